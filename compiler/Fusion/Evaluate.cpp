//===- Evaluate.cpp - Values of linalg ops at compile time ----------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// An interpreter of scalar bodies, one point of the iteration space after the
// other. Floats are computed in double and rounded to their type after each op,
// which for f32 gives the correctly rounded result of +, −, ×, ÷ and √; integers
// in 64 bits, cut to their width.
//
//===----------------------------------------------------------------------===//

#include "compiler/Fusion/Evaluate.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "llvm/ADT/TypeSwitch.h"
#include <cmath>
#include <cstring>

using namespace mlir;
using namespace tenon;

int64_t tenon::storedBytes(Type type) {
  if (type.isIndex())
    return 8;
  if (!type.isIntOrFloat())
    return 0;
  return llvm::divideCeil(type.getIntOrFloatBitWidth(), 8);
}

namespace {

/// A scalar: a float as double, an integer sign-extended.
union Scalar {
  double real;
  int64_t integer;
};

double roundTo(double value, Type type) {
  if (type.isF64())
    return value;
  if (type.isF32())
    return static_cast<float>(value);
  bool losesInfo;
  APFloat number(value);
  number.convert(cast<FloatType>(type).getFloatSemantics(), APFloat::rmNearestTiesToEven,
                 &losesInfo);
  number.convert(APFloat::IEEEdouble(), APFloat::rmNearestTiesToEven, &losesInfo);
  return number.convertToDouble();
}

int64_t wrap(int64_t value, unsigned width) {
  return width >= 64 ? value : llvm::SignExtend64(static_cast<uint64_t>(value), width);
}

uint64_t unsignedOf(int64_t value, unsigned width) {
  return width >= 64
             ? value
             : static_cast<uint64_t>(value) & llvm::maskTrailingOnes<uint64_t>(width);
}

Scalar loadScalar(const char *from, Type type) {
  Scalar scalar{};
  if (type.isF32()) {
    float value;
    std::memcpy(&value, from, 4);
    scalar.real = value;
  } else if (type.isF64()) {
    std::memcpy(&scalar.real, from, 8);
  } else if (auto floatType = dyn_cast<FloatType>(type)) {
    uint16_t bits;
    std::memcpy(&bits, from, 2);
    APFloat number(floatType.getFloatSemantics(), APInt(16, bits));
    bool losesInfo;
    number.convert(APFloat::IEEEdouble(), APFloat::rmNearestTiesToEven, &losesInfo);
    scalar.real = number.convertToDouble();
  } else {
    std::memcpy(&scalar.integer, from, storedBytes(type));
    scalar.integer =
        wrap(scalar.integer, type.isIndex() ? 64 : type.getIntOrFloatBitWidth());
  }
  return scalar;
}

void storeScalar(Scalar scalar, Type type, char *to) {
  if (type.isF32()) {
    float value = static_cast<float>(scalar.real);
    std::memcpy(to, &value, 4);
  } else if (type.isF64()) {
    std::memcpy(to, &scalar.real, 8);
  } else if (auto floatType = dyn_cast<FloatType>(type)) {
    APFloat number(scalar.real);
    bool losesInfo;
    number.convert(floatType.getFloatSemantics(), APFloat::rmNearestTiesToEven,
                   &losesInfo);
    uint16_t bits = number.bitcastToAPInt().getZExtValue();
    std::memcpy(to, &bits, 2);
  } else {
    int64_t value = type.isInteger(1) ? scalar.integer & 1 : scalar.integer;
    std::memcpy(to, &value, storedBytes(type));
  }
}

bool compareFloats(arith::CmpFPredicate predicate, double a, double b) {
  bool unordered = std::isnan(a) || std::isnan(b);
  switch (predicate) {
  case arith::CmpFPredicate::AlwaysFalse:
    return false;
  case arith::CmpFPredicate::AlwaysTrue:
    return true;
  case arith::CmpFPredicate::OEQ:
    return a == b;
  case arith::CmpFPredicate::OGT:
    return a > b;
  case arith::CmpFPredicate::OGE:
    return a >= b;
  case arith::CmpFPredicate::OLT:
    return a < b;
  case arith::CmpFPredicate::OLE:
    return a <= b;
  case arith::CmpFPredicate::ONE:
    return !unordered && a != b;
  case arith::CmpFPredicate::ORD:
    return !unordered;
  case arith::CmpFPredicate::UNO:
    return unordered;
  case arith::CmpFPredicate::UEQ:
    return unordered || a == b;
  case arith::CmpFPredicate::UGT:
    return unordered || a > b;
  case arith::CmpFPredicate::UGE:
    return unordered || a >= b;
  case arith::CmpFPredicate::ULT:
    return unordered || a < b;
  case arith::CmpFPredicate::ULE:
    return unordered || a <= b;
  case arith::CmpFPredicate::UNE:
    return a != b;
  }
  return false;
}

bool compareIntegers(arith::CmpIPredicate predicate, int64_t a, int64_t b,
                     unsigned width) {
  uint64_t ua = unsignedOf(a, width), ub = unsignedOf(b, width);
  switch (predicate) {
  case arith::CmpIPredicate::eq:
    return a == b;
  case arith::CmpIPredicate::ne:
    return a != b;
  case arith::CmpIPredicate::slt:
    return a < b;
  case arith::CmpIPredicate::sle:
    return a <= b;
  case arith::CmpIPredicate::sgt:
    return a > b;
  case arith::CmpIPredicate::sge:
    return a >= b;
  case arith::CmpIPredicate::ult:
    return ua < ub;
  case arith::CmpIPredicate::ule:
    return ua <= ub;
  case arith::CmpIPredicate::ugt:
    return ua > ub;
  case arith::CmpIPredicate::uge:
    return ua >= ub;
  }
  return false;
}

/// The function of a float op of one or two operands; null if it is not known.
using RealFunction = double (*)(double, double);

RealFunction realFunction(Operation *op) {
  return llvm::TypeSwitch<Operation *, RealFunction>(op)
      .Case<arith::AddFOp>([](auto) { return [](double a, double b) { return a + b; }; })
      .Case<arith::SubFOp>([](auto) { return [](double a, double b) { return a - b; }; })
      .Case<arith::MulFOp>([](auto) { return [](double a, double b) { return a * b; }; })
      .Case<arith::DivFOp>([](auto) { return [](double a, double b) { return a / b; }; })
      .Case<arith::NegFOp>([](auto) { return [](double a, double) { return -a; }; })
      .Case<arith::MaximumFOp>([](auto) {
        return [](double a, double b) {
          return std::isnan(a) || std::isnan(b) ? NAN : std::fmax(a, b);
        };
      })
      .Case<arith::MinimumFOp>([](auto) {
        return [](double a, double b) {
          return std::isnan(a) || std::isnan(b) ? NAN : std::fmin(a, b);
        };
      })
      .Case<math::SqrtOp>(
          [](auto) { return [](double a, double) { return std::sqrt(a); }; })
      .Case<math::RsqrtOp>(
          [](auto) { return [](double a, double) { return 1 / std::sqrt(a); }; })
      .Case<math::AbsFOp>(
          [](auto) { return [](double a, double) { return std::fabs(a); }; })
      .Case<math::ExpOp>(
          [](auto) { return [](double a, double) { return std::exp(a); }; })
      .Case<math::LogOp>(
          [](auto) { return [](double a, double) { return std::log(a); }; })
      .Case<math::TanhOp>(
          [](auto) { return [](double a, double) { return std::tanh(a); }; })
      .Case<math::ErfOp>(
          [](auto) { return [](double a, double) { return std::erf(a); }; })
      .Case<math::FloorOp>(
          [](auto) { return [](double a, double) { return std::floor(a); }; })
      .Case<math::CeilOp>(
          [](auto) { return [](double a, double) { return std::ceil(a); }; })
      .Case<math::PowFOp>(
          [](auto) { return [](double a, double b) { return std::pow(a, b); }; })
      .Default([](Operation *) { return nullptr; });
}

/// A body, compiled to steps over numbered registers.
class Body {
public:
  /// False if an op is not known.
  bool compile(linalg::GenericOp generic) {
    for (BlockArgument argument : generic.getBody()->getArguments())
      number(argument);
    for (Operation &op : generic.getBody()->without_terminator())
      if (!compileOp(&op))
        return false;
    Value result = generic.getBody()->getTerminator()->getOperand(0);
    if (!registerOf(result))
      return false;
    output = *registerOf(result);
    return true;
  }

