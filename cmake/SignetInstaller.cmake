# Windows: one installer for what is built there (the command line now, the desktop once it is), by NSIS.
# Not run yet on Windows: docs/packaging.md.

set(CPACK_GENERATOR NSIS)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Sealed envelopes between people who verified each other")
set(CPACK_MONOLITHIC_INSTALL ON)
set(CPACK_PACKAGE_INSTALL_DIRECTORY Signet)
set(CPACK_NSIS_DISPLAY_NAME Signet)
set(CPACK_NSIS_PACKAGE_NAME Signet)
set(CPACK_NSIS_BRANDING_TEXT Signet)
set(CPACK_NSIS_MUI_ICON "${signet_packaging}/icons/signet.ico")
set(CPACK_NSIS_MUI_UNIICON "${signet_packaging}/icons/signet.ico")
set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON)
set(CPACK_NSIS_MODIFY_PATH ON)
set(CPACK_NSIS_MANIFEST_DPI_AWARE ON)

if(TARGET signet)
    set(CPACK_PACKAGE_EXECUTABLES signet Signet)
    set(CPACK_NSIS_INSTALLED_ICON_NAME bin\\signet.exe)
    # A link or a file only ever fills a dialog: the program takes either as its one argument.
    set(CPACK_NSIS_EXTRA_INSTALL_COMMANDS [[
  WriteRegStr SHCTX "Software\Classes\signet" "" "URL:Signet"
  WriteRegStr SHCTX "Software\Classes\signet" "URL Protocol" ""
  WriteRegStr SHCTX "Software\Classes\signet\shell\open\command" "" '"$INSTDIR\bin\signet.exe" "%1"'
  WriteRegStr SHCTX "Software\Classes\.signet" "" "Signet.Envelope"
  WriteRegStr SHCTX "Software\Classes\.signet" "Content Type" "application/x-signet-envelope"
  WriteRegStr SHCTX "Software\Classes\Signet.Envelope" "" "Sealed Signet envelope"
  WriteRegStr SHCTX "Software\Classes\Signet.Envelope\DefaultIcon" "" "$INSTDIR\bin\signet.exe,0"
  WriteRegStr SHCTX "Software\Classes\Signet.Envelope\shell\open\command" "" '"$INSTDIR\bin\signet.exe" "%1"'
]])
    set(CPACK_NSIS_EXTRA_UNINSTALL_COMMANDS [[
  DeleteRegKey SHCTX "Software\Classes\signet"
  DeleteRegKey SHCTX "Software\Classes\.signet"
  DeleteRegKey SHCTX "Software\Classes\Signet.Envelope"
]])
endif()

# What the programs need beside them: Microsoft's run time, the libraries that vcpkg built, and Qt's plugins.
include(InstallRequiredSystemLibraries)
install(RUNTIME_DEPENDENCY_SET signet_libraries RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT cli
    PRE_EXCLUDE_REGEXES "^(api|ext)-ms-" POST_EXCLUDE_REGEXES "[\\\\/][Ss]ystem32[\\\\/]"
    DIRECTORIES "${VCPKG_INSTALLED_DIR}/${VCPKG_TARGET_TRIPLET}/bin")
signet_deploy_qt()
