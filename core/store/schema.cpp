#include "core/store/schema.h"

namespace signet::store {

namespace {

/// Times are milliseconds since 1970; accounts stand as operator and number (protocol.md §0), our own ones by their row.
constexpr char const* version_1 = R"sql(
CREATE TABLE highest_time (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    ms INTEGER NOT NULL);
INSERT INTO highest_time (one, ms) VALUES (1, 0);

-- Counted up by Profile::make_durable: SQLite commits nothing where nothing differs.
CREATE TABLE durable (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    times INTEGER NOT NULL);
INSERT INTO durable (one, times) VALUES (1, 0);

CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE own_accounts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operator BLOB NOT NULL,
    number TEXT NOT NULL,
    name TEXT NOT NULL,
    company TEXT NOT NULL,
    operator_name TEXT NOT NULL,
    server TEXT NOT NULL,
    operator_root BLOB NOT NULL,
    account_key BLOB NOT NULL,
    account_seed BLOB,
    device BLOB NOT NULL,
    signing_seed BLOB NOT NULL,
    agreement_scalar BLOB NOT NULL,
    certificate BLOB NOT NULL,
    device_list BLOB NOT NULL,
    added_ms INTEGER NOT NULL,
    master_clock_ms INTEGER NOT NULL,
    last_notification INTEGER NOT NULL,
    notification_epoch INTEGER NOT NULL,
    UNIQUE (operator, number));

CREATE TABLE correspondents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    own INTEGER NOT NULL REFERENCES own_accounts (id),
    operator BLOB NOT NULL,
    number TEXT NOT NULL,
    server_name TEXT NOT NULL,
    company TEXT NOT NULL,
    own_name TEXT NOT NULL,
    blocked INTEGER NOT NULL,
    withdrawn INTEGER NOT NULL,
    since_ms INTEGER NOT NULL,
    added_ms INTEGER NOT NULL,
    account_key BLOB,
    changed_key BLOB,
    list_serial INTEGER NOT NULL,
    device_list BLOB,
    UNIQUE (own, operator, number));

-- use: 0 current, 1 waiting, 2 earlier, 3 old (KeyUse)
CREATE TABLE long_term_keys (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    correspondent INTEGER NOT NULL REFERENCES correspondents (id) ON DELETE CASCADE,
    ltk_id BLOB NOT NULL,
    key BLOB NOT NULL,
    use INTEGER NOT NULL,
    account_key BLOB NOT NULL,
    since_ms INTEGER NOT NULL);
CREATE INDEX long_term_keys_of ON long_term_keys (correspondent, use);

-- What protocol.md §5 "Key changed" has the log keep.
CREATE TABLE key_alarms (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    own INTEGER NOT NULL REFERENCES own_accounts (id),
    operator BLOB NOT NULL,
    number TEXT NOT NULL,
    shown_key BLOB NOT NULL,
    raised_ms INTEGER NOT NULL,
    ended_ms INTEGER,
    end_reason TEXT NOT NULL);

CREATE TABLE server_requests (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    own INTEGER NOT NULL REFERENCES own_accounts (id),
    operator BLOB NOT NULL,
    number TEXT NOT NULL,
    act INTEGER NOT NULL,
    announce INTEGER NOT NULL);

-- counted_ms is by the highest time ever seen, started_ms as the clock stood.
CREATE TABLE exchange_runs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    own INTEGER NOT NULL REFERENCES own_accounts (id),
    operator BLOB NOT NULL,
    number TEXT NOT NULL,
    role INTEGER NOT NULL,
    started_ms INTEGER NOT NULL,
    counted_ms INTEGER NOT NULL,
    ended_ms INTEGER,
    result INTEGER NOT NULL,
    reason TEXT NOT NULL);
CREATE INDEX exchange_runs_with ON exchange_runs (own, operator, number, counted_ms);

-- Party, company and standing are those of the moment when it began: the log keeps them.
CREATE TABLE envelopes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    direction INTEGER NOT NULL,
    envelope BLOB NOT NULL,
    own INTEGER NOT NULL REFERENCES own_accounts (id),
    operator BLOB NOT NULL,
    number TEXT NOT NULL,
    party TEXT NOT NULL,
    company TEXT NOT NULL,
    standing INTEGER NOT NULL,
    started_ms INTEGER NOT NULL,
    ended_ms INTEGER,
    files INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    state INTEGER NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    detail TEXT NOT NULL DEFAULT '',
    paused_by INTEGER NOT NULL DEFAULT 0,
    tracking BLOB,
    runs INTEGER NOT NULL DEFAULT 0,
    tries INTEGER NOT NULL DEFAULT 0,
    duplicates INTEGER NOT NULL DEFAULT 0,
    UNIQUE (own, operator, number, direction, envelope));
