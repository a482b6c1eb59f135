//===- ConverterTable.h - Which op has which converter ----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "llvm/ADT/StringMap.h"

namespace tenon::tf {

class NodeContext;

using ConvertFn = void (*)(NodeContext &);

/// A row of a family's table.
struct Converter {
  ConvertFn convert;
  /// An error says how many operands are missing.
  unsigned minInputs = 0;
  /// Operands that are handles stay such; otherwise variables are read first.
  bool takesHandles = false;
};

using ConverterTable = llvm::StringMap<Converter>;

/// The families' tables, filled by their files.
void addColorConverters(ConverterTable &table);
void addComplexConverters(ConverterTable &table);
void addConstantConverters(ConverterTable &table);
void addControlConverters(ConverterTable &table);
void addConv3dConverters(ConverterTable &table);
void addConvConverters(ConverterTable &table);
void addConvGradientConverters(ConverterTable &table);
void addDecompositionConverters(ConverterTable &table);
void addEinsumConverters(ConverterTable &table);
void addElementwiseConverters(ConverterTable &table);
void addElementwiseGradientConverters(ConverterTable &table);
void addFourierConverters(ConverterTable &table);
void addImageConverters(ConverterTable &table);
void addIndexConverters(ConverterTable &table);
void addLinalgConverters(ConverterTable &table);
void addListConverters(ConverterTable &table);
void addLoopConverters(ConverterTable &table);
void addMatMulConverters(ConverterTable &table);
void addMediaConverters(ConverterTable &table);
void addNormConverters(ConverterTable &table);
void addOptimizerConverters(ConverterTable &table);
void addOrthoConverters(ConverterTable &table);
void addPoolConverters(ConverterTable &table);
void addPoolGradientConverters(ConverterTable &table);
void addQuantizeConverters(ConverterTable &table);
void addRandomConverters(ConverterTable &table);
void addReduceConverters(ConverterTable &table);
void addRaggedConverters(ConverterTable &table);
void addRegexConverters(ConverterTable &table);
void addResizeConverters(ConverterTable &table);
void addRnnConverters(ConverterTable &table);
void addScatterConverters(ConverterTable &table);
void addSegmentConverters(ConverterTable &table);
void addShapeConverters(ConverterTable &table);
void addSliceConverters(ConverterTable &table);
void addSoftmaxConverters(ConverterTable &table);
void addSortConverters(ConverterTable &table);
void addSparseConverters(ConverterTable &table);
void addSpecialConverters(ConverterTable &table);
void addStateConverters(ConverterTable &table);
void addStringConverters(ConverterTable &table);
void addTableConverters(ConverterTable &table);
void addTensorArrayConverters(ConverterTable &table);

} // namespace tenon::tf
