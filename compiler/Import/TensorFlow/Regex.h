//===- Regex.h - Compiles regular expressions -------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>
#include <vector>

namespace tenon::tf {

/// The program (compiler/CPU/Routines/RegexProgram.h) of a pattern in the syntax of RE2.
/// If there is none, `error` says why.
std::optional<std::vector<int32_t>> compileRegex(llvm::StringRef pattern,
                                                 std::string &error);

} // namespace tenon::tf
