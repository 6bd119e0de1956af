#include "ui/model/obstacle.h"

#include <QCoreApplication>

namespace signet::ui {

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(signet::ui::Obstacle)
};
} // namespace

QString obstacleText(Obstacle obstacle)
{
    switch (obstacle) {
    case Obstacle::Missing: return Words::tr("no longer there");
    case Obstacle::Link: return Words::tr("a link, and links are not followed");
    case Obstacle::NotAFile: return Words::tr("neither a file nor a folder");
    case Obstacle::Unreadable: return Words::tr("you may not read it");
    case Obstacle::BadName: return Words::tr("its name is not Unicode text");
    case Obstacle::TooDeep: return Words::tr("more than 100 folders deep");
    case Obstacle::TooMany: return Words::tr("more than 1,000,000 files in one envelope");
    case Obstacle::WholeDisk: return Words::tr("a whole disk, which has no name to send it under");
    }
    return {};
}

QString obstacleWord(Obstacle obstacle)
{
    switch (obstacle) {
    case Obstacle::Missing: return Words::tr("gone");
    case Obstacle::Link: return Words::tr("link");
    case Obstacle::NotAFile: return Words::tr("no file");
    case Obstacle::Unreadable: return Words::tr("no access");
    case Obstacle::BadName: return Words::tr("bad name");
    case Obstacle::TooDeep: return Words::tr("too deep");
    case Obstacle::TooMany: return Words::tr("too many");
    case Obstacle::WholeDisk: return Words::tr("whole disk");
    }
    return {};
}

} // namespace signet::ui
