//===- Numbers.cpp - Numbers as strings -----------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/CPU/Routines/Decimal.h"
#include "compiler/CPU/Routines/Text.h"

using namespace tenon;

using Strings = View<i64, 1>;
using Status = View<i64, 0>;

namespace {
/// Bits of a floating-point number.
template <typename T> struct Layout;
template <> struct Layout<f32> {
  using Bits = ui32;
  static constexpr i32 mantissa = 23, bias = 127;
};
template <> struct Layout<f64> {
  using Bits = ui64;
  static constexpr i32 mantissa = 52, bias = 1023;
};

/// Reads the characters of a number.
struct Reader {
  Text text;
  i64 at = 0;

  bool isAtEnd() const { return at == text.size; }
  char peek() const { return isAtEnd() ? 0 : text[at]; }
  bool accept(char c) {
    bool is = !isAtEnd() && text[at] == c;
    at += is;
    return is;
  }
  /// A word, in small or capital letters.
  bool acceptWord(const char *word) {
    i64 i = 0;
    for (; word[i]; ++i)
      if (at + i >= text.size || (text[at + i] | 32) != word[i])
        return false;
    at += i;
    return true;
  }
  bool isDigit() const { return !isAtEnd() && text[at] >= '0' && text[at] <= '9'; }
  i32 digit() { return text[at++] - '0'; }
  void skipSpace() {
    while (!isAtEnd() && isSpace(text[at]))
      ++at;
  }
};
} // namespace

//===----------------------------------------------------------------------===//
// Parsing
//===----------------------------------------------------------------------===//

/// The nearest number of a decimal one.
template <typename T> static T nearest(Decimal &decimal) {
  using L = Layout<T>;
  using Bits = typename L::Bits;
  Bits infinity = Bits(2 * L::bias + 1) << L::mantissa, bits = 0;
  constexpr i32 mostDigits = 400;
  if (decimal.count && decimal.point > mostDigits) {
    bits = infinity;
  } else if (decimal.count && decimal.point > -mostDigits) {
    // To [0.5, 1) · 2^exponent.
    i32 exponent = 0;
    for (; decimal.point > 0; exponent += 3)
      decimal.shift(-3);
    for (; decimal.point < 0 || (decimal.point == 0 && decimal.digit(0) < 5); --exponent)
      decimal.shift(1);
    i32 biased = exponent - 1 + L::bias;
    i32 places = biased < 1 ? L::mantissa + biased : L::mantissa + 1;
    decimal.shift(places);
    ui64 mantissa = places < 0 ? 0 : decimal.whole();
    // A carry into the exponent is as it should be.
    bits =
        biased < 1 ? Bits(mantissa) : (Bits(biased - 1) << L::mantissa) + Bits(mantissa);
    if (biased > 2 * L::bias || bits > infinity)
      bits = infinity;
  }
  T value;
  __builtin_memcpy(&value, &bits, sizeof(value));
  return value;
}

/// Reads digits with a point and an exponent; false if there are none.
static bool readDecimal(Reader &reader, Decimal &decimal) {
  bool hasDigits = false;
  for (; reader.isDigit(); hasDigits = true)
    decimal.append(reader.digit(), true);
  if (reader.accept('.'))
    for (; reader.isDigit(); hasDigits = true)
      decimal.append(reader.digit(), false);
  if (!hasDigits)
    return false;
  if ((reader.peek() | 32) != 'e')
    return true;
  ++reader.at;
  bool isNegative = reader.accept('-');
  if (!isNegative)
    reader.accept('+');
  if (!reader.isDigit())
    return false;
  i32 exponent = 0;
  while (reader.isDigit())
    exponent = minimum(exponent * 10 + reader.digit(), 100000);
  if (decimal.count)
    decimal.point += isNegative ? -exponent : exponent;
  return true;
}

template <typename T> static bool parseFloat(Reader &reader, T &value) {
  bool isNegative = reader.accept('-');
  if (!isNegative)
    reader.accept('+');
  if (reader.acceptWord("infinity") || reader.acceptWord("inf")) {
    value = T(__builtin_inf());
  } else if (reader.acceptWord("nan")) {
    value = T(__builtin_nan(""));
  } else {
    Decimal decimal;
    if (!readDecimal(reader, decimal))
      return false;
    value = nearest<T>(decimal);
  }
  value = isNegative ? -value : value;
  return true;
}

