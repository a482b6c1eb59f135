//===- List.h - Lists of tensors as tensors ---------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A TensorList, and what a TensorArray or stack holds at one point, is one tensor
// of shape [size, element…], which every write replaces by another. Until the
// shape of its elements is known, there is no tensor yet: `start` makes it of
// zeros, which is what an element never written reads as.
//
// A list that grows in a loop has a tensor as large as it may become, and a count
// of the elements that are there (Loops.cpp finds the bound).
//
//===----------------------------------------------------------------------===//
#pragma once
#include "mlir/IR/BuiltinTypes.h"
#include <optional>

namespace tenon::tf {

class NodeContext;
struct Node;

struct List {
  mlir::Type elementType;
  /// What is said of the elements' shape, or nullopt if not even the rank.
  std::optional<llvm::SmallVector<int64_t>> elementShape;
  /// All elements; null as long as their shape is not known.
  mlir::Value buffer;
  /// Scalar i32: how many of the buffer's elements are there; null: all.
  mlir::Value count;
  /// Scalar i32: the number of elements, always without a buffer; with one only if
  /// it is what the list was made for.
  mlir::Value size;
  /// Of a buffer: the shape of an element as a tensor<Rxi64>, if it was computed.
  mlir::Value elementSizes;
  /// How many elements a round of a loop has added so far, at most: a number, and
  /// scalars of i32.
  int64_t growth = 0;
  llvm::SmallVector<mlir::Value, 0> openGrowth;
  /// Whether the buffer has room for all that the loop adds.
  bool hasRoom = false;

  bool grows() const { return growth > 0 || !openGrowth.empty(); }
};

/// A TensorArray or stack: its content at the point that is being converted is in
/// the GraphConverter.
struct ListObject {
  const Node *node = nullptr;
  /// Whether a write beyond the end makes it longer.
  bool isDynamic = false;
};

/// A list of `size` elements; has a buffer if the elements' shape is known.
List makeList(NodeContext &c, mlir::Type elementType,
              std::optional<llvm::SmallVector<int64_t>> elementShape, mlir::Value size);
/// A list of the rows of a tensor.
List listOf(NodeContext &c, mlir::Value tensor);

/// Gives a list without a buffer one for elements of a shape (a tensor<Rxi64>), or
/// of the shape of `element`.
void startSizes(NodeContext &c, List &list, mlir::Value elementSizes);
void start(NodeContext &c, List &list, mlir::Value element);

/// The number of elements, as scalar i32.
mlir::Value length(NodeContext &c, const List &list);
/// The shape of an element of a list with a buffer, as tensor<Rxi64>.
mlir::Value elementSizes(NodeContext &c, const List &list);
/// Makes the buffer larger by `room`, a scalar i32, and counts.
void addRoom(NodeContext &c, List &list, mlir::Value room);

mlir::Value readElement(NodeContext &c, const List &list, mlir::Value index);
/// Replaces an element; beyond the end it is an error of the run, or the list
/// grows if `resizes`.
List writeElement(NodeContext &c, List list, mlir::Value index, mlir::Value element,
                  bool resizes);
List pushElement(NodeContext &c, List list, mlir::Value element);
mlir::Value popElement(NodeContext &c, List &list);
/// The list with `size` elements, the first of them those that are there.
List resizeList(NodeContext &c, List list, mlir::Value size);
/// All elements as one tensor.
mlir::Value stack(NodeContext &c, const List &list);
/// The elements at `indices`, as one tensor.
mlir::Value gatherElements(NodeContext &c, const List &list, mlir::Value indices);
/// Replaces the elements at `indices` by the rows of a tensor.
List scatterElements(NodeContext &c, List list, mlir::Value indices, mlir::Value rows);
/// The elements joined along their first dimension, and the length of each as
/// tensor<?xi64>.
std::pair<mlir::Value, mlir::Value> concatElements(NodeContext &c, const List &list);
/// A list of parts of a tensor along its first dimension, whose lengths operand
/// `lengths` gives.
std::optional<List> splitIntoList(NodeContext &c, mlir::Value tensor, size_t lengths);

/// Checks that a tensor can be an element; what it reports names both types.
bool fits(NodeContext &c, const List &list, mlir::Value element);

} // namespace tenon::tf
