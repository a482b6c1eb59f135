//===- ShowTensorFlow.h - What is in a TensorFlow graph ---------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "Options.h"
#include "mlir/IR/MLIRContext.h"

namespace tenon::cli {

/// Whether `path` is a SavedModel's folder or a file of any TensorFlow kind.
bool isTensorFlowGraph(llvm::StringRef path);

/// Prints what is in the graph; false after an error, which was a diagnostic of
/// `context`.
bool showTensorFlow(const Options &options, mlir::MLIRContext &context);

/// "serving_default" if the graph has a signature of that name, else the name of
/// its only one; none for a bare graph and for one that cannot be read.
std::optional<std::string> defaultSignature(llvm::StringRef path,
                                            llvm::ArrayRef<std::string> tags);

/// Names of the nodes of a graph's saver; empty if it has none.
struct GraphSaver {
  std::string restore, save, filename;
};
GraphSaver graphSaver(llvm::StringRef path, llvm::ArrayRef<std::string> tags);

/// Prefix of the checkpoint that came with the graph, or empty.
std::string modelCheckpoint(llvm::StringRef path, llvm::ArrayRef<std::string> tags);

} // namespace tenon::cli
