//===- Strings.cpp - Functions of strings ---------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Those of tenon.string_map take their operands flattened, then tables, the run,
// parameters, the result and a status.
//
//===----------------------------------------------------------------------===//
#include "compiler/CPU/Routines/Text.h"

using namespace tenon;

using Strings = View<i64, 1>;
using Status = View<i64, 0>;

//===----------------------------------------------------------------------===//
// Constants, comparison, size
//===----------------------------------------------------------------------===//

/// The strings of a constant: records at `places` (-1: empty) of `bytes`.
extern "C" void tenon_routine_string_constant(const View<ui8, 1> &bytes,
                                              const Strings &places,
                                              const Strings &result, int32_t, int32_t) {
  for (i64 i = 0; i < result.sizes[0]; ++i)
    result(i) = places(i) < 0 ? 0 : reinterpret_cast<i64>(bytes.data) + places(i);
}

/// String `index` of such a constant; the empty one where there is none.
extern "C" void tenon_routine_string_at(const Strings &index, const View<ui8, 1> &bytes,
                                        const Strings &places, i64, const Strings &result,
                                        const Status &status, int32_t, int32_t) {
  for (i64 i = 0; i < result.sizes[0]; ++i) {
    i64 which = elementAt(index, i);
    bool isThere = which >= 0 && which < places.sizes[0] && places(which) >= 0;
    result(i) = isThere ? reinterpret_cast<i64>(bytes.data) + places(which) : 0;
  }
  status() = kAllRight;
}

extern "C" void tenon_routine_string_equal(const Strings &a, const Strings &b, i64,
                                           const View<i1, 1> &result,
                                           const Status &status, int32_t, int32_t) {
  for (i64 i = 0; i < result.sizes[0]; ++i)
    result(i) = equal(textAt(a, i), textAt(b, i));
  status() = kAllRight;
}

/// The number of bytes, or (`unit` 1) of characters.
extern "C" void tenon_routine_string_length(const Strings &strings, i64, i64 unit,
                                            const View<i32, 1> &result,
                                            const Status &status, int32_t, int32_t) {
  for (i64 i = 0; i < result.sizes[0]; ++i) {
    Text text = textAt(strings, i);
    i64 length = unit ? 0 : text.size;
    for (i64 at = 0; unit && at < text.size; ++at)
      length += beginsCharacter(text[at]);
    result(i) = i32(length);
  }
  status() = kAllRight;
}

//===----------------------------------------------------------------------===//
// New strings of the same or of parts
//===----------------------------------------------------------------------===//

/// Each string with `change` of each byte.
template <typename Change>
static void changeBytes(const Strings &strings, i64 run, const Strings &result,
                        const Status &status, Change change) {
  TextMemory memory(run);
  for (i64 i = 0; i < result.sizes[0]; ++i) {
    Text text = textAt(strings, i);
    i64 handle;
    char *bytes = memory.make(text.size, handle);
    for (i64 at = 0; bytes && at < text.size; ++at)
      bytes[at] = change(text[at]);
    result(i) = handle;
  }
  status() = memory.status();
}

