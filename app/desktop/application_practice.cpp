#include "app/desktop/application.h"

#include "app/desktop/practice.h"
#include "ui/model/error_words.h"
#include "ui/view/question_dialog.h"

/// Practising on this computer: begun, marked, removed.
namespace signet::desktop {

using namespace ui;

namespace {
QString const practice_notice = QStringLiteral("practice");
QString const remove_action = QStringLiteral("remove");
constexpr int rank = 200; ///< after all that happens: the window's title says it too
} // namespace

void Application::practise()
{
    practice_ = std::make_unique<Practice>(keys_, models_);
    // A key that everybody knows opens it: there is no passphrase to unlock it with.
    actions_.lock.setVisible(false);
    actions_.closeKeys.setVisible(false);
    connect(practice_.get(), &Practice::failed, this, &Application::keysFailed);
    connect(practice_.get(), &Practice::ready, this, [this] {
        goOnline(); // there is an account now
        markPractice();
    });
    connect(practice_.get(), &Practice::removed, this, [this] {
        // Nothing is kept any more: that would make the folder anew.
        quitting_ = true;
        Q_EMIT startWished({});
        Q_EMIT ended();
    });
    connect(practice_.get(), &Practice::notRemoved, this, [this](Error const& error) {
        removing_ = false;
        sayFailed(tr("Practice mode was not removed whole. %1").arg(errorText(error)));
        markPractice();
    });
    connect(&models_.notices, &Notices::acted, this, [this](QString const& notice, QString const& action) {
        if (notice == practice_notice && action == remove_action) removePractice();
    });
    practice_->begin();
}

void Application::markPractice()
{
    actions_.removePractice.setVisible(true);
    actions_.removePractice.setEnabled(true);
    models_.notices.put({practice_notice,
                         rank,
                         Notice::Look::Info,
                         QStringLiteral("info"),
                         tr("You are practising on this computer"),
                         tr("The server and your correspondent run in this window. Nothing leaves this computer."),
                         {{remove_action, tr("Remove practice mode")}}});
}

void Application::removePractice()
{
    if (removing_ || keys_.state() == ProfileKeys::State::Opening) return;
    auto const remove = [this] {
        if (std::exchange(removing_, true)) return;
        actions_.removePractice.setEnabled(false);
        models_.notices.take(practice_notice);
        for (QDialog* const dialog : window_->findChildren<QDialog*>()) dialog->close();
        if (keys_.state() == ProfileKeys::State::Open)
            keys_.close(); // closed() goes on
        else
            practice_->remove();
    };
    if (sessions_.rowCount() == 0) return remove();
    ask(removePracticeQuestion(), window_.get(), this, remove);
}

} // namespace signet::desktop
