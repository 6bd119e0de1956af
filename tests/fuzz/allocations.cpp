#include "tests/fuzz/allocations.h"

namespace {
thread_local std::size_t allocated = 0;
}

std::size_t signet::fuzz::allocated_bytes()
{
    return allocated;
}

#ifdef SIGNET_SANITIZED

#include <sanitizer/allocator_interface.h>

namespace {
void on_malloc(void const volatile* /*at*/, std::size_t size)
{
    allocated += size;
}
void on_free(void const volatile* /*at*/) { }
} // namespace

void signet::fuzz::count_allocations()
{
    __sanitizer_install_malloc_and_free_hooks(&on_malloc, &on_free);
}

#else

#include <cstdlib>
#include <new>

// The whole program's: what goes through malloc itself (libsodium, OpenSSL, zstd) is counted in the sanitized builds only.
void signet::fuzz::count_allocations() { }

void* operator new(std::size_t size)
{
    allocated += size;
    if (void* const at = std::malloc(size == 0 ? 1 : size)) return at;
    throw std::bad_alloc{};
}

void operator delete(void* at) noexcept
{
    std::free(at);
}

void operator delete(void* at, std::size_t /*size*/) noexcept
{
    std::free(at);
}

#endif
