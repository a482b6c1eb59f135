//===- Regex.cpp - Regular expressions ------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Runs what the importer compiled a pattern to (RegexProgram.h), on characters of UTF-8.
// It tries the first way first and goes back where that fails, but never comes twice to
// the same instruction at the same place: the second time would fail as the first did.
// So a match takes time in proportion to pattern and text, and is the one that Perl
// finds.
//
//===----------------------------------------------------------------------===//
#include "compiler/CPU/Routines/RegexProgram.h"
#include "compiler/CPU/Routines/Text.h"

using namespace tenon;
using namespace tenon::regex;

using Strings = View<i64, 1>;
using Status = View<i64, 0>;

namespace {
/// An array in memory of the run, of which all elements are `zeroed` when it grows.
template <typename T> class List {
public:
  bool reserve(tn_call *call, i64 wanted) {
    if (wanted <= room)
      return true;
    i64 larger = maximum<i64>(2 * room, maximum<i64>(wanted, 256));
    auto *bigger = static_cast<T *>(call->allocate(call, larger * i64(sizeof(T))));
    if (!bigger)
      return false;
    for (i64 i = 0; i < size; ++i)
      bigger[i] = data[i];
    data = bigger;
    room = larger;
    return true;
  }
  T *data = nullptr;
  i64 size = 0;

private:
  i64 room = 0;
};

class Matcher {
public:
  Matcher(const View<i32, 1> &program, i64 run)
      : program(program), count(program(0)), call(reinterpret_cast<tn_call *>(run)) {}

  /// Whether there is a match in `text` at or behind `from`; if it `isWhole`, from its
  /// begin to its end.
  bool match(Text text, i64 from, bool isWhole) {
    this->text = text;
    this->isWhole = isWhole;
    i64 words = (count * (text.size + 1) + 63) / 64;
    if (!visited.reserve(call, words)) {
      isEmpty = true;
      return false;
    }
    visited.size = words;
    for (i64 i = 0; i < words; ++i)
      visited.data[i] = 0;
    for (i64 start = from;;) {
      if (tryAt(start))
        return true;
      if (isWhole || start >= text.size || isEmpty)
        return false;
      start += widthAt(start);
    }
  }

  /// Bytes of the character at a place; 1 of what is none.
  i64 widthAt(i64 at) const {
    i32 point;
    return decode(at, point);
  }

  /// Where groups begin and end; -1: not at all.
  i64 places[kPlaces];
  bool isEmpty = false;

private:
  /// A place to go on at, or (`instruction` below zero) a group's place to restore.
  struct Job {
    i32 instruction;
    i64 place;
  };

  i64 decode(i64 at, i32 &point) const {
    ui8 first = ui8(text[at]);
    i64 size = first < 0x80   ? 1
               : first < 0xc2 ? 0
               : first < 0xe0 ? 2
               : first < 0xf0 ? 3
               : first < 0xf5 ? 4
                              : 0;
    point = first;
    if (size == 1)
      return 1;
    point = -1;
    if (!size || at + size > text.size)
      return 1;
    i32 value = first & (0x7f >> size);
    for (i64 i = 1; i < size; ++i) {
      if (beginsCharacter(text[at + i]))
        return 1;
      value = value << 6 | (ui8(text[at + i]) & 0x3f);
    }
    bool isShortest = value >= (size == 2 ? 0x80 : size == 3 ? 0x800 : 0x10000);
    if (!isShortest || value > 0x10ffff || (value >= 0xd800 && value < 0xe000))
      return 1;
    point = value;
    return size;
  }

  bool isWord(i64 at) const {
    if (at < 0 || at >= text.size)
      return false;
    char c = text[at];
    return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '_';
  }

  bool holds(i32 condition, i64 at) const {
    switch (condition) {
    case TextBegin:
      return at == 0;
    case TextEnd:
      return at == text.size;
    case LineBegin:
      return at == 0 || text[at - 1] == '\n';
    case LineEnd:
      return at == text.size || text[at] == '\n';
    default:
      return (isWord(at - 1) != isWord(at)) == (condition == WordBoundary);
    }
  }

  bool isInSet(i32 set, i32 point) const {
    if (point < 0)
      return false;
    i32 ranges = program(set);
    for (i32 i = 0; i < ranges; ++i)
      if (point >= program(set + 1 + 2 * i) && point <= program(set + 2 + 2 * i))
        return true;
    return false;
  }

  void push(i32 instruction, i64 place) {
    if (!jobs.reserve(call, jobs.size + 1)) {
      isEmpty = true;
      return;
    }
    jobs.data[jobs.size++] = {instruction, place};
  }

  bool visit(i32 instruction, i64 place) {
    i64 bit = instruction * (text.size + 1) + place;
    ui64 mask = ui64(1) << bit % 64;
    bool isNew = !(visited.data[bit / 64] & mask);
    visited.data[bit / 64] |= mask;
    return isNew;
  }

