# The texts of translations/, compiled into a target's resources under :/signet/translations; and a target that brings the sources up
# to date with the code (`./dev translate`). tests/ui/translations holds them to it.

find_package(Qt6 6.4 REQUIRED COMPONENTS LinguistTools)

set(SIGNET_LANGUAGES de fr)
# English stands in the code: its file has plural forms only.
set(SIGNET_TS_FILES "${CMAKE_SOURCE_DIR}/translations/signet_en.ts")
foreach(language IN LISTS SIGNET_LANGUAGES)
    list(APPEND SIGNET_TS_FILES "${CMAKE_SOURCE_DIR}/translations/signet_${language}.ts")
endforeach()

# signet_compile_translation(TS OUT): OUT is the .qm; an unfinished text is left out of it and shows in English.
function(signet_compile_translation ts out)
    add_custom_command(OUTPUT "${out}" DEPENDS "${ts}" VERBATIM
        COMMAND "${CMAKE_COMMAND}" -E make_directory "${CMAKE_BINARY_DIR}/translations"
        COMMAND Qt6::lrelease -silent "${ts}" -qm "${out}")
endfunction()

# signet_add_translations(TARGET NAME TS …)
function(signet_add_translations target name)
    set(compiled "")
    foreach(ts IN LISTS ARGN)
        get_filename_component(stem "${ts}" NAME_WE)
        set(qm "${CMAKE_BINARY_DIR}/translations/${stem}.qm")
        signet_compile_translation("${ts}" "${qm}")
        list(APPEND compiled "${qm}")
    endforeach()
    qt_add_resources(${target} ${name} PREFIX /signet/translations BASE "${CMAKE_BINARY_DIR}/translations" FILES ${compiled})
endfunction()
