//===- Json.cpp - JSON literals to tensors --------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Two passes of one parser: the first finds the shape, what the leaves are and
// how many bytes strings take; the second writes elements into a tensor of just
// that size.
//
//===----------------------------------------------------------------------===//
#include "runtime/io/Json.h"

#include "runtime/core/Status.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

namespace tenon::io {

using core::fail;

namespace {
class Parser {
public:
  Parser(const char *name, const char *text, uint32_t dtype)
      : name(name), text(text), at(text), dtype(dtype) {}

  tn_status parse(Tensor &out);

private:
  tn_status pass();
  tn_status parseValue(uint32_t depth);
  tn_status parseList(uint32_t depth);
  tn_status parseLeaf(uint32_t depth);
  tn_status parseWord(bool &isBool, bool &value, double &number);
  tn_status parseNumber();
  tn_status parseString();
  tn_status parseEscape(char *&out);
  bool parseHex(uint32_t &point);
  tn_status foundRank(uint32_t depth);
  tn_status storeInteger(bool negative, uint64_t magnitude, const char *start);
  tn_status storeFloat(double value, const char *start, const char *end);
  tn_status storeBool(bool value);
  tn_status unfit(const char *start, const char *end);
  tn_status chooseType();

  void skipSpace() {
    while (*at == ' ' || *at == '\n' || *at == '\t' || *at == '\r')
      ++at;
  }
  tn_status wrong(const char *what) {
    return fail(TN_INVALID_ARGUMENT, "%s: %s at character %zu", name, what,
                size_t(at - text) + 1);
  }
  template <typename T> void put(T value) {
    memcpy(tensor->data() + size_t(next++) * sizeof(T), &value, sizeof(T));
  }

  const char *name, *text, *at;
  uint32_t dtype;
  Tensor *tensor = nullptr; // NULL in the first pass
  int64_t next = 0;
  char *stringEnd = nullptr;

