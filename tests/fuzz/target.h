#pragma once

#include "core/base/bytes.h"

#include <stdexcept>
#include <string_view>
#include <vector>

/// A fuzz target is a function that takes any bytes, checks what must hold for them and comes back. One stands in each file of
/// targets/. With libFuzzer (preset `fuzz`) each file becomes a program of its own; elsewhere all of them are rows of
/// test_fuzz_replay.
namespace signet::fuzz {

using Run = void (*)(ByteView input);

struct Target {
    char const* name;
    Run run;
};

/// What require() throws. Nobody catches it under libFuzzer, which takes that for the crash it is.
class Broken : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

/// What must hold for every input.
inline void require(bool holds, char const* property)
{
    if (!holds) throw Broken{property};
}

/// Runs a target under the bound on what it may allocate (threats.md S65). Throws Broken.
void run_bounded(Run run, ByteView input);

/// Every target that is linked into this program, in no order.
std::vector<Target>& targets();

struct Registration {
    Registration(char const* name, Run run) { targets().push_back({name, run}); }
};

} // namespace signet::fuzz

#ifdef SIGNET_LIBFUZZER
#define SIGNET_FUZZ_TARGET(name)                                                                                                 \
    static void run_##name(signet::ByteView input);                                                                              \
    extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)                                            \
    {                                                                                                                            \
        signet::fuzz::run_bounded(&run_##name, {data, size});                                                                    \
        return 0;                                                                                                                \
    }                                                                                                                            \
    static void run_##name(signet::ByteView input)
#else
/// Defines a target: SIGNET_FUZZ_TARGET(frame) { … input … }
#define SIGNET_FUZZ_TARGET(name)                                                                                                 \
    static void run_##name(signet::ByteView input);                                                                              \
    static signet::fuzz::Registration const registration_of_##name{#name, &run_##name};                                          \
    static void run_##name(signet::ByteView input)
#endif
