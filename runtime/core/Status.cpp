//===- Status.cpp - Statuses, texts and element types ---------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The text of the latest failure lives in a fixed buffer of its thread, so that
// failing neither allocates nor locks. Longer texts are cut.
//
//===----------------------------------------------------------------------===//
#include "Status.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

namespace tenon::core {

static thread_local char lastError[1024];

tn_status fail(tn_status status, const char *format, ...) {
  char text[sizeof(lastError)];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(text, sizeof(text), format, arguments);
  va_end(arguments);
  memcpy(lastError, text, sizeof(text));
  return status;
}

tn_status failMemory(uint64_t bytes, const char *what) {
  return fail(TN_OUT_OF_MEMORY, "out of memory: %llu bytes for %s",
              (unsigned long long)bytes, what);
}

} // namespace tenon::core

const char *tn_last_error(void) { return tenon::core::lastError; }

const char *tn_status_name(tn_status status) {
  switch (status) {
  case TN_OK:
    return "ok";
  case TN_INVALID_ARGUMENT:
    return "invalid argument";
  case TN_NOT_FOUND:
    return "not found";
  case TN_FAILED_PRECONDITION:
    return "failed precondition";
  case TN_OUT_OF_MEMORY:
    return "out of memory";
  case TN_DEVICE_LOST:
    return "device lost";
  case TN_OUT_OF_RANGE:
    return "out of range";
  case TN_UNIMPLEMENTED:
    return "unimplemented";
  case TN_INTERNAL:
    return "internal error";
  case TN_IO_ERROR:
    return "input/output error";
  case TN_CORRUPT:
    return "corrupt";
  }
  return "unknown status";
}

namespace {
struct ElementType {
  const char *name;
  uint32_t size;
};
} // namespace

static const ElementType elementTypes[24] = {
    {nullptr, 0},     {"float32", 4}, {"float64", 8},     {"int32", 4},
    {"uint8", 1},     {"int16", 2},   {"int8", 1},        {"string", sizeof(tn_string)},
    {"complex64", 8}, {"int64", 8},   {"bool", 1},        {nullptr, 0},
    {nullptr, 0},     {nullptr, 0},   {"bfloat16", 2},    {nullptr, 0},
    {nullptr, 0},     {"uint16", 2},  {"complex128", 16}, {"float16", 2},
    {nullptr, 0},     {nullptr, 0},   {"uint32", 4},      {"uint64", 8},
};

size_t tn_dtype_size(uint32_t dtype) { return dtype < 24 ? elementTypes[dtype].size : 0; }

const char *tn_dtype_name(uint32_t dtype) {
  return tn_dtype_size(dtype) ? elementTypes[dtype].name : "invalid";
}
