//===- Regex.cpp - Compiles regular expressions ---------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A recursive descent over the pattern that writes instructions as it goes. What is
// repeated is written anew for each time that it must or may occur, so a part of the
// pattern is parsed as often.
//
//===----------------------------------------------------------------------===//
#include "compiler/Import/TensorFlow/Regex.h"
#include "compiler/CPU/Routines/RegexProgram.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"
#include <algorithm>

using namespace tenon;
using namespace tenon::regex;
using llvm::StringRef;

namespace {
constexpr int32_t kLastPoint = 0x10ffff;
constexpr size_t kMostInstructions = 10'000;
constexpr int kMostRepeats = 1000, kMostDepth = 200;

using Ranges = llvm::SmallVector<std::pair<int32_t, int32_t>>;

struct Flags {
  bool ignoresCase = false, multiLine = false, dotTakesNewline = false,
       swapsGreed = false;
};

struct Instruction {
  Op op;
  int32_t x = 0, y = 0;
};

class Compiler {
public:
  explicit Compiler(StringRef pattern) : pattern(pattern) {}

  std::optional<std::vector<int32_t>> run() {
    emit({Save, 0});
    parseAlternatives(Flags());
    if (!isAtEnd())
      fail("there is a ')' without '('");
    emit({Save, 1});
    emit({Match});
    if (!error.empty())
      return std::nullopt;
    return write();
  }

  std::string error;

private:
  void fail(const llvm::Twine &text) {
    if (error.empty())
      error = (text + " at position " + llvm::Twine(at)).str();
    at = pattern.size();
  }
  bool isAtEnd() const { return at >= pattern.size(); }
  char peek(size_t ahead = 0) const {
    return at + ahead < pattern.size() ? pattern[at + ahead] : 0;
  }
  bool accept(StringRef text) {
    bool is = pattern.substr(at).starts_with(text);
    at += is ? text.size() : 0;
    return is;
  }

  int32_t emit(Instruction instruction) {
    if (code.size() >= kMostInstructions)
      fail("the expression is too large");
    else
      code.push_back(instruction);
    return int32_t(code.size()) - 1;
  }
  int32_t here() const { return int32_t(code.size()); }
  /// Makes room for an instruction in front of `start`.
  void insert(int32_t start, Instruction instruction) {
    emit({Match});
    if (!error.empty())
      return;
    for (int32_t i = here() - 1; i > start; --i)
      code[i] = moved(code[i - 1], start);
    code[start] = instruction;
  }
  static Instruction moved(Instruction instruction, int32_t start) {
    if (instruction.op == Jump || instruction.op == Split)
      instruction.x += instruction.x >= start;
    if (instruction.op == Split)
      instruction.y += instruction.y >= start;
    return instruction;
  }

  void parseAlternatives(Flags flags);
  void parseSequence(Flags &flags);
  void parseRepeated(Flags &flags);
  bool parseAtom(Flags &flags);
  bool parseGroup(Flags &flags);
  void parseFlags(Flags &flags);
  void parseEscape(const Flags &flags);
  std::optional<int32_t> parseEscapedPoint();
  std::optional<std::pair<int, int>> parseCount();
  void repeat(size_t atom, size_t end, int32_t start, int groupsBefore, Flags flags,
              int least, int most, bool isLazy);
  Ranges parseClass(const Flags &flags);
  bool addNamedClass(Ranges &ranges);
  std::optional<int32_t> parsePoint();
  void emitSet(Ranges ranges, const Flags &flags);
  std::vector<int32_t> write() const;

  StringRef pattern;
  size_t at = 0;
  int groups = 0, depth = 0;
  std::vector<Instruction> code;
  std::vector<Ranges> sets;
};
} // namespace

//===----------------------------------------------------------------------===//
// Sets of characters
//===----------------------------------------------------------------------===//

static Ranges normalized(Ranges ranges) {
  llvm::sort(ranges);
  Ranges result;
  for (auto range : ranges)
    if (!result.empty() && range.first <= result.back().second + 1)
      result.back().second = std::max(result.back().second, range.second);
    else
      result.push_back(range);
  return result;
}

static Ranges negated(const Ranges &ranges) {
  Ranges result;
  int32_t next = 0;
  for (auto [first, last] : normalized(ranges)) {
    if (first > next)
      result.push_back({next, first - 1});
    next = last + 1;
  }
  if (next <= kLastPoint)
    result.push_back({next, kLastPoint});
  return result;
}

