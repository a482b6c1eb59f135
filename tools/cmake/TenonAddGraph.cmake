# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#[[
tenon_add_graph(TARGET GRAPH FILE
    [FETCH NAME…] [FEED NAME[=DIMxDIM…]…] [TARGET_NODE NAME…]
    [SIGNATURE NAME…] [TAGS TAG…] [CLASS ns::Name] [CPU NAME…]
    [OPTIMIZE 0|1|2|3] [OPTIONS option…])

Makes TARGET, a static library with the graph in FILE (.pb, .pbtxt, .meta, a SavedModel
folder, .mlir) compiled to native code, whenever the graph or the compiler changed. A
target that links it also gets the include path of the header <TARGET.h>, with the class
that runs the graph, and Tenon's runtime. Words mean what they do to `tenon compile`;
OPTIONS are handed to it as they are.
#]]
include_guard(GLOBAL)

function(tenon_add_graph target)
  cmake_parse_arguments(PARSE_ARGV 1 ARG "" "GRAPH;CLASS;OPTIMIZE"
    "FETCH;FEED;TARGET_NODE;SIGNATURE;TAGS;CPU;OPTIONS")
  if(ARG_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR
      "tenon_add_graph(${target}): unknown argument ${ARG_UNPARSED_ARGUMENTS}")
  endif()
  if(NOT ARG_GRAPH)
    message(FATAL_ERROR "tenon_add_graph(${target}): GRAPH is missing")
  endif()
  get_filename_component(graph "${ARG_GRAPH}" ABSOLUTE)
  if(NOT EXISTS "${graph}")
    message(FATAL_ERROR "tenon_add_graph(${target}): no such graph: ${graph}")
  endif()

  # Everything of a SavedModel is an input, as is the checkpoint beside a .meta.
  set(inputs "${graph}")
  if(IS_DIRECTORY "${graph}")
    file(GLOB_RECURSE inputs CONFIGURE_DEPENDS "${graph}/*")
  elseif(graph MATCHES "\\.meta$")
    string(REGEX REPLACE "\\.meta$" "" prefix "${graph}")
    file(GLOB shards CONFIGURE_DEPENDS "${prefix}.index" "${prefix}.data-*")
    list(APPEND inputs ${shards})
  endif()

  set(options)
  foreach(word FETCH FEED TARGET_NODE SIGNATURE)
    string(TOLOWER "--${word}" option)
    string(REPLACE "_" "-" option "${option}")
    foreach(value IN LISTS ARG_${word})
      list(APPEND options ${option} "${value}")
    endforeach()
  endforeach()
  foreach(word TAGS CPU)
    if(ARG_${word})
      string(TOLOWER "--${word}" option)
      string(REPLACE ";" "," values "${ARG_${word}}")
      list(APPEND options ${option} "${values}")
    endif()
  endforeach()
  if(ARG_CLASS)
    list(APPEND options --class "${ARG_CLASS}")
  endif()
  if(DEFINED ARG_OPTIMIZE)
    list(APPEND options "-O${ARG_OPTIMIZE}")
  endif()

  set(folder "${CMAKE_CURRENT_BINARY_DIR}/${target}.tenon")
  file(MAKE_DIRECTORY "${folder}")
  set(object "${folder}/${target}.o")
  set(header "${folder}/${target}.h")
  add_custom_command(
    OUTPUT "${object}" "${header}"
    COMMAND Tenon::compiler compile "${graph}" -o "${object}" ${options} ${ARG_OPTIONS}
    DEPENDS ${inputs} Tenon::compiler
    COMMENT "Compiling graph ${ARG_GRAPH}"
    VERBATIM)
  add_library(${target} STATIC "${object}" "${header}")
  set_source_files_properties("${object}" PROPERTIES EXTERNAL_OBJECT ON GENERATED ON)
  set_target_properties(${target} PROPERTIES LINKER_LANGUAGE C)
  target_include_directories(${target} INTERFACE "${folder}")
  target_link_libraries(${target} INTERFACE Tenon::runtime)
endfunction()
