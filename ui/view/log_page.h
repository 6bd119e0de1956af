#pragma once

#include "ui/model/background.h"
#include "ui/model/save_files.h"
#include "ui/model/session_export.h"
#include "ui/view/session_view.h"

#include <QWidget>

class QStackedWidget;
class QVBoxLayout;

namespace signet::ui {

class EmptyState;
class LogBar;

/// What Send Log and Inbox share: search and chips, the log, what stands in its place while it is empty, and what a person does
/// to an envelope in it.
class LogPage : public QWidget {
    Q_OBJECT
public:
    LogPage(SessionModel& model, engine::Way way, QWidget* parent);
    ~LogPage() override;

    [[nodiscard]] SessionView& view() { return *view_; }
    [[nodiscard]] SessionFilter& filter() { return filter_; }
    void focusSearch();
    /// Shows this envelope, whatever is searched for.
    void showSession(SessionKey const& key);

Q_SIGNALS:
    /// Addresses a new envelope as this one was. `sources` is what was picked for it, as far as it is known.
    void sendAgainAsked(signet::engine::EnvelopeInfo const& envelope, std::vector<std::string> const& sources);
    void replyAsked(signet::engine::EnvelopeInfo const& envelope);
    void verifyAsked(signet::engine::EnvelopeInfo const& envelope);
    void storageSettingsAsked();
    /// For the message bar: something was done, or not.
    void done(QString const& sentence);
    void failed(QString const& sentence);

protected:
    /// A part above search and chips.
    void addTop(QWidget* widget);
    void setEmpty(EmptyState* empty);
    void cancel(SessionKey const& key, bool asks);

private:
    void act(SessionKey const& key, SessionAct act);
    void openFolder(engine::EnvelopeInfo const& envelope);
    void saveAll(SessionKey const& key);
    void saveFile(SessionKey const& key, std::size_t file);
    void save(SaveFiles job, QString const& place);
    void deleteFiles(SessionKey const& key);
    void exportRows(ExportFormat format);
    void exportEvidence();
    void choosePage();
    void turnTo(QWidget* page);

    SessionModel& model_;
    SessionFilter filter_;
    QVBoxLayout* layout_;
    LogBar* bar_;
    QStackedWidget* pages_;
    SessionView* view_;
    EmptyState* noMatch_;
    EmptyState* empty_ = nullptr;
    Background work_;
};

} // namespace signet::ui
