# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Targets of Tenon's own build: compiler libraries over MLIR with one shared
# precompiled header, and tablegen.

add_compile_options(-Wall -Wextra -Wno-unused-parameter
  $<$<CXX_COMPILER_ID:Clang>:-fcolor-diagnostics>)

# Installed tools find LLVM's libraries where the build found them.
set(CMAKE_INSTALL_RPATH_USE_LINK_PATH ON)

if(TENON_BUILD_COMPILER)
  find_package(MLIR REQUIRED CONFIG HINTS /usr/lib/llvm-22/lib/cmake/mlir)
  if(NOT LLVM_VERSION_MAJOR EQUAL 22)
    message(FATAL_ERROR "Tenon needs LLVM 22; found ${LLVM_PACKAGE_VERSION}")
  endif()
  list(APPEND CMAKE_MODULE_PATH ${MLIR_CMAKE_DIR} ${LLVM_CMAKE_DIR})
  include(TableGen)
  include(AddLLVM)
  include(AddMLIR)

  # Flags and include paths of everything that includes MLIR.
  add_library(TenonCompilerFlags INTERFACE)
  target_include_directories(TenonCompilerFlags SYSTEM INTERFACE
    ${MLIR_INCLUDE_DIRS} ${LLVM_INCLUDE_DIRS})
  target_include_directories(TenonCompilerFlags INTERFACE
    ${PROJECT_SOURCE_DIR} ${PROJECT_BINARY_DIR} ${PROJECT_SOURCE_DIR}/runtime/include)
  target_compile_options(TenonCompilerFlags INTERFACE
    $<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions>)
  target_compile_definitions(TenonCompilerFlags INTERFACE ${LLVM_DEFINITIONS_LIST})
  target_link_libraries(TenonCompilerFlags INTERFACE MLIR LLVM)

  # The one precompiled header: heavy MLIR headers with their templates.
  file(WRITE ${PROJECT_BINARY_DIR}/Precompiled.cpp "")
  add_library(TenonPrecompiled STATIC ${PROJECT_BINARY_DIR}/Precompiled.cpp)
  set_target_properties(TenonPrecompiled PROPERTIES PCH_INSTANTIATE_TEMPLATES ON)
  target_link_libraries(TenonPrecompiled PRIVATE TenonCompilerFlags)
  target_precompile_headers(TenonPrecompiled PRIVATE
    ${PROJECT_SOURCE_DIR}/compiler/Precompiled.h)
endif()

# tenon_add_compiler_library(NAME sources… [LINK libraries…] [DEPENDS targets…])
# A static library over MLIR that uses the precompiled header.
function(tenon_add_compiler_library name)
  cmake_parse_arguments(ARG "" "" "LINK;DEPENDS" ${ARGN})
  add_library(${name} STATIC ${ARG_UNPARSED_ARGUMENTS})
  target_link_libraries(${name} PUBLIC TenonCompilerFlags ${ARG_LINK})
  target_precompile_headers(${name} REUSE_FROM TenonPrecompiled)
  if(ARG_DEPENDS)
    add_dependencies(${name} ${ARG_DEPENDS})
  endif()
endfunction()

# tenon_tablegen(TARGET FILE.td [output.inc -flag…]…): each output starts with a
# name that ends in .inc; the target builds them all.
function(tenon_tablegen target definitions)
  set(LLVM_TARGET_DEFINITIONS ${definitions})
  set(TABLEGEN_OUTPUT)
  set(output)
  set(flags)
  foreach(word IN LISTS ARGN)
    if(word MATCHES "\\.inc$")
      if(output)
        mlir_tablegen(${output} ${flags} EXTRA_INCLUDES ${PROJECT_SOURCE_DIR}
          ${MLIR_INCLUDE_DIRS})
      endif()
      set(output ${word})
      set(flags)
    else()
      list(APPEND flags ${word})
    endif()
  endforeach()
  mlir_tablegen(${output} ${flags} EXTRA_INCLUDES ${PROJECT_SOURCE_DIR}
          ${MLIR_INCLUDE_DIRS})
  add_custom_target(${target} DEPENDS ${TABLEGEN_OUTPUT})
endfunction()

# tenon_document(PAGE FILE.td -flag…): the target tenon-doc writes docs/PAGE.md, in the
# build, from the descriptions in FILE.td.
function(tenon_document page definitions)
  set(LLVM_TARGET_DEFINITIONS ${definitions})
  set(TABLEGEN_OUTPUT)
  mlir_tablegen(${page}.md ${ARGN} EXTRA_INCLUDES ${PROJECT_SOURCE_DIR}
    ${MLIR_INCLUDE_DIRS})
  set(generated ${CMAKE_CURRENT_BINARY_DIR}/${page}.md)
  set(written ${PROJECT_BINARY_DIR}/docs/${page}.md)
  add_custom_command(OUTPUT ${written}
    COMMAND ${CMAKE_COMMAND} -E copy ${generated} ${written}
    DEPENDS ${generated} VERBATIM)
  add_custom_target(tenon-doc-${page} DEPENDS ${written})
  if(NOT TARGET tenon-doc)
    add_custom_target(tenon-doc)
  endif()
  add_dependencies(tenon-doc tenon-doc-${page})
endfunction()