/// \d, \s and \w; capital letters are the opposite.
static std::optional<Ranges> perlClass(char letter) {
  Ranges ranges;
  switch (llvm::toLower(letter)) {
  case 'd':
    ranges = {{'0', '9'}};
    break;
  case 's':
    ranges = {{'\t', '\n'}, {'\f', '\r'}, {' ', ' '}};
    break;
  case 'w':
    ranges = {{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}};
    break;
  default:
    return std::nullopt;
  }
  return llvm::isUpper(letter) ? negated(ranges) : ranges;
}

static std::optional<Ranges> posixClass(StringRef name) {
  struct Row {
    StringRef name;
    Ranges ranges;
  };
  static const Row rows[] = {
      {"alnum", {{'0', '9'}, {'A', 'Z'}, {'a', 'z'}}},
      {"alpha", {{'A', 'Z'}, {'a', 'z'}}},
      {"ascii", {{0, 0x7f}}},
      {"blank", {{'\t', '\t'}, {' ', ' '}}},
      {"cntrl", {{0, 0x1f}, {0x7f, 0x7f}}},
      {"digit", {{'0', '9'}}},
      {"graph", {{'!', '~'}}},
      {"lower", {{'a', 'z'}}},
      {"print", {{' ', '~'}}},
      {"punct", {{'!', '/'}, {':', '@'}, {'[', '`'}, {'{', '~'}}},
      {"space", {{'\t', '\r'}, {' ', ' '}}},
      {"upper", {{'A', 'Z'}}},
      {"word", {{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}}},
      {"xdigit", {{'0', '9'}, {'A', 'F'}, {'a', 'f'}}},
  };
  bool isNegated = name.consume_front("^");
  for (const Row &row : rows)
    if (row.name == name)
      return isNegated ? negated(row.ranges) : row.ranges;
  return std::nullopt;
}

void Compiler::emitSet(Ranges ranges, const Flags &flags) {
  if (flags.ignoresCase)
    for (auto [first, last] : Ranges(ranges))
      for (auto [a, z, other] : {std::tuple('a', 'z', -32), std::tuple('A', 'Z', 32)}) {
        int32_t from = std::max<int32_t>(first, a), to = std::min<int32_t>(last, z);
        if (from <= to)
          ranges.push_back({from + other, to + other});
      }
  emit({Set, int32_t(sets.size())});
  sets.push_back(normalized(ranges));
}

/// The next character of the pattern as it is.
std::optional<int32_t> Compiler::parsePoint() {
  const auto *source = reinterpret_cast<const llvm::UTF8 *>(pattern.data() + at);
  const auto *end = reinterpret_cast<const llvm::UTF8 *>(pattern.end());
  llvm::UTF32 point = 0;
  if (llvm::convertUTF8Sequence(&source, end, &point, llvm::strictConversion) !=
      llvm::conversionOK) {
    fail("the expression is not UTF-8");
    return std::nullopt;
  }
  at = reinterpret_cast<const char *>(source) - pattern.data();
  return int32_t(point);
}

/// What stands for one character behind a backslash.
std::optional<int32_t> Compiler::parseEscapedPoint() {
  char c = peek();
  static constexpr std::pair<char, char> letters[] = {
      {'a', '\a'}, {'f', '\f'}, {'n', '\n'}, {'r', '\r'}, {'t', '\t'}, {'v', '\v'}};
  for (auto [letter, point] : letters)
    if (c == letter)
      return ++at, point;
  if (c == 'x') {
    ++at;
    StringRef digits =
        accept("{") ? pattern.substr(at).take_until([](char d) { return d == '}'; })
                    : pattern.substr(at, 2);
    bool hasBrace = pattern[at - 1] == '{';
    int32_t point;
    if (digits.getAsInteger(16, point) || point > kLastPoint) {
      fail("'\\x' needs hexadecimal digits");
      return std::nullopt;
    }
    at += digits.size() + hasBrace;
    return point;
  }
  if (c && !llvm::isAlnum(c) && (c & 0x80) == 0)
    return ++at, c;
  fail(llvm::Twine("'\\") + llvm::Twine(c) + "' is not supported");
  return std::nullopt;
}

/// [:name:], \d and the like inside of brackets.
bool Compiler::addNamedClass(Ranges &ranges) {
  std::optional<Ranges> named;
  if (pattern.substr(at).starts_with("[:")) {
    size_t end = pattern.find(":]", at);
    if (end == StringRef::npos)
      return false;
    named = posixClass(pattern.slice(at + 2, end));
    if (!named)
      fail("there is no such class of characters");
    at = named ? end + 2 : at;
  } else if (peek() == '\\' && (named = perlClass(peek(1)))) {
    at += 2;
  } else {
    return false;
  }
  if (named)
    ranges.append(*named);
  return true;
}

