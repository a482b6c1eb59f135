//===- Npy.cpp - NumPy's .npy format --------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A .npy file is a magic number, a header that is a Python dict literal, and the
// elements. Every size is checked against the bytes that are there before
// anything is allocated.
//
//===----------------------------------------------------------------------===//
#include "runtime/io/Npy.h"

#include "runtime/core/Status.h"

#include <stdio.h>
#include <string.h>

namespace tenon::io {

using core::fail;

namespace {
struct Header {
  char order = '|';
  char kind = 0;
  uint64_t itemSize = 0;
  bool fortran = false;
  uint32_t rank = 0;
  int64_t shape[TN_MAX_RANK] = {};
  bool hasDescr = false, hasShape = false, hasOrder = false;
};

/// Reads the few forms that such a header has.
class HeaderParser {
public:
  HeaderParser(const char *name, const char *text, size_t size)
      : name(name), at(text), end(text + size) {}

  tn_status parse(Header &header);

private:
  void skipSpace() {
    while (at != end && (*at == ' ' || *at == '\n' || *at == '\t'))
      ++at;
  }
  bool accept(char c) {
    skipSpace();
    if (at == end || *at != c)
      return false;
    ++at;
    return true;
  }
  bool acceptWord(const char *word) {
    size_t size = strlen(word);
    skipSpace();
    if (size_t(end - at) < size || memcmp(at, word, size) != 0)
      return false;
    at += size;
    return true;
  }
  bool parseString(char *out, size_t room);
  bool parseNumber(int64_t &out);
  bool parseShape(Header &header);
  tn_status parseDescr(Header &header);
  tn_status damaged() { return fail(TN_CORRUPT, "%s: .npy header is damaged", name); }

