//===- StoredWeights.h - Constants beside a module's text -------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The text of a module names constants by number. A file beside it has their
// bytes, and an attribute of the module says where each lies:
//
//   module attributes {tenon.weights = {file = "weights.bin",
//     ids = array<i64: 0, 2>, offsets = array<i64: 0, 3136>,
//     sizes = array<i64: 3136, 40>}} { … }
//
//===----------------------------------------------------------------------===//
#pragma once
#include "compiler/Weights/WeightStore.h"
#include "mlir/IR/BuiltinOps.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/Support/Error.h"
#include <string>

namespace tenon {

/// A file with constants, which grows while a compilation makes more of them.
class StoredWeights {
public:
  /// Adds the constants that `module` names and that the file lacks. The first
  /// call replaces what is at `path`.
  llvm::Error append(llvm::StringRef path, mlir::ModuleOp module,
                     const WeightStore &store);

  /// Prints `module` with locations and, if it names constants, with the
  /// attribute that says where they are in the file called `fileName`.
  void print(mlir::ModuleOp module, llvm::StringRef fileName, llvm::raw_ostream &os);

private:
  struct Place {
    int64_t offset, size;
  };
  llvm::MapVector<int64_t, Place> places;
  int64_t end = 0;
  bool exists = false;
};

/// Brings the constants of a module that was read from `path` into `store`, under
/// numbers of the store. An error names a constant that is missing or too small.
llvm::Error loadStoredWeights(mlir::ModuleOp module, llvm::StringRef path,
                              WeightStore &store);

} // namespace tenon
