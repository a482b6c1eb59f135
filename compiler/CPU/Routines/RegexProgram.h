//===- RegexProgram.h - Regular expressions as numbers ----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the importer compiles a pattern to and the routine runs: three numbers an
// instruction, then the sets of characters. Number 0 is how many instructions there are.
//
//===----------------------------------------------------------------------===//
#pragma once
#include <stdint.h>

namespace tenon::regex {

enum Op : int32_t {
  /// One character of set `x`.
  Set,
  /// On at `x`, and if that fails at `y`.
  Split,
  /// On at `x`.
  Jump,
  /// The place is end `x` of a group: 2n where group n begins, 2n + 1 behind it.
  Save,
  /// Nothing, where condition `x` holds.
  Assert,
  Match,
};

enum Condition : int32_t {
  TextBegin,
  TextEnd,
  LineBegin,
  LineEnd,
  WordBoundary,
  NoWordBoundary,
};

/// Places of groups 0 to 9, which a replacement can name.
constexpr int32_t kPlaces = 20;

/// Instruction i begins here.
inline int32_t at(int32_t i) { return 1 + 3 * i; }

} // namespace tenon::regex
