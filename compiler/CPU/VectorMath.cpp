//===- VectorMath.cpp - math ops as vector code ---------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The patterns: each finds the function of an op, widens the operands to a type the
// function takes, and rounds the result back. f16 and bf16 are computed in f32; f32
// in f64 where the function has no f32 form.
//
//===----------------------------------------------------------------------===//

#include "compiler/CPU/VectorMath.h"

#include "compiler/CPU/VectorMathFunctions.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/Pass/Pass.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"

using namespace mlir;

namespace tenon {
#define GEN_PASS_DECL_VECTORMATHPASS
#define GEN_PASS_DEF_VECTORMATHPASS
#include "compiler/CPU/VectorMathPasses.h.inc"

using namespace vmath;

namespace {

using UnaryFunction = Lanes (*)(const Lanes &);
using BinaryFunction = Lanes (*)(const Lanes &, const Lanes &);

/// Says why `type` cannot be rewritten, or returns null.
const char *rejects(Type type) {
  if (auto vector = dyn_cast<VectorType>(type)) {
    if (vector.isScalable())
      return "scalable vectors are left to the code generator";
    if (vector.getRank() == 0)
      return "a vector of rank 0 is not supported";
  } else if (!type.isIntOrFloat()) {
    return "neither a scalar nor a vector";
  }
  Type element = getElementTypeOrSelf(type);
  if (element.isF16() || element.isBF16() || element.isF32() || element.isF64() ||
      element.isSignlessInteger())
    return nullptr;
  return "element type has no vector form";
}

/// The compilation's mode, faster if the op's own flags allow approximations.
template <typename Op> Mode modeOf(Op op, Mode mode) {
  if constexpr (requires { op.getFastmath(); })
    mode.fast |= bitEnumContainsAll(op.getFastmath(), arith::FastMathFlags::afn);
  return mode;
}

/// The float type that a value of element type `element` is computed in.
FloatType computeType(FloatType element, bool inF64) {
  MLIRContext *context = element.getContext();
  if (inF64 || element.isF64())
    return Float64Type::get(context);
  return Float32Type::get(context);
}

/// `narrow` computes f16, bf16 and f32, in f64 if `inF64`; `wide` computes f64.
template <typename Op> struct UnaryMath : OpRewritePattern<Op> {
  UnaryMath(MLIRContext *context, Mode mode, UnaryFunction narrow, UnaryFunction wide,
            bool inF64)
      : OpRewritePattern<Op>(context), mode(mode), narrow(narrow), wide(wide),
        inF64(inF64) {}

  LogicalResult matchAndRewrite(Op op, PatternRewriter &rewriter) const override {
    if (const char *reason = rejects(op.getType()))
      return rewriter.notifyMatchFailure(op, reason);
    Emitter emitter(op.getLoc(), rewriter, modeOf(op, mode));
    auto element = cast<FloatType>(getElementTypeOrSelf(op.getType()));
    Lanes x = Lanes(emitter, op.getOperand()).toFloat(computeType(element, inF64));
    Lanes result = (element.isF64() ? wide : narrow)(x);
    rewriter.replaceOp(op, result.toFloat(element).value());
    return success();
  }

  Mode mode;
  UnaryFunction narrow, wide;
  bool inF64;
};

/// The same for two operands; an integer second operand is passed as it is.
template <typename Op> struct BinaryMath : OpRewritePattern<Op> {
  BinaryMath(MLIRContext *context, Mode mode, BinaryFunction function)
      : OpRewritePattern<Op>(context), mode(mode), function(function) {}

  LogicalResult matchAndRewrite(Op op, PatternRewriter &rewriter) const override {
    if (const char *reason = rejects(op.getType()))
      return rewriter.notifyMatchFailure(op, reason);
    Emitter emitter(op.getLoc(), rewriter, modeOf(op, mode));
    auto element = cast<FloatType>(getElementTypeOrSelf(op.getType()));
    FloatType type = computeType(element, /*inF64=*/false);
    Lanes y(emitter, op.getRhs());
    if (y.isFloat())
      y = y.toFloat(type);
    Lanes result = function(Lanes(emitter, op.getLhs()).toFloat(type), y);
    rewriter.replaceOp(op, result.toFloat(element).value());
    return success();
  }

  Mode mode;
  BinaryFunction function;
};

struct SplitSincos : OpRewritePattern<math::SincosOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(math::SincosOp op,
                                PatternRewriter &rewriter) const override {
    Value x = op.getOperand();
    Value sine = math::SinOp::create(rewriter, op.getLoc(), x);
    Value cosine = math::CosOp::create(rewriter, op.getLoc(), x);
    rewriter.replaceOp(op, {sine, cosine});
    return success();
  }
};

struct ExpandIntegerPow : OpRewritePattern<math::IPowIOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(math::IPowIOp op,
                                PatternRewriter &rewriter) const override {
    if (const char *reason = rejects(op.getType()))
      return rewriter.notifyMatchFailure(op, reason);
    Emitter emitter(op.getLoc(), rewriter, Mode{/*fast=*/false, /*hasFma=*/true});
    Lanes result = integerPow({emitter, op.getLhs()}, {emitter, op.getRhs()});
    rewriter.replaceOp(op, result.value());
    return success();
  }
};

