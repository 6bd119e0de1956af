#include "tests/unit/memory/memory_search.h"

#include "core/base/check.h"
#include "core/crypto/secret.h"

#include <algorithm>
#include <fstream>

#include <fcntl.h>
#include <unistd.h>

namespace signet::test {

namespace {

constexpr std::size_t part_size = 1024 * 1024; // read at once

struct Range {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};

/// What this process can read and write, as proc(5) lists it.
std::vector<Range> writable_memory()
{
    std::vector<Range> all;
    std::ifstream maps{"/proc/self/maps"};
    for (std::string line; std::getline(maps, line);) {
        Range range;
        char mode[5] = {};
        check(std::sscanf(line.c_str(), "%lx-%lx %4s", &range.begin, &range.end, mode) == 3);
        if (mode[0] == 'r' && mode[1] == 'w') all.push_back(range);
    }
    return all;
}

} // namespace

void MemorySearch::add(std::string name, ByteView secret)
{
    check(!secret.empty() && secret.size() % piece_size == 0);
    Bytes inverted;
    for (std::uint8_t const byte : secret) inverted.push_back(static_cast<std::uint8_t>(~byte));
    inverted_.push_back({std::move(name), std::move(inverted)});
}

void MemorySearch::look_in(ByteView memory, std::vector<bool>& seen) const
{
    auto const is_inverse = [](std::uint8_t a, std::uint8_t b) { return static_cast<std::uint8_t>(~a) == b; };
    std::array<bool, 256> begins{};
    for (Inverted const& each : inverted_)
        for (std::size_t at = 0; at < each.bytes.size(); at += piece_size)
            begins[static_cast<std::uint8_t>(~each.bytes[at])] = true;
    for (std::size_t at = 0; at + piece_size <= memory.size(); ++at) {
        if (!begins[memory[at]]) continue;
        ByteView const here = memory.subspan(at, piece_size);
        for (std::size_t i = 0; i < inverted_.size(); ++i)
            for (std::size_t piece = 0; piece < inverted_[i].bytes.size(); piece += piece_size)
                if (std::ranges::equal(ByteView{inverted_[i].bytes}.subspan(piece, piece_size), here, is_inverse)) seen[i] = true;
    }
}

std::vector<std::string> MemorySearch::found() const
{
    std::vector<bool> seen(inverted_.size());
    int const memory = ::open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
    check(memory >= 0);
    Bytes part(part_size + piece_size - 1); // parts overlap, so that no piece lies across two
    for (Range const& range : writable_memory()) {
        for (std::uint64_t at = range.begin; at < range.end; at += part_size) {
            std::size_t const size = static_cast<std::size_t>(std::min<std::uint64_t>(part.size(), range.end - at));
            ssize_t const got = ::pread(memory, part.data(), size, static_cast<off_t>(at));
            if (got <= 0) break; // a page that is there for nobody
            look_in(ByteView{part}.first(static_cast<std::size_t>(got)), seen);
        }
    }
    ::close(memory);
    wipe(part);
    std::vector<std::string> names;
    for (std::size_t i = 0; i < seen.size(); ++i)
        if (seen[i]) names.push_back(inverted_[i].name);
    return names;
}

} // namespace signet::test
