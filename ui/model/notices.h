#pragma once

#include <QObject>
#include <QStringList>

#include <optional>
#include <vector>

namespace signet::ui {

/// One message above the page: what happened, what it means, what to do next (ui.md §1).
struct Notice {
    enum class Look { Info, Warn, Err };
    struct Action {
        QString id; ///< dismissId() takes the notice away
        QString label;
        bool main = false; ///< the next step that most want
        friend bool operator==(Action const&, Action const&) = default;
    };

    static QString dismissId();

    QString id;
    int rank = 0; ///< the lower the more urgent
    Look look = Look::Info;
    QString icon;
    QString heading;
    QString text;
    std::vector<Action> actions; ///< at most two
    friend bool operator==(Notice const&, Notice const&) = default;
};

/// The messages that stand. Two are shown at most: the most urgent.
class Notices final : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t mostShown = 2; ///< ui.md §6

    using QObject::QObject;

    /// Adds a notice or changes the one of its id.
    void put(Notice notice);
    void take(QString const& id);
    /// A sentence that stands until it is dismissed or another is said.
    void say(Notice::Look look, QString const& sentence);
    [[nodiscard]] std::vector<Notice> shown() const;
    [[nodiscard]] Notice const* find(QString const& id) const;

    /// A person pressed a button of one that is shown. Dismissed ones go by themselves.
    void act(QString const& notice, QString const& action);

Q_SIGNALS:
    void changed();
    void acted(QString const& notice, QString const& action);

private:
    std::vector<Notice> all_; ///< by rank, older ones first
};

} // namespace signet::ui
