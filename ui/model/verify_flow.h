#pragma once

#include "ui/model/engine_door.h"

#include <QStringList>

namespace signet::ui {

/// One key exchange as its window shows it, in either role (seed A fig. 6, protocol.md §5). Nothing is verified here: the engine
/// does that, and only a person's answers go down.
class VerifyFlow final : public QObject {
    Q_OBJECT
public:
    enum class Role { Sender, Recipient };
    enum class Stage {
        Dialling,   ///< sender: the server is asked, then their person
        Asked,      ///< recipient: their request, not answered yet
        Connecting, ///< recipient: accepted, the keys are under way
        Reading,    ///< sender: the code is on the screen; the person telephones, then answers
        Typing,     ///< recipient: five characters, one attempt
        Checking,   ///< an answer was given; the engine has not ended yet
        Verified,
        Failed,
    };
    Q_ENUM(Stage)

    /// Who it is with, cleaned.
    struct Person {
        AccountNumber own;
        AccountNumber number;
        QString name;
        QString company;
    };

    /// The sender's role: dials at once.
    VerifyFlow(EngineDoor& engine, Person person, QObject* parent = nullptr);
    /// The recipient's role: their request.
    VerifyFlow(EngineDoor& engine, engine::NeedAccept const& request, QObject* parent = nullptr);

    [[nodiscard]] Role role() const { return role_; }
    [[nodiscard]] Stage stage() const { return stage_; }
    [[nodiscard]] Person const& person() const { return person_; }
    [[nodiscard]] QString shownName() const; ///< the name, or the number in groups where there is none
    [[nodiscard]] QString code() const { return code_; }
    [[nodiscard]] int runsLeft() const { return runsLeft_; }
    [[nodiscard]] bool isOver() const { return stage_ == Stage::Verified || stage_ == Stage::Failed; }
    [[nodiscard]] bool belongsTo(engine::RequestId exchange) const { return exchange_ == exchange; }

    /// Why it failed, in words: what happened, what it means, what to do.
    [[nodiscard]] QString failureHeading() const;
    [[nodiscard]] QString failureMeaning() const;
    [[nodiscard]] QString failureAdvice() const;

    // What the person does. Each has an effect in its own stage only.
    void accept();
    void decline(); ///< Not now, Cancel, Nobody has rung me, or the window closed
    /// Declines what is still open and lives on without a window until the engine's run has ended; then deletes itself.
    void letGo();
    void confirmCode(QString const& typed);
    void answerAccepted(bool theirScreenSaysVerified);

    /// The word by which people say a character of a code, in the person's language.
    [[nodiscard]] static QString spellingWord(QChar character);
    /// A typed character as the code has it: any case, O as 0, I and L as 1; nothing for any other.
    [[nodiscard]] static std::optional<QChar> codeCharacter(QChar typed);

Q_SIGNALS:
    void changed();

private:
    void take(engine::EngineEvent const& event);
    void takeName(engine::ContactInfo const& contact);
    void takeAfterTheEnd(engine::EngineEvent const& event);
    void move(Stage stage);
    void answer(bool yes, std::string typed = {});
    void runEnded();
    void fail(engine::Reason reason, std::optional<ErrorCode> error);

    EngineDoor& engine_;
    Role role_;
    Stage stage_;
    Person person_;
    engine::RequestId request_ = 0;  ///< of our VerifyContact
    engine::RequestId exchange_ = 0; ///< once the engine has named it
    QString code_;
    int runsLeft_ = -1; ///< not known yet
    engine::Reason reason_;
    std::optional<ErrorCode> error_;
    bool reachedCode_ = false;
    bool running_ = true; ///< the engine's run; it may outlive ours by what is still on its way
    bool letGo_ = false;
};

} // namespace signet::ui