  /// Computes one point; `registers` begins with the block arguments.
  Scalar run(std::vector<Scalar> &registers, ArrayRef<int64_t> ivs) const {
    for (const Step &step : steps)
      step(registers, ivs);
    return registers[output];
  }

  size_t registerCount() const { return count; }
  ArrayRef<std::pair<size_t, Scalar>> constants() const { return constantValues; }

private:
  using Step = std::function<void(std::vector<Scalar> &, ArrayRef<int64_t>)>;

  size_t number(Value value) { return numbers[value] = count++; }

  std::optional<size_t> registerOf(Value value) {
    if (auto found = numbers.find(value); found != numbers.end())
      return found->second;
    auto constant = value.getDefiningOp<arith::ConstantOp>();
    if (!constant || isa<ShapedType>(value.getType()))
      return std::nullopt;
    Scalar scalar{};
    if (auto real = dyn_cast<FloatAttr>(constant.getValue()))
      scalar.real = real.getValueAsDouble();
    else
      scalar.integer = cast<IntegerAttr>(constant.getValue()).getValue().getSExtValue();
    size_t at = number(value);
    constantValues.push_back({at, scalar});
    return at;
  }

  bool compileOp(Operation *op) {
    if (isa<arith::ConstantOp>(op))
      return registerOf(op->getResult(0)).has_value();
    if (op->getNumResults() != 1 || op->getNumOperands() > 3)
      return false;
    size_t in[3] = {0, 0, 0};
    for (auto [i, operand] : llvm::enumerate(op->getOperands())) {
      std::optional<size_t> at = registerOf(operand);
      if (!at)
        return false;
      in[i] = *at;
    }
    Type type = op->getResult(0).getType();
    Type from = op->getNumOperands() ? op->getOperand(0).getType() : type;
    if (isa<ShapedType>(type) || !(type.isIntOrIndexOrFloat()))
      return false;
    size_t a = in[0], b = in[1], c = in[2], out = number(op->getResult(0));
    auto widthOf = [](Type t) { return t.isIndex() ? 64u : t.getIntOrFloatBitWidth(); };
    unsigned width = widthOf(type), fromWidth = widthOf(from);
    auto add = [&](auto step) {
      steps.push_back(
          [=](std::vector<Scalar> &r, ArrayRef<int64_t> ivs) { step(r, ivs); });
      return true;
    };
    if (RealFunction function = realFunction(op))
      return add([=](auto &r, auto) {
        r[out].real = roundTo(function(r[a].real, r[b].real), type);
      });
    auto integers = [&](auto function) {
      return add([=](auto &r, auto) {
        r[out].integer = wrap(function(r[a].integer, r[b].integer), width);
      });
    };
    if (auto cmp = dyn_cast<arith::CmpFOp>(op)) {
      auto predicate = cmp.getPredicate();
      return add([=](auto &r, auto) {
        r[out].integer = -int64_t(compareFloats(predicate, r[a].real, r[b].real));
      });
    }
    if (auto cmp = dyn_cast<arith::CmpIOp>(op)) {
      auto predicate = cmp.getPredicate();
      return add([=](auto &r, auto) {
        r[out].integer =
            -int64_t(compareIntegers(predicate, r[a].integer, r[b].integer, fromWidth));
      });
    }
    if (isa<arith::SelectOp>(op))
      return add([=](auto &r, auto) { r[out] = r[a].integer & 1 ? r[b] : r[c]; });
    if (auto loop = dyn_cast<linalg::IndexOp>(op)) {
      unsigned dim = loop.getDim();
      return add([=](auto &r, ArrayRef<int64_t> ivs) { r[out].integer = ivs[dim]; });
    }
    if (isa<arith::ExtFOp, arith::TruncFOp>(op))
      return add([=](auto &r, auto) { r[out].real = roundTo(r[a].real, type); });
    if (isa<arith::SIToFPOp>(op))
      return add(
          [=](auto &r, auto) { r[out].real = roundTo(double(r[a].integer), type); });
    if (isa<arith::UIToFPOp>(op))
      return add([=](auto &r, auto) {
        r[out].real = roundTo(double(unsignedOf(r[a].integer, fromWidth)), type);
      });
    if (isa<arith::ExtSIOp, arith::TruncIOp, arith::IndexCastOp>(op))
      return add([=](auto &r, auto) { r[out].integer = wrap(r[a].integer, width); });
    if (isa<arith::ExtUIOp, arith::IndexCastUIOp>(op))
      return add([=](auto &r, auto) {
        r[out].integer = wrap(unsignedOf(r[a].integer, fromWidth), width);
      });
    if (isa<arith::AddIOp>(op))
      return integers([](uint64_t x, uint64_t y) { return int64_t(x + y); });
    if (isa<arith::SubIOp>(op))
      return integers([](uint64_t x, uint64_t y) { return int64_t(x - y); });
    if (isa<arith::MulIOp>(op))
      return integers([](uint64_t x, uint64_t y) { return int64_t(x * y); });
    if (isa<arith::AndIOp>(op))
      return integers([](int64_t x, int64_t y) { return x & y; });
    if (isa<arith::OrIOp>(op))
      return integers([](int64_t x, int64_t y) { return x | y; });
    if (isa<arith::XOrIOp>(op))
      return integers([](int64_t x, int64_t y) { return x ^ y; });
    if (isa<arith::MaxSIOp>(op))
      return integers([](int64_t x, int64_t y) { return std::max(x, y); });
    if (isa<arith::MinSIOp>(op))
      return integers([](int64_t x, int64_t y) { return std::min(x, y); });
    return false;
  }

