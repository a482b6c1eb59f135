//===- IndexMath.cpp - Folded, shared index arithmetic --------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See the header. Every helper first folds, then looks for the expression among
// those already made, and only then creates arith ops.
//
//===----------------------------------------------------------------------===//
#include "compiler/Lowering/IndexMath.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;

namespace tenon {

using Size = IndexMath::Size;

/// Both constants, if both are.
static std::optional<std::pair<int64_t, int64_t>> constants2(Size lhs, Size rhs) {
  auto left = getConstantIntValue(lhs), right = getConstantIntValue(rhs);
  if (left && right)
    return std::pair(*left, *right);
  return std::nullopt;
}

Value IndexMath::value(Size size) {
  if (auto known = dyn_cast<Value>(size))
    return known;
  int64_t number = cast<IntegerAttr>(cast<Attribute>(size)).getInt();
  for (Block *block = b.getInsertionBlock(); block;) {
    auto found = constants.find({number, block});
    if (found != constants.end())
      return found->second;
    Operation *parent = block->getParentOp();
    block = parent ? parent->getBlock() : nullptr;
  }
  Value made = arith::ConstantIndexOp::create(b, number);
  constants[{number, b.getInsertionBlock()}] = made;
  return made;
}

Value IndexMath::shared(Kind kind, Size lhs, Size rhs, Size third,
                        llvm::function_ref<Value()> make) {
  Key key(kind, lhs.getOpaqueValue(), rhs.getOpaqueValue(), third.getOpaqueValue(),
          nullptr);
  for (Block *block = b.getInsertionBlock(); block;) {
    std::get<4>(key) = block;
    auto found = expressions.find(key);
    if (found != expressions.end())
      return found->second;
    Operation *parent = block->getParentOp();
    block = parent ? parent->getBlock() : nullptr;
  }
  std::get<4>(key) = b.getInsertionBlock();
  return expressions[key] = make();
}

unsigned IndexMath::order(Value factor) {
  return orders.try_emplace(factor, orders.size()).first->second;
}

SizeProduct IndexMath::productOf(Size size) {
  if (auto number = getConstantIntValue(size))
    return {*number, {}};
  Value dim = cast<Value>(size);
  auto found = products.find(dim);
  return found != products.end() ? found->second : SizeProduct{1, {dim}};
}

SizeProduct IndexMath::multiply(SizeProduct lhs, const SizeProduct &rhs) {
  lhs.constant *= rhs.constant;
  lhs.factors.append(rhs.factors);
  if (lhs.constant == 0)
    lhs.factors.clear();
  llvm::sort(lhs.factors, [&](Value a, Value c) { return order(a) < order(c); });
  return lhs;
}

std::optional<SizeProduct> IndexMath::quotient(const SizeProduct &lhs,
                                               const SizeProduct &rhs) {
  if (rhs.constant == 0 || lhs.constant % rhs.constant != 0)
    return std::nullopt;
  SizeProduct result = lhs;
  result.constant /= rhs.constant;
  for (Value factor : rhs.factors) {
    auto place = llvm::find(result.factors, factor);
    if (place == result.factors.end())
      return std::nullopt;
    result.factors.erase(place);
  }
  return result;
}

Size IndexMath::build(const SizeProduct &product) {
  if (product.factors.empty())
    return constant(product.constant);
  SizeProduct prefix{1, {product.factors.front()}};
  Value result = product.factors.front();
  auto times = [&](Value factor) {
    result = shared(Kind::Mul, result, factor, {},
                    [&] { return arith::MulIOp::create(b, result, factor).getResult(); });
    products[result] = prefix;
  };
  for (Value factor : llvm::drop_begin(product.factors)) {
    prefix.factors.push_back(factor);
    times(factor);
  }
  if (product.constant == 1)
    return result;
  prefix.constant = product.constant;
  times(value(constant(product.constant)));
  return result;
}

Size IndexMath::add(Size lhs, Size rhs) {
  if (auto both = constants2(lhs, rhs))
    return constant(both->first + both->second);
  if (isConstantIntValue(lhs, 0))
    return rhs;
  if (isConstantIntValue(rhs, 0))
    return lhs;
  return shared(Kind::Add, lhs, rhs, {}, [&] {
    return arith::AddIOp::create(b, value(lhs), value(rhs)).getResult();
  });
}

Size IndexMath::sub(Size lhs, Size rhs) {
  if (auto both = constants2(lhs, rhs))
    return constant(both->first - both->second);
  if (isConstantIntValue(rhs, 0))
    return lhs;
  if (lhs == rhs)
    return constant(0);
  return shared(Kind::Sub, lhs, rhs, {}, [&] {
    return arith::SubIOp::create(b, value(lhs), value(rhs)).getResult();
  });
}

Size IndexMath::mul(Size lhs, Size rhs) {
  return build(multiply(productOf(lhs), productOf(rhs)));
}

Size IndexMath::product(ArrayRef<Size> sizes) {
  SizeProduct result;
  for (Size size : sizes)
    result = multiply(std::move(result), productOf(size));
  return build(result);
}

Value IndexMath::divisor(Size size) {
  return value(selectEqual(size, 0, constant(1), size));
}

Size IndexMath::floorDiv(Size lhs, Size rhs) {
  if (isConstantIntValue(rhs, 0) || isConstantIntValue(rhs, 1))
    return lhs;
  if (auto both = constants2(lhs, rhs))
    return constant(llvm::divideFloorSigned(both->first, both->second));
  if (auto exact = quotient(productOf(lhs), productOf(rhs)))
    return build(*exact);
  return shared(Kind::FloorDiv, lhs, rhs, {}, [&] {
    return arith::FloorDivSIOp::create(b, value(lhs), divisor(rhs)).getResult();
  });
}

Size IndexMath::truncDiv(Size lhs, Size rhs) {
  if (isConstantIntValue(rhs, 0) || isConstantIntValue(rhs, 1))
    return lhs;
  if (auto both = constants2(lhs, rhs))
    return constant(both->first / both->second);
  if (auto exact = quotient(productOf(lhs), productOf(rhs)))
    return build(*exact);
  return shared(Kind::TruncDiv, lhs, rhs, {}, [&] {
    return arith::DivSIOp::create(b, value(lhs), divisor(rhs)).getResult();
  });
}

Size IndexMath::ceilDiv(Size lhs, Size rhs) {
  return floorDiv(add(lhs, sub(rhs, constant(1))), rhs);
}

Size IndexMath::floorMod(Size lhs, Size rhs) {
  return sub(lhs, mul(floorDiv(lhs, rhs), rhs));
}

Size IndexMath::max(Size lhs, Size rhs) {
  if (auto both = constants2(lhs, rhs))
    return constant(std::max(both->first, both->second));
  if (lhs == rhs)
    return lhs;
  return shared(Kind::Max, lhs, rhs, {}, [&] {
    return arith::MaxSIOp::create(b, value(lhs), value(rhs)).getResult();
  });
}

Size IndexMath::min(Size lhs, Size rhs) {
  if (auto both = constants2(lhs, rhs))
    return constant(std::min(both->first, both->second));
  if (lhs == rhs)
    return lhs;
  return shared(Kind::Min, lhs, rhs, {}, [&] {
    return arith::MinSIOp::create(b, value(lhs), value(rhs)).getResult();
  });
}

Size IndexMath::selectEqual(Size size, int64_t match, Size ifEqual, Size otherwise) {
  if (auto number = getConstantIntValue(size))
    return *number == match ? ifEqual : otherwise;
  if (ifEqual == otherwise)
    return ifEqual;
  Value equal = shared(Kind::Equal, size, constant(match), {}, [&] {
    return arith::CmpIOp::create(b, arith::CmpIPredicate::eq, value(size),
                                 value(constant(match)))
        .getResult();
  });
  return shared(Kind::Select, equal, ifEqual, otherwise, [&] {
    return arith::SelectOp::create(b, equal, value(ifEqual), value(otherwise))
        .getResult();
  });
}

Size IndexMath::selectLess(Size lhs, Size rhs, Size ifLess, Size otherwise) {
  if (auto both = constants2(lhs, rhs))
    return both->first < both->second ? ifLess : otherwise;
  if (ifLess == otherwise)
    return ifLess;
  Value less = shared(Kind::Less, lhs, rhs, {}, [&] {
    return arith::CmpIOp::create(b, arith::CmpIPredicate::slt, value(lhs), value(rhs))
        .getResult();
  });
  return shared(Kind::Select, less, ifLess, otherwise, [&] {
    return arith::SelectOp::create(b, less, value(ifLess), value(otherwise)).getResult();
  });
}

} // namespace tenon
