# For vcpkg: release only, as DLLs with the DLL C runtime.
set(VCPKG_TARGET_ARCHITECTURE x64)
set(VCPKG_CRT_LINKAGE dynamic)
set(VCPKG_LIBRARY_LINKAGE dynamic)
set(VCPKG_BUILD_TYPE release)
# Protocol Buffers' generated code has constants that Clang does not initialise across a DLL's border.
if(PORT MATCHES "^(protobuf|abseil|utf8-range)$")
    set(VCPKG_LIBRARY_LINKAGE static)
endif()