  llvm::DenseMap<Value, size_t> numbers;
  size_t count = 0, output = 0;
  std::vector<Step> steps;
  std::vector<std::pair<size_t, Scalar>> constantValues;
};

/// Whether the maps are plain enough to step through: sums of dims and constants.
int64_t evaluateExpr(AffineExpr expr, ArrayRef<int64_t> ivs) {
  if (auto dim = dyn_cast<AffineDimExpr>(expr))
    return ivs[dim.getPosition()];
  if (auto constant = dyn_cast<AffineConstantExpr>(expr))
    return constant.getValue();
  auto binary = cast<AffineBinaryOpExpr>(expr);
  int64_t a = evaluateExpr(binary.getLHS(), ivs), b = evaluateExpr(binary.getRHS(), ivs);
  switch (expr.getKind()) {
  case AffineExprKind::Add:
    return a + b;
  case AffineExprKind::Mul:
    return a * b;
  case AffineExprKind::FloorDiv:
    return llvm::divideFloorSigned(a, b);
  case AffineExprKind::CeilDiv:
    return llvm::divideCeilSigned(a, b);
  default:
    return llvm::mod(a, b);
  }
}

int64_t linearOffset(AffineMap map, ArrayRef<int64_t> shape, ArrayRef<int64_t> ivs) {
  int64_t offset = 0;
  for (auto [expr, size] : llvm::zip_equal(map.getResults(), shape))
    offset = offset * size + evaluateExpr(expr, ivs);
  return offset;
}

std::optional<std::vector<char>>
evaluateGeneric(linalg::GenericOp generic,
                const llvm::DenseMap<Value, ArrayRef<char>> &operands) {
  Body body;
  if (!body.compile(generic))
    return std::nullopt;
  struct Input {
    size_t reg;
    Type type;
    AffineMap map;
    SmallVector<int64_t> shape;
    const char *data;
  };
  std::vector<Input> inputs;
  std::vector<Scalar> registers(body.registerCount());
  for (OpOperand *operand : generic.getDpsInputOperands()) {
    size_t reg = operand->getOperandNumber();
    // A window of a pool has a shape and no values.
    if (generic.getBody()->getArgument(reg).use_empty())
      continue;
    auto type = dyn_cast<RankedTensorType>(operand->get().getType());
    if (!type) {
      auto constant = operand->get().getDefiningOp<arith::ConstantOp>();
      if (!constant)
        return std::nullopt;
      if (auto real = dyn_cast<FloatAttr>(constant.getValue()))
        registers[reg].real = real.getValueAsDouble();
      else
        registers[reg].integer =
            cast<IntegerAttr>(constant.getValue()).getValue().getSExtValue();
      continue;
    }
    inputs.push_back({reg, type.getElementType(), generic.getMatchingIndexingMap(operand),
                      SmallVector<int64_t>(type.getShape()),
                      operands.lookup(operand->get()).data()});
  }
  for (auto [reg, value] : body.constants())
    registers[reg] = value;
  OpOperand *init = generic.getDpsInitOperand(0);
  auto outType = cast<RankedTensorType>(init->get().getType());
  Type element = outType.getElementType();
  int64_t size = storedBytes(element);
  std::vector<char> out(outType.getNumElements() * size);
  ArrayRef<char> start = operands.lookup(init->get());
  if (!start.empty())
    std::memcpy(out.data(), start.data(), out.size());
  AffineMap outMap = generic.getMatchingIndexingMap(init);
  SmallVector<int64_t> extents = generic.getStaticLoopRanges();
  if (llvm::is_contained(extents, 0))
    return out;
  SmallVector<int64_t> ivs(extents.size(), 0);
  size_t accumulator = generic.getNumDpsInputs();
  while (true) {
    for (const Input &input : inputs)
      registers[input.reg] =
          loadScalar(input.data + linearOffset(input.map, input.shape, ivs) *
                                      storedBytes(input.type),
                     input.type);
    char *target = out.data() + linearOffset(outMap, outType.getShape(), ivs) * size;
    registers[accumulator] = loadScalar(target, element);
    storeScalar(body.run(registers, ivs), element, target);
    int64_t loop = extents.size() - 1;
    for (; loop >= 0; --loop) {
      if (++ivs[loop] < extents[loop])
        break;
      ivs[loop] = 0;
    }
    if (loop < 0)
      return out;
  }
}

/// The bytes of a slice whose place and sizes are constants.
std::vector<char> evaluateSlice(tensor::ExtractSliceOp slice, ArrayRef<char> source) {
  auto type = slice.getSourceType();
  int64_t size = storedBytes(type.getElementType()), offset = 0, stride = size;
  ArrayRef<int64_t> sizes = slice.getStaticSizes();
  SmallVector<int64_t> steps(type.getRank());
  for (int64_t dim = type.getRank() - 1; dim >= 0; --dim) {
    offset += slice.getStaticOffsets()[dim] * stride;
    steps[dim] = slice.getStaticStrides()[dim] * stride;
    stride *= type.getDimSize(dim);
  }
  std::vector<char> out(slice.getType().getNumElements() * size);
  SmallVector<int64_t> at(type.getRank(), 0);
  for (size_t written = 0; written < out.size(); written += size) {
    std::memcpy(out.data() + written, source.data() + offset, size);
    for (int64_t dim = type.getRank() - 1; dim >= 0; --dim) {
      offset += steps[dim];
      if (++at[dim] < sizes[dim])
        break;
      offset -= steps[dim] * sizes[dim];
      at[dim] = 0;
    }
  }
  return out;
}

} // namespace

