# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# What `cmake --install` lays down: the program tenon, the runtime's library and
# headers, and the package that find_package(Tenon) reads.
include(CMakePackageConfigHelpers)

foreach(tool tenon tenon-opt tenon-reduce tenon-lsp-server)
  if(TARGET ${tool})
    install(TARGETS ${tool} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
  endif()
endforeach()
# tenon_main, tenon_io and tenon_bundle are what `tenon` links into executables.
foreach(library tenon_runtime tenon_main tenon_io tenon_bundle)
  if(TARGET ${library})
    install(TARGETS ${library} ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
  endif()
endforeach()
install(DIRECTORY ${PROJECT_SOURCE_DIR}/runtime/include/tenon
  DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(FILES LICENSE NOTICE DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(package ${CMAKE_INSTALL_LIBDIR}/cmake/Tenon)
configure_package_config_file(
  ${PROJECT_SOURCE_DIR}/tools/cmake/TenonConfig.cmake.in
  ${PROJECT_BINARY_DIR}/TenonConfig.cmake
  INSTALL_DESTINATION ${package}
  PATH_VARS CMAKE_INSTALL_BINDIR CMAKE_INSTALL_LIBDIR CMAKE_INSTALL_INCLUDEDIR)
write_basic_package_version_file(
  ${PROJECT_BINARY_DIR}/TenonConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES
  ${PROJECT_BINARY_DIR}/TenonConfig.cmake
  ${PROJECT_BINARY_DIR}/TenonConfigVersion.cmake
  ${PROJECT_SOURCE_DIR}/tools/cmake/TenonAddGraph.cmake
  DESTINATION ${package})

# The same names inside Tenon's own build and for those who add it as a subdirectory.
if(TARGET tenon AND NOT TARGET Tenon::compiler)
  add_executable(Tenon::compiler ALIAS tenon)
endif()
if(TARGET tenon_runtime AND NOT TARGET Tenon::runtime)
  add_library(Tenon::runtime ALIAS tenon_runtime)
endif()
include(TenonAddGraph)
