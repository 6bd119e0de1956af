#include "server-stub/limits/counted.h"

namespace signet::server {

Counted::Slot::Slot(std::shared_ptr<Table> table, std::string key) : table_{std::move(table)}, key_{std::move(key)} { }

Counted::Slot::Slot(Slot&& other) noexcept : table_{std::exchange(other.table_, nullptr)}, key_{std::move(other.key_)} { }

Counted::Slot& Counted::Slot::operator=(Slot&& other) noexcept
{
    if (this != &other) {
        release();
        table_ = std::exchange(other.table_, nullptr);
        key_ = std::move(other.key_);
    }
    return *this;
}

void Counted::Slot::release() noexcept
{
    if (!table_) return;
    auto const found = table_->find(key_);
    if (found != table_->end() && --found->second == 0) table_->erase(found);
    table_ = nullptr;
}

std::optional<Counted::Slot> Counted::take(std::string_view key, std::uint64_t limit)
{
    std::string text{key};
    auto const found = table_->find(text);
    std::uint64_t const held = found == table_->end() ? 0 : found->second;
    if (held >= limit) return std::nullopt;
    ++(*table_)[text];
    return Slot{table_, std::move(text)};
}

std::uint64_t Counted::held(std::string_view key) const
{
    auto const found = table_->find(std::string{key});
    return found == table_->end() ? 0 : found->second;
}

} // namespace signet::server