template <typename T> static bool parseWhole(Reader &reader, T &value) {
  bool isNegative = reader.accept('-');
  if (!isNegative)
    reader.accept('+');
  if (!reader.isDigit())
    return false;
  i64 number = 0;
  while (reader.isDigit()) {
    i64 digit = reader.digit();
    if (__builtin_mul_overflow(number, i64(10), &number) ||
        __builtin_sub_overflow(number, digit, &number))
      return false;
  }
  if (!isNegative && __builtin_sub_overflow(i64(0), number, &number))
    return false;
  value = T(number);
  return i64(value) == number;
}

static bool parse(Reader &reader, f32 &value) { return parseFloat(reader, value); }
static bool parse(Reader &reader, f64 &value) { return parseFloat(reader, value); }
static bool parse(Reader &reader, i32 &value) { return parseWhole(reader, value); }
static bool parse(Reader &reader, i64 &value) { return parseWhole(reader, value); }

template <typename T>
static void toNumber(const Strings &strings, const View<T, 1> &result,
                     const Status &status) {
  i64 wrong = kAllRight;
  for (i64 i = 0; i < result.sizes[0]; ++i) {
    Reader reader{textAt(strings, i)};
    T value = 0;
    reader.skipSpace();
    bool isRight = parse(reader, value);
    reader.skipSpace();
    if (!(isRight && reader.isAtEnd()) && wrong == kAllRight)
      wrong = i;
    result(i) = value;
  }
  status() = wrong;
}

#define TO_NUMBER(T)                                                                     \
  extern "C" void tenon_routine_string_to_number_##T(                                    \
      const Strings &strings, i64, const View<T, 1> &result, const Status &status,       \
      int32_t, int32_t) {                                                                \
    toNumber(strings, result, status);                                                   \
  }
TO_NUMBER(f32)
TO_NUMBER(f64)
TO_NUMBER(i32)
TO_NUMBER(i64)

//===----------------------------------------------------------------------===//
// Printing, as C's printf does
//===----------------------------------------------------------------------===//

namespace {
struct Style {
  i64 letter, precision, width, fill;
};

/// The characters of a number, without a sign.
struct Characters {
  // f64 has at most 309 digits before its point, and as many after as are asked for.
  static constexpr i64 kRoom = 1 << 11;
  char bytes[kRoom];
  i64 size = 0;

  void put(char c) {
    if (size < kRoom)
      bytes[size++] = c;
  }
  void put(const char *word) {
    while (*word)
      put(*word++);
  }
  void putWhole(ui64 value, i64 least) {
    char reversed[20];
    i64 count = 0;
    for (; value || count < least; value /= 10)
      reversed[count++] = char('0' + value % 10);
    while (count)
      put(reversed[--count]);
  }
};
} // namespace

/// d.ddd, from the first digit of `decimal` on, and the exponent.
static void putScientific(Characters &out, const Decimal &decimal, i64 places) {
  out.put(char('0' + decimal.digit(0)));
  if (places > 0)
    out.put('.');
  for (i64 i = 1; i <= places; ++i)
    out.put(char('0' + decimal.digit(i32(i))));
  i32 exponent = decimal.count ? decimal.point - 1 : 0;
  out.put('e');
  out.put(exponent < 0 ? '-' : '+');
  out.putWhole(ui64(exponent < 0 ? -exponent : exponent), 2);
}

static void putFixed(Characters &out, const Decimal &decimal, i64 places) {
  if (decimal.point <= 0)
    out.put('0');
  for (i32 i = 0; i < decimal.point; ++i)
    out.put(char('0' + decimal.digit(i)));
  if (places > 0)
    out.put('.');
  for (i64 i = 0; i < places; ++i)
    out.put(char('0' + decimal.digit(decimal.point + i32(i))));
}

static void putFloat(Characters &out, Decimal &decimal, Style style) {
  i64 precision = style.precision < 0 ? 6 : style.precision;
  if (style.letter == 'f') {
    decimal.round(decimal.point + i32(precision));
    return putFixed(out, decimal, precision);
  }
  if (style.letter == 'e') {
    decimal.round(i32(precision) + 1);
    return putScientific(out, decimal, precision);
  }
  // As few digits as there are, in the shorter form.
  precision = maximum<i64>(precision, 1);
  decimal.round(i32(precision));
  i64 exponent = decimal.count ? decimal.point - 1 : 0;
  if (exponent < -4 || exponent >= precision)
    return putScientific(out, decimal, maximum(decimal.count - 1, 0));
  putFixed(out, decimal, maximum<i64>(decimal.count - decimal.point, 0));
}

