#include "ui/window/focus_ring.h"

#include <QApplication>
#include <QShortcut>

namespace signet::ui {

namespace {

bool holds(QWidget const& part, QWidget const* widget)
{
    return widget && (widget == &part || part.isAncestorOf(widget));
}

bool takesFocus(QWidget const& widget)
{
    return widget.isVisible() && widget.isEnabled() && (widget.focusPolicy() & Qt::TabFocus) != 0;
}

} // namespace

FocusRing::FocusRing(QWidget& window, std::function<std::vector<QWidget*>()> parts)
    : QObject{&window},
      window_{window},
      parts_{std::move(parts)}
{
    auto* const on = new QShortcut{QKeySequence{Qt::Key_F6}, &window};
    auto* const back = new QShortcut{QKeySequence{Qt::SHIFT | Qt::Key_F6}, &window};
    connect(on, &QShortcut::activated, this, [this] { go(1); });
    connect(back, &QShortcut::activated, this, [this] { go(-1); });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { remember(now); });
}

void FocusRing::remember(QWidget* now)
{
    if (!now || now->window() != &window_) return;
    for (QWidget* const part : parts_())
        if (holds(*part, now)) last_[part] = now;
}

QWidget* FocusRing::entranceOf(QWidget& part) const
{
    auto const last = last_.find(&part);
    if (last != last_.end() && last->second && holds(part, last->second) && takesFocus(*last->second)) return last->second;
    QWidget* each = &part;
    do {
        if (holds(part, each) && takesFocus(*each)) return each;
        each = each->nextInFocusChain();
    } while (each != &part);
    return nullptr;
}

void FocusRing::go(int step)
{
    std::vector<QWidget*> entrances;
    std::optional<int> here;
    for (QWidget* const part : parts_()) {
        QWidget* const entrance = entranceOf(*part);
        if (!entrance) continue;
        if (holds(*part, window_.focusWidget())) here = static_cast<int>(entrances.size());
        entrances.push_back(entrance);
    }
    if (entrances.empty()) return;
    int const count = static_cast<int>(entrances.size());
    int const next = here ? (*here + step + count) % count : (step > 0 ? 0 : count - 1);
    entrances[static_cast<std::size_t>(next)]->setFocus(step > 0 ? Qt::TabFocusReason : Qt::BacktabFocusReason);
}

} // namespace signet::ui
