//===- ProgramModule.h - The tn_module table of a program -------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "compiler/Object/Program.h"
#include <memory>

namespace llvm {
class LLVMContext;
class Module;
} // namespace llvm

namespace tenon {

struct ProgramModuleOptions {
  /// Also define tenon_main_module, which the main of an executable opens.
  bool forExecutable = false;
};

/// A module that defines `tenon_module_<stem>` and the tables it points to (see
/// abi.h). Entry and kernel symbols and the weights are hidden external symbols
/// that the link must bring. `manifest` is copied into section .tenon.manifest.
std::unique_ptr<llvm::Module>
buildProgramModule(llvm::LLVMContext &context, const ProgramDescription &program,
                   llvm::ArrayRef<uint8_t> manifest,
                   const ProgramModuleOptions &options = {});

} // namespace tenon