  bool tryAt(i64 start) {
    for (i64 &place : places)
      place = -1;
    jobs.size = 0;
    push(0, start);
    while (jobs.size && !isEmpty) {
      Job job = jobs.data[--jobs.size];
      if (job.instruction < 0)
        places[-1 - job.instruction] = job.place;
      else if (follow(job.instruction, job.place))
        return !isEmpty;
    }
    return false;
  }

  /// Goes on from an instruction until it matches or fails.
  bool follow(i32 instruction, i64 place) {
    while (visit(instruction, place)) {
      i32 op = program(at(instruction)), x = program(at(instruction) + 1);
      if (op == Match) {
        if (isWhole && place != text.size)
          return false;
        return true;
      }
      if (op == Jump) {
        instruction = x;
        continue;
      }
      if (op == Split) {
        push(program(at(instruction) + 2), place);
        instruction = x;
        continue;
      }
      if (op == Save && x < kPlaces) {
        push(-1 - x, places[x]);
        places[x] = place;
      } else if (op == Assert) {
        if (!holds(x, place))
          return false;
      } else if (op == Set) {
        i32 point = -1;
        i64 width = place < text.size ? decode(place, point) : 0;
        if (!isInSet(x, point))
          return false;
        place += width;
      }
      ++instruction;
    }
    return false;
  }

  const View<i32, 1> &program;
  i64 count;
  tn_call *call;
  Text text = {"", 0};
  bool isWhole = false;
  List<ui64> visited;
  List<Job> jobs;
};

/// A string that grows in memory of the run.
struct Builder {
  tn_call *call;
  List<char> bytes;
  bool isEmpty = false;

  void put(const char *data, i64 size) {
    if (!bytes.reserve(call, bytes.size + size)) {
      isEmpty = true;
      return;
    }
    for (i64 i = 0; i < size; ++i)
      bytes.data[bytes.size++] = data[i];
  }
};
} // namespace

extern "C" void tenon_routine_string_regex_match(const Strings &strings,
                                                 const View<i32, 1> &program, i64 run,
                                                 const View<i1, 1> &result,
                                                 const Status &status, int32_t, int32_t) {
  Matcher matcher(program, run);
  for (i64 i = 0; i < result.sizes[0]; ++i)
    result(i) = matcher.match(textAt(strings, i), 0, true);
  status() = matcher.isEmpty ? kNoMemory : kAllRight;
}

/// Appends a replacement, in which \0 to \9 stand for groups and \\ for one backslash.
static void putReplacement(Builder &out, Text rewrite, Text text, const i64 *places) {
  for (i64 i = 0; i < rewrite.size; ++i) {
    char c = rewrite[i];
    if (c != '\\' || i + 1 == rewrite.size) {
      out.put(&c, 1);
      continue;
    }
    c = rewrite[++i];
    if (c < '0' || c > '9') {
      out.put(&c, 1);
      continue;
    }
    i64 begin = places[2 * (c - '0')], end = places[2 * (c - '0') + 1];
    if (begin >= 0 && end >= begin)
      out.put(text.data + begin, end - begin);
  }
}

/// Replaces the first match, or all.
static i64 replace(Matcher &matcher, Text text, Text rewrite, bool isGlobal,
                   i64 unchanged, Builder &out, TextMemory &memory) {
  i64 at = 0, lastEnd = -1, count = 0;
  out.bytes.size = 0;
  while (at <= text.size && (isGlobal || !count) && matcher.match(text, at, false)) {
    i64 begin = matcher.places[0], end = matcher.places[1];
    out.put(text.data + at, begin - at);
    if (begin == end && begin == lastEnd) {
      // Nothing just behind a match is no match: on with the next character.
      i64 width = begin < text.size ? matcher.widthAt(begin) : 1;
      if (begin < text.size)
        out.put(text.data + begin, width);
      at = begin + width;
      continue;
    }
    putReplacement(out, rewrite, text, matcher.places);
    at = lastEnd = end;
    ++count;
  }
  if (!count)
    return unchanged;
  if (at < text.size)
    out.put(text.data + at, text.size - at);
  return memory.copy({out.bytes.data, out.bytes.size});
}

extern "C" void tenon_routine_string_regex_replace(
    const Strings &strings, const Strings &rewrites, const View<i32, 1> &program, i64 run,
    i64 isGlobal, const Strings &result, const Status &status, int32_t, int32_t) {
  Matcher matcher(program, run);
  TextMemory memory(run);
  Builder out{reinterpret_cast<tn_call *>(run), {}};
  for (i64 i = 0; i < result.sizes[0]; ++i)
    result(i) = replace(matcher, textAt(strings, i), textAt(rewrites, i), isGlobal,
                        elementAt(strings, i), out, memory);
  status() = matcher.isEmpty || out.isEmpty ? kNoMemory : memory.status();
}
