#pragma once

#include "app/desktop/practice_correspondent.h"
#include "app/desktop/profile_keys.h"
#include "ui/model/envelope_models.h"

namespace signet::desktop {

/// Practising on this computer: starts server and correspondent, joins, and plays the telephone. The window's profile is one of
/// its own; all of it lies in one folder, which one click removes.
class Practice final : public QObject {
    Q_OBJECT
public:
    Practice(ProfileKeys& keys, ui::EnvelopeModels& models, QObject* parent = nullptr);
    ~Practice() override;

    void begin();
    /// Ends server and correspondent and removes the folder, but nothing that a link in it leads to. Nobody works with the
    /// profile any more. Ends in removed() or notRemoved().
    void remove();
    /// The folder that holds all of it, below the person's data.
    [[nodiscard]] static QString folder();

Q_SIGNALS:
    void failed(signet::Error error);
    void ready();
    void removed();
    void notRemoved(signet::Error error);

private:
    struct World { // the correspondent goes first
        std::unique_ptr<PracticeServer> server;
        std::unique_ptr<PracticeCorrespondent> correspondent;
    };
    void worldIsThere(Result<World> world);
    void take(engine::EngineEvent const& event);
    void join();
    void introduce();

    ProfileKeys& keys_;
    ui::EnvelopeModels& models_;
    World world_;
    std::thread working_; ///< starts or removes
    engine::RequestId joining_ = 0;
    SecretBytes order_;
};

} // namespace signet::desktop
