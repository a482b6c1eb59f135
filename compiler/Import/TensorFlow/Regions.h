//===- Regions.h - Edges in and out of regions ------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What converters of branches and loops share. A region takes and gives values; an
// edge that is a list becomes its values on the way: the buffer and, if it counts,
// the count; or the size as long as there is no buffer.
//
//===----------------------------------------------------------------------===//
#pragma once
#include "compiler/Import/TensorFlow/GraphConverter.h"

namespace tenon::tf {

/// The values of an edge; none of a variable's handle or of an object.
llvm::SmallVector<mlir::Value> valuesOf(const EdgeValue &edge);
/// An edge like another, made of other values.
EdgeValue withValues(const EdgeValue &like, mlir::ValueRange values);
EdgeValue edgeOf(List list);

/// Whether two lists are one.
bool isSame(const List &a, const List &b);

/// A tensor type for values of both types: sizes that differ are unknown. Null if
/// ranks or element types differ.
mlir::RankedTensorType joinTypes(mlir::Type a, mlir::Type b);

/// A scalar i1 of a condition: numbers are true unless they are zero.
mlir::Value truthOf(NodeContext &c, mlir::Value condition);

/// What `value`, made in a region of `around`, is in the first round of it, by
/// copies of ops in front of `around`, where the builder must be. Null if that
/// takes an op with effects, or a block argument for which `first` gives nothing.
mlir::Value hoist(NodeContext &c, mlir::Value value, mlir::Operation *around,
                  llvm::function_ref<mlir::Value(mlir::BlockArgument)> first);

} // namespace tenon::tf
