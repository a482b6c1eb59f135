//===- Safetensors.cpp - Tensors in .safetensors files --------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The header's JSON is of one form: an object of objects with "dtype", "shape" and
// "data_offsets", and "__metadata__", an object of texts. Its parser takes no other.
//
//===----------------------------------------------------------------------===//
#include "runtime/io/Safetensors.h"

#include "runtime/core/Status.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

namespace tenon::io {

using core::fail;

namespace {
struct TypeName {
  const char *name;
  uint32_t dtype;
};
} // namespace

static constexpr TypeName typeNames[] = {
    {"F64", TN_FLOAT64}, {"F32", TN_FLOAT32},  {"F16", TN_FLOAT16}, {"BF16", TN_BFLOAT16},
    {"I64", TN_INT64},   {"I32", TN_INT32},    {"I16", TN_INT16},   {"I8", TN_INT8},
    {"U64", TN_UINT64},  {"U32", TN_UINT32},   {"U16", TN_UINT16},  {"U8", TN_UINT8},
    {"BOOL", TN_BOOL},   {"C64", TN_COMPLEX64}};

//===----------------------------------------------------------------------===//
// Reading
//===----------------------------------------------------------------------===//

/// Reads the header's text; each call is false where the text has not what it takes.
class SafetensorsReader::Parser {
public:
  Parser(const char *at, const char *end, SafetensorsReader &file)
      : at(at), end(end), file(file) {}

  bool parse();

private:
  void skipSpace() {
    while (at < end && (*at == ' ' || *at == '\n' || *at == '\t' || *at == '\r'))
      ++at;
  }
  bool take(char c) {
    skipSpace();
    bool isThere = at < end && *at == c;
    at += isThere;
    return isThere;
  }
  bool takeText(Bytes &out);
  bool takeEscape(Bytes &out);
  bool takeCode(uint32_t &out);
  bool takeNumber(uint64_t &out);
  template <typename Item> bool takeList(char open, char close, Item item);
  bool takeEntry(Entry &entry);
  bool takeField(Entry &entry);
  bool takeType(Entry &entry);

