//===- Csv.cpp - Fields of lines of values --------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A line as RFC 4180 has it: fields that a character separates; one in quotes may hold
// that character, line ends, and quotes written twice.
//
//===----------------------------------------------------------------------===//
#include "compiler/CPU/Routines/Text.h"

using namespace tenon;

using Strings = View<i64, 1>;
using Status = View<i64, 0>;

namespace {
/// Walks over the fields of a line.
struct Line {
  Text text;
  char separator;
  bool hasQuotes;
  i64 at = 0;
  bool isOver = false, isWrong = false;

  /// The next field as it is written, without its outer quotes.
  bool next(Text &field, bool &isQuoted) {
    if (isOver)
      return false;
    isQuoted = hasQuotes && at < text.size && text[at] == '"';
    at += isQuoted;
    i64 start = at;
    if (isQuoted) {
      while (at < text.size &&
             (text[at] != '"' || (at + 1 < text.size && text[at + 1] == '"')))
        at += text[at] == '"' ? 2 : 1;
      isWrong |= at >= text.size;
      field = {text.data + start, minimum(at, text.size) - start};
      ++at;
      isWrong |= at < text.size && text[at] != separator;
    } else {
      for (; at < text.size && text[at] != separator; ++at)
        isWrong |= hasQuotes && (text[at] == '"' || text[at] == '\n' || text[at] == '\r');
      field = {text.data + start, at - start};
    }
    isOver = at >= text.size;
    ++at;
    return true;
  }
};
} // namespace

/// Field `column` of each line, quotes written twice once. A line is wrong if it lacks
/// the field, or has another number of them than `columns` (-1: any).
extern "C" void tenon_routine_string_csv_field(const Strings &lines, i64 run, i64 column,
                                               i64 columns, i64 separator, i64 hasQuotes,
                                               const Strings &result,
                                               const Status &status, int32_t, int32_t) {
  TextMemory memory(run);
  i64 wrong = kAllRight;
  for (i64 i = 0; i < result.sizes[0]; ++i) {
    Line line{textAt(lines, i), char(separator), hasQuotes != 0};
    // Line ends are not the last field's.
    while (line.text.size && (line.text[line.text.size - 1] == '\n' ||
                              line.text[line.text.size - 1] == '\r'))
      --line.text.size;
    Text field, found = {"", 0};
    bool isQuoted, foundIsQuoted = false;
    i64 count = 0;
    for (; line.next(field, isQuoted); ++count)
      if (count == column) {
        found = field;
        foundIsQuoted = isQuoted;
      }
    bool isCount = columns < 0 ? count > column : count == columns;
    if ((line.isWrong || !isCount) && wrong == kAllRight)
      wrong = i;
    i64 size = 0, handle;
    auto isSecondQuote = [&](i64 at) {
      if (!foundIsQuoted || !at || found[at] != '"')
        return false;
      i64 quotes = 0;
      while (quotes <= at && found[at - quotes] == '"')
        ++quotes;
      return quotes % 2 == 0;
    };
    for (i64 at = 0; at < found.size; ++at)
      size += !isSecondQuote(at);
    char *bytes = memory.make(size, handle);
    for (i64 at = 0; bytes && at < found.size; ++at)
      if (!isSecondQuote(at))
        *bytes++ = found[at];
    result(i) = handle;
  }
  status() = wrong == kAllRight ? memory.status() : wrong;
}
