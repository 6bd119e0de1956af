# signet_module(NAME SOURCES … DEPS … LINK … PROTOS …)
#
# One static library signet_NAME per folder of core (or server-stub). DEPS are the other modules whose headers it may include;
# what they may include comes with them. A wrong include fails the configure step; a wrong call fails the link of
# signet_NAME_alone, which holds this module and its DEPS and nothing else.

set_property(GLOBAL PROPERTY SIGNET_PCH_TARGET "")

function(signet_all_deps name out)
    set(seen "")
    set(queue "${name}")
    while(queue)
        list(POP_FRONT queue each)
        if(each IN_LIST seen)
            continue()
        endif()
        list(APPEND seen "${each}")
        get_property(deps GLOBAL PROPERTY SIGNET_DEPS_${each})
        list(APPEND queue ${deps})
    endwhile()
    set(${out} "${seen}" PARENT_SCOPE)
endfunction()

function(signet_check_includes name)
    signet_all_deps(${name} allowed)
    file(GLOB files CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.h" "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp")
    foreach(file IN LISTS files)
        file(STRINGS "${file}" lines REGEX "^#include \"(core|server-stub|app|ui)/")
        foreach(line IN LISTS lines)
            string(REGEX REPLACE "^#include \"(core|server-stub|app|ui)/([^\"]*)/[^/\"]*\".*" "\\1/\\2" folder "${line}")
            string(REGEX REPLACE "^core/" "" module "${folder}")
            if(NOT module IN_LIST allowed)
                message(FATAL_ERROR "${file} includes ${folder}, which module ${name} does not depend on (DEPS).")
            endif()
        endforeach()
    endforeach()
endfunction()

# protoc with the source tree as its only root, so that a file has one name however it is imported. (CMake's protobuf_generate puts
# the current folder before it, and the same file then has two.)
function(signet_generate_protos target)
    set(out "${CMAKE_BINARY_DIR}/proto")
    foreach(proto IN LISTS ARGN)
        file(RELATIVE_PATH path "${CMAKE_SOURCE_DIR}" "${CMAKE_CURRENT_SOURCE_DIR}/${proto}")
        string(REGEX REPLACE "\\.proto$" ".pb" stem "${out}/${path}")
        add_custom_command(OUTPUT "${stem}.h" "${stem}.cc"
            COMMAND "${CMAKE_COMMAND}" -E make_directory "${out}"
            COMMAND protobuf::protoc "-I${CMAKE_SOURCE_DIR}" "--cpp_out=${out}" "${CMAKE_SOURCE_DIR}/${path}"
            DEPENDS "${CMAKE_SOURCE_DIR}/${path}" protobuf::protoc VERBATIM)
        target_sources(${target} PRIVATE "${stem}.h" "${stem}.cc")
    endforeach()
endfunction()

function(signet_module name)
    cmake_parse_arguments(arg "" "" "SOURCES;DEPS;LINK;PROTOS" ${ARGN})
    string(REPLACE "/" "_" target "signet_${name}")
    set_property(GLOBAL PROPERTY SIGNET_DEPS_${name} "${arg_DEPS}")
    signet_check_includes(${name})

    set(generated "")
    if(arg_PROTOS)
        # Generated code is compiled apart, without our warnings.
        add_library(${target}_proto STATIC)
        signet_generate_protos(${target}_proto ${arg_PROTOS})
        target_include_directories(${target}_proto SYSTEM PUBLIC "${CMAKE_BINARY_DIR}/proto")
        target_link_libraries(${target}_proto PUBLIC protobuf::libprotobuf)
        if(SIGNET_SANITIZE)
            target_compile_options(${target}_proto PRIVATE -fsanitize=${SIGNET_SANITIZE})
        endif()
        if(SIGNET_FUZZ)
            target_compile_options(${target}_proto PRIVATE -fsanitize=fuzzer-no-link)
        endif()
        set(generated ${target}_proto)
    endif()

    add_library(${target} STATIC ${arg_SOURCES})
    target_link_libraries(${target} PUBLIC signet_options ${generated} ${arg_LINK})
    foreach(dep IN LISTS arg_DEPS)
        string(REPLACE "/" "_" dep_target "signet_${dep}")
        target_link_libraries(${target} PUBLIC ${dep_target})
    endforeach()
    signet_use_pch(${target})

    if(UNIX AND NOT APPLE AND NOT SIGNET_SANITIZE AND NOT SIGNET_FUZZ)
        # A program, not a shared library: Debian's libsqlcipher.a is not position-independent.
        add_executable(${target}_alone "${CMAKE_SOURCE_DIR}/cmake/alone.cpp")
        target_link_libraries(${target}_alone PRIVATE -Wl,--whole-archive ${target} -Wl,--no-whole-archive)
        set_target_properties(${target}_alone PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/alone")
    endif()
endfunction()

# One precompiled header for the whole build: the standard library and Asio's coroutines.
function(signet_use_pch target)
    get_property(pch GLOBAL PROPERTY SIGNET_PCH_TARGET)
    if(NOT pch)
        add_library(signet_pch OBJECT "${CMAKE_SOURCE_DIR}/cmake/alone.cpp")
        target_link_libraries(signet_pch PRIVATE signet_options Boost::headers Threads::Threads)
        target_precompile_headers(signet_pch PRIVATE "${CMAKE_SOURCE_DIR}/cmake/pch.h")
        set_property(GLOBAL PROPERTY SIGNET_PCH_TARGET signet_pch)
    endif()
    target_link_libraries(${target} PRIVATE Boost::headers Threads::Threads)
    get_target_property(type ${target} TYPE)
    if(type STREQUAL "EXECUTABLE" AND NOT MSVC)
        target_compile_options(${target} PRIVATE -fPIC) # as the header was precompiled
    endif()
    target_precompile_headers(${target} REUSE_FROM signet_pch)
endfunction()
