//===- TensorFlow.h - The TensorFlow importer -------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "compiler/Import/Import.h"
#include "compiler/Import/TensorFlow/GraphFile.h"

namespace tenon::tf {

/// Builds the module of a graph. Null if something was reported.
mlir::OwningOpRef<mlir::ModuleOp> importTensorFlow(const GraphFile &file,
                                                   const ImportOptions &options,
                                                   WeightStore &weights,
                                                   Reporter &reporter);

} // namespace tenon::tf
