//===- Header.h - The C++ class over a linked program -----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "compiler/Object/Program.h"
#include "llvm/Support/Error.h"

namespace tenon {

/// Text of the header that goes beside a .o or .a. `className` is NAME or
/// NS::NAME; empty: the stem in CamelCase. The first signature named
/// serving_default, else the first of all, has the plain names (arg_x, Run); the
/// others' carry the signature's name. Fails if a signature has string tensors,
/// and if the weights are in a file of their own.
llvm::Expected<std::string> writeHeader(const ProgramDescription &program,
                                        llvm::StringRef className);

} // namespace tenon
