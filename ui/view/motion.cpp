#include "ui/view/motion.h"

namespace signet::ui {

namespace {
bool reduced = false;
}

void setReduceMotion(bool on)
{
    reduced = on;
}

int motion(int milliseconds)
{
    return reduced ? 0 : milliseconds;
}

} // namespace signet::ui