bool tenon::canEvaluate(Operation *op) {
  if (op->getNumResults() != 1)
    return false;
  auto type = dyn_cast<RankedTensorType>(op->getResult(0).getType());
  if (!type || !type.hasStaticShape() || !storedBytes(type.getElementType()))
    return false;
  if (isa<tensor::ExpandShapeOp, tensor::CollapseShapeOp>(op))
    return true;
  if (auto slice = dyn_cast<tensor::ExtractSliceOp>(op))
    return !ShapedType::isDynamicShape(slice.getStaticOffsets()) &&
           !ShapedType::isDynamicShape(slice.getStaticStrides()) &&
           slice.getSourceType().hasStaticShape();
  auto generic = dyn_cast<linalg::GenericOp>(op);
  if (!generic || generic.hasDynamicShape())
    return false;
  return !generic.getBody()
              ->walk([](tensor::ExtractOp) { return WalkResult::interrupt(); })
              .wasInterrupted();
}

std::optional<std::vector<char>>
tenon::evaluate(Operation *op, const llvm::DenseMap<Value, ArrayRef<char>> &operands) {
  if (auto generic = dyn_cast<linalg::GenericOp>(op))
    return evaluateGeneric(generic, operands);
  ArrayRef<char> source = operands.lookup(op->getOperand(0));
  if (auto slice = dyn_cast<tensor::ExtractSliceOp>(op))
    return evaluateSlice(slice, source);
  return std::vector<char>(source.begin(), source.end());
}
