#pragma once

#include "server-stub/accounts/accounts.h"
#include "server-stub/report/rows.h"

namespace signet::desk {

/// `number, link, order`, all as text.
[[nodiscard]] report::Row row_of(server::Handout const& handout);
/// `number, name, company, state, created, devices, last_sign_in`.
[[nodiscard]] report::Row row_of(server::AccountRecord const& account);
/// `tracking, caller, callee, purpose, started, ended, bytes, result, reason, relay, amount`; the last in minor units.
[[nodiscard]] report::Row row_of(server::CallRecord const& call);

[[nodiscard]] std::vector<report::Column> const& account_columns();
[[nodiscard]] std::vector<report::Column> const& call_columns();

} // namespace signet::desk