extern "C" void tenon_routine_string_lower(const Strings &strings, i64 run,
                                           const Strings &result, const Status &status,
                                           int32_t, int32_t) {
  changeBytes(strings, run, result, status,
              [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
}

extern "C" void tenon_routine_string_upper(const Strings &strings, i64 run,
                                           const Strings &result, const Status &status,
                                           int32_t, int32_t) {
  changeBytes(strings, run, result, status,
              [](char c) { return c >= 'a' && c <= 'z' ? char(c - 32) : c; });
}

extern "C" void tenon_routine_string_strip(const Strings &strings, i64 run,
                                           const Strings &result, const Status &status,
                                           int32_t, int32_t) {
  TextMemory memory(run);
  for (i64 i = 0; i < result.sizes[0]; ++i) {
    Text text = textAt(strings, i);
    i64 first = 0, end = text.size;
    while (first < end && isSpace(text[first]))
      ++first;
    while (end > first && isSpace(text[end - 1]))
      --end;
    bool isWhole = first == 0 && end == text.size;
    result(i) =
        isWhole ? elementAt(strings, i) : memory.copy({text.data + first, end - first});
  }
  status() = memory.status();
}

/// Two strings with a third between them.
extern "C" void tenon_routine_string_join(const Strings &first, const Strings &between,
                                          const Strings &second, i64 run,
                                          const Strings &result, const Status &status,
                                          int32_t, int32_t) {
  TextMemory memory(run);
  for (i64 i = 0; i < result.sizes[0]; ++i) {
    Text parts[] = {textAt(first, i), textAt(between, i), textAt(second, i)};
    i64 handle;
    char *bytes = memory.make(parts[0].size + parts[1].size + parts[2].size, handle);
    for (Text part : parts)
      for (i64 at = 0; bytes && at < part.size; ++at)
        *bytes++ = part[at];
    result(i) = handle;
  }
  status() = memory.status();
}

/// Where in `text` character `count` begins, or its end.
static i64 skipCharacters(Text text, i64 from, i64 count) {
  for (; count > 0 && from < text.size; --count) {
    ++from;
    while (from < text.size && !beginsCharacter(text[from]))
      ++from;
  }
  return from;
}

/// The part of a string; a position below zero counts from its end. False if the position
/// is outside.
static bool findPart(Text text, i64 position, i64 length, i64 unit, Text &part) {
  i64 size = unit ? 0 : text.size;
  for (i64 at = 0; unit && at < text.size; ++at)
    size += beginsCharacter(text[at]);
  if (position > size || position < -size)
    return false;
  i64 first = position < 0 ? position + size : position;
  i64 count = minimum(maximum<i64>(length, 0), size - first);
  i64 begin = unit ? skipCharacters(text, 0, first) : first;
  i64 end = unit ? skipCharacters(text, begin, count) : begin + count;
  part = {text.data + begin, end - begin};
  return true;
}

template <typename T>
static void substr(const Strings &strings, const View<T, 1> &position,
                   const View<T, 1> &length, i64 run, i64 unit, const Strings &result,
                   const Status &status) {
  TextMemory memory(run);
  i64 wrong = kAllRight;
  for (i64 i = 0; i < result.sizes[0]; ++i) {
    Text part = {"", 0};
    bool isInside = findPart(textAt(strings, i), elementAt(position, i),
                             elementAt(length, i), unit, part);
    if (!isInside && wrong == kAllRight)
      wrong = i;
    result(i) = memory.copy(part);
  }
  status() = wrong == kAllRight ? memory.status() : wrong;
}

#define SUBSTR(T)                                                                        \
  extern "C" void tenon_routine_string_substr_##T##_##T(                                 \
      const Strings &strings, const View<T, 1> &position, const View<T, 1> &length,      \
      i64 run, i64 unit, const Strings &result, const Status &status, int32_t,           \
      int32_t) {                                                                         \
    substr(strings, position, length, run, unit, result, status);                        \
  }
SUBSTR(i32)
SUBSTR(i64)

/// The strings of each row as one.
extern "C" void tenon_routine_string_join_rows(const View<i64, 2> &strings,
                                               const View<i64, 0> &separator, i64 run,
                                               const Strings &result,
                                               const Status &status, int32_t, int32_t) {
  TextMemory memory(run);
  Text between = textOf(separator());
  i64 columns = strings.sizes[1];
  for (i64 row = 0; row < result.sizes[0]; ++row) {
    i64 size = columns ? between.size * (columns - 1) : 0, handle;
    for (i64 i = 0; i < columns; ++i)
      size += textOf(strings(row, i)).size;
    char *bytes = memory.make(size, handle);
    for (i64 i = 0; bytes && i < columns; ++i) {
      Text text = textOf(strings(row, i));
      for (i64 at = 0; at < text.size; ++at)
        *bytes++ = text[at];
      for (i64 at = 0; i + 1 < columns && at < between.size; ++at)
        *bytes++ = between[at];
    }
    result(row) = handle;
  }
  status() = memory.status();
}

//===----------------------------------------------------------------------===//
// Bytes
//===----------------------------------------------------------------------===//

template <typename T>
static void bytesOf(const Strings &strings, i64 bigEndian, const View<T, 2> &result) {
  for (i64 row = 0; row < result.sizes[0]; ++row) {
    Text text = textOf(strings(row));
    for (i64 i = 0; i < result.sizes[1]; ++i) {
      ui64 value = 0;
      for (i64 k = 0; k < i64(sizeof(T)); ++k) {
        i64 at = i * i64(sizeof(T)) + (bigEndian ? i64(sizeof(T)) - 1 - k : k);
        if (at < text.size)
          value |= ui64(ui8(text[at])) << 8 * k;
      }
      result(row, i) = T(value);
    }
  }
}

#define BYTES(T)                                                                         \
  extern "C" void tenon_routine_string_bytes_##T(const Strings &strings, i64 bigEndian,  \
                                                 const View<T, 2> &result, int32_t,      \
                                                 int32_t) {                              \
    bytesOf(strings, bigEndian, result);                                                 \
  }
