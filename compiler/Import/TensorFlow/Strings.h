//===- Strings.h - What converters of string ops share ----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "compiler/Import/TensorFlow/Converter.h"
#include "dialects/Tenon/StringOps.h"

namespace tenon::tf {

/// A scalar constant.
mlir::Value stringScalar(NodeContext &c, llvm::StringRef text);

/// tenon.string_map.
mlir::Value mapStrings(NodeContext &c, llvm::StringRef function, mlir::ValueRange inputs,
                       llvm::ArrayRef<int64_t> parameters, mlir::Type element,
                       mlir::ValueRange tables = {});

/// The string that operand `i` is; an error that says `what` it is, unless it is a
/// constant.
std::optional<llvm::StringRef> constantString(NodeContext &c, size_t i,
                                              llvm::StringRef what);

/// Rows of the family's table that parse records.
void addParsingConverters(ConverterTable &table);

} // namespace tenon::tf
