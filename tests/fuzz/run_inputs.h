#pragma once

#include "core/dataexchange/run.h"
#include "core/keyexchange/run.h"
#include "tests/fuzz/byte_stream.h"
#include "tests/fuzz/parties.h"

/// What bert's side of a run with anna needs, where only bodies are read: nothing is stored or sent.
namespace signet::fuzz {

class NoJournal final : public keyexchange::Journal {
public:
    [[nodiscard]] Result<bool> may_run(Account const&) override { return true; }
    [[nodiscard]] Result<void> count_run(Account const&) override { return {}; }
    [[nodiscard]] Result<void> save(keyexchange::Verified) override { return {}; }
    [[nodiscard]] Result<void> key_changed(Account const&, identity::AccountKey const&) override { return {}; }
};

/// Knows anna, verified.
class OneCorrespondent final : public dataexchange::Correspondents {
public:
    [[nodiscard]] Result<std::vector<dataexchange::SharedKey>> keys(Account const& peer) override;
    [[nodiscard]] Result<std::optional<identity::DeviceList>> kept_list(Account const&, identity::AccountKey const&) override
    {
        return std::nullopt;
    }
    [[nodiscard]] Result<void> proved(Account const&, identity::LtkId const&, pb::Signed const&) override { return {}; }
    [[nodiscard]] Result<std::vector<EnvelopeId>> cancels_to_tell(Account const&) override { return std::vector<EnvelopeId>{}; }
    [[nodiscard]] Result<void> cancel_told(Account const&, EnvelopeId const&) override { return {}; }
    [[nodiscard]] Result<void> peer_cancelled(Account const&, EnvelopeId const&) override { return {}; }
};

class NoWatch final : public dataexchange::Watch {
public:
    void started(std::uint64_t) override { }
    void progress(std::uint64_t) override { }
    void held_up(std::optional<identity::RefusedBy>, pb::Pause::Reason) override { }
};

/// The inputs of either exchange, between `self` and `peer`.
class RunInputs {
public:
    RunInputs(Party const& self, Party const& peer);
    [[nodiscard]] keyexchange::Inputs const& key_exchange() const { return key_exchange_; }
    [[nodiscard]] dataexchange::Inputs const& data_exchange() const { return data_exchange_; }

private:
    Env env_;
    link::CallChannel channel_;
    NoJournal journal_;
    OneCorrespondent correspondents_;
    dataexchange::Steering steering_;
    NoWatch watch_;
    keyexchange::Inputs key_exchange_;
    dataexchange::Inputs data_exchange_;
};

[[nodiscard]] dataexchange::SharedKey shared_with(Party const& peer);

} // namespace signet::fuzz
