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

/// One envelope as a list of them shows it.
struct LogLine {
    EnvelopeRow row;
    std::string path;               ///< received and whole: the folder it lies in; empty once deleted
    std::vector<std::string> names; ///< top-level: as picked, or as they lie there; at most LogLine::max_names
    bool sealed = true;             ///< false only while a sent one is being compressed and sealed
    bool seen = true;               ///< false only for what arrived whole and nobody has looked at
    std::optional<WallTime> deleted;

    static constexpr std::size_t max_names = 1'000; ///< ours: who sends a million must not stop a list
};

/// Both directions, oldest first.
class EnvelopeLog {
public:
    explicit EnvelopeLog(sql::Database& database) : database_{&database} { }

    [[nodiscard]] Result<std::vector<EnvelopeRow>> rows(LogFilter const& filter = {});
    /// The `newest` ones, or all of them (0), of those before a row, or of all (0); in one query.
    [[nodiscard]] Result<std::vector<LogLine>> lines(std::size_t newest = 0, RowId before = 0);
    [[nodiscard]] Result<LogLine> line(RowId row); ///< NotFound
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
