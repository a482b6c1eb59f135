//===- Import.h - Saved graphs to the tenon dialect -------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "compiler/Weights/WeightStore.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/OwningOpRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>
#include <vector>

namespace tenon {

/// A feed of the command line.
struct FeedSpec {
  /// A signature's key, a node, or "node:k".
  std::string name;
  /// A number, "?" or a symbol each, instead of the file's shape.
  std::optional<llvm::SmallVector<std::string>> dims;
};

struct ImportOptions {
  /// Signatures to import; none: all of them.
  std::vector<std::string> signatures;
  std::vector<FeedSpec> feeds;
  /// Added to a signature's own; a bare graph needs some.
  std::vector<std::string> fetches;
  std::vector<std::string> targets;
  /// Choose among the graphs of a SavedModel.
  std::vector<std::string> tags;
  /// Signatures or nodes that become functions of their own, beside the others.
  std::vector<std::string> also;
  /// What a training signature makes small, if there is to be one, and how: as
  /// parseOptimizer reads it. A signature `init` comes with it.
  std::string minimize, optimizer, trainSignature = "train";
  /// Which variables are trained, by a regular expression of all of the name; constants
  /// whose nodes' names match become variables. Empty: the graph's trainable ones.
  std::string trainable;
  /// Whether variables stay variables that nothing writes, so that they can be restored.
  bool keepVariables = false;
  /// As a session's run: the file's signatures do not count, and a placeholder that
  /// the fetches need must be among the feeds. Feeds that nothing needs are dropped.
  bool sessionRun = false;
  /// Whether the module says what op each node is.
  bool notesOps = false;
};

/// Reads a graph of any kind (told apart by content) and builds a module of one
/// func per signature. Constants over 1 KiB go to `weights`. Errors are emitted
/// as diagnostics of `context`; then null is returned.
mlir::OwningOpRef<mlir::ModuleOp> importGraph(llvm::StringRef path,
                                              const ImportOptions &options,
                                              WeightStore &weights,
                                              mlir::MLIRContext &context);

/// The same from the bytes of a file, called `name` in errors.
mlir::OwningOpRef<mlir::ModuleOp> importGraphBuffer(llvm::StringRef contents,
                                                    llvm::StringRef name,
                                                    const ImportOptions &options,
                                                    WeightStore &weights,
                                                    mlir::MLIRContext &context);

} // namespace tenon
