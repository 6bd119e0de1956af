#include "app/desktop/practice.h"

#include <QFileInfo>
#include <QStandardPaths>

namespace signet::desktop {

namespace {

/// Nothing here is secret: a key that everybody knows keeps a passphrase out of practising.
engine::Engine::Options known()
{
    engine::Engine::Options options;
    options.key_file = SecretBytes::copy_of(view_of("signet practice: nothing secret!"));
    return options;
}

} // namespace

Practice::Practice(ProfileKeys& keys, ui::EnvelopeModels& models, QObject* parent) : QObject{parent}, keys_{keys}, models_{models}
{
    connect(&keys_.engine(), &ui::EngineDoor::happened, this, &Practice::take);
    connect(&keys_, &ProfileKeys::opened, this, [this](bool made) { made ? join() : introduce(); });
}

Practice::~Practice()
{
    if (working_.joinable()) working_.join();
}

QString Practice::folder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/signet-practice");
}

void Practice::begin()
{
    working_ = std::thread{[this, path = folder().toStdString()] {
        auto const start = [&path]() -> Result<World> {
            World world;
            SIGNET_TRY(server, PracticeServer::start(path + "/server"));
            world.server = std::move(server);
            SIGNET_TRY(correspondent, PracticeCorrespondent::start(path + "/correspondent", *world.server));
            world.correspondent = std::move(correspondent);
            return world;
        };
        auto const world = std::make_shared<Result<World>>(start()); // brought over to the UI thread
        QMetaObject::invokeMethod(this, [this, world] { worldIsThere(std::move(*world)); });
    }};
}

void Practice::worldIsThere(Result<World> world)
{
    working_.join();
    if (!world) {
        Q_EMIT failed(world.error());
        return;
    }
    world_ = std::move(*world);
    keys_.open(known());
}

void Practice::remove()
{
    if (working_.joinable()) return;
    working_ = std::thread{[this, world = std::move(world_)]() mutable {
        {
            World const ended = std::move(world);
        }
        QFileInfo const whole{folder()};
        SystemFiles files;
        Result<FolderPtr> const above = files.open(whole.path().toStdString());
        Result<void> const gone = above ? (*above)->remove_tree(whole.fileName().toStdString()) : std::unexpected{above.error()};
        QMetaObject::invokeMethod(this, [this, gone] {
            working_.join();
            gone ? Q_EMIT removed() : Q_EMIT notRemoved(gone.error());
        });
    }};
}

void Practice::join()
{
    Result<PracticeServer::Invitation> invitation = world_.server->invite(tr("You").toStdString(), tr("Practice").toStdString());
    if (!invitation) {
        Q_EMIT failed(invitation.error());
        return;
    }
    order_ = std::move(invitation->order);
    joining_ =
        keys_.engine().post(engine::AddAccount{invitation->link, "practice"}, this, [this](engine::Finished const& finished) {
            if (finished.error)
                Q_EMIT failed(*finished.error);
            else
                introduce();
        });
}

void Practice::introduce()
{
    models_.refresh();
    keys_.engine().post(engine::ListAccounts{}, this, [this](engine::Finished const&) {
        std::optional<AccountNumber> const own = models_.accounts.preferred();
        if (!own || !world_.correspondent) return;
        keys_.engine().post(engine::AddContact{*own, world_.correspondent->number()});
        Q_EMIT ready();
    });
}

void Practice::take(engine::EngineEvent const& event)
{
    if (auto const* const need = std::get_if<engine::NeedDigits>(&event); need && need->request == joining_)
        keys_.engine().post(engine::GiveDigits{need->request, std::move(order_)});
    else if (auto const* const shown = std::get_if<engine::ShowCode>(&event); shown && world_.correspondent)
        world_.correspondent->hear(shown->code); // the telephone
}

} // namespace signet::desktop
