//===- KernelCost.cpp - What one launch of a kernel takes -----------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Counted in the kernel's body, before a schedule chose how to compute it. An operand
// of which only some elements are read, by computed indices, counts as these.
//
//===----------------------------------------------------------------------===//
#include "compiler/Pipeline/KernelCost.h"
#include "compiler/CPU/KernelFunction.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Complex/IR/Complex.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace tenon;

/// What an op on scalars counts.
static double flopsOf(Operation &op) {
  if (op.getNumResults() != 1 || !isa<FloatType>(op.getResult(0).getType()))
    return 0;
  if (isa<math::FmaOp>(op))
    return 2;
  if (isa<math::MathDialect>(op.getDialect()))
    return 1;
  return isa<arith::AddFOp, arith::SubFOp, arith::MulFOp, arith::DivFOp, arith::RemFOp,
             arith::NegFOp, arith::MaximumFOp, arith::MinimumFOp, arith::MaxNumFOp,
             arith::MinNumFOp>(op)
             ? 1
             : 0;
}

/// Points that an op loops over; nothing where sizes are open.
static std::optional<double> pointsOf(linalg::LinalgOp op) {
  double points = 1;
  for (int64_t range : op.getStaticLoopRanges()) {
    if (ShapedType::isDynamic(range))
      return std::nullopt;
    points *= double(range);
  }
  return points;
}

static double flopsOf(rt::WinogradOp op) {
  int64_t channels = op.getImage().getType().getShape().back();
  return 2.0 * 9 * double(channels) * double(op.getResult().getType().getNumElements());
}

/// Of a kernel's body; nothing where sizes are open, or a routine computes.
static std::optional<double> flopsOf(rt::KernelOp kernel) {
  double total = 0;
  for (Operation &op : kernel.getBlock()) {
    if (isa<rt::RoutineOp>(op))
      return std::nullopt;
    if (auto winograd = dyn_cast<rt::WinogradOp>(op))
      total += flopsOf(winograd);
    auto linalgOp = dyn_cast<linalg::LinalgOp>(op);
    if (!linalgOp)
      continue;
    double each = 0;
    linalgOp->getRegion(0).walk([&](Operation *inner) { each += flopsOf(*inner); });
    if (each == 0)
      continue;
    std::optional<double> points = pointsOf(linalgOp);
    if (!points)
      return std::nullopt;
    total += each * *points;
  }
  return total;
}

/// Elements that `extract`, of a linalg op's body, reads.
static std::optional<double> elementsOf(tensor::ExtractOp extract) {
  auto op = extract->getParentOfType<linalg::LinalgOp>();
  return op ? pointsOf(op) : std::optional<double>(1);
}

/// Elements of a kernel's argument that are read or written.
static std::optional<double> elementsOf(BlockArgument argument, MemRefType buffer) {
  double read = 0;
  bool isWhole = argument.use_empty();
  for (Operation *user : argument.getUsers()) {
    auto extract = dyn_cast<tensor::ExtractOp>(user);
    std::optional<double> some = extract ? elementsOf(extract) : std::nullopt;
    isWhole |= !some;
    read += some.value_or(0);
  }
  if (!buffer.hasStaticShape())
    return isWhole ? std::nullopt : std::optional(read);
  double all = double(buffer.getNumElements());
  return isWhole ? all : std::min(all, read);
}

static unsigned bitsOf(Type type) {
  if (auto complex = dyn_cast<ComplexType>(type))
    return 2 * bitsOf(complex.getElementType());
  return type.isIndex() ? 64 : type.getIntOrFloatBitWidth();
}

KernelCost tenon::costOf(const KernelInstance &instance) {
  rt::KernelOp kernel = instance.kernel;
  KernelCost cost;
  cost.flops = flopsOf(kernel).value_or(0);
  for (auto [argument, type] :
       llvm::zip_equal(kernel.getBlock().getArguments(), instance.operandTypes)) {
    auto buffer = dyn_cast<MemRefType>(type);
    if (!buffer)
      continue;
    std::optional<double> elements = elementsOf(argument, buffer);
    if (!elements)
      return {cost.flops, 0};
    // Booleans take a byte each.
    cost.bytes +=
        *elements * double(llvm::divideCeil(bitsOf(buffer.getElementType()), 8));
  }
  return cost;
}
