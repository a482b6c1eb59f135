//===- LinearIndex.cpp - Indices as linear forms --------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "compiler/CPU/LinearIndex.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/AffineExpr.h"

using namespace mlir;
using namespace tenon;

LinearIndex LinearIndex::operator*(int64_t factor) const {
  LinearIndex result;
  if (factor == 0)
    return result;
  result = *this;
  for (auto &[symbol, coefficient] : result.terms)
    coefficient *= factor;
  result.constant *= factor;
  result.laneStep *= factor;
  assert((!scattered || factor == 1) && "scattered lanes need IndexBuilder");
  return result;
}

bool LinearIndex::operator==(const LinearIndex &other) const {
  return terms == other.terms && constant == other.constant &&
         laneStep == other.laneStep && scattered == other.scattered;
}

IndexBuilder::IndexBuilder(OpBuilder &builder, Location loc, int64_t lanes)
    : builder(builder), loc(loc), lanes(lanes) {
  enterScope();
}

Value IndexBuilder::constant(int64_t value) {
  return arith::ConstantIntOp::create(builder, loc, value, 64);
}

IndexBuilder::Key IndexBuilder::keyOf(const LinearIndex &index) {
  Key key;
  for (auto [symbol, coefficient] : index.terms) {
    key.push_back(reinterpret_cast<intptr_t>(symbol.getAsOpaquePointer()));
    key.push_back(coefficient);
  }
  return key;
}

int64_t IndexBuilder::numberOf(Value symbol) {
  return numbers.try_emplace(symbol, numbers.size()).first->second;
}

LinearIndex IndexBuilder::add(const LinearIndex &a, const LinearIndex &b) {
  LinearIndex sum;
  sum.constant = a.constant + b.constant;
  sum.laneStep = a.laneStep + b.laneStep;
  auto before = [&](const auto &x, const auto &y) {
    return numberOf(x.first) < numberOf(y.first);
  };
  auto i = a.terms.begin(), j = b.terms.begin();
  while (i != a.terms.end() || j != b.terms.end()) {
    if (j == b.terms.end() || (i != a.terms.end() && before(*i, *j))) {
      sum.terms.push_back(*i++);
    } else if (i == a.terms.end() || before(*j, *i)) {
      sum.terms.push_back(*j++);
    } else {
      if (int64_t coefficient = i->second + j->second)
        sum.terms.push_back({i->first, coefficient});
      ++i, ++j;
    }
  }
  if (a.scattered && b.scattered)
    sum.scattered = arith::AddIOp::create(builder, loc, a.scattered, b.scattered);
  else
    sum.scattered = a.scattered ? a.scattered : b.scattered;
  return sum;
}

LinearIndex IndexBuilder::multiply(const LinearIndex &a, const LinearIndex &b) {
  if (a.isConstant() && !b.isConstant())
    return multiply(b, a);
  if (b.isConstant() && !a.scattered)
    return a * b.constant;
  if (a.isUniform() && b.isUniform())
    return LinearIndex(
        arith::MulIOp::create(builder, loc, scalar(a), scalar(b)).getResult());
  LinearIndex product;
  product.scattered = arith::MulIOp::create(builder, loc, vector(a), vector(b));
  return product;
}

/// Splits `a` into divisor·quotient + rest, both linear: terms that are multiples
/// of the divisor make the quotient, and bounded ones, the constant's remainder
/// and the lanes the rest. Fails if the rest may reach the divisor.
bool IndexBuilder::split(const LinearIndex &a, int64_t divisor, LinearIndex &quotient,
                         LinearIndex &rest) {
  if (a.scattered || a.laneStep < 0)
    return false;
  quotient.constant = llvm::divideFloorSigned(a.constant, divisor);
  rest.constant = llvm::mod(a.constant, divisor);
  rest.laneStep = a.laneStep;
  int64_t most = rest.constant + a.laneStep * (lanes - 1);
  for (auto [symbol, coefficient] : a.terms) {
    if (coefficient % divisor == 0) {
      quotient.terms.push_back({symbol, coefficient / divisor});
      continue;
    }
    auto bound = bounds.find(symbol);
    if (bound == bounds.end() || coefficient < 0)
      return false;
    most += coefficient * (bound->second - 1);
    rest.terms.push_back({symbol, coefficient});
  }
  return most < divisor;
}

LinearIndex IndexBuilder::floorDiv(const LinearIndex &a, int64_t divisor) {
  if (divisor == 1)
    return a;
  LinearIndex quotient, rest;
  if (split(a, divisor, quotient, rest))
    return quotient;
  return scatter(a, divisor, /*remainder=*/false);
}

LinearIndex IndexBuilder::mod(const LinearIndex &a, int64_t divisor) {
  if (divisor == 1)
    return 0;
  LinearIndex quotient, rest;
  if (split(a, divisor, quotient, rest))
    return rest;
  return scatter(a, divisor, /*remainder=*/true);
}