CREATE INDEX envelopes_open ON envelopes (direction, state);

CREATE TABLE sent (
    id INTEGER PRIMARY KEY REFERENCES envelopes (id),
    key BLOB,
    key_commit BLOB NOT NULL,
    compress INTEGER NOT NULL,
    sources BLOB NOT NULL,
    spool TEXT NOT NULL,
    replaces BLOB,
    restarts INTEGER NOT NULL DEFAULT 0,
    bad_file_proofs INTEGER NOT NULL DEFAULT 0,
    content_hash BLOB,
    chunks INTEGER,
    receipt BLOB);

CREATE TABLE received (
    id INTEGER PRIMARY KEY REFERENCES envelopes (id),
    key_commit BLOB NOT NULL,
    part TEXT NOT NULL,
    save_folder TEXT NOT NULL,
    path TEXT NOT NULL DEFAULT '',
    names BLOB NOT NULL DEFAULT x'',
    content_hash BLOB,
    receipt BLOB,
    complete INTEGER NOT NULL DEFAULT 0,
    placing INTEGER NOT NULL DEFAULT 0,
    last_run_ms INTEGER NOT NULL);

-- Apart from the rows above, since one may have 64 MiB.
CREATE TABLE headers (
    id INTEGER PRIMARY KEY REFERENCES envelopes (id),
    plaintext BLOB NOT NULL);

CREATE TABLE cancelled (
    own INTEGER NOT NULL REFERENCES own_accounts (id),
    operator BLOB NOT NULL,
    number TEXT NOT NULL,
    direction INTEGER NOT NULL,
    envelope BLOB NOT NULL,
    told INTEGER NOT NULL,
    PRIMARY KEY (own, operator, number, direction, envelope)) WITHOUT ROWID;

-- Spools and part folders that nobody needs any more and that may still be on the disk.
CREATE TABLE leftovers (
    direction INTEGER NOT NULL,
    folder TEXT NOT NULL,
    save_folder TEXT NOT NULL,
    row INTEGER NOT NULL,
    PRIMARY KEY (direction, folder)) WITHOUT ROWID;
)sql";

/// Version 1 kept nobody's certificate beside a receipt. Of those that this profile signed itself it is at hand: a receipt names
/// its device.
constexpr char const* version_2 = R"sql(
CREATE TABLE receipt_signers (
    id INTEGER PRIMARY KEY REFERENCES envelopes (id),
    account_key BLOB NOT NULL,
    certificate BLOB NOT NULL,
    device_list BLOB NOT NULL);
INSERT INTO receipt_signers (id, account_key, certificate, device_list)
    SELECT e.id, o.account_key, o.certificate, o.device_list
    FROM envelopes e JOIN received r ON r.id = e.id JOIN own_accounts o ON o.id = e.own
    WHERE instr(r.receipt, o.device) > 0;

-- Identities whose accounts the server may have bound without our hearing of it (protocol.md §3.5).
CREATE TABLE pending_accounts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    order_handle BLOB NOT NULL,
    operator BLOB NOT NULL,
    number TEXT NOT NULL,
    operator_name TEXT NOT NULL,
    server TEXT NOT NULL,
    operator_root BLOB NOT NULL,
    account_key BLOB NOT NULL,
    account_seed BLOB NOT NULL,
    device BLOB NOT NULL,
    signing_seed BLOB NOT NULL,
    agreement_scalar BLOB NOT NULL,
    certificate BLOB NOT NULL,
    device_list BLOB NOT NULL,
    made_ms INTEGER NOT NULL);
)sql";

/// What the person has seen of what arrived, and what was deleted again. Apart from `received`, so that a salvaged profile whose
/// migration met a damaged page has the tables of version 1 as they were. What came before anybody counted is not new.
constexpr char const* version_3 = R"sql(
CREATE TABLE received_marks (
    id INTEGER PRIMARY KEY REFERENCES envelopes (id),
    seen INTEGER NOT NULL DEFAULT 0,
    deleted_ms INTEGER);
INSERT INTO received_marks (id, seen) SELECT id, 1 FROM received WHERE complete = 1;
)sql";

} // namespace

std::vector<char const*> const& schema_steps()
{
    static std::vector<char const*> const steps{version_1, version_2, version_3};
    return steps;
}

} // namespace signet::store
