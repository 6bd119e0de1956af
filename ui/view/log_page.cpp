#include "ui/view/log_page.h"

#include "ui/model/error_words.h"
#include "ui/model/person.h"
#include "ui/model/plain_text.h"
#include "ui/model/size_text.h"
#include "ui/view/empty_state.h"
#include "ui/view/file_chooser.h"
#include "ui/view/log_bar.h"
#include "ui/view/question_dialog.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QFile>
#include <QFileInfo>
#include <QPushButton>
#include <QSaveFile>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

namespace signet::ui {

using engine::EnvelopeInfo;
using engine::Way;

namespace {

constexpr double cancel_asks_from = 10'000'000; ///< ui.md §6: "asks only when more than 10 MB are through"

std::string bytesOf(QString const& path)
{
    return QFile::encodeName(path).toStdString();
}

QString decoded(std::string const& path)
{
    return QFile::decodeName(QByteArray::fromStdString(path));
}

bool writeFile(QString const& path, QByteArray const& content)
{
    QSaveFile file{path};
    if (!file.open(QIODevice::WriteOnly)) return false;
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner); // a log says who writes to whom
    return file.write(content) == content.size() && file.commit();
}

QString savedText(Saved const& saved, QString const& place)
{
    QString const at = isolated(plain(saved.at));
    switch (saved.failure) {
    case Saved::Failure::None: return LogPage::tr("%1 saved in %2").arg(filesText(saved.files), isolated(plain(place)));
    case Saved::Failure::Missing: return LogPage::tr("%1 is not there any more. It was moved, renamed or deleted.").arg(at);
    case Saved::Failure::NoSpace: return LogPage::tr("The disk is full. %1 was not saved.").arg(at);
    case Saved::Failure::NoAccess: return LogPage::tr("%1 cannot be read or written. Check its permissions.").arg(at);
    case Saved::Failure::Disk: return LogPage::tr("The disk reports an error. %1 was not saved.").arg(at);
    case Saved::Failure::Stopped: return LogPage::tr("Saving was stopped. %1 was not saved.").arg(at);
    }
    return {};
}

} // namespace

LogPage::LogPage(SessionModel& model, Way way, QWidget* parent)
    : QWidget{parent},
      model_{model},
      filter_{model, way},
      layout_{new QVBoxLayout{this}},
      bar_{new LogBar{filter_, this}},
      pages_{new QStackedWidget{this}},
      view_{new SessionView{filter_, pages_}},
      noMatch_{new EmptyState{
          QStringLiteral("search"), {}, tr("Search looks in names, companies, numbers, files and tracking IDs."), pages_}}
{
    setAttribute(Qt::WA_StyledBackground);
    layout_->setContentsMargins(0, 0, 0, 0);
    layout_->setSpacing(0);
    layout_->addWidget(bar_);
    layout_->addWidget(pages_, 1);
    pages_->addWidget(view_);
    pages_->addWidget(noMatch_);
    QPushButton const* const clear = noMatch_->addButton(QStringLiteral("clearSearchButton"), tr("Clear search"));
    connect(clear, &QPushButton::clicked, bar_, [this] {
        bar_->clearSearch();
        bar_->focusSearch();
    });
    connect(bar_, &LogBar::filtered, this, &LogPage::choosePage);
    connect(bar_, &LogBar::exportCsvAsked, this, [this] { exportRows(ExportFormat::Csv); });
    connect(bar_, &LogBar::exportJsonAsked, this, [this] { exportRows(ExportFormat::Json); });
    connect(bar_, &LogBar::exportEvidenceAsked, this, &LogPage::exportEvidence);
    connect(&model, &SessionModel::countsChanged, this, &LogPage::choosePage);
    connect(&model, &SessionModel::loaded, this, &LogPage::choosePage);
    connect(view_, &SessionView::acted, this, &LogPage::act);
    connect(view_, &SessionView::saveFileAsked, this, &LogPage::saveFile);
}

/// What shows the filter goes before it.
LogPage::~LogPage()
{
    delete pages_;
    delete bar_;
}

void LogPage::addTop(QWidget* widget)
{
    layout_->insertWidget(0, widget);
}

void LogPage::setEmpty(EmptyState* empty)
{
    empty_ = empty;
    pages_->addWidget(empty);
    choosePage();
}

void LogPage::focusSearch()
{
    bar_->focusSearch();
}

void LogPage::showSession(SessionKey const& key)
{
    if (view_->showSession(key)) return;
    bar_->clearSearch();
    view_->showSession(key);
}

void LogPage::choosePage()
{
    bool const isNothing = model_.isLoaded() && model_.count(filter_.way(), StateGroup::All) == 0;
    bar_->setVisible(!isNothing);
    if (isNothing && empty_) return turnTo(empty_);
    bool const isSought = !filter_.text().isEmpty() || filter_.group() != StateGroup::All;
    if (!isSought || filter_.rowCount() > 0) return turnTo(view_);
    noMatch_->setHeading(filter_.text().isEmpty() ? tr("No session is in this state")
                                                  : tr("No session matches “%1”").arg(plain(filter_.text())));
    turnTo(noMatch_);
}

/// What is not shown asks for no room.
void LogPage::turnTo(QWidget* page)
{
    for (int i = 0; i < pages_->count(); ++i) {
        QWidget* const each = pages_->widget(i);
        each->setSizePolicy(QSizePolicy::Expanding, each == page ? QSizePolicy::Expanding : QSizePolicy::Ignored);
    }
    pages_->setCurrentWidget(page);
}

// ---- what a person does to an envelope

