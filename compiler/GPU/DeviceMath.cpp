//===- DeviceMath.cpp - What a GPU has no good instruction for ------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "compiler/GPU/DeviceMath.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"

using namespace mlir;
using namespace tenon;

//===----------------------------------------------------------------------===//
// Remainders
//===----------------------------------------------------------------------===//

namespace {

/// The remainder of scalars that are f32 or f64.
///
/// Subtracts y·2^k for falling k, each if it is not more than what is left. Doubling y
/// is exact, and so is the difference of two numbers of which one is at most twice the
/// other.
Value emitRemainder(ImplicitLocOpBuilder &builder, Value x, Value y) {
  auto type = cast<FloatType>(x.getType());
  auto number = [&](double value) -> Value {
    return arith::ConstantOp::create(builder, builder.getFloatAttr(type, value));
  };
  auto compare = [&](arith::CmpFPredicate predicate, Value a, Value b) -> Value {
    return arith::CmpFOp::create(builder, predicate, a, b);
  };
  Value left = math::AbsFOp::create(builder, x);
  Value step = math::AbsFOp::create(builder, y);
  Value infinity = number(std::numeric_limits<double>::infinity());
  // With an infinite x, a zero y or a NaN there is no remainder; nothing is looped.
  Value hasOne =
      arith::AndIOp::create(builder, compare(arith::CmpFPredicate::OLT, left, infinity),
                            compare(arith::CmpFPredicate::OGT, step, number(0)));
  Value start = arith::SelectOp::create(builder, hasOne, left, number(0));
  Value divisor = arith::SelectOp::create(builder, hasOne, step, number(1));

  auto grow = scf::WhileOp::create(
      builder, TypeRange(type), divisor,
      [&](OpBuilder &, Location, ValueRange values) {
        Value over = arith::SubFOp::create(builder, start, values[0]);
        scf::ConditionOp::create(
            builder, compare(arith::CmpFPredicate::OGE, over, values[0]), values);
      },
      [&](OpBuilder &, Location, ValueRange values) {
        Value doubled = arith::AddFOp::create(builder, values[0], values[0]);
        scf::YieldOp::create(builder, doubled);
      });
  auto shrink = scf::WhileOp::create(
      builder, TypeRange{type, type}, ValueRange{start, grow.getResult(0)},
      [&](OpBuilder &, Location, ValueRange values) {
        scf::ConditionOp::create(
            builder, compare(arith::CmpFPredicate::OGE, values[1], divisor), values);
      },
      [&](OpBuilder &, Location, ValueRange values) {
        Value less = arith::SubFOp::create(builder, values[0], values[1]);
        Value fits = compare(arith::CmpFPredicate::OGE, values[0], values[1]);
        Value rest = arith::SelectOp::create(builder, fits, less, values[0]);
        Value half = arith::MulFOp::create(builder, values[1], number(0.5));
        scf::YieldOp::create(builder, ValueRange{rest, half});
      });
  Value result = math::CopySignOp::create(builder, shrink.getResult(0), x);
  return arith::SelectOp::create(builder, hasOne, result,
                                 number(std::numeric_limits<double>::quiet_NaN()));
}

/// Lane by lane, in registers.
template <typename Op> struct SplitLanes : OpRewritePattern<Op> {
  using OpRewritePattern<Op>::OpRewritePattern;

  LogicalResult matchAndRewrite(Op op, PatternRewriter &rewriter) const override {
    auto vector = dyn_cast<VectorType>(op.getType());
    if (!vector)
      return failure();
    SmallVector<Value> lanes;
    for (int64_t lane = 0; lane < vector.getNumElements(); ++lane) {
      Value value = vector::ExtractOp::create(rewriter, op.getLoc(), op.getOperand(),
                                              ArrayRef{lane});
      lanes.push_back(Op::create(rewriter, op.getLoc(), value));
    }
    rewriter.replaceOpWithNewOp<vector::FromElementsOp>(op, vector, lanes);
    return success();
  }
};

struct ExpandRemainder : OpRewritePattern<arith::RemFOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(arith::RemFOp op,
                                PatternRewriter &rewriter) const override {
    ImplicitLocOpBuilder builder(op.getLoc(), rewriter);
    auto element = cast<FloatType>(getElementTypeOrSelf(op.getType()));
    // The remainder of two narrow numbers is one of their type.
    Type wide = element.getWidth() < 32 ? builder.getF32Type() : Type(element);
    auto compute = [&](Value x, Value y) -> Value {
      if (wide == element)
        return emitRemainder(builder, x, y);
      Value result = emitRemainder(builder, arith::ExtFOp::create(builder, wide, x),
                                   arith::ExtFOp::create(builder, wide, y));
      return arith::TruncFOp::create(builder, element, result);
    };
    auto vector = dyn_cast<VectorType>(op.getType());
    if (!vector) {
      rewriter.replaceOp(op, compute(op.getLhs(), op.getRhs()));
      return success();
    }
    SmallVector<Value> lanes;
    for (int64_t lane = 0; lane < vector.getNumElements(); ++lane)
      lanes.push_back(
          compute(vector::ExtractOp::create(builder, op.getLhs(), ArrayRef{lane}),
                  vector::ExtractOp::create(builder, op.getRhs(), ArrayRef{lane})));
    rewriter.replaceOp(op, vector::FromElementsOp::create(builder, vector, lanes));
    return success();
  }
};

} // namespace