void addFunctionsOfBoth(RewritePatternSet &patterns, Mode mode) {
  MLIRContext *context = patterns.getContext();
  auto native = [&]<typename Op>(UnaryFunction f) {
    patterns.add<UnaryMath<Op>>(context, mode, f, f, /*inF64=*/false);
  };
  native.operator()<math::ExpOp>(exp);
  native.operator()<math::Exp2Op>(exp2);
  native.operator()<math::ExpM1Op>(expm1);
  native.operator()<math::TanhOp>(tanh);
  native.operator()<math::SinhOp>(sinh);
  native.operator()<math::CoshOp>(cosh);
  native.operator()<math::LogOp>(log);
  native.operator()<math::Log2Op>(log2);
  native.operator()<math::Log10Op>(log10);
  native.operator()<math::Log1pOp>(log1p);
  native.operator()<math::ErfOp>(erf);
  native.operator()<math::SinOp>(sin);
  native.operator()<math::CosOp>(cos);
  native.operator()<math::AsinOp>(asin);
  native.operator()<math::AcosOp>(acos);
  native.operator()<math::AtanOp>(atan);
  native.operator()<math::RsqrtOp>(rsqrt);
}

void addFunctionsInF64(RewritePatternSet &patterns, Mode mode) {
  MLIRContext *context = patterns.getContext();
  auto inF64 = [&]<typename Op>(UnaryFunction narrow, UnaryFunction wide) {
    patterns.add<UnaryMath<Op>>(context, mode, narrow, wide, /*inF64=*/true);
  };
  inF64.operator()<math::AsinhOp>(asinh, asinh);
  inF64.operator()<math::AcoshOp>(acosh, acosh);
  inF64.operator()<math::AtanhOp>(atanh, atanh);
  inF64.operator()<math::TanOp>(tan, tan);
  inF64.operator()<math::CbrtOp>(cbrt, cbrt);
  inF64.operator()<math::ErfcOp>(erfcForF32, erfc);
}

struct VectorMathPass : impl::VectorMathPassBase<VectorMathPass> {
  using Base::Base;

  void runOnOperation() override {
    RewritePatternSet patterns(&getContext());
    populateVectorMathPatterns(patterns, fastMath, hasFma, hasScale);
    if (failed(applyPatternsGreedily(getOperation(), std::move(patterns))))
      signalPassFailure();
  }
};

} // namespace

void populateVectorMathPatterns(RewritePatternSet &patterns, bool fastMath, bool hasFma,
                                bool hasScale) {
  Mode mode{fastMath, hasFma, hasScale};
  MLIRContext *context = patterns.getContext();
  addFunctionsOfBoth(patterns, mode);
  addFunctionsInF64(patterns, mode);
  patterns.add<BinaryMath<math::Atan2Op>>(context, mode, atan2);
  patterns.add<BinaryMath<math::PowFOp>>(context, mode, pow);
  patterns.add<BinaryMath<math::FPowIOp>>(context, mode, powi);
  patterns.add<SplitSincos, ExpandIntegerPow>(context);
}

void registerVectorMathPass() { PassRegistration<VectorMathPass>(); }

} // namespace tenon
