#pragma once

#include "core/base/task.h"
#include "core/engine/api.h"
#include "core/store/profile.h"

#include <functional>

namespace signet::engine {

/// What every part of the engine works on: the profile, the way up, and the numbers of requests and dialogues. Engine thread.
class Board {
public:
    Board(Env const& env, store::Profile profile, std::function<void(EngineEvent)> tell)
        : env{env},
          profile{std::move(profile)},
          tell_{std::move(tell)}
    {
    }

    Env const env;
    store::Profile profile;

    void tell(EngineEvent event) const { tell_(std::move(event)); }
    void finished(RequestId request, std::optional<Error> error = {}, Reason reason = {}) const
    {
        tell(Finished{request, error, std::move(reason)});
    }
    /// Reads the row again and tells it.
    void tell_envelope(store::RowId row);
    /// The same where the profile could not take how it stands, as on a full disk: the person hears of it all the same.
    void tell_unkept(store::RowId row, store::EnvelopeState state, store::Reason reason,
                     store::PausedBy by = store::PausedBy::Nobody);
    void tell_contact(store::Pair const& pair);
    [[nodiscard]] RequestId next_dialogue() { return ++last_dialogue_; }

private:
    std::function<void(EngineEvent)> tell_;
    RequestId last_dialogue_ = 0;
};

// ---- stored rows as the windows see them

[[nodiscard]] EnvelopeInfo info_of(store::EnvelopeRow const& row);
/// The row as a start would have tidied it, of a profile that cannot be written: nothing of it is under way.
[[nodiscard]] store::EnvelopeRow at_rest(store::EnvelopeRow row);
[[nodiscard]] EnvelopeInfo info_of(store::LogLine line);
[[nodiscard]] ContactInfo info_of(store::Correspondent const& contact);
[[nodiscard]] AccountInfo info_of(store::OwnAccount const& account);

/// A stored reason: who says so stands before the code as "server: " or "peer: ".
[[nodiscard]] store::Reason to_store(Reason const& reason);
[[nodiscard]] Reason from_store(store::Reason const& reason);

/// Marks a reason with which the engine has stopped trying by itself.
inline constexpr std::string_view waits_for_person_mark = "(waits) ";

} // namespace signet::engine
