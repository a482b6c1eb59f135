//===- Permutations.cpp - Generics that only move elements ----------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Fusion/Permutations.h"

using namespace mlir;

AffineMap tenon::permutationOf(Operation *op) {
  auto generic = dyn_cast_or_null<linalg::GenericOp>(op);
  if (!generic || generic.getNumDpsInputs() != 1 || generic.getNumResults() != 1 ||
      generic.getNumReductionLoops() || !llvm::hasSingleElement(*generic.getBody()) ||
      generic.getBody()->getTerminator()->getOperand(0) !=
          generic.getBody()->getArgument(0) ||
      getElementTypeOrSelf(generic.getDpsInputOperand(0)->get().getType()) !=
          getElementTypeOrSelf(generic.getResult(0).getType()))
    return {};
  AffineMap in = generic.getMatchingIndexingMap(generic.getDpsInputOperand(0));
  AffineMap out = generic.getMatchingIndexingMap(generic.getDpsInitOperand(0));
  return out.isIdentity() && in.isPermutation() ? in : AffineMap();
}
