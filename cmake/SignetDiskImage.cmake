# macOS: a disk image with Signet.app and signet-cli.
# Not run yet on macOS: docs/packaging.md.

set(CPACK_GENERATOR DragNDrop)
set(CPACK_MONOLITHIC_INSTALL ON)
set(CPACK_DMG_VOLUME_NAME Signet)

if(TARGET signet)
    set(icon "${signet_packaging}/icons/signet.icns")
    set_source_files_properties("${icon}" TARGET_DIRECTORY signet PROPERTIES MACOSX_PACKAGE_LOCATION Resources)
    target_sources(signet PRIVATE "${icon}")
    set_target_properties(signet PROPERTIES
        OUTPUT_NAME Signet
        MACOSX_BUNDLE ON
        MACOSX_BUNDLE_INFO_PLIST "${signet_packaging}/macos/Info.plist.in"
        MACOSX_BUNDLE_GUI_IDENTIFIER org.signet.Signet
        MACOSX_BUNDLE_BUNDLE_NAME Signet
        MACOSX_BUNDLE_ICON_FILE signet.icns
        MACOSX_BUNDLE_BUNDLE_VERSION "${PROJECT_VERSION}"
        MACOSX_BUNDLE_SHORT_VERSION_STRING "${PROJECT_VERSION}")
endif()
signet_deploy_qt()
