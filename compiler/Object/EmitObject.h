//===- EmitObject.h - From an LLVM module to text or an object --*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Error.h"
#include <string>

namespace llvm {
class Module;
class TargetMachine;
} // namespace llvm

namespace tenon {
struct TargetInfo;

struct OptimizeOptions {
  int level = 3; // 0 … 3
  bool loopVectorize = true;
  bool slpVectorize = true;
  bool unroll = true;
  bool sanitizeAddress = false; // check each access, with AddressSanitizer
};

/// Gives the module the machine's triple and data layout, and all its functions
/// the CPU to tune for. Call before optimizeModule.
void setTarget(llvm::Module &module, const TargetInfo &target,
               llvm::TargetMachine &machine);

/// Runs LLVM's default pipeline. Fails, with LLVM's text, on a module that does
/// not verify.
llvm::Error optimizeModule(llvm::Module &module, llvm::TargetMachine &machine,
                           const OptimizeOptions &options);

/// Bytes of a relocatable object. Changes the module. Several threads may emit
/// at once if module, its context and machine are each thread's own.
llvm::Expected<llvm::SmallVector<char, 0>> emitObject(llvm::Module &module,
                                                      llvm::TargetMachine &machine);

/// Assembly text. Changes the module.
llvm::Expected<std::string> emitAssembly(llvm::Module &module,
                                         llvm::TargetMachine &machine);

/// LLVM IR as text.
std::string printModule(const llvm::Module &module);

} // namespace tenon
