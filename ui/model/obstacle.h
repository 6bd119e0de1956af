#pragma once

#include <QString>

#include <cstdint>
#include <string>

namespace signet::ui {

/// Why something cannot go into an envelope. The rules are the engine's own when it seals: a person hears of them before.
enum class Obstacle { Missing, Link, NotAFile, Unreadable, BadName, TooDeep, TooMany, WholeDisk };

/// What goes after a name: "a link, and links are not followed".
[[nodiscard]] QString obstacleText(Obstacle obstacle);
/// Where there is room for a word or two: "link".
[[nodiscard]] QString obstacleWord(Obstacle obstacle);

struct Hindered {
    std::string path;
    Obstacle why = Obstacle::Missing;
    friend bool operator==(Hindered const&, Hindered const&) = default;
};

} // namespace signet::ui