Ranges Compiler::parseClass(const Flags &flags) {
  Ranges ranges;
  bool isNegated = accept("^");
  for (bool isFirst = true; isFirst || peek() != ']'; isFirst = false) {
    if (isAtEnd()) {
      fail("'[' has no ']'");
      return {};
    }
    if (addNamedClass(ranges))
      continue;
    auto parseOne = [&] { return accept("\\") ? parseEscapedPoint() : parsePoint(); };
    auto first = parseOne();
    auto last = first;
    if (first && peek() == '-' && peek(1) != ']' && peek(1)) {
      ++at;
      last = parseOne();
    }
    if (!first || !last)
      return {};
    if (*last < *first) {
      fail("a range of characters ends before it begins");
      return {};
    }
    ranges.push_back({*first, *last});
  }
  ++at;
  if (!isNegated)
    return ranges;
  // Case is ignored before the rest is taken.
  if (flags.ignoresCase) {
    emitSet(ranges, flags);
    ranges = sets.back();
    sets.pop_back();
    code.pop_back();
  }
  return negated(ranges);
}

//===----------------------------------------------------------------------===//
// Structure
//===----------------------------------------------------------------------===//

void Compiler::parseAlternatives(Flags flags) {
  if (++depth > kMostDepth)
    fail("groups are nested too deeply");
  llvm::SmallVector<int32_t> jumps;
  int32_t start = here();
  parseSequence(flags);
  while (accept("|")) {
    // The way so far, then over all others.
    insert(start, {Split, start + 1, here() + 2});
    jumps.push_back(emit({Jump}));
    start = here();
    parseSequence(flags);
  }
  for (int32_t jump : jumps)
    if (error.empty())
      code[jump].x = here();
  --depth;
}

void Compiler::parseSequence(Flags &flags) {
  while (!isAtEnd() && peek() != '|' && peek() != ')')
    parseRepeated(flags);
}

/// {least}, {least,} or {least,most}; most is -1 if there is no such limit. Other braces
/// stand for themselves.
std::optional<std::pair<int, int>> Compiler::parseCount() {
  size_t start = at;
  int least, most;
  StringRef rest = pattern.substr(at + 1);
  if (peek() == '{' && !rest.consumeInteger(10, least)) {
    most = least;
    if (rest.consume_front(",") && rest.consumeInteger(10, most))
      most = -1;
    if (rest.consume_front("}")) {
      at = pattern.size() - rest.size();
      return std::pair(least, most);
    }
  }
  at = start;
  return std::nullopt;
}

void Compiler::parseRepeated(Flags &flags) {
  size_t atom = at;
  int32_t start = here();
  int groupsBefore = groups;
  Flags before = flags;
  bool canRepeat = parseAtom(flags);
  for (bool isFirst = true; error.empty(); isFirst = false) {
    size_t end = at;
    int least = 0, most = -1;
    auto count = parseCount();
    if (count)
      std::tie(least, most) = *count;
    else if (accept("?"))
      most = 1;
    else if (accept("+"))
      least = 1;
    else if (!accept("*"))
      return;
    if (!canRepeat || !isFirst)
      return fail("there is nothing that can be repeated");
    if (least > kMostRepeats || most > kMostRepeats || (most >= 0 && most < least))
      return fail("a count of repeats is wrong");
    repeat(atom, end, start, groupsBefore, before, least, most,
           accept("?") != flags.swapsGreed);
  }
}

/// Writes [atom, end) of the pattern, which was written once at `start`, as often as it
/// must and may occur.
void Compiler::repeat(size_t atom, size_t end, int32_t start, int groupsBefore,
                      Flags flags, int least, int most, bool isLazy) {
  size_t behind = at;
  StringRef whole = pattern;
  code.resize(start);
  auto writeOnce = [&] {
    pattern = whole.take_front(end);
    at = atom;
    groups = groupsBefore;
    Flags own = flags;
    parseAtom(own);
    pattern = whole;
  };
  auto split = [&](int32_t once, int32_t over) {
    return Instruction{Split, isLazy ? over : once, isLazy ? once : over};
  };
  for (int i = 0; i < least && error.empty(); ++i)
    writeOnce();
  if (most < 0 && error.empty()) {
    int32_t loop = emit({Split});
    writeOnce();
    emit({Jump, loop});
    if (error.empty())
      code[loop] = split(loop + 1, here());
  }
  llvm::SmallVector<int32_t> splits;
  for (int i = least; i < most && error.empty(); ++i) {
    splits.push_back(emit({Split}));
    writeOnce();
  }
  for (int32_t place : splits)
    if (error.empty())
      code[place] = split(place + 1, here());
  // An expression that is repeated no times has its groups all the same.
  if (least == 0 && most == 0 && error.empty()) {
    writeOnce();
    code.resize(start);
  }
  if (error.empty())
    at = behind;
}