BYTES(i8)
BYTES(i16)
BYTES(i32)
BYTES(i64)

//===----------------------------------------------------------------------===//
// Base64, with the letters that are safe in addresses
//===----------------------------------------------------------------------===//

extern "C" void tenon_routine_string_base64_encode(const Strings &strings, i64 run,
                                                   i64 pad, const Strings &result,
                                                   const Status &status, int32_t,
                                                   int32_t) {
  static const char letters[] =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  TextMemory memory(run);
  for (i64 i = 0; i < result.sizes[0]; ++i) {
    Text text = textAt(strings, i);
    i64 rest = text.size % 3, handle;
    i64 size = text.size / 3 * 4 + (!rest ? 0 : pad ? 4 : rest + 1);
    char *bytes = memory.make(size, handle);
    for (i64 at = 0; bytes && at < size; ++at) {
      i64 bit = at * 6;
      ui32 pair = 0;
      for (i64 k = 0; k < 2; ++k)
        pair = pair << 8 | (bit / 8 + k < text.size ? ui8(text[bit / 8 + k]) : 0);
      bytes[at] = bit < text.size * 8 ? letters[pair >> (10 - bit % 8) & 63] : '=';
    }
    result(i) = handle;
  }
  status() = memory.status();
}

/// What a letter stands for, or -1.
static i32 digitOf(char c) {
  if (c >= 'A' && c <= 'Z')
    return c - 'A';
  if (c >= 'a' && c <= 'z')
    return c - 'a' + 26;
  if (c >= '0' && c <= '9')
    return c - '0' + 52;
  return c == '-' ? 62 : c == '_' ? 63 : -1;
}

extern "C" void tenon_routine_string_base64_decode(const Strings &strings, i64 run,
                                                   const Strings &result,
                                                   const Status &status, int32_t,
                                                   int32_t) {
  TextMemory memory(run);
  i64 wrong = kAllRight;
  for (i64 i = 0; i < result.sizes[0]; ++i) {
    Text text = textAt(strings, i);
    i64 size = text.size, handle;
    // What is padded fills groups of four.
    for (i64 k = 0; k < 2 && text.size % 4 == 0 && size && text[size - 1] == '='; ++k)
      --size;
    char *bytes = memory.make(size * 6 / 8, handle);
    bool isRight = size % 4 != 1;
    ui32 bits = 0;
    for (i64 at = 0; at < size; ++at) {
      i32 digit = digitOf(text[at]);
      isRight &= digit >= 0;
      bits = bits << 6 | (ui32(digit) & 63);
      if (bytes && at % 4)
        *bytes++ = char(bits >> (6 - 2 * (at % 4)));
    }
    if (!isRight && wrong == kAllRight)
      wrong = i;
    result(i) = handle;
  }
  status() = wrong == kAllRight ? memory.status() : wrong;
}

