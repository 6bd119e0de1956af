# libsodium as signet_sodium: by pkg-config, or by the package of vcpkg's own making where there is no pkg-config.

add_library(signet_sodium INTERFACE)
if(WIN32)
    find_package(unofficial-sodium CONFIG REQUIRED)
    target_link_libraries(signet_sodium INTERFACE unofficial-sodium::sodium)
else()
    pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)
    target_link_libraries(signet_sodium INTERFACE PkgConfig::sodium)
endif()