  const char *name, *at, *end;
};
} // namespace

bool HeaderParser::parseString(char *out, size_t room) {
  skipSpace();
  if (at == end || (*at != '\'' && *at != '"'))
    return false;
  char quote = *at++;
  size_t used = 0;
  while (at != end && *at != quote && used + 1 < room)
    out[used++] = *at++;
  out[used] = 0;
  return accept(quote);
}

bool HeaderParser::parseNumber(int64_t &out) {
  skipSpace();
  if (at == end || *at < '0' || *at > '9')
    return false;
  for (out = 0; at != end && *at >= '0' && *at <= '9'; ++at)
    if (__builtin_mul_overflow(out, 10, &out) ||
        __builtin_add_overflow(out, *at - '0', &out))
      return false;
  if (at != end && *at == 'L')
    ++at;
  return true;
}

bool HeaderParser::parseShape(Header &header) {
  if (!accept('('))
    return false;
  while (!accept(')')) {
    if (header.rank == TN_MAX_RANK || !parseNumber(header.shape[header.rank]))
      return false;
    ++header.rank;
    if (!accept(',') && at != end && *at != ')')
      return false;
  }
  return true;
}

tn_status HeaderParser::parseDescr(Header &header) {
  skipSpace();
  if (at != end && *at == '[')
    return fail(TN_UNIMPLEMENTED, "%s: records are not tensors", name);
  char text[32];
  if (!parseString(text, sizeof(text)))
    return damaged();
  const char *next = text;
  if (*next && strchr("<>|=", *next))
    header.order = *next++;
  header.kind = *next ? *next++ : 0;
  if (header.kind == 'O')
    return fail(TN_UNIMPLEMENTED, "%s: Python objects are not tensors", name);
  for (; *next >= '0' && *next <= '9'; ++next)
    if (__builtin_mul_overflow(header.itemSize, uint64_t(10), &header.itemSize) ||
        __builtin_add_overflow(header.itemSize, uint64_t(*next - '0'), &header.itemSize))
      return damaged();
  if (*next)
    return fail(TN_UNIMPLEMENTED, "%s: dtype '%s' is not one of tensors", name, text);
  header.hasDescr = true;
  return TN_OK;
}

tn_status HeaderParser::parse(Header &header) {
  if (!accept('{'))
    return damaged();
  while (!accept('}')) {
    char key[32];
    if (!parseString(key, sizeof(key)) || !accept(':'))
      return damaged();
    if (!strcmp(key, "descr")) {
      if (tn_status status = parseDescr(header))
        return status;
    } else if (!strcmp(key, "fortran_order")) {
      header.fortran = acceptWord("True");
      if (!header.fortran && !acceptWord("False"))
        return damaged();
      header.hasOrder = true;
    } else if (!strcmp(key, "shape")) {
      if (header.hasShape || !parseShape(header))
        return damaged();
      header.hasShape = true;
    } else {
      return damaged();
    }
    if (!accept(',') && (at == end || *at != '}'))
      return damaged();
  }
  return header.hasDescr && header.hasShape && header.hasOrder ? TN_OK : damaged();
}

namespace {
struct Format {
  char kind;
  uint8_t size;
  uint8_t dtype;
};
} // namespace

static const Format formats[] = {
    {'b', 1, TN_BOOL},      {'i', 1, TN_INT8},        {'i', 2, TN_INT16},
    {'i', 4, TN_INT32},     {'i', 8, TN_INT64},       {'u', 1, TN_UINT8},
    {'u', 2, TN_UINT16},    {'u', 4, TN_UINT32},      {'u', 8, TN_UINT64},
    {'f', 2, TN_FLOAT16},   {'f', 4, TN_FLOAT32},     {'f', 8, TN_FLOAT64},
    {'c', 8, TN_COMPLEX64}, {'c', 16, TN_COMPLEX128}, {'V', 2, TN_BFLOAT16},
};

static uint32_t dtypeOf(const Header &header) {
  if (header.kind == 'S' || header.kind == 'U' || header.kind == 'a')
    return TN_STRING;
  for (const Format &format : formats)
    if (format.kind == header.kind && format.size == header.itemSize)
      return format.dtype;
  return TN_INVALID_DTYPE;
}

/// Position in C order of the element at `index` in Fortran order.
static int64_t fromFortran(const Header &header, int64_t index) {
  int64_t position = 0, stride = 1, coordinates[TN_MAX_RANK];
  for (uint32_t i = 0; i < header.rank; ++i) {
    coordinates[i] = index % header.shape[i];
    index /= header.shape[i];
  }
  for (uint32_t i = header.rank; i-- > 0;) {
    position += coordinates[i] * stride;
    stride *= header.shape[i];
  }
  return position;
}

static void copyElements(const Header &header, const uint8_t *data, const Tensor &out) {
  size_t size = header.itemSize;
  if (!header.fortran)
    memcpy(out.data(), data, out.size());
  else
    for (int64_t i = 0; i < out.elementCount(); ++i)
      memcpy(out.data() + size_t(fromFortran(header, i)) * size, data + size_t(i) * size,
             size);
  if (header.order == '>') {
    size_t part = header.kind == 'c' ? size / 2 : size;
    for (uint8_t *at = out.data(), *end = at + out.size(); at != end; at += part)
      for (size_t i = 0; i < part / 2; ++i) {
        uint8_t byte = at[i];
        at[i] = at[part - 1 - i];
        at[part - 1 - i] = byte;
      }
  }
  if (out.dtype() == TN_BOOL)
    for (int64_t i = 0; i < out.elementCount(); ++i)
      out.data()[i] = out.data()[i] != 0;
}

/// Writes the code point as UTF-8 and returns the end; what is none becomes '?'.
static char *encode(uint32_t point, char *out) {
  if (point > 0x10ffff || (point >= 0xd800 && point < 0xe000))
    point = '?';
  if (point < 0x80) {
    *out++ = char(point);
    return out;
  }
  int more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
  *out++ = char(uint32_t(0xff00) >> (more + 1) | point >> 6 * more);
  while (more--)
    *out++ = char(0x80 | (point >> 6 * more & 0x3f));
  return out;
}

static uint32_t codePoint(const Header &header, const uint8_t *from) {
  return header.order == '>' ? uint32_t(from[0]) << 24 | uint32_t(from[1]) << 16 |
                                   uint32_t(from[2]) << 8 | from[3]
                             : uint32_t(from[3]) << 24 | uint32_t(from[2]) << 16 |
                                   uint32_t(from[1]) << 8 | from[0];
}

static void copyStrings(const Header &header, const uint8_t *data, const Tensor &out,
                        size_t width) {
  char *bytes = out.stringBytes();
  size_t unit = header.kind == 'U' ? 4 : 1;
  static const uint8_t zeros[4] = {};
  for (int64_t i = 0; i < out.elementCount(); ++i, data += width) {
    size_t used = width;
    while (used && !memcmp(data + used - unit, zeros, unit))
      used -= unit;
    char *start = bytes;
    for (size_t at = 0; at < used; at += unit)
      if (unit == 4)
        bytes = encode(codePoint(header, data + at), bytes);
      else
        *bytes++ = char(data[at]);
    out.strings()[header.fortran ? fromFortran(header, i) : i] = {start,
                                                                  size_t(bytes - start)};
  }
}

tn_status parseNpy(const char *name, const uint8_t *data, size_t size, Tensor *out) {
  if (size < 10 || memcmp(data, "\x93NUMPY", 6) != 0)
    return fail(TN_CORRUPT, "%s: no .npy file", name);
  size_t start = data[6] == 1 ? 10 : 12;
  if (data[6] < 1 || data[6] > 3 || size < start)
    return fail(TN_CORRUPT, "%s: .npy version %u is not 1 to 3", name, data[6]);
  size_t length = size_t(data[8]) | size_t(data[9]) << 8;
  if (start == 12)
    length |= size_t(data[10]) << 16 | size_t(data[11]) << 24;
  if (length > size - start)
    return fail(TN_CORRUPT, "%s: .npy header of %zu bytes in a file of %zu", name, length,
                size);
  Header header;
  HeaderParser parser(name, reinterpret_cast<const char *>(data + start), length);
  if (tn_status status = parser.parse(header))
    return status;
  uint32_t dtype = dtypeOf(header);
  if (!dtype)
    return fail(TN_UNIMPLEMENTED, "%s: dtype '%c%c%llu' is not one of tensors", name,
                header.order, header.kind ? header.kind : '?',
                (unsigned long long)header.itemSize);
  data += start + length;
  size -= start + length;
  uint64_t width = header.itemSize;
  if (header.kind == 'U' && __builtin_mul_overflow(width, uint64_t(4), &width))
    return fail(TN_CORRUPT, "%s: .npy header is damaged", name);
  if (width > INT64_MAX)
    return fail(TN_CORRUPT, "%s: .npy header is damaged", name);
  int64_t elements = countElements(header.rank, header.shape, width ? width : 1);
  // Empty strings take nothing in the file, but do in memory.
  constexpr int64_t mostEmpty = 1 << 20;
  if (elements < 0 || (!width && elements > mostEmpty) ||
      uint64_t(elements) * width > size)
    return fail(TN_CORRUPT,
                "%s: .npy file is cut short: its %zu bytes are less than "
                "its shape takes",
                name, size);
  uint64_t stringBytes = dtype == TN_STRING ? uint64_t(elements) * width : 0;
  if (tn_status status = out->allocate(dtype, header.rank, header.shape, stringBytes))
    return fail(status, "%s: %s", name, tn_last_error());
  if (dtype == TN_STRING)
    copyStrings(header, data, *out, width);
  else if (elements)
    copyElements(header, data, *out);
  return TN_OK;
}

tn_status readNpy(const char *path, Tensor *out) {
  Bytes bytes;
  if (tn_status status = readFile(path, &bytes))
    return status;
  return parseNpy(path, bytes.data(), bytes.size(), out);
}

static size_t widestString(const tn_tensor &tensor, int64_t elements) {
  size_t widest = 1;
  auto *strings = static_cast<const tn_string *>(tensor.data);
  for (int64_t i = 0; i < elements; ++i)
    widest = strings[i].size > widest ? strings[i].size : widest;
  return widest;
}

tn_status formatNpyHeader(const tn_tensor &tensor, Bytes *out) {
  uint64_t elementSize = tn_dtype_size(tensor.dtype);
  if (!elementSize || tensor.rank > TN_MAX_RANK)
    return fail(TN_INVALID_ARGUMENT, "no .npy file has dtype %u and rank %u",
                tensor.dtype, tensor.rank);
  int64_t elements = countElements(tensor.rank, tensor.shape, elementSize);
  if (elements < 0)
    return fail(TN_INVALID_ARGUMENT, "a tensor's shape is out of range");
  char text[640], descr[32];
  if (tensor.dtype == TN_STRING)
    snprintf(descr, sizeof(descr), "|S%zu", widestString(tensor, elements));
  for (const Format &format : formats)
    if (format.dtype == tensor.dtype)
      snprintf(descr, sizeof(descr), "%c%c%u",
               format.size == 1 || format.kind == 'V' ? '|' : '<', format.kind,
               format.size);
  size_t used = size_t(snprintf(
      text, sizeof(text), "{'descr': '%s', 'fortran_order': False, 'shape': (", descr));
  for (uint32_t i = 0; i < tensor.rank; ++i)
    used += size_t(snprintf(text + used, sizeof(text) - used, "%s%lld%s", i ? " " : "",
                            (long long)tensor.shape[i],
                            i + 1 < tensor.rank || tensor.rank == 1 ? "," : ""));
  used += size_t(snprintf(text + used, sizeof(text) - used, "), }"));
  // The elements start at a multiple of 64.
  size_t length = (10 + used + 1 + 63) / 64 * 64 - 10;
  for (; used + 1 < length; ++used)
    text[used] = ' ';
  text[used] = '\n';
  uint8_t start[10] = {
      0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, uint8_t(length), uint8_t(length >> 8)};
  if (!out->append(start, sizeof(start)) || !out->append(text, length))
    return core::failMemory(length, "a .npy header");
  return TN_OK;
}

tn_status formatNpy(const tn_tensor &tensor, Bytes *out) {
  if (tn_status status = formatNpyHeader(tensor, out))
    return status;
  uint64_t elementSize = tn_dtype_size(tensor.dtype);
  auto elements = size_t(countElements(tensor.rank, tensor.shape, elementSize));
  if (tensor.dtype != TN_STRING)
    return out->append(tensor.data, elements * elementSize)
               ? TN_OK
               : core::failMemory(elements * elementSize, "a .npy file");
  size_t width = widestString(tensor, int64_t(elements)), bytes;
  if (__builtin_mul_overflow(width, elements, &bytes) ||
      bytes > SIZE_MAX / 2 - out->size() || !out->reserve(out->size() + bytes))
    return core::failMemory(UINT64_MAX, "a .npy file");
  uint8_t *next = out->data() + out->size();
  memset(next, 0, bytes);
  auto *strings = static_cast<const tn_string *>(tensor.data);
  for (size_t i = 0; i < elements; ++i)
    if (strings[i].size)
      memcpy(next + i * width, strings[i].data, strings[i].size);
  out->resize(out->size() + bytes);
  return TN_OK;
}

} // namespace tenon::io
