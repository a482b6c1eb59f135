//===- Parallel.cpp - Element-wise kernels on a GPU -----------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "compiler/GPU/Schedules/DeviceSchedule.h"

using namespace mlir;
using namespace tenon;

/// Neighbours that one thread computes: 16 bytes of the widest element, if the last
/// dimension divides so.
static int64_t chooseLanes(const DeviceContext &context) {
  constexpr int64_t accessBits = 128;
  rt::KernelOp kernel = context.kernel();
  int64_t widest = 8;
  for (BlockArgument argument : kernel.getBlock().getArguments())
    if (auto type = dyn_cast<RankedTensorType>(argument.getType()))
      if (type.getElementType().isIntOrFloat())
        widest = std::max<int64_t>(widest, type.getElementTypeBitWidth());
  const KernelBuffer &out = context.out(0);
  int64_t lanes = std::min<int64_t>(accessBits / widest, 4);
  if (out.dims.empty() || !out.dims.back().isConstant() ||
      out.dims.back().constant % lanes || lanes < 2)
    return 1;
  return lanes;
}

LogicalResult tenon::emitDeviceParallel(const DeviceContext &context) {
  int64_t lanes = chooseLanes(context);
  PointEmitter emitter(context.builder, context.loc, context.frame, lanes);
  IndexBuilder &index = emitter.index;
  SmallVector<LinearIndex> extents(context.out(0).dims);
  if (lanes > 1)
    extents.back() = extents.back().constant / lanes;
  context.launch.pointsPerBlock = context.launch.threads * lanes;
  emitUnits(context, emitter, productOf(index, extents), [&](Value unit) {
    SmallVector<LinearIndex> point = delinearize(index, LinearIndex(unit), extents);
    if (lanes > 1)
      point.back() = LinearIndex::lanesFrom(point.back() * lanes);
    storeResults(context, emitter, point);
  });
  return success();
}
