#pragma once

#include "fake_engine.h"
#include "sample_data.h"

#include "ui/model/envelope_models.h"
#include "ui/window/main_window.h"
#include "ui/window/window_actions.h"

#include <QLineEdit>
#include <QPointer>

#include <memory>

namespace signet::ui::sample {

/// The models behind the envelope, with nobody's engine and everybody of sample_data.h.
struct SampleModels {
    SampleModels() : models{engine, std::chrono::milliseconds{0}}
    {
        engine.tells(engine::Accounts{0, accounts()});
        engine.tells(engine::Contacts{0, contacts()});
        online();
    }
    void online() { connection(engine::ConnectionChanged::State::Online); }
    void connection(engine::ConnectionChanged::State state) { engine.tells(engine::ConnectionChanged{marta, state, {}, false}); }
    /// As if files had been ticked.
    void tick(std::uint64_t files = 6, std::uint64_t bytes = 41'300'000)
    {
        models.stamp.setContents({files, files, bytes, false});
    }
    /// As if this envelope were the newest to the draft's To.
    void transfer(engine::EnvelopeState state, std::uint64_t acknowledged = 0)
    {
        TransferGlance glance;
        glance.own = *models.draft.from();
        glance.party = *models.draft.to();
        glance.id = "0123";
        glance.state = state;
        glance.files = 2;
        glance.bytes = 1'300'000;
        glance.acknowledged = acknowledged;
        if (state == engine::EnvelopeState::Sending) glance.left = seconds{4};
        if (state == engine::EnvelopeState::Delivered) glance.delivered = on(2026, 11, 20, 14, 38);
        models.stamp.setTransfer(glance);
    }

    FakeEngine engine;
    EnvelopeModels models;
};

/// The main window over them; its pages hold a search field each.
struct SampleWindow : SampleModels {
    SampleWindow() : window{{models, actions, page("Send Files"), page("Send Log"), page("Inbox")}} { }

    static MainWindow::PagePart page(char const* name)
    {
        auto const search = std::make_shared<QPointer<QLineEdit>>();
        auto const make = [search, name](QWidget* parent) {
            auto* const page = new QWidget{parent};
            *search = new QLineEdit{page};
            (*search)->setObjectName(QStringLiteral("search"));
            (*search)->setAccessibleName(QLatin1String{name});
            return page;
        };
        return {.make = make, .find = [search] { (*search)->setFocus(); }};
    }

    WindowActions actions;
    MainWindow window;
};

} // namespace signet::ui::sample
