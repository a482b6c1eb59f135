//===- Reshapes.cpp - Expansions of dynamic sizes -------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Upstream's expansion of strided metadata takes at most one dynamic size a group
// of memref.expand_shape. All sizes are operands of the op, so the strides follow:
// in a group, from the source's stride inwards out.
//
//===----------------------------------------------------------------------===//

#include "compiler/Host/LowerHost.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

using namespace mlir;
using namespace tenon;

static void lowerExpansion(memref::ExpandShapeOp expand) {
  OpBuilder builder(expand);
  Location loc = expand.getLoc();
  auto type = expand.getResultType();
  auto metadata = memref::ExtractStridedMetadataOp::create(builder, loc, expand.getSrc());
  SmallVector<int64_t> staticStrides, sourceStrides;
  int64_t staticOffset, sourceOffset;
  (void)type.getStridesAndOffset(staticStrides, staticOffset);
  (void)expand.getSrcType().getStridesAndOffset(sourceStrides, sourceOffset);
  auto orStatic = [&](int64_t value, Value dynamic) -> OpFoldResult {
    return ShapedType::isDynamic(value) ? OpFoldResult(dynamic)
                                        : OpFoldResult(builder.getIndexAttr(value));
  };
  SmallVector<OpFoldResult> sizes = expand.getMixedOutputShape();
  SmallVector<OpFoldResult> strides(type.getRank());
  for (auto [group, dims] : llvm::enumerate(expand.getReassociationIndices())) {
    Value stride = metadata.getStrides()[group];
    for (int64_t dim : llvm::reverse(dims)) {
      strides[dim] = orStatic(staticStrides[dim], stride);
      stride = arith::MulIOp::create(
          builder, loc, stride,
          getValueOrCreateConstantIndexOp(builder, loc, sizes[dim]));
    }
  }
  auto view = memref::ReinterpretCastOp::create(
      builder, loc, type, metadata.getBaseBuffer(),
      orStatic(staticOffset, metadata.getOffset()), sizes, strides);
  expand.replaceAllUsesWith(view.getResult());
  expand.erase();
}

void tenon::lowerDynamicExpansions(ModuleOp module) {
  SmallVector<memref::ExpandShapeOp> expansions;
  module.walk([&](memref::ExpandShapeOp expand) {
    for (const ReassociationIndices &group : expand.getReassociationIndices())
      if (llvm::count_if(group, [&](int64_t dim) {
            return expand.getResultType().isDynamicDim(dim);
          }) > 1)
        return expansions.push_back(expand);
  });
  for (memref::ExpandShapeOp expand : expansions)
    lowerExpansion(expand);
}
