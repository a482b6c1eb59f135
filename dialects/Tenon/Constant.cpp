//===- Constant.cpp - The constant family -----------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "dialects/Tenon/TenonOps.h"

using namespace mlir;
using namespace tenon;

OpFoldResult ConstantOp::fold(FoldAdaptor) { return getValue(); }
