#pragma once

#include "scenes.h"

#include "../files/mock_folder.h"
#include "../logs/sample_log.h"
#include "../support/sample_window.h"

#include "core/base/system_files.h"
#include "ui/model/file_list_model.h"
#include "ui/model/folder_model.h"
#include "ui/model/selection_model.h"
#include "ui/model/transfers_model.h"
#include "ui/view/inbox_page.h"
#include "ui/view/send_files_page.h"
#include "ui/view/send_log_page.h"

#include <QTest>

namespace signet::ui {

/// All that the window stands on: real pages over a sample folder and a sample log.
struct Behind : sample::SampleModels {
    Behind()
    {
        fillAsInTheMock(home, drives);
        folders.readAgain(); // it looked while that was being written
        QObject::connect(&selection, &SelectionModel::changed, &selection, [this] {
            models.stamp.setContents(
                {selection.paths().size(), selection.fileCount(), selection.totalBytes(), selection.isCounting()});
        });
    }
    /// As if the six files of the mock had been ticked.
    void tick()
    {
        selection.setSpeed(3'400'000);
        selection.add(mockSix(home));
        (void)QTest::qWaitFor([this] { return selection.canSend(); });
    }
    void log(std::vector<engine::EnvelopeInfo> all)
    {
        sessions.refresh();
        std::vector<engine::EnvelopeInfo> const told = all;
        engine.tells(engine::Envelopes{engine.lastRequest<engine::ListEnvelopes>(), std::move(all)});
        engine.tells(engine::TransferProgress{34, engine::Way::Sent, 29'400'000, 41'300'000});
        engine.tells(engine::TransferProgress{33, engine::Way::Sent, 194'000'000, 512'000'000});
        for (engine::EnvelopeInfo const& info : told) // what progress came is told now, not at the next beat
            if (info.row == 33) engine.tells(engine::EnvelopeChanged{info});
        engine.tells(engine::TransferProgress{35, engine::Way::Received, 130'400'000, 203'700'000});
    }
    /// An envelope of the log, opened, with its files and, where there is one, its receipt.
    void open(LogPage& page, std::int64_t row)
    {
        page.showSession({page.filter().way(), row});
        Session const& session = *sessions.find({page.filter().way(), row});
        bool const whole =
            session.info.state == engine::EnvelopeState::Delivered || session.info.state == engine::EnvelopeState::Received;
        auto const receipt =
            whole ? std::optional{engine::EnvelopeFiles::Receipt{session.info.started + seconds{80}, true}} : std::nullopt;
        engine.tells(engine::EnvelopeFiles{
            engine.lastRequest<engine::ListFiles>(), row, session.info.way, 0, sampleFiles().size(), sampleFiles(), receipt, {}});
    }

    SampleFolder home;
    SampleFolder drives;
    FolderReader reader{std::make_unique<SystemFiles>()};
    SelectionModel selection{reader};
    FileListModel files{reader, selection};
    FolderModel folders{reader, home.path(), {drives.path()}};
    SessionModel sessions{engine};
    TransfersModel transfers{engine};
    WindowActions actions;
    SendFilesPage* sendFiles = nullptr;
    SendLogPage* sendLog = nullptr;
    InboxPage* inbox = nullptr;
};

/// The main window over it, with what `act` has done to it.
[[nodiscard]] Shown mainWindow(std::function<void(Behind&, MainWindow&)> const& act);

} // namespace signet::ui
