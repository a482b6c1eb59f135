//===- RoutineLibrary.h - Routines compiled ahead, as LLVM IR ---*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The functions of the folder Routines, which the build compiles to bitcode for each
// architecture and puts into the compiler. They are linked into the kernel that calls
// them and optimised there for its CPU, so products stay whole.
//
//===----------------------------------------------------------------------===//
#pragma once
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace llvm {
class Module;
}

namespace tenon {
struct TargetInfo;

/// What the symbols of routines begin with.
inline constexpr llvm::StringLiteral kRoutinePrefix = "tenon_routine_";

/// Whether the library defines `symbol`.
bool hasRoutine(llvm::StringRef symbol);

/// Links the routines that `module` declares into it, as local functions.
llvm::Error linkRoutines(llvm::Module &module, const TargetInfo &target);

} // namespace tenon