//===----------------------------------------------------------------------===//
// Splitting
//===----------------------------------------------------------------------===//

namespace {
struct SplitOptions {
  i64 maxSplit, anyOf, skipEmpty;
};

/// Walks over the pieces of a string.
class Splitter {
public:
  Splitter(Text text, Text separator, SplitOptions options)
      : text(text), separator(separator), options(options),
        left(options.maxSplit < 0 ? INT64_MAX : options.maxSplit),
        bySpace(!options.anyOf && !separator.size),
        byCharacter(options.anyOf && !separator.size) {
    isOver = options.anyOf && !text.size;
  }

  /// The next piece, or false.
  bool next(Text &piece) {
    while (!isOver) {
      if (bySpace)
        return nextWord(piece);
      piece = byCharacter ? nextByte() : nextPiece();
      if (piece.size || !options.skipEmpty)
        return true;
    }
    return false;
  }

private:
  Text rest() {
    isOver = true;
    return {text.data + at, text.size - at};
  }
  Text nextByte() {
    ++at;
    isOver = at == text.size;
    return {text.data + at - 1, 1};
  }
  bool nextWord(Text &piece) {
    while (options.maxSplit && at < text.size && isSpace(text[at]))
      ++at;
    // Behind the last split is a piece even if there is nothing.
    if (!left || at == text.size) {
      piece = rest();
      return !left;
    }
    i64 start = at;
    while (at < text.size && !isSpace(text[at]))
      ++at;
    --left;
    piece = {text.data + start, at - start};
    return true;
  }
  Text nextPiece() {
    i64 start = at, width = options.anyOf ? 1 : separator.size;
    for (; left && at + width <= text.size; ++at) {
      if (!isSeparator())
        continue;
      Text piece = {text.data + start, at - start};
      at += width;
      --left;
      return piece;
    }
    at = start;
    return rest();
  }
  bool isSeparator() const {
    bool isAny = false, isAll = true;
    for (i64 i = 0; i < separator.size; ++i) {
      isAny |= text[at] == separator[i];
      isAll &= options.anyOf || text[at + i] == separator[i];
    }
    return options.anyOf ? isAny : isAll;
  }

  Text text, separator;
  SplitOptions options;
  i64 left, at = 0;
  bool bySpace, byCharacter, isOver;
};
} // namespace

extern "C" void tenon_routine_string_split_count(const Strings &strings,
                                                 const View<i64, 0> &separator,
                                                 i64 maxSplit, i64 anyOf, i64 skipEmpty,
                                                 const View<i64, 0> &total,
                                                 const View<i64, 0> &widest, int32_t,
                                                 int32_t) {
  i64 all = 0, most = 0;
  for (i64 row = 0; row < strings.sizes[0]; ++row) {
    Splitter splitter(textOf(strings(row)), textOf(separator()),
                      {maxSplit, anyOf, skipEmpty});
    Text piece;
    i64 count = 0;
    while (splitter.next(piece))
      ++count;
    all += count;
    most = maximum(most, count);
  }
  total() = all;
  widest() = most;
}

extern "C" void tenon_routine_string_split(const Strings &strings,
                                           const View<i64, 0> &separator, i64 maxSplit,
                                           i64 anyOf, i64 skipEmpty, i64 run,
                                           const Strings &values,
                                           const View<i64, 2> &places,
                                           const Status &status, int32_t, int32_t) {
  TextMemory memory(run);
  i64 all = 0;
  for (i64 row = 0; row < strings.sizes[0]; ++row) {
    Splitter splitter(textOf(strings(row)), textOf(separator()),
                      {maxSplit, anyOf, skipEmpty});
    Text piece;
    for (i64 i = 0; all < values.sizes[0] && splitter.next(piece); ++i, ++all) {
      values(all) = memory.copy(piece);
      places(all, 0) = row;
      places(all, 1) = i;
    }
  }
  status() = memory.status();
}
