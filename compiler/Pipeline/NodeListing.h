//===- NodeListing.h - The graph's nodes as lines of a file -----*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "mlir/IR/BuiltinOps.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SetVector.h"
#include <string>

namespace tenon {

/// What `-g` writes beside a product: a line a node, with the node's name and the
/// ops that it became. Debug information of machine code points to these lines, so
/// a debugger or profiler that shows a source line shows a node.
class NodeListing {
public:
  /// `path` is the listing's, for debug information.
  explicit NodeListing(std::string path) : path(std::move(path)) {}

  /// Lists the nodes that locations of `module` name, in the order of the program,
  /// and gives all these locations their line.
  void addLines(mlir::ModuleOp module);

  std::string text() const;

private:
  unsigned lineOf(mlir::StringAttr node);
  mlir::Location withLine(mlir::Location loc, mlir::StringAttr op);

  std::string path;
  llvm::MapVector<mlir::StringAttr, llvm::SetVector<mlir::StringAttr>> nodes;
};

/// Prepares functions of the LLVM dialect for line tables: each op gets the one
/// line of the first node that its location names (LLVM gives a location of
/// several lines none), and each function a scope. `name` is the unit's.
mlir::LogicalResult addDebugScopes(mlir::ModuleOp module);

} // namespace tenon