  int32_t rank = -1;
  int64_t shape[TN_MAX_RANK];
  bool hasLength[TN_MAX_RANK] = {};
  uint64_t stringBytes = 0;
  bool sawBool = false, sawInteger = false, sawFloat = false, sawString = false,
       sawLarge = false;
};
} // namespace

tn_status Parser::foundRank(uint32_t depth) {
  if (rank >= 0 && rank != int32_t(depth))
    return wrong("lists of different depth");
  rank = int32_t(depth);
  return TN_OK;
}

tn_status Parser::parseList(uint32_t depth) {
  if (depth == TN_MAX_RANK)
    return wrong("lists nested too deeply");
  ++at;
  int64_t length = 0;
  skipSpace();
  if (*at == ']')
    if (tn_status status = foundRank(depth + 1))
      return status;
  while (*at != ']') {
    if (tn_status status = parseValue(depth + 1))
      return status;
    ++length;
    skipSpace();
    if (*at == ',')
      ++at;
    else if (*at != ']')
      return wrong("',' or ']' is missing");
    skipSpace();
  }
  if (hasLength[depth] && shape[depth] != length)
    return fail(TN_INVALID_ARGUMENT,
                "%s: a list of %lld elements beside one of %lld, at character %zu", name,
                (long long)length, (long long)shape[depth], size_t(at - text) + 1);
  ++at;
  hasLength[depth] = true;
  shape[depth] = length;
  return TN_OK;
}

tn_status Parser::unfit(const char *start, const char *end) {
  return fail(TN_INVALID_ARGUMENT, "%s: %.*s is no %s", name,
              int(end - start < 64 ? end - start : 64), start, tn_dtype_name(dtype));
}

tn_status Parser::storeInteger(bool negative, uint64_t magnitude, const char *start) {
  auto signedFits = [&](int bits) {
    uint64_t most = uint64_t(1) << (bits - 1);
    return magnitude < most + negative;
  };
  auto unsignedFits = [&](int bits) {
    return (!negative || !magnitude) && (bits == 64 || magnitude >> bits == 0);
  };
  auto value = int64_t(negative ? 0 - magnitude : magnitude);
  int bits = int(tn_dtype_size(dtype)) * 8;
  switch (dtype) {
  case TN_BOOL:
    return magnitude > 1 || negative ? unfit(start, at) : (put(uint8_t(value)), TN_OK);
  case TN_INT8:
    return signedFits(bits) ? (put(int8_t(value)), TN_OK) : unfit(start, at);
  case TN_INT16:
    return signedFits(bits) ? (put(int16_t(value)), TN_OK) : unfit(start, at);
  case TN_INT32:
    return signedFits(bits) ? (put(int32_t(value)), TN_OK) : unfit(start, at);
  case TN_INT64:
    return signedFits(bits) ? (put(value), TN_OK) : unfit(start, at);
  case TN_UINT8:
    return unsignedFits(bits) ? (put(uint8_t(value)), TN_OK) : unfit(start, at);
  case TN_UINT16:
    return unsignedFits(bits) ? (put(uint16_t(value)), TN_OK) : unfit(start, at);
  case TN_UINT32:
    return unsignedFits(bits) ? (put(uint32_t(value)), TN_OK) : unfit(start, at);
  case TN_UINT64:
    return unsignedFits(bits) ? (put(uint64_t(value)), TN_OK) : unfit(start, at);
  default:
    return storeFloat(strtod(start, nullptr), start, at);
  }
}

tn_status Parser::storeFloat(double value, const char *start, const char *end) {
  // Straight from the text, so that nothing is rounded twice.
  auto single = [&] {
    return value != value || isinf(value) ? float(value) : strtof(start, nullptr);
  };
  switch (dtype) {
  case TN_FLOAT32:
    put(single());
    return TN_OK;
  case TN_FLOAT64:
    put(value);
    return TN_OK;
  case TN_FLOAT16:
    put(toHalf(value));
    return TN_OK;
  case TN_BFLOAT16:
    put(toBFloat16(value));
    return TN_OK;
  case TN_COMPLEX64: {
    struct {
      float real, imaginary;
    } both = {single(), 0};
    put(both);
    return TN_OK;
  }
  case TN_COMPLEX128: {
    struct {
      double real, imaginary;
    } both = {value, 0};
    put(both);
    return TN_OK;
  }
  default:
    return unfit(start, end);
  }
}

tn_status Parser::parseNumber() {
  const char *start = at;
  bool negative = *at == '-';
  at += negative;
  if (!strncmp(at, "Infinity", 8)) {
    at += 8;
    sawFloat = true;
    return tensor ? storeFloat(negative ? -HUGE_VAL : HUGE_VAL, start, at) : TN_OK;
  }
  if (*at < '0' || *at > '9')
    return wrong("a value is missing");
  uint64_t magnitude = 0;
  bool isInteger = true;
  for (; *at >= '0' && *at <= '9'; ++at)
    if (__builtin_mul_overflow(magnitude, uint64_t(10), &magnitude) ||
        __builtin_add_overflow(magnitude, uint64_t(*at - '0'), &magnitude))
      isInteger = false;
  if (*at == '.') {
    isInteger = false;
    for (++at; *at >= '0' && *at <= '9';)
      ++at;
  }
  if (*at == 'e' || *at == 'E') {
    isInteger = false;
    ++at;
    at += *at == '-' || *at == '+';
    if (*at < '0' || *at > '9')
      return wrong("an exponent is missing");
    while (*at >= '0' && *at <= '9')
      ++at;
  }
  if (!isInteger) {
    sawFloat = true;
    return tensor ? storeFloat(strtod(start, nullptr), start, at) : TN_OK;
  }
  sawInteger = true;
  sawLarge |= magnitude > uint64_t(INT32_MAX) + negative;
  return tensor ? storeInteger(negative, magnitude, start) : TN_OK;
}

bool Parser::parseHex(uint32_t &point) {
  point = 0;
  for (int i = 0; i < 4; ++i, ++at) {
    char c = *at, low = char(c | 0x20);
    if (c >= '0' && c <= '9')
      point = point << 4 | uint32_t(c - '0');
    else if (low >= 'a' && low <= 'f')
      point = point << 4 | uint32_t(low - 'a' + 10);
    else
      return false;
  }
  return true;
}

tn_status Parser::parseEscape(char *&out) {
  static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
  char c = *at++;
  const char *found = c ? strchr(from, c) : nullptr;
  if (found) {
    *out++ = to[found - from];
    return TN_OK;
  }
  uint32_t point, low;
  if (c != 'u' || !parseHex(point))
    return --at, wrong("an unknown escape");
  if (point >= 0xd800 && point < 0xdc00) {
    if (at[0] != '\\' || at[1] != 'u')
      return wrong("half a surrogate pair");
    at += 2;
    if (!parseHex(low) || low < 0xdc00 || low > 0xdfff)
      return wrong("half a surrogate pair");
    point = 0x10000 + ((point - 0xd800) << 10) + (low - 0xdc00);
  }
  if (point < 0x80) {
    *out++ = char(point);
    return TN_OK;
  }
  int more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
  *out++ = char(uint32_t(0xff00) >> (more + 1) | point >> 6 * more);
  while (more--)
    *out++ = char(0x80 | (point >> 6 * more & 0x3f));
  return TN_OK;
}

tn_status Parser::parseString() {
  sawString = true;
  ++at;
  const char *start = stringEnd;
  while (*at != '"') {
    if (!*at)
      return wrong("'\"' is missing");
    char bytes[4], *end = bytes;
    if (*at == '\\') {
      ++at;
      if (tn_status status = parseEscape(end))
        return status;
    } else {
      *end++ = *at++;
    }
    size_t size = size_t(end - bytes);
    if (tensor) {
      memcpy(stringEnd, bytes, size);
      stringEnd += size;
    } else {
      stringBytes += size;
    }
  }
  ++at;
  if (tensor)
    put(tn_string{start, size_t(stringEnd - start)});
  return TN_OK;
}

tn_status Parser::storeBool(bool value) {
  sawBool = true;
  if (tensor)
    put(uint8_t(value));
  return TN_OK;
}

tn_status Parser::parseLeaf(uint32_t depth) {
  if (tn_status status = foundRank(depth))
    return status;
  if (*at == '"')
    return parseString();
  if (!strncmp(at, "true", 4)) {
    at += 4;
    return storeBool(true);
  }
  if (!strncmp(at, "false", 5)) {
    at += 5;
    return storeBool(false);
  }
  if (!strncmp(at, "NaN", 3)) {
    at += 3;
    sawFloat = true;
    return tensor ? storeFloat(NAN, at - 3, at) : TN_OK;
  }
  return parseNumber();
}

tn_status Parser::parseValue(uint32_t depth) {
  skipSpace();
  return *at == '[' ? parseList(depth) : parseLeaf(depth);
}

tn_status Parser::pass() {
  at = text;
  if (tn_status status = parseValue(0))
    return status;
  skipSpace();
  return *at ? wrong("text after the value") : TN_OK;
}

tn_status Parser::chooseType() {
  bool sawNumber = sawInteger || sawFloat;
  if (sawBool + sawNumber + sawString > 1)
    return fail(TN_INVALID_ARGUMENT, "%s: numbers, truth values or strings mixed", name);
  if (!dtype)
    dtype = sawString    ? TN_STRING
            : sawBool    ? TN_BOOL
            : sawFloat   ? TN_FLOAT32
            : sawLarge   ? TN_INT64
            : sawInteger ? TN_INT32
                         : TN_FLOAT32;
  if (sawString != (dtype == TN_STRING) && (sawString || sawBool || sawNumber))
    return fail(TN_INVALID_ARGUMENT, "%s: %s where %s is needed", name,
                sawString ? "a string"
                : sawBool ? "a truth value"
                          : "a number",
                tn_dtype_name(dtype));
  if (sawBool && dtype != TN_BOOL)
    return fail(TN_INVALID_ARGUMENT, "%s: a truth value where %s is needed", name,
                tn_dtype_name(dtype));
  return TN_OK;
}

tn_status Parser::parse(Tensor &out) {
  tn_status status = pass();
  if (!status)
    status = chooseType();
  if (!status) {
    // Below an empty list nothing tells lengths; there are no elements either.
    for (int32_t i = 0; i < rank; ++i)
      if (!hasLength[i])
        shape[i] = 0;
    status = out.allocate(dtype, uint32_t(rank), shape, stringBytes);
  }
  if (status)
    return status;
  tensor = &out;
  stringEnd = out.dtype() == TN_STRING ? out.stringBytes() : nullptr;
  return pass();
}

tn_status parseJson(const char *name, const char *text, uint32_t dtype, Tensor *out) {
  return Parser(name, text, dtype).parse(*out);
}

} // namespace tenon::io
