# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# cmake -DOUTPUT=FILE.inc "-DFILES=a.h;b.h" -P EmbedText.cmake
# Writes each file as a raw string `static const char embedded_a[]`.
set(text "")
foreach(file IN LISTS FILES)
  file(READ ${file} content)
  get_filename_component(name ${file} NAME_WE)
  string(APPEND text
    "static const char embedded_${name}[] = R\"tenon(${content})tenon\";\n")
endforeach()
file(WRITE ${OUTPUT} "${text}")
