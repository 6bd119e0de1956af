# signet_ui_module(NAME SOURCES … DEPS …): a folder of ui/ as a library, held to its DEPS as core's are (SignetModule.cmake). Of core
# the windows see the engine's values and core/base; only the bridge knows the engine itself.

set(CMAKE_AUTOMOC_MOC_OPTIONS "-nw")

add_library(signet_ui_options INTERFACE)
target_link_libraries(signet_ui_options INTERFACE signet_options Qt6::Widgets Qt6::Svg)
# Core has members with names that Qt would take for keywords.
target_compile_definitions(signet_ui_options INTERFACE QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING)

add_library(signet_ui_pch OBJECT "${CMAKE_SOURCE_DIR}/cmake/alone.cpp")
target_link_libraries(signet_ui_pch PRIVATE signet_ui_options Boost::headers Threads::Threads)
target_precompile_headers(signet_ui_pch PRIVATE "${CMAKE_SOURCE_DIR}/cmake/ui_pch.h")

# For programs and tests that show windows.
function(signet_use_ui_pch target)
    target_link_libraries(${target} PRIVATE Boost::headers Threads::Threads)
    if(NOT MSVC)
        target_compile_options(${target} PRIVATE -fPIC) # as the header was precompiled
    endif()
    target_precompile_headers(${target} REUSE_FROM signet_ui_pch)
endfunction()

function(signet_check_ui_includes)
    file(GLOB files CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.h" "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp")
    foreach(file IN LISTS files)
        file(STRINGS "${file}" lines REGEX "^#include \"core/")
        foreach(line IN LISTS lines)
            if(NOT line MATCHES "\"core/(base/[^\"]*|engine/api\\.h|crypto/secret\\.h)\"")
                message(FATAL_ERROR "${file}: windows and models see core/engine/api.h and core/base only, not ${line}")
            endif()
        endforeach()
    endforeach()
endfunction()

function(signet_ui_module name)
    cmake_parse_arguments(arg "" "" "SOURCES;DEPS" ${ARGN})
    string(REPLACE "/" "_" target "signet_${name}")
    set_property(GLOBAL PROPERTY SIGNET_DEPS_${name} "${arg_DEPS}")
    signet_check_includes(${name})
    if(NOT name STREQUAL "ui/bridge")
        signet_check_ui_includes()
    endif()
    add_library(${target} STATIC ${arg_SOURCES})
    set_target_properties(${target} PROPERTIES AUTOMOC ON)
    target_link_libraries(${target} PUBLIC signet_ui_options)
    foreach(dep IN LISTS arg_DEPS)
        string(REPLACE "/" "_" dep_target "signet_${dep}")
        target_link_libraries(${target} PUBLIC ${dep_target})
    endforeach()
    signet_use_ui_pch(${target})
endfunction()
