#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace signet::server {

/// How many of something a key holds now. An entry lives as long as something is held, so the memory is bounded by what is held.
class Counted {
public:
    /// One thing held; gives it back when destroyed. May outlive the Counted.
    class Slot {
    public:
        Slot() = default;
        Slot(Slot&& other) noexcept;
        Slot& operator=(Slot&& other) noexcept;
        ~Slot() { release(); }
        void release() noexcept;
        [[nodiscard]] bool holds() const { return table_ != nullptr; }

    private:
        friend class Counted;
        using Table = std::unordered_map<std::string, std::uint64_t>;
        Slot(std::shared_ptr<Table> table, std::string key);
        std::shared_ptr<Table> table_;
        std::string key_;
    };

    /// Holds one more for `key`; nothing where `limit` are held already.
    [[nodiscard]] std::optional<Slot> take(std::string_view key, std::uint64_t limit);
    [[nodiscard]] std::uint64_t held(std::string_view key) const;
    [[nodiscard]] std::size_t keys() const { return table_->size(); }

private:
    std::shared_ptr<Slot::Table> table_ = std::make_shared<Slot::Table>();
};

} // namespace signet::server
