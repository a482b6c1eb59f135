//===- Text.h - Strings in routines -----------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// An element of a string tensor is a handle: 0, or the address of its size and bytes
// (abi.h, tn_call.buffers). Records never change, so handles are copied freely. New ones
// live in memory of the run.
//
//===----------------------------------------------------------------------===//
#pragma once
#include "compiler/CPU/Routines/Routine.h"
#include "runtime/include/tenon/abi.h"

namespace tenon {

/// What a status is of a routine that found nothing wrong, and of one that got no memory;
/// others are the position of an element that is wrong.
constexpr i64 kAllRight = -1, kNoMemory = -2;

struct Text {
  const char *data;
  i64 size;

  char operator[](i64 i) const { return data[i]; }
};

inline Text textOf(i64 handle) {
  if (!handle)
    return {"", 0};
  const char *record = reinterpret_cast<const char *>(handle);
  i64 size;
  __builtin_memcpy(&size, record, sizeof(size));
  return {record + sizeof(size), size};
}

inline bool equal(Text a, Text b) {
  if (a.size != b.size)
    return false;
  for (i64 i = 0; i < a.size; ++i)
    if (a[i] != b[i])
      return false;
  return true;
}

/// What C's isspace says of it.
inline bool isSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// Whether a byte begins a character of UTF-8.
inline bool beginsCharacter(char c) { return (c & 0xc0) != 0x80; }

/// Memory of a run for new strings, taken in pieces.
class TextMemory {
public:
  /// `run` is the address of its tn_call.
  explicit TextMemory(i64 run) : call(reinterpret_cast<tn_call *>(run)) {}

  /// Room for the bytes of a string, which `handle` is of; null if there is none.
  char *make(i64 size, i64 &handle) {
    handle = 0;
    if (!size)
      return nullptr;
    i64 wanted = (i64(sizeof(size)) + size + 7) / 8 * 8;
    if (wanted > left)
      take(wanted);
    if (wanted > left)
      return nullptr;
    handle = reinterpret_cast<i64>(next);
    __builtin_memcpy(next, &size, sizeof(size));
    char *bytes = next + sizeof(size);
    next += wanted;
    left -= wanted;
    return bytes;
  }

  /// A copy of a string.
  i64 copy(Text text) {
    i64 handle;
    char *bytes = make(text.size, handle);
    for (i64 i = 0; bytes && i < text.size; ++i)
      bytes[i] = text[i];
    return handle;
  }

  i64 status() const { return isEmpty ? kNoMemory : kAllRight; }

private:
  void take(i64 wanted) {
    i64 size = maximum(wanted, piece);
    piece = minimum<i64>(2 * piece, 1 << 20);
    next = static_cast<char *>(call->allocate(call, size));
    left = next ? size : 0;
    isEmpty |= !next;
  }

  tn_call *call;
  char *next = nullptr;
  i64 left = 0, piece = 1 << 12;
  bool isEmpty = false;
};

/// Element `i` of an operand of a function of elements; one element is all of them.
template <typename T> T elementAt(const View<T, 1> &operand, i64 i) {
  return operand(operand.sizes[0] == 1 ? 0 : i);
}
inline Text textAt(const View<i64, 1> &operand, i64 i) {
  return textOf(elementAt(operand, i));
}

} // namespace tenon