/// Quotient or remainder of an index that does not divide exactly, by arith.
/// Indices of memory are never negative, so truncation is the floor.
LinearIndex IndexBuilder::scatter(const LinearIndex &a, int64_t divisor, bool remainder) {
  auto divide = [&](Value value, Value by) -> Value {
    if (remainder)
      return arith::RemSIOp::create(builder, loc, value, by);
    return arith::DivSIOp::create(builder, loc, value, by);
  };
  if (a.isUniform())
    return LinearIndex(divide(scalar(a), constant(divisor)));
  LinearIndex result;
  result.scattered = divide(vector(a), vector(LinearIndex(divisor)));
  return result;
}

LinearIndex IndexBuilder::floorDiv(const LinearIndex &a, const LinearIndex &divisor) {
  if (divisor.isConstant())
    return floorDiv(a, divisor.constant);
  if (a.isUniform())
    return LinearIndex(
        arith::DivSIOp::create(builder, loc, scalar(a), scalar(divisor)).getResult());
  LinearIndex result;
  result.scattered = arith::DivSIOp::create(builder, loc, vector(a), vector(divisor));
  return result;
}

LinearIndex IndexBuilder::mod(const LinearIndex &a, const LinearIndex &divisor) {
  if (divisor.isConstant())
    return mod(a, divisor.constant);
  if (a.isUniform())
    return LinearIndex(
        arith::RemSIOp::create(builder, loc, scalar(a), scalar(divisor)).getResult());
  LinearIndex result;
  result.scattered = arith::RemSIOp::create(builder, loc, vector(a), vector(divisor));
  return result;
}

LinearIndex IndexBuilder::evaluate(AffineExpr expr, ArrayRef<LinearIndex> dims,
                                   ArrayRef<LinearIndex> symbols) {
  if (auto dim = dyn_cast<AffineDimExpr>(expr))
    return dims[dim.getPosition()];
  if (auto symbol = dyn_cast<AffineSymbolExpr>(expr))
    return symbols[symbol.getPosition()];
  if (auto value = dyn_cast<AffineConstantExpr>(expr))
    return value.getValue();
  auto binary = cast<AffineBinaryOpExpr>(expr);
  LinearIndex lhs = evaluate(binary.getLHS(), dims, symbols);
  LinearIndex rhs = evaluate(binary.getRHS(), dims, symbols);
  switch (expr.getKind()) {
  case AffineExprKind::Add:
    return add(lhs, rhs);
  case AffineExprKind::Mul:
    return multiply(lhs, rhs);
  case AffineExprKind::FloorDiv:
    return floorDiv(lhs, rhs);
  case AffineExprKind::CeilDiv:
    return floorDiv(add(lhs, add(rhs, -1)), rhs);
  default:
    return mod(lhs, rhs);
  }
}

Value IndexBuilder::variablePart(const LinearIndex &index) {
  if (index.terms.empty())
    return {};
  Key key = keyOf(index);
  for (auto &scope : llvm::reverse(scopes))
    if (auto found = scope.find(key); found != scope.end())
      return found->second;
  // Sums grow term by term, so that forms with a common start share it.
  LinearIndex rest = index;
  rest.constant = rest.laneStep = 0;
  rest.scattered = {};
  auto [symbol, coefficient] = rest.terms.pop_back_val();
  Value term = symbol;
  if (coefficient != 1)
    term = arith::MulIOp::create(builder, loc, symbol, constant(coefficient),
                                 arith::IntegerOverflowFlags::nsw);
  Value sum = variablePart(rest);
  sum = sum ? arith::AddIOp::create(builder, loc, sum, term,
                                    arith::IntegerOverflowFlags::nsw)
            : term;
  scopes.back()[key] = sum;
  return sum;
}

Value IndexBuilder::scalar(const LinearIndex &index) {
  Value sum = variablePart(index);
  if (!sum)
    return constant(index.constant);
  if (index.constant == 0)
    return sum;
  return arith::AddIOp::create(builder, loc, sum, constant(index.constant),
                               arith::IntegerOverflowFlags::nsw);
}

Value IndexBuilder::vector(const LinearIndex &index) {
  auto type = VectorType::get({lanes}, builder.getI64Type());
  LinearIndex uniform = index;
  uniform.laneStep = 0;
  uniform.scattered = {};
  Value result = vector::BroadcastOp::create(builder, loc, type, scalar(uniform));
  if (index.laneStep) {
    SmallVector<int64_t> steps;
    for (int64_t lane = 0; lane < lanes; ++lane)
      steps.push_back(lane * index.laneStep);
    Value offsets = arith::ConstantOp::create(
        builder, loc, DenseElementsAttr::get(type, ArrayRef<int64_t>(steps)));
    result = arith::AddIOp::create(builder, loc, result, offsets);
  }
  if (index.scattered)
    result = arith::AddIOp::create(builder, loc, result, index.scattered);
  return result;
}

Value IndexBuilder::minimum(Value a, Value b) {
  return arith::MinSIOp::create(builder, loc, a, b);
}

Value IndexBuilder::maximum(Value a, Value b) {
  return arith::MaxSIOp::create(builder, loc, a, b);
}