/// The number without its sign; whether it has one.
static bool describe(f64 value, Style style, Characters &out, bool &isFinite) {
  ui64 bits;
  __builtin_memcpy(&bits, &value, sizeof(bits));
  ui64 mantissa = bits & ((ui64(1) << 52) - 1);
  i64 exponent = bits >> 52 & 0x7ff;
  isFinite = exponent != 0x7ff;
  if (!isFinite) {
    out.put(mantissa ? "nan" : "inf");
  } else {
    Decimal decimal(exponent ? mantissa | ui64(1) << 52 : mantissa);
    decimal.shift(maximum<i64>(exponent, 1) - 1075);
    putFloat(out, decimal, style);
  }
  return bits >> 63;
}
static bool describe(f32 value, Style style, Characters &out, bool &isFinite) {
  return describe(f64(value), style, out, isFinite);
}
static bool describe(i64 value, Style, Characters &out, bool &) {
  out.putWhole(value < 0 ? -ui64(value) : ui64(value), 1);
  return value < 0;
}
static bool describe(ui64 value, Style, Characters &out, bool &) {
  out.putWhole(value, 1);
  return false;
}

/// A sign, the characters, and as many fills as the width wants.
static i64 pad(TextMemory &memory, const Characters &number, const char *sign,
               bool isFinite, Style style) {
  i64 signSize = *sign != 0, handle;
  i64 fills = maximum<i64>(style.width - number.size - signSize, 0);
  char *bytes = memory.make(number.size + signSize + fills, handle);
  if (!bytes)
    return handle;
  bool isLeft = style.fill == '-', isZero = style.fill == '0' && isFinite;
  auto put = [&](i64 count, char c) {
    for (; count > 0; --count)
      *bytes++ = c;
  };
  if (!isLeft && !isZero)
    put(fills, ' ');
  put(signSize, *sign);
  if (isZero)
    put(fills, '0');
  for (i64 i = 0; i < number.size; ++i)
    *bytes++ = number.bytes[i];
  if (isLeft)
    put(fills, ' ');
  return handle;
}

template <typename Wide, typename T>
static void asString(const View<T, 1> &numbers, i64 run, Style style,
                     const Strings &result, const Status &status) {
  TextMemory memory(run);
  for (i64 i = 0; i < result.sizes[0]; ++i) {
    Characters out;
    bool isFinite = true;
    bool isNegative = describe(
        Wide(load(numbers.data[numbers.sizes[0] == 1 ? 0 : i * numbers.strides[0]])),
        style, out, isFinite);
    bool isUnsigned = Wide(-1) > Wide(0);
    const char *sign = isNegative          ? "-"
                       : isUnsigned        ? ""
                       : style.fill == '+' ? "+"
                       : style.fill == ' ' ? " "
                                           : "";
    result(i) = pad(memory, out, sign, isFinite, style);
  }
  status() = memory.status();
}

#define AS_STRING(T, W)                                                                  \
  extern "C" void tenon_routine_string_as_string_##T(                                    \
      const View<T, 1> &numbers, i64 run, i64 letter, i64 precision, i64 width,          \
      i64 fill, const Strings &result, const Status &status, int32_t, int32_t) {         \
    asString<W>(numbers, run, {letter, precision, width, fill}, result, status);         \
  }
AS_STRING(f16, f32)
AS_STRING(bf16, f32)
AS_STRING(f32, f32)
AS_STRING(f64, f64)
AS_STRING(i8, i64)
AS_STRING(i16, i64)
AS_STRING(i32, i64)
AS_STRING(i64, i64)
AS_STRING(ui8, ui64)
AS_STRING(ui16, ui64)
AS_STRING(ui32, ui64)
AS_STRING(ui64, ui64)

extern "C" void tenon_routine_string_as_string_i1(const View<i1, 1> &truths, i64 run, i64,
                                                  i64, i64 width, i64 fill,
                                                  const Strings &result,
                                                  const Status &status, int32_t,
                                                  int32_t) {
  TextMemory memory(run);
  for (i64 i = 0; i < result.sizes[0]; ++i) {
    Characters out;
    out.put(elementAt(truths, i) ? "true" : "false");
    result(i) = pad(memory, out, "", false, {0, 0, width, fill});
  }
  status() = memory.status();
}
