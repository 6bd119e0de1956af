# signet_moc(TARGET SOURCE…): each source that ends with `#include "NAME.moc"` gets it from moc itself. CMake's AUTOMOC would compile one
# more file for every target and run a program of its own first: an eighth of the whole build, for test programs that have no header.
function(signet_moc target)
    set(folder "${CMAKE_CURRENT_BINARY_DIR}/moc/${target}")
    foreach(source IN LISTS ARGN)
        get_filename_component(name "${source}" NAME_WE)
        file(STRINGS "${source}" included REGEX "^#include \"${name}\\.moc\"")
        if(included)
            qt_generate_moc("${source}" "${folder}/${name}.moc")
            target_sources(${target} PRIVATE "${folder}/${name}.moc")
            target_include_directories(${target} PRIVATE "${folder}")
        endif()
    endforeach()
endfunction()
