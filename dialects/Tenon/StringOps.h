//===- StringOps.h - Ops of the string family -------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "dialects/Tenon/TenonOps.h"

#define GET_OP_CLASSES
#include "dialects/Tenon/StringOps.h.inc"

namespace tenon {

/// A function of tenon.string_map. Letters stand for element types: s is a string, b an
/// i1, w an i32, l an i64, c an ui8; and of several types: d an i32 or i64, n a number
/// that is parsed (d, f32, f64), r any real number or i1, k a key (s or d). The routine's
/// name ends in the type of each input, table and result that may have several.
struct StringFunction {
  const char *name;
  const char *inputs;
  const char *tables;
  unsigned parameters;
  char result;
  /// What is wrong with an element that it fails for, or null if it never does. `{0}` is
  /// the element's position, row-major.
  const char *failure;
};

/// The function of that name, or null.
const StringFunction *findStringFunction(llvm::StringRef name);

/// Whether a letter stands for several types.
inline bool isTypeClass(char letter) { return llvm::StringRef("dnrk").contains(letter); }

} // namespace tenon
