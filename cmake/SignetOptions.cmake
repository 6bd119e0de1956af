# Language, warnings, sanitizers and the linker: everything that every target shares.

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 14)
    message(FATAL_ERROR "GCC below 14 miscompiles coroutines without a word: use Clang 19 or GCC 14.")
endif()

if(MSVC AND NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    message(FATAL_ERROR "On Windows Signet is compiled by clang-cl: -DCMAKE_CXX_COMPILER=clang-cl")
endif()

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

option(SIGNET_WERROR "Warnings are errors" OFF)
set(SIGNET_SANITIZE "" CACHE STRING "Sanitizers, as -fsanitize= takes them")
option(SIGNET_FUZZ "Build the fuzzers with libFuzzer" OFF)

add_library(signet_options INTERFACE)
target_include_directories(signet_options INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_definitions(signet_options INTERFACE BOOST_ASIO_NO_DEPRECATED BOOST_ASIO_DISABLE_BOOST_COROUTINE)
if(WIN32)
    # Windows 10: local sockets, files by handles, UTF-8 as the program's code page.
    target_compile_definitions(signet_options INTERFACE _WIN32_WINNT=0x0A00 WIN32_LEAN_AND_MEAN NOMINMAX UNICODE _UNICODE
        BOOST_ALL_NO_LIB)
endif()
if(MSVC)
    # clang-cl: Asio knows coroutines from Microsoft's own compiler only, unless it is told.
    target_compile_options(signet_options INTERFACE /W4 /utf-8 /Zc:__cplusplus $<$<BOOL:${SIGNET_WERROR}>:/WX>)
    target_compile_definitions(signet_options INTERFACE BOOST_ASIO_HAS_CO_AWAIT=1 BOOST_ASIO_HAS_STD_COROUTINE=1
        _CRT_SECURE_NO_WARNINGS _CRT_NONSTDC_NO_WARNINGS)
else()
    target_compile_options(signet_options INTERFACE -Wall -Wextra -Wconversion -Wshadow -Wno-missing-field-initializers
        $<$<BOOL:${SIGNET_WERROR}>:-Werror> -ffile-prefix-map=${CMAKE_SOURCE_DIR}=. -fstack-protector-strong)
    if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
        target_compile_options(signet_options INTERFACE "SHELL:-Xclang -fno-pch-timestamp")
    endif()
endif()
if(SIGNET_SANITIZE)
    target_compile_options(signet_options INTERFACE -fsanitize=${SIGNET_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(signet_options INTERFACE -fsanitize=${SIGNET_SANITIZE})
    target_compile_definitions(signet_options INTERFACE SIGNET_SANITIZED)
endif()
if(SIGNET_FUZZ)
    target_compile_options(signet_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
    # Bound at the start: whoever binds late saves the vector registers to the stack, and secrets are copied through these.
    target_link_options(signet_options INTERFACE -Wl,-z,relro,-z,now)
endif()

find_program(SIGNET_MOLD mold)
if(SIGNET_MOLD AND NOT SIGNET_SANITIZE AND NOT APPLE AND NOT WIN32)
    target_link_options(signet_options INTERFACE -fuse-ld=mold)
elseif(CMAKE_CXX_COMPILER_ID MATCHES "Clang" AND NOT APPLE AND NOT WIN32)
    target_link_options(signet_options INTERFACE -fuse-ld=lld-19)
endif()
find_program(SIGNET_CCACHE ccache)
if(SIGNET_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND};-E;env;CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime;CCACHE_BASEDIR=${CMAKE_SOURCE_DIR};${SIGNET_CCACHE}")
endif()