LogicalResult tenon::prepareMath(ModuleOp module) {
  RewritePatternSet patterns(module.getContext());
  patterns.add<ExpandRemainder, SplitLanes<math::SinOp>, SplitLanes<math::CosOp>,
               SplitLanes<math::TanOp>>(module.getContext());
  GreedyRewriteConfig config;
  config.setRegionSimplificationLevel(GreedySimplifyRegionLevel::Disabled);
  return applyPatternsGreedily(module, std::move(patterns), config);
}

//===----------------------------------------------------------------------===//
// Tables
//===----------------------------------------------------------------------===//

/// A table in constant memory with these elements; equal ones are one.
static LLVM::GlobalOp tableOf(ModuleOp module, LLVM::ConstantOp constant) {
  constexpr unsigned constantSpace = 4;
  auto elements = cast<DenseElementsAttr>(constant.getValue());
  auto arrayType =
      LLVM::LLVMArrayType::get(elements.getElementType(), elements.getNumElements());
  auto value = elements.reshape(
      RankedTensorType::get(elements.getNumElements(), elements.getElementType()));
  unsigned tables = 0;
  for (auto global : module.getOps<LLVM::GlobalOp>()) {
    if (global.getValueOrNull() == value)
      return global;
    tables += global.getName().starts_with("table");
  }
  OpBuilder builder(module.getBodyRegion());
  return LLVM::GlobalOp::create(builder, constant.getLoc(), arrayType,
                                /*isConstant=*/true, LLVM::Linkage::Internal,
                                "table" + std::to_string(tables), value,
                                /*alignment=*/16, constantSpace);
}

void tenon::storeConstantTables(ModuleOp module) {
  SmallVector<LLVM::ExtractElementOp> reads;
  module.walk([&](LLVM::ExtractElementOp read) {
    auto constant = read.getVector().getDefiningOp<LLVM::ConstantOp>();
    bool isComputed = !read.getPosition().getDefiningOp<LLVM::ConstantOp>();
    if (constant && isComputed && isa<DenseElementsAttr>(constant.getValue()))
      reads.push_back(read);
  });
  for (LLVM::ExtractElementOp read : reads) {
    auto constant = read.getVector().getDefiningOp<LLVM::ConstantOp>();
    LLVM::GlobalOp table = tableOf(module, constant);
    OpBuilder builder(read);
    Location loc = read.getLoc();
    auto pointer = LLVM::LLVMPointerType::get(builder.getContext(), table.getAddrSpace());
    Value base = LLVM::AddressOfOp::create(builder, loc, pointer, table.getName());
    Value place = LLVM::GEPOp::create(builder, loc, pointer, read.getType(), base,
                                      ArrayRef<LLVM::GEPArg>{read.getPosition()});
    Value value = LLVM::LoadOp::create(builder, loc, read.getType(), place);
    read.replaceAllUsesWith(value);
    read.erase();
  }
}
