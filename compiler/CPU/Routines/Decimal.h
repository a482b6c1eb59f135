//===- Decimal.h - Exact decimal numbers ------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A floating-point number is a sum of powers of two, each of which has a finite decimal
// expansion: with room for all of its digits, printing and parsing are right to the last
// bit. Shifts by powers of two are exact, but for digits beyond the room, which stand
// for "a little more".
//
//===----------------------------------------------------------------------===//
#pragma once
#include "compiler/CPU/Routines/Routine.h"

namespace tenon {

/// 0.d₁d₂d₃… · 10^point. Holds what f64 needs, 767 digits.
class Decimal {
public:
  Decimal() = default;
  explicit Decimal(ui64 whole) {
    ui8 reversed[20];
    for (; whole; whole /= 10)
      reversed[count++] = ui8(whole % 10);
    for (i32 i = 0; i < count; ++i)
      digits[i] = reversed[count - 1 - i];
    point = count;
    trim();
  }

  /// Appends a digit of a number that is read, before or after its point.
  void append(i32 digit, bool isWhole) {
    if (!count && !digit) {
      point -= !isWhole;
      return;
    }
    if (count < kRoom)
      digits[count++] = ui8(digit);
    else
      isMore |= digit != 0;
    point += isWhole;
  }

  /// Times 2^by.
  void shift(i64 by) {
    constexpr i64 step = 27;
    for (; by > 0 && count; by -= minimum(by, step))
      shiftLeft(minimum(by, step));
    for (; by < 0 && count; by += minimum(-by, step))
      shiftRight(minimum(-by, step));
  }

  /// Rounds to `kept` digits, halves to even.
  void round(i32 kept) {
    if (kept >= count)
      return;
    if (kept < 0) {
      count = 0;
      return;
    }
    bool isHalf = digits[kept] == 5 && kept + 1 == count && !isMore;
    bool isUp = isHalf ? kept && digits[kept - 1] % 2 : digits[kept] >= 5;
    count = kept;
    isMore = false;
    if (isUp)
      increment();
    trim();
  }

  /// The number before the point, rounded; less than 2^63.
  ui64 whole() {
    round(point);
    ui64 value = 0;
    for (i32 i = 0; i < point; ++i)
      value = value * 10 + digit(i);
    return value;
  }

  i32 digit(i32 i) const { return i >= 0 && i < count ? digits[i] : 0; }

  i32 count = 0, point = 0;

private:
  static constexpr i32 kRoom = 800;

  void trim() {
    while (count && !digits[count - 1] && !isMore)
      --count;
    if (!count)
      point = 0;
  }

  void increment() {
    i32 i = count - 1;
    while (i >= 0 && digits[i] == 9)
      --i;
    if (i < 0) {
      digits[0] = 1;
      count = 1;
      ++point;
      return;
    }
    ++digits[i];
    count = i + 1;
  }

  void shiftLeft(i64 by) {
    // The new digits in front: as many as the carry out of the first one has.
    ui64 carry = 0;
    for (i32 i = count; i-- > 0;)
      carry = ((ui64(digits[i]) << by) + carry) / 10;
    i32 more = 0;
    for (; carry; carry /= 10)
      ++more;
    for (i32 i = count; i-- > 0;) {
      ui64 value = (ui64(digits[i]) << by) + carry;
      put(i + more, value % 10);
      carry = value / 10;
    }
    for (i32 i = more; i-- > 0; carry /= 10)
      put(i, carry % 10);
    count = minimum(count + more, kRoom);
    point += more;
    trim();
  }

  void shiftRight(i64 by) {
    ui64 mask = (ui64(1) << by) - 1, rest = 0;
    i32 used = 0, from = 0;
    bool hasBegun = false;
    for (; from < count || rest; ++from) {
      rest = rest * 10 + digit(from);
      ui64 next = rest >> by;
      rest &= mask;
      if (!hasBegun && !next) {
        --point;
        continue;
      }
      hasBegun = true;
      put(used++, next);
    }
    count = minimum(used, kRoom);
    trim();
  }

  void put(i32 at, ui64 digit) {
    if (at < kRoom)
      digits[at] = ui8(digit);
    else
      isMore |= digit != 0;
  }

  ui8 digits[kRoom];
  bool isMore = false;
};

} // namespace tenon
