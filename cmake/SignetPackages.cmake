# What is installed, in three components (desktop, cli, server), and what cpack makes of it: Debian packages on Linux, an installer on
# Windows, a disk image on macOS. docs/packaging.md says which of them have been run.

include(GNUInstallDirs)

set(signet_packaging "${CMAKE_SOURCE_DIR}/packaging")
set(signet_compressed "${CMAKE_BINARY_DIR}/packaging")

# Manual pages and change logs lie compressed on a Debian machine, without the moment of packing in them.
function(signet_compress target)
    find_program(SIGNET_GZIP gzip REQUIRED)
    set(made "")
    foreach(file IN LISTS ARGN)
        get_filename_component(name "${file}" NAME)
        add_custom_command(OUTPUT "${signet_compressed}/${name}.gz" DEPENDS "${file}" VERBATIM
            COMMAND "${CMAKE_COMMAND}" -E make_directory "${signet_compressed}"
            COMMAND "${CMAKE_COMMAND}" -E copy "${file}" "${signet_compressed}/${name}"
            COMMAND "${SIGNET_GZIP}" -9nf "${signet_compressed}/${name}")
        list(APPEND made "${signet_compressed}/${name}.gz")
    endforeach()
    add_custom_target(${target} ALL DEPENDS ${made})
endfunction()

# A program with its manual page, completion and papers. `section` is the manual's.
function(signet_install program component section)
    if(NOT TARGET ${program})
        return()
    endif()
    if(WIN32)
        install(TARGETS ${program} RUNTIME_DEPENDENCY_SET signet_libraries
            RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT ${component})
        return()
    endif()
    install(TARGETS ${program} RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT ${component}
        BUNDLE DESTINATION . COMPONENT ${component})
    if(APPLE)
        return()
    endif()
    install(FILES "${signet_compressed}/${program}.${section}.gz" DESTINATION "${CMAKE_INSTALL_MANDIR}/man${section}"
        COMPONENT ${component})
    install(FILES "${signet_packaging}/completion/${program}" DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions"
        COMPONENT ${component})
    install(FILES "${signet_packaging}/debian/copyright" "${signet_compressed}/changelog.gz"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/${program}" COMPONENT ${component})
endfunction()

# Qt's libraries and plugins beside the desktop, where no system brings them.
function(signet_deploy_qt)
    if(TARGET signet AND COMMAND qt_generate_deploy_app_script)
        qt_generate_deploy_app_script(TARGET signet OUTPUT_SCRIPT script NO_UNSUPPORTED_PLATFORM_ERROR)
        install(SCRIPT "${script}" COMPONENT desktop)
    endif()
endfunction()

if(UNIX AND NOT APPLE)
    signet_compress(signet_package_files "${signet_packaging}/man/signet.1" "${signet_packaging}/man/signet-cli.1"
        "${signet_packaging}/man/signet-server.8" "${signet_packaging}/debian/changelog")
endif()
signet_install(signet desktop 1)
signet_install(signet-cli cli 1)
signet_install(signet-server server 8)

if(UNIX AND NOT APPLE)
    set(share "${CMAKE_INSTALL_DATADIR}")
    install(FILES "${signet_packaging}/desktop/org.signet.Signet.desktop" DESTINATION "${share}/applications" COMPONENT desktop)
    install(FILES "${signet_packaging}/desktop/org.signet.Signet.metainfo.xml" DESTINATION "${share}/metainfo" COMPONENT desktop)
    install(FILES "${signet_packaging}/desktop/org.signet.Signet.mime.xml" DESTINATION "${share}/mime/packages"
        RENAME org.signet.Signet.xml COMPONENT desktop)
    foreach(size 16 22 24 32 48 64 128 256)
        install(FILES "${signet_packaging}/icons/org.signet.Signet-${size}.png" DESTINATION "${share}/icons/hicolor/${size}x${size}/apps"
            RENAME org.signet.Signet.png COMPONENT desktop)
    endforeach()
    install(FILES "${CMAKE_SOURCE_DIR}/resources/signet-mark.svg" DESTINATION "${share}/icons/hicolor/scalable/apps"
        RENAME org.signet.Signet.svg COMPONENT desktop)
    install(FILES "${signet_packaging}/icons/application-x-signet-envelope.svg" DESTINATION "${share}/icons/hicolor/scalable/mimetypes"
        COMPONENT desktop)

    install(FILES "${CMAKE_SOURCE_DIR}/docs/operating.md" DESTINATION "${share}/doc/signet-server" COMPONENT server)
    # The system's own places: not below the prefix.
    install(FILES "${signet_packaging}/signet-server.service" DESTINATION /lib/systemd/system COMPONENT server)
    install(FILES "${signet_packaging}/signet-server.toml" DESTINATION /etc/signet-server COMPONENT server)
endif()

set(CPACK_PACKAGE_NAME signet)
set(CPACK_PACKAGE_VENDOR "The Signet authors")
set(CPACK_PACKAGE_CONTACT "The Signet authors <signet@localhost>")
set(CPACK_PACKAGE_DIRECTORY "${CMAKE_BINARY_DIR}/packages")
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_STRIP_FILES ON)
if(WIN32)
    include(SignetInstaller)
elseif(APPLE)
    include(SignetDiskImage)
else()
    include(SignetDebian)
endif()
include(CPack)
