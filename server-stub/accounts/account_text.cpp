#include "server-stub/accounts/account_text.h"

#include "core/base/utf8.h"

namespace signet::server {

bool fit_for_display(std::string_view text)
{
    return text.size() <= max_account_text && is_plain_text(text);
}

} // namespace signet::server
