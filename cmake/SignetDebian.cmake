# The Debian packages signet, signet-cli and signet-server. What they depend on is read from the programs (dpkg-shlibdeps), so that a
# package fits the release it was built on.

set(CPACK_GENERATOR DEB)
set(CPACK_SET_DESTDIR ON) # the unit and the settings lie outside the prefix
set(CPACK_INSTALL_PREFIX /usr)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL desktop cli server)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)

# Each description begins with its synopsis, so no summary is set for all of them.
set(CPACK_DEBIAN_DESKTOP_PACKAGE_NAME signet)
set(CPACK_DEBIAN_DESKTOP_PACKAGE_SECTION net)
# Not seen by the linker: the words on Qt's own buttons, Wayland, a keychain, the same things at a terminal.
set(CPACK_DEBIAN_DESKTOP_PACKAGE_RECOMMENDS "qt6-translations-l10n, qt6-wayland, gnome-keyring | kwalletmanager, signet-cli")
set(CPACK_COMPONENT_DESKTOP_DESCRIPTION "sealed envelopes between people who verified each other
Signet carries confidential files between people who must know with whom
they deal. You address a sealed envelope and send it, and either the
recipient has every file or both of you are told the reason. The server
that connects you cannot read what it carries, nor put itself between two
people who have read five characters to each other.")

set(CPACK_DEBIAN_CLI_PACKAGE_NAME signet-cli)
set(CPACK_DEBIAN_CLI_PACKAGE_SOURCE signet)
set(CPACK_DEBIAN_CLI_PACKAGE_SECTION net)
set(CPACK_COMPONENT_CLI_DESCRIPTION "sealed envelopes at the command line
The command line of Signet, for terminals, scripts and service accounts. It
joins an operator's server, verifies people by a code read over the
telephone, sends, receives, lists and exports. It also seals and opens files
without a server.")

set(CPACK_DEBIAN_SERVER_PACKAGE_NAME signet-server)
set(CPACK_DEBIAN_SERVER_PACKAGE_SOURCE signet)
set(CPACK_DEBIAN_SERVER_PACKAGE_SECTION net)
set(CPACK_DEBIAN_SERVER_PACKAGE_DEPENDS "adduser, init-system-helpers (>= 1.54~)")
set(CPACK_COMPONENT_SERVER_DESCRIPTION "telephony server for sealed envelopes
The server of Signet. It keeps an operator's accounts, signs their devices
in, connects the two ends of a transfer and keeps a record of each. It can
read none of what it carries. The package makes a system user and a service,
which starts once signet-server init has made the operator's key.")

set(control "${CMAKE_BINARY_DIR}/packaging/control")
file(WRITE "${control}/conffiles" "/etc/signet-server/signet-server.toml\n")
set(CPACK_DEBIAN_SERVER_PACKAGE_CONTROL_EXTRA "${control}/conffiles")
foreach(script postinst prerm postrm)
    configure_file("${signet_packaging}/debian/signet-server.${script}" "${control}/${script}" COPYONLY)
    list(APPEND CPACK_DEBIAN_SERVER_PACKAGE_CONTROL_EXTRA "${control}/${script}")
endforeach()
