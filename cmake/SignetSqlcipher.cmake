# SQLCipher 4, linked statically with its symbols hidden: any other user of SQLite in the process keeps its own.

pkg_check_modules(sqlcipher_pc REQUIRED sqlcipher>=3.40)
find_library(SIGNET_SQLCIPHER_STATIC NAMES libsqlcipher.a REQUIRED)
find_library(SIGNET_ZLIB NAMES z REQUIRED)
add_library(signet_sqlcipher INTERFACE)
target_include_directories(signet_sqlcipher SYSTEM INTERFACE ${sqlcipher_pc_INCLUDE_DIRS})
target_compile_definitions(signet_sqlcipher INTERFACE SQLITE_HAS_CODEC)
target_link_libraries(signet_sqlcipher INTERFACE "${SIGNET_SQLCIPHER_STATIC}" OpenSSL::Crypto "${SIGNET_ZLIB}" m ${CMAKE_DL_LIBS})
if(UNIX AND NOT APPLE)
    target_link_options(signet_sqlcipher INTERFACE -Wl,--exclude-libs,libsqlcipher.a)
endif()
