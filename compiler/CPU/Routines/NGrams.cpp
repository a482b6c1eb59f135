//===- NGrams.cpp - Neighbouring strings as one ---------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/CPU/Routines/Text.h"

using namespace tenon;

using Strings = View<i64, 1>;
using Status = View<i64, 0>;

namespace {
struct NGramOptions {
  /// Of padding on each side at most; below zero: as much as a width has room for.
  i64 padWidth;
  /// Whether a row that is too short for all widths gives one that is all of it.
  i64 keepsShort;

  i64 padOf(i64 width) const {
    return minimum(padWidth < 0 ? width - 1 : padWidth, width - 1);
  }
  i64 countOf(i64 size, i64 width) const {
    return maximum<i64>(size + 2 * padOf(width) - width + 1, 0);
  }
  i64 countOf(i64 size, const View<i64, 1> &widths) const {
    i64 count = 0;
    for (i64 i = 0; i < widths.sizes[0]; ++i)
      count += countOf(size, widths(i));
    return !count && keepsShort && size ? 1 : count;
  }
};

/// What is put between and around the strings.
struct Joints {
  Text separator, left, right;
};
} // namespace

/// [first, end) of row `row`, within the strings whatever the splits are.
static bool rowOf(const Strings &strings, const View<i64, 1> &splits, i64 row, i64 &first,
                  i64 &size) {
  first = splits(row);
  i64 end = splits(row + 1);
  bool isInside = first >= 0 && end >= first && end <= strings.sizes[0];
  size = isInside ? end - first : 0;
  return isInside;
}

/// `ends`: the splits of the result.
extern "C" void
tenon_routine_string_ngrams_count(const Strings &strings, const View<i64, 1> &splits,
                                  const View<i64, 1> &widths, i64 padWidth,
                                  i64 keepsShort, const View<i64, 1> &ends,
                                  const Status &status, int32_t, int32_t) {
  NGramOptions options{padWidth, keepsShort};
  i64 wrong = kAllRight, all = 0, first, size;
  for (i64 row = 0; row < ends.sizes[0]; ++row) {
    ends(row) = all;
    if (row + 1 == ends.sizes[0])
      break;
    if (!rowOf(strings, splits, row, first, size) && wrong == kAllRight)
      wrong = row;
    all += options.countOf(size, widths);
  }
  status() = wrong;
}

/// Number `index` of the `count` of a width in a row.
static i64 makeNGram(const Strings &strings, i64 first, i64 index, i64 count, i64 width,
                     i64 pad, const Joints &joints, TextMemory &memory) {
  i64 left = maximum<i64>(pad - index, 0),
      right = maximum<i64>(pad - (count - 1 - index), 0);
  i64 start = first + maximum<i64>(index - pad, 0), size = 0, handle;
  auto part = [&](i64 i) {
    return i < left            ? joints.left
           : i < width - right ? textOf(strings(start + i - left))
                               : joints.right;
  };
  for (i64 i = 0; i < width; ++i)
    size += part(i).size + (i ? joints.separator.size : 0);
  char *bytes = memory.make(size, handle);
  auto put = [&](Text text) {
    for (i64 at = 0; at < text.size; ++at)
      *bytes++ = text[at];
  };
  for (i64 i = 0; bytes && i < width; ++i) {
    if (i)
      put(joints.separator);
    put(part(i));
  }
  return handle;
}

extern "C" void
tenon_routine_string_ngrams(const Strings &strings, const View<i64, 1> &splits,
                            const View<i64, 1> &widths, const Status &separator,
                            const Status &leftPad, const Status &rightPad, i64 run,
                            i64 padWidth, i64 keepsShort, const Strings &result,
                            const Status &status, int32_t, int32_t) {
  NGramOptions options{padWidth, keepsShort};
  Joints joints{textOf(separator()), textOf(leftPad()), textOf(rightPad())};
  TextMemory memory(run);
  i64 at = 0, first, size;
  auto make = [&](i64 width, i64 count) {
    for (i64 i = 0; i < count && at < result.sizes[0]; ++i)
      result(at++) = makeNGram(strings, first, i, count, width, options.padOf(width),
                               joints, memory);
    return count;
  };
  for (i64 row = 0; row + 1 < splits.sizes[0]; ++row) {
    rowOf(strings, splits, row, first, size);
    i64 made = 0;
    for (i64 i = 0; i < widths.sizes[0]; ++i)
      made += make(widths(i), options.countOf(size, widths(i)));
    if (!made && keepsShort && size)
      make(size + 2 * maximum<i64>(padWidth, 0), 1);
  }
  status() = memory.status();
}