  const char *at;
  const char *end;
  SafetensorsReader &file;
};

static bool putUtf8(Bytes &out, uint32_t code) {
  char bytes[4];
  size_t size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  for (size_t i = size; i-- > 1; code >>= 6)
    bytes[i] = char(0x80 | (code & 0x3f));
  constexpr uint8_t leads[] = {0, 0, 0xc0, 0xe0, 0xf0};
  bytes[0] = char(leads[size] | code);
  return out.append(bytes, size);
}

bool SafetensorsReader::Parser::takeCode(uint32_t &out) {
  out = 0;
  for (int i = 0; i < 4; ++i, ++at) {
    if (at == end)
      return false;
    char c = *at | 0x20;
    bool isDigit = c >= '0' && c <= '9', isLetter = c >= 'a' && c <= 'f';
    if (!isDigit && !isLetter)
      return false;
    out = out << 4 | uint32_t(isDigit ? c - '0' : c - 'a' + 10);
  }
  return true;
}

bool SafetensorsReader::Parser::takeEscape(Bytes &out) {
  constexpr char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
  if (at == end)
    return false;
  char c = *at++;
  if (c == 'u') {
    uint32_t code, low;
    if (!takeCode(code) || !code)
      return false;
    if (code >> 10 == 0xd800 >> 10) { // the first of a pair
      if (end - at < 6 || at[0] != '\\' || at[1] != 'u')
        return false;
      at += 2;
      if (!takeCode(low) || low >> 10 != 0xdc00 >> 10)
        return false;
      code = 0x10000 + ((code & 0x3ff) << 10) + (low & 0x3ff);
    }
    return putUtf8(out, code);
  }
  const char *found = c ? strchr(names, c) : nullptr;
  return found && out.append(values + (found - names), 1);
}

/// Appends a text and a zero.
bool SafetensorsReader::Parser::takeText(Bytes &out) {
  if (!take('"'))
    return false;
  while (at < end && *at != '"') {
    char c = *at++;
    if (c == '\\' ? !takeEscape(out) : !c || !out.append(&c, 1))
      return false;
  }
  return at++ < end && out.append("", 1);
}

bool SafetensorsReader::Parser::takeNumber(uint64_t &out) {
  skipSpace();
  const char *start = at;
  for (out = 0; at < end && *at >= '0' && *at <= '9'; ++at)
    if (__builtin_mul_overflow(out, uint64_t(10), &out) ||
        __builtin_add_overflow(out, uint64_t(*at - '0'), &out))
      return false;
  return at != start;
}

/// Items with commas between them.
template <typename Item>
bool SafetensorsReader::Parser::takeList(char open, char close, Item item) {
  if (!take(open))
    return false;
  if (take(close))
    return true;
  do {
    if (!item())
      return false;
  } while (take(','));
  return take(close);
}

bool SafetensorsReader::Parser::takeType(Entry &entry) {
  Bytes text;
  if (!takeText(text))
    return false;
  for (const TypeName &type : typeNames)
    if (!strcmp(type.name, reinterpret_cast<const char *>(text.data())))
      entry.dtype = type.dtype;
  return true;
}

bool SafetensorsReader::Parser::takeField(Entry &entry) {
  Bytes text;
  if (!takeText(text) || !take(':'))
    return false;
  auto *name = reinterpret_cast<const char *>(text.data());
  if (!strcmp(name, "dtype"))
    return takeType(entry);
  uint64_t number;
  if (!strcmp(name, "shape"))
    return takeList('[', ']', [&] {
      if (!takeNumber(number) || number > INT64_MAX || entry.rank == TN_MAX_RANK)
        return false;
      entry.shape[entry.rank++] = int64_t(number);
      return true;
    });
  return !strcmp(name, "data_offsets") && take('[') && takeNumber(entry.begin) &&
         take(',') && takeNumber(entry.end) && take(']');
}

bool SafetensorsReader::Parser::takeEntry(Entry &entry) {
  return takeList('{', '}', [&] { return takeField(entry); });
}

bool SafetensorsReader::Parser::parse() {
  bool parsed = takeList('{', '}', [&] {
    size_t name = file.names.size();
    if (!takeText(file.names) || !take(':'))
      return false;
    if (!strcmp(reinterpret_cast<const char *>(file.names.data() + name),
                "__metadata__")) {
      Bytes ignored;
      return takeList(
          '{', '}', [&] { return takeText(ignored) && take(':') && takeText(ignored); });
    }
    Entry *entry = file.entries.add();
    if (!entry)
      return false;
    entry->name = name;
    return takeEntry(*entry);
  });
  skipSpace();
  return parsed && at == end;
}

const char *SafetensorsReader::name(uint32_t index) const {
  return reinterpret_cast<const char *>(names.data()) + entries[index].name;
}

uint32_t SafetensorsReader::find(const char *wanted) const {
  for (uint32_t i = 0; i < count(); ++i)
    if (!strcmp(name(i), wanted))
      return i;
  return count();
}

tn_status SafetensorsReader::open(const char *name) {
  path.clear();
  if (!path.append(name, strlen(name) + 1))
    return core::failMemory(strlen(name), "a file");
  if (tn_status status = readFile(name, &file))
    return status;
  return readHeader();
}

tn_status SafetensorsReader::openBytes(const char *name, const uint8_t *data,
                                       size_t size) {
  path.clear();
  file.clear();
  if (!path.append(name, strlen(name) + 1) || !file.append(data, size))
    return core::failMemory(size, "a file");
  return readHeader();
}

tn_status SafetensorsReader::readHeader() {
  auto *name = reinterpret_cast<const char *>(path.data());
  uint64_t size = 0;
  for (size_t i = 0; i < 8 && file.size() >= 8; ++i)
    size |= uint64_t(file.data()[i]) << 8 * i;
  if (file.size() < 8 || size > file.size() - 8)
    return fail(TN_CORRUPT, "%s: .safetensors file is damaged: it is too short", name);
  auto *text = reinterpret_cast<const char *>(file.data()) + 8;
  dataStart = 8 + size;
  if (!Parser(text, text + size, *this).parse())
    return fail(TN_CORRUPT,
                "%s: .safetensors file is damaged: its header is not as it "
                "must be",
                name);
  return TN_OK;
}

tn_status SafetensorsReader::read(uint32_t index, Tensor *out) const {
  const Entry &entry = entries[index];
  auto *file_name = reinterpret_cast<const char *>(path.data());
  if (!entry.dtype)
    return fail(TN_UNIMPLEMENTED, "%s: tensor '%s' has a type that is not supported",
                file_name, name(index));
  uint64_t elementSize = tn_dtype_size(entry.dtype), available = file.size() - dataStart;
  int64_t elements = countElements(entry.rank, entry.shape, elementSize);
  if (elements < 0 || entry.begin > entry.end || entry.end > available ||
      entry.end - entry.begin != uint64_t(elements) * elementSize)
    return fail(
        TN_CORRUPT,
        "%s: .safetensors file is damaged: tensor '%s' is at %llu to %llu of %llu "
        "bytes, which does not fit its shape or the file",
        file_name, name(index), (unsigned long long)entry.begin,
        (unsigned long long)entry.end, (unsigned long long)available);
  if (tn_status status = out->allocate(entry.dtype, entry.rank, entry.shape))
    return status;
  if (out->size())
    memcpy(out->data(), file.data() + dataStart + entry.begin, out->size());
  return TN_OK;
}

//===----------------------------------------------------------------------===//
// Writing
//===----------------------------------------------------------------------===//

static bool putText(Bytes &out, const char *text) {
  bool ok = out.append("\"");
  for (; ok && *text; ++text) {
    char escaped[8];
    auto c = uint8_t(*text);
    if (c < 0x20)
      snprintf(escaped, sizeof(escaped), "\\u%04x", c);
    else
      snprintf(escaped, sizeof(escaped), c == '"' || c == '\\' ? "\\%c" : "%c", *text);
    ok = out.append(escaped);
  }
  return ok && out.append("\"");
}

static bool putEntry(Bytes &out, const SavedTensor &tensor, const char *type,
                     uint64_t offset) {
  char text[64];
  bool ok = putText(out, tensor.name) && out.append(":{\"dtype\":\"") &&
            out.append(type) && out.append("\",\"shape\":[");
  for (uint32_t i = 0; ok && i < tensor.value.rank(); ++i) {
    snprintf(text, sizeof(text), "%s%lld", i ? "," : "",
             (long long)tensor.value.shape()[i]);
    ok = out.append(text);
  }
  uint64_t end = offset + tensor.value.size();
  snprintf(text, sizeof(text), "],\"data_offsets\":[%llu,%llu]}",
           (unsigned long long)offset, (unsigned long long)end);
  return ok && out.append(text);
}

tn_status writeSafetensors(const char *path, const List<SavedTensor> &tensors) {
  Bytes header;
  uint64_t offset = 0;
  bool ok = header.append("{");
  for (const SavedTensor &tensor : tensors) {
    const char *typeName = nullptr;
    for (const TypeName &type : typeNames)
      if (type.dtype == tensor.value.dtype())
        typeName = type.name;
    if (!typeName)
      return fail(TN_UNIMPLEMENTED,
                  "%s: variable '%s' is %s, which .safetensors files cannot hold", path,
                  tensor.name, tn_dtype_name(tensor.value.dtype()));
    ok = ok && (&tensor == tensors.begin() || header.append(",")) &&
         putEntry(header, tensor, typeName, offset);
    offset += tensor.value.size();
  }
  ok = ok && header.append("}");
  while (ok && header.size() % 8)
    ok = header.append(" ");
  if (!ok)
    return core::failMemory(header.size(), path);
  uint8_t size[8];
  for (size_t i = 0; i < 8; ++i)
    size[i] = uint8_t(uint64_t(header.size()) >> 8 * i);
  FileWriter file;
  tn_status status = file.create(path, Durability::Durable);
  if (!status)
    status = file.write(size, sizeof(size));
  if (!status)
    status = file.write(header.data(), header.size());
  for (const SavedTensor &tensor : tensors)
    if (!status)
      status = file.write(tensor.value.data(), tensor.value.size());
  return status ? status : file.finish();
}

} // namespace tenon::io
