#pragma once

#include <vector>

namespace signet::server {

/// Migrations in order; a step that was released never changes.
[[nodiscard]] inline std::vector<char const*> schema_steps()
{
    return {R"sql(
CREATE TABLE meta(key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE accounts(
    number TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    company TEXT NOT NULL,
    name_hash BLOB NOT NULL,
    state INTEGER NOT NULL,
    created_ms INTEGER NOT NULL,
    account_key BLOB,
    device_list BLOB,
    last_sign_in_ms INTEGER) STRICT, WITHOUT ROWID;

CREATE TABLE orders(
    handle BLOB PRIMARY KEY,
    account TEXT NOT NULL REFERENCES accounts(number),
    digits_hash BLOB NOT NULL,
    expires_ms INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    state INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX orders_by_account ON orders(account);

CREATE TABLE devices(
    account TEXT NOT NULL REFERENCES accounts(number),
    device BLOB NOT NULL,
    signing_key BLOB NOT NULL,
    certificate BLOB NOT NULL,
    description TEXT NOT NULL,
    next_notification INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY(account, device)) STRICT, WITHOUT ROWID;

CREATE TABLE prekeys(
    id INTEGER PRIMARY KEY,
    account TEXT NOT NULL,
    device BLOB NOT NULL,
    body BLOB NOT NULL,
    FOREIGN KEY(account, device) REFERENCES devices(account, device) ON DELETE CASCADE) STRICT;
CREATE INDEX prekeys_by_device ON prekeys(account, device, id);

CREATE TABLE notifications(
    account TEXT NOT NULL,
    device BLOB NOT NULL,
    number INTEGER NOT NULL,
    message BLOB NOT NULL,
    PRIMARY KEY(account, device, number),
    FOREIGN KEY(account, device) REFERENCES devices(account, device) ON DELETE CASCADE) STRICT, WITHOUT ROWID;

CREATE TABLE relations(
    owner TEXT NOT NULL,
    other TEXT NOT NULL,
    admits INTEGER NOT NULL,
    blocks INTEGER NOT NULL,
    PRIMARY KEY(owner, other)) STRICT, WITHOUT ROWID;

CREATE TABLE attempts(callee TEXT NOT NULL, caller TEXT NOT NULL, PRIMARY KEY(callee, caller)) STRICT, WITHOUT ROWID;

CREATE TABLE calls(
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    tracking BLOB NOT NULL UNIQUE,
    caller TEXT NOT NULL,
    callee TEXT NOT NULL,
    purpose INTEGER NOT NULL,
    origin_device BLOB NOT NULL,
    origin_address TEXT NOT NULL,
    started_ms INTEGER NOT NULL,
    ended_ms INTEGER,
    duration_ms INTEGER NOT NULL DEFAULT 0,
    bytes INTEGER NOT NULL DEFAULT 0,
    result TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    node BLOB NOT NULL,
    relay TEXT NOT NULL,
    amount INTEGER NOT NULL DEFAULT 0,
    closed_sequence INTEGER UNIQUE,
    chain BLOB,
    signature BLOB) STRICT;
CREATE INDEX calls_by_caller ON calls(caller, sequence);
CREATE INDEX calls_by_callee ON calls(callee, sequence);
CREATE INDEX calls_open ON calls(node) WHERE ended_ms IS NULL;

CREATE TABLE audit(
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    time_ms INTEGER NOT NULL,
    actor TEXT NOT NULL,
    act TEXT NOT NULL,
    account TEXT,
    detail TEXT NOT NULL) STRICT;

CREATE TABLE tariffs(hour INTEGER PRIMARY KEY, per_call INTEGER NOT NULL, per_minute INTEGER NOT NULL) STRICT;
)sql"};
}

} // namespace signet::server
