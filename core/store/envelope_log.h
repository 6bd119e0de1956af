#pragma once

#include "core/store/received_envelopes.h"

namespace signet::store {

struct LogFilter {
    std::optional<EnvelopeDirection> direction;
    std::optional<Account> own;
    std::optional<Account> peer;
    std::optional<EnvelopeState> state;
    std::optional<WallTime> since; ///< started at or after
    std::string text;              ///< in party, company or the peer's number; empty = any
    std::size_t newest = 0;        ///< only that many, the newest; 0 = all
};

/// What `export` writes of one envelope: enough to prove content and receipt without this program (protocol.md §7, ContentHash).
struct EvidenceRow {
    EnvelopeRow row;
    KeyCommit key_commit{};
    std::optional<crypto::Digest> content_hash;
    Bytes receipt; ///< empty = none
    Bytes header;
    std::optional<identity::DeviceCredentials> signer; ///< of the receipt; nothing where an earlier version kept none
};

/// Both directions, oldest first.
class EnvelopeLog {
public:
    explicit EnvelopeLog(sql::Database& database) : database_{&database} { }

    [[nodiscard]] Result<std::vector<EnvelopeRow>> rows(LogFilter const& filter = {});
    /// Complete received ones, as `inbox` lists them.
    [[nodiscard]] Result<std::vector<InboxEntry>> inbox(std::optional<Account> const& own = {});
    /// By the id's hexadecimal digits, at least 4 of them. NotFound; InvalidArgument where it is no such prefix or fits several.
    [[nodiscard]] Result<EnvelopeRow> find(std::string_view id_prefix);
    /// The rows' ids first, then one at a time with evidence(), since a header may have 64 MiB.
    [[nodiscard]] Result<EvidenceRow> evidence(RowId row);
    /// After a start: rows that the last process left calling, sending or receiving are interrupted.
    [[nodiscard]] Result<void> interrupt_open();

    [[nodiscard]] Result<std::vector<UntoldCancel>> untold_cancels(Pair const& pair);
    [[nodiscard]] Result<void> cancel_told(Pair const& pair, UntoldCancel const& cancel);

private:
    sql::Database* database_;
};

} // namespace signet::store
