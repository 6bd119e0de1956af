#pragma once

#include "../support/patience.h"
#include "../support/turn_watch.h"
#include "../support/widgets.h"

#include "app/desktop/application.h"
#include "tests/e2e/client/world.h"
#include "ui/view/verify_dialog.h"

namespace signet::ui {

/// One person's program in the test's process, window and all, used as a person uses it. The server and everybody else's programs
/// are processes of their own.
class RealWindow {
public:
    /// The profile is opened by the person's key file, where one was provisioned; else the window asks. `what` as a link or file
    /// that the program was started with.
    explicit RealWindow(e2e::Person const& who, QString const& what = {});
    ~RealWindow();

    [[nodiscard]] bool begin() { return program_->begin(); }
    [[nodiscard]] desktop::Application& program() { return *program_; }
    [[nodiscard]] MainWindow& window() { return program_->window(); }
    template <class W> [[nodiscard]] W* part(char const* name) { return child<W>(window(), name); }
    [[nodiscard]] VerifyDialog* verification() { return window().findChild<VerifyDialog*>(); }

    /// Signed in, the log read.
    [[nodiscard]] bool isOnline();
    [[nodiscard]] engine::ContactInfo const* contact(e2e::Person const& other);
    [[nodiscard]] StampState const& stamp() { return program_->models().stamp.state(); }
    /// What the message bars say.
    [[nodiscard]] QString messages();
    /// The newest envelope of this way in the log.
    [[nodiscard]] std::optional<engine::EnvelopeInfo> newest(engine::Way way);
    [[nodiscard]] bool newestIs(engine::Way way, engine::EnvelopeState state);

    void addressTo(e2e::Person const& other);
    /// Drops a file onto the window and waits until it is counted.
    void drop(QString const& path);
    /// SEND, or whatever the stamp says.
    void pressStamp();
    void pressMessage(QString const& label);

private:
    std::unique_ptr<desktop::Application> program_;
};

[[nodiscard]] AccountNumber numberOf(e2e::Person const& who);
/// Types a code into the window that asks for it.
void typeCode(VerifyDialog& dialog, QString const& code);
/// Both sides of a key exchange by clicks, as far as the code has been typed and confirmed; `typed` says what was heard of it.
/// Fails the test where it does not get there.
void exchangeKeys(RealWindow& caller, RealWindow& callee, std::function<QString(QString)> const& typed);

} // namespace signet::ui
