//===- FormatJson.cpp - Tensors to JSON literals --------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Floating-point numbers are as short as still gives the same number, and have a
// point or an exponent, so that they don't read as integers.
//
//===----------------------------------------------------------------------===//
#include "runtime/core/Status.h"
#include "runtime/io/Json.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

namespace tenon::io {

template <typename T> static T load(const uint8_t *from) {
  T value;
  memcpy(&value, from, sizeof(T));
  return value;
}

/// `same` tells whether a text gives the number again.
template <typename Same>
static bool appendShortest(double value, int least, int most, Same same, Bytes &out) {
  if (value != value)
    return out.append("NaN");
  if (isinf(value))
    return out.append(value < 0 ? "-Infinity" : "Infinity");
  char text[40];
  for (int digits = least; digits <= most; ++digits) {
    snprintf(text, sizeof(text), "%.*g", digits, value);
    if (same(text))
      break;
  }
  if (strchr(text, 'e') && value == floor(value) && fabs(value) < 1e16)
    snprintf(text, sizeof(text), "%.1f", value);
  return out.append(text) && (strpbrk(text, ".e") || out.append(".0"));
}

static bool appendDouble(double value, Bytes &out) {
  auto same = [&](const char *text) { return strtod(text, nullptr) == value; };
  return appendShortest(value, 6, 17, same, out);
}

static bool appendFloat(float value, Bytes &out) {
  auto same = [&](const char *text) { return strtof(text, nullptr) == value; };
  return appendShortest(value, 6, 9, same, out);
}

static bool appendHalf(uint16_t bits, bool isBFloat, Bytes &out) {
  auto same = [&](const char *text) {
    double again = strtod(text, nullptr);
    return (isBFloat ? toBFloat16(again) : toHalf(again)) == bits;
  };
  return appendShortest(isBFloat ? fromBFloat16(bits) : fromHalf(bits), 2, 9, same, out);
}

static bool appendSigned(int64_t value, Bytes &out) {
  char text[24];
  snprintf(text, sizeof(text), "%lld", (long long)value);
  return out.append(text);
}

static bool appendUnsigned(uint64_t value, Bytes &out) {
  char text[24];
  snprintf(text, sizeof(text), "%llu", (unsigned long long)value);
  return out.append(text);
}

static bool appendString(const tn_string &string, Bytes &out) {
  bool fits = out.append("\"");
  for (size_t i = 0; fits && i < string.size; ++i) {
    char c = string.data[i], text[8];
    if (c == '"' || c == '\\')
      snprintf(text, sizeof(text), "\\%c", c);
    else if (uint8_t(c) < 0x20)
      snprintf(text, sizeof(text), "\\u%04x", c);
    else
      snprintf(text, sizeof(text), "%c", c);
    fits = out.append(text);
  }
  return fits && out.append("\"");
}

template <typename Append, typename T>
static bool appendPair(Append append, const T *, const uint8_t *from, Bytes &out) {
  return out.append("[") && append(load<T>(from), out) && out.append(", ") &&
         append(load<T>(from + sizeof(T)), out) && out.append("]");
}

static bool appendElement(uint32_t dtype, const uint8_t *from, Bytes &out) {
  switch (dtype) {
  case TN_FLOAT32:
    return appendFloat(load<float>(from), out);
  case TN_FLOAT64:
    return appendDouble(load<double>(from), out);
  case TN_FLOAT16:
  case TN_BFLOAT16:
    return appendHalf(load<uint16_t>(from), dtype == TN_BFLOAT16, out);
  case TN_BOOL:
    return out.append(*from ? "true" : "false");
  case TN_INT8:
    return appendSigned(load<int8_t>(from), out);
  case TN_INT16:
    return appendSigned(load<int16_t>(from), out);
  case TN_INT32:
    return appendSigned(load<int32_t>(from), out);
  case TN_INT64:
    return appendSigned(load<int64_t>(from), out);
  case TN_UINT8:
    return appendUnsigned(*from, out);
  case TN_UINT16:
    return appendUnsigned(load<uint16_t>(from), out);
  case TN_UINT32:
    return appendUnsigned(load<uint32_t>(from), out);
  case TN_UINT64:
    return appendUnsigned(load<uint64_t>(from), out);
  case TN_COMPLEX64:
    return appendPair(appendFloat, static_cast<float *>(nullptr), from, out);
  case TN_COMPLEX128:
    return appendPair(appendDouble, static_cast<double *>(nullptr), from, out);
  case TN_STRING:
    return appendString(load<tn_string>(from), out);
  }
  return out.append("null");
}

static bool appendDims(const tn_tensor &tensor, uint32_t dim, const uint8_t *&from,
                       Bytes &out) {
  if (dim == tensor.rank) {
    bool fits = appendElement(tensor.dtype, from, out);
    from += tn_dtype_size(tensor.dtype);
    return fits;
  }
  bool fits = out.append("[");
  for (int64_t i = 0; fits && i < tensor.shape[dim]; ++i)
    fits = (i == 0 || out.append(", ")) && appendDims(tensor, dim + 1, from, out);
  return fits && out.append("]");
}

tn_status formatJson(const tn_tensor &tensor, Bytes *out) {
  auto *from = static_cast<const uint8_t *>(tensor.data);
  if (!tn_dtype_size(tensor.dtype) ||
      countElements(tensor.rank, tensor.shape, tn_dtype_size(tensor.dtype)) < 0)
    return core::fail(TN_INVALID_ARGUMENT, "a tensor's shape is out of range");
  return appendDims(tensor, 0, from, *out) ? TN_OK
                                           : core::failMemory(out->size(), "a text");
}

} // namespace tenon::io