void LogPage::act(SessionKey const& key, SessionAct act)
{
    Session const* const session = model_.find(key);
    if (!session) return;
    EnvelopeInfo const& info = session->info;
    switch (act) {
    case SessionAct::None: return;
    case SessionAct::Resume: return model_.resume(key);
    case SessionAct::Pause: return model_.pause(key);
    case SessionAct::Cancel: return cancel(key, session->part.value_or(0) * static_cast<double>(info.bytes) > cancel_asks_from);
    case SessionAct::VerifyByCode: Q_EMIT verifyAsked(info); return;
    case SessionAct::SendAgain: Q_EMIT sendAgainAsked(info, session->sources); return;
    case SessionAct::Reply: Q_EMIT replyAsked(info); return;
    case SessionAct::CopyTracking: QApplication::clipboard()->setText(session->tracking()); return;
    case SessionAct::StorageSettings: Q_EMIT storageSettingsAsked(); return;
    case SessionAct::OpenFolder: return openFolder(info);
    case SessionAct::SaveAll: return saveAll(key);
    case SessionAct::Delete: return deleteFiles(key);
    case SessionAct::MarkSeen: return model_.markSeen(key);
    }
}

void LogPage::cancel(SessionKey const& key, bool asks)
{
    if (!asks) return model_.cancel(key);
    Session const* const session = model_.find(key);
    if (!session) return;
    QString const name = isolated(shownName(session->info.party_name, session->info.party));
    ask(cancelQuestion(filter_.way(), name), this, this, [this, key] { model_.cancel(key); });
}

void LogPage::openFolder(EnvelopeInfo const& envelope)
{
    QString const path = decoded(envelope.path);
    model_.markSeen({envelope.way, envelope.row});
    if (!QFileInfo::exists(path))
        Q_EMIT failed(tr("The folder is not there any more. It was moved, renamed or deleted."));
    else if (!QDesktopServices::openUrl(QUrl::fromLocalFile(path)))
        Q_EMIT failed(tr("No program opens folders here. It is %1.").arg(isolated(plain(path))));
}

void LogPage::saveAll(SessionKey const& key)
{
    chooseFolder(this, tr("Save the files in"), [this, key](QString const& folder) {
        Session const* const session = model_.find(key);
        if (!session || session->info.path.empty()) return;
        SaveFiles job;
        // Each under its own name; of more than are told, the folder that they lie in.
        if (session->info.names.size() < EnvelopeInfo::max_names)
            for (std::string const& name : session->info.names) job.from.push_back(session->info.path + "/" + name);
        else
            job.from.push_back(session->info.path);
        job.into = bytesOf(folder);
        save(std::move(job), folder);
        model_.markSeen(key);
    });
}

void LogPage::saveFile(SessionKey const& key, std::size_t file)
{
    Session const* const session = model_.find(key);
    if (!session || file >= session->files.size()) return;
    std::string const path = session->files[file].path;
    QString const name = session->filePath(file).section(QLatin1Char{'/'}, -1);
    chooseNewFile(this, tr("Save the file as"), name, {}, [this, key, path](QString const& chosen) {
        Session const* const now = model_.find(key);
        if (now && !now->info.path.empty()) save({{now->info.path + "/" + path}, {}, bytesOf(chosen)}, QFileInfo{chosen}.path());
    });
}

void LogPage::save(SaveFiles job, QString const& place)
{
    if (work_.isBusy()) {
        Q_EMIT failed(tr("Something else is being saved. Try again when it is done."));
        return;
    }
    auto const saved = std::make_shared<Saved>(); // of the thread that saves, then of this one
    work_.run([job = std::move(job), saved](std::atomic<bool> const& stop) { *saved = saveFiles(job, stop); },
              [this, saved, place] {
                  QString const text = savedText(*saved, place);
                  saved->failure == Saved::Failure::None ? Q_EMIT done(text) : Q_EMIT failed(text);
              });
}

void LogPage::deleteFiles(SessionKey const& key)
{
    Session const* const session = model_.find(key);
    if (!session) return;
    QString const name = isolated(shownName(session->info.party_name, session->info.party));
    ask(deleteFilesQuestion(session->info.files, name), this, this, [this, key] { model_.deleteReceived(key); });
}

// ---- export

void LogPage::exportRows(ExportFormat format)
{
    bool const isCsv = format == ExportFormat::Csv;
    QString const name = filter_.way() == Way::Sent ? tr("Signet sent") : tr("Signet received");
    QString const suggested = name + (isCsv ? QStringLiteral(".csv") : QStringLiteral(".json"));
    QString const types = isCsv ? tr("CSV (*.csv)") : tr("JSON (*.json)");
    chooseNewFile(this, tr("Export the rows that are shown"), suggested, types, [this, format](QString const& path) {
        if (work_.isBusy()) {
            Q_EMIT failed(tr("Something else is being saved. Try again when it is done."));
            return;
        }
        auto const written = std::make_shared<bool>(false); // of the thread that writes, then of this one
        work_.run([rows = filter_.shown(), format, path,
                   written](std::atomic<bool> const&) { *written = writeFile(path, exported(rows, format)); },
                  [this, path, written] {
                      if (*written)
                          Q_EMIT done(tr("Exported to %1").arg(isolated(plain(path))));
                      else
                          Q_EMIT failed(tr("%1 could not be written. Choose another place.").arg(isolated(plain(path))));
                  });
    });
}

void LogPage::exportEvidence()
{
    chooseNewFile(this, tr("Export the whole log with receipts"), tr("Signet evidence") + QStringLiteral(".jsonl"),
                  tr("JSON lines (*.jsonl)"), [this](QString const& path) {
                      model_.exportEvidence(bytesOf(path), [this, path](std::optional<Error> const& error) {
                          error ? Q_EMIT failed(errorText(*error)) : Q_EMIT done(tr("Exported to %1").arg(isolated(plain(path))));
                      });
                  });
}

} // namespace signet::ui