/// Whether what was parsed can be repeated.
bool Compiler::parseAtom(Flags &flags) {
  if (accept("("))
    return parseGroup(flags);
  if (accept("[")) {
    Ranges ranges = parseClass(flags);
    emitSet(ranges, flags);
    return true;
  }
  if (accept(".")) {
    emitSet(flags.dotTakesNewline ? Ranges{{0, kLastPoint}} : negated({{'\n', '\n'}}),
            Flags());
    return true;
  }
  if (accept("^")) {
    emit({Assert, flags.multiLine ? LineBegin : TextBegin});
    return true;
  }
  if (accept("$")) {
    emit({Assert, flags.multiLine ? LineEnd : TextEnd});
    return true;
  }
  if (peek() == '*' || peek() == '+' || peek() == '?')
    return false;
  if (accept("\\")) {
    parseEscape(flags);
    return true;
  }
  if (auto point = parsePoint())
    emitSet({{*point, *point}}, flags);
  return true;
}

/// Behind "(".
bool Compiler::parseGroup(Flags &flags) {
  int group = -1;
  Flags inner = flags;
  if (accept("?P<") || (peek() == '?' && peek(1) == '<' && accept("?<"))) {
    size_t end = pattern.find('>', at);
    if (end == StringRef::npos || end == at)
      return fail("a group's name is wrong"), false;
    at = end + 1;
    group = ++groups;
  } else if (accept("?")) {
    parseFlags(inner);
    if (accept(")")) {
      flags = inner;
      return false;
    }
    if (!accept(":"))
      return fail("this kind of group is not supported"), false;
  } else {
    group = ++groups;
  }
  if (group >= 0)
    emit({Save, 2 * group});
  parseAlternatives(inner);
  if (!accept(")"))
    return fail("'(' has no ')'"), false;
  if (group >= 0)
    emit({Save, 2 * group + 1});
  return true;
}

void Compiler::parseFlags(Flags &flags) {
  bool value = true;
  for (;; ++at) {
    switch (peek()) {
    case '-':
      value = false;
      break;
    case 'i':
      flags.ignoresCase = value;
      break;
    case 'm':
      flags.multiLine = value;
      break;
    case 's':
      flags.dotTakesNewline = value;
      break;
    case 'U':
      flags.swapsGreed = value;
      break;
    default:
      return;
    }
  }
}

/// Behind a backslash.
void Compiler::parseEscape(const Flags &flags) {
  static constexpr std::pair<char, Condition> conditions[] = {
      {'A', TextBegin}, {'z', TextEnd}, {'b', WordBoundary}, {'B', NoWordBoundary}};
  for (auto [letter, condition] : conditions)
    if (peek() == letter) {
      ++at;
      emit({Assert, condition});
      return;
    }
  if (auto ranges = perlClass(peek())) {
    ++at;
    return emitSet(*ranges, Flags());
  }
  if (accept("Q")) {
    size_t end = std::min(pattern.find("\\E", at), pattern.size());
    while (at < end)
      if (auto point = parsePoint())
        emitSet({{*point, *point}}, flags);
    accept("\\E");
    return;
  }
  if (auto point = parseEscapedPoint())
    emitSet({{*point, *point}}, flags);
}

std::vector<int32_t> Compiler::write() const {
  std::vector<int32_t> places, words = {int32_t(code.size())};
  int32_t next = regex::at(int32_t(code.size()));
  for (const Ranges &set : sets) {
    places.push_back(next);
    next += 1 + 2 * int32_t(set.size());
  }
  for (const Instruction &instruction : code)
    words.insert(words.end(),
                 {instruction.op,
                  instruction.op == Set ? places[instruction.x] : instruction.x,
                  instruction.y});
  for (const Ranges &set : sets) {
    words.push_back(int32_t(set.size()));
    for (auto [first, last] : set)
      words.insert(words.end(), {first, last});
  }
  return words;
}

std::optional<std::vector<int32_t>> tenon::tf::compileRegex(StringRef pattern,
                                                            std::string &error) {
  Compiler compiler(pattern);
  auto program = compiler.run();
  error = compiler.error;
  return program;
}
