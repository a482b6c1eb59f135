//===- OpTable.h - What is known of every TensorFlow op ---------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "proto/graph.pb.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"

namespace tenon::tf {

/// An output argument of an op: one tensor, as many as the integer attribute
/// `countAttr` says, or one per element of the list attribute `typesAttr`.
struct OutputArg {
  llvm::StringRef name;
  llvm::StringRef countAttr;
  llvm::StringRef typesAttr;
  /// Unless `typesAttr` is set: the attribute that says the type, or the type.
  llvm::StringRef typeAttr;
  DataType type = DT_INVALID;
};

/// An op of TensorFlow's op list.
struct OpEntry {
  llvm::StringRef name;
  bool stateful;
  llvm::SmallVector<OutputArg, 1> outputs;
  llvm::StringMap<AttrValue> defaults;
};

/// The entry of op `name`, or null if TensorFlow has no such op. Thread-safe.
const OpEntry *lookUpOp(llvm::StringRef name);

} // namespace tenon::tf
