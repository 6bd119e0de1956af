#pragma once

#include <cstddef>

namespace signet::fuzz {

/// Begins to count. Once, before anything is measured.
void count_allocations();

/// All that this thread has allocated since, freed or not.
[[nodiscard]] std::size_t allocated_bytes();

} // namespace signet::fuzz
