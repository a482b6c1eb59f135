//===- Elementwise.cpp - The elementwise family ---------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Activations are expanded into elementary ops, which fusion joins again.
//
//===----------------------------------------------------------------------===//
#include "compiler/Import/TensorFlow/Converter.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

//===----------------------------------------------------------------------===//
// One to one
//===----------------------------------------------------------------------===//

template <class OpT> static void unary(NodeContext &c) {
  c.result(c.emit<OpT>(c.input(0)));
}

/// Integers are round already.
static void round(NodeContext &c) {
  Type element = cast<RankedTensorType>(c.input(0).getType()).getElementType();
  if (isa<IntegerType>(element))
    return c.result(c.input(0));
  unary<RoundOp>(c);
}

template <class OpT> static void binary(NodeContext &c) {
  c.result(c.emit<OpT>(c.input(0), c.input(1)));
}

template <Predicate predicate> static void compare(NodeContext &c) {
  c.result(c.emit<CompareOp>(predicate, c.input(0), c.input(1)));
}

static Type elementType(NodeContext &c, size_t i = 0) {
  return c.inputType(i).getElementType();
}

//===----------------------------------------------------------------------===//
// Activations
//===----------------------------------------------------------------------===//

static Value relu(NodeContext &c, Value x) {
  return x ? c.emit<MaxOp>(x, c.scalar(0, NodeContext::typeOf(x).getElementType())) : x;
}

static void convertRelu(NodeContext &c) { c.result(relu(c, c.input(0))); }

static void convertRelu6(NodeContext &c) {
  c.result(c.emit<MinOp>(relu(c, c.input(0)), c.scalar(6, elementType(c))));
}

/// x where it is positive, else alpha · x, which NaN is.
static Value leakyRelu(NodeContext &c, Value x, double alpha) {
  Type element = NodeContext::typeOf(x).getElementType();
  Value isPositive = c.emit<CompareOp>(Predicate::gt, x, c.scalar(0, element));
  return c.emit<SelectOp>(isPositive, x, c.emit<MulOp>(x, c.scalar(alpha, element)));
}

static void convertLeakyRelu(NodeContext &c) {
  c.result(leakyRelu(c, c.input(0), c.floatAttr("alpha")));
}

/// x where it is positive, else scale * (exp(x) - 1).
static Value elu(NodeContext &c, Value x, double scale) {
  Type element = NodeContext::typeOf(x).getElementType();
  Value zero = c.scalar(0, element);
  Value isNegative = c.emit<CompareOp>(Predicate::lt, x, zero);
  // Of the value not taken, exp must not overflow.
  Value negative = c.emit<Expm1Op>(c.emit<SelectOp>(isNegative, x, zero));
  if (scale != 1)
    negative = c.emit<MulOp>(negative, c.scalar(scale, element));
  return c.emit<SelectOp>(isNegative, negative, x);
}

static void convertElu(NodeContext &c) { c.result(elu(c, c.input(0), 1)); }

static void convertSelu(NodeContext &c) {
  constexpr double scale = 1.0507009873554804934193349852946;
  constexpr double alpha = 1.6732632423543772848170429916717;
  Value y = elu(c, c.input(0), alpha);
  c.result(c.emit<MulOp>(y, c.scalar(scale, elementType(c))));
}

/// log(1 + exp(x)) = max(x, 0) + log1p(exp(-|x|)), so written that its gradient at zero
/// is right.
static Value softplus(NodeContext &c, Value x) {
  Value zero = x ? c.scalar(0, NodeContext::typeOf(x).getElementType()) : x;
  Value isPositive = c.emit<CompareOp>(Predicate::gt, x, zero);
  Value below = c.emit<SelectOp>(isPositive, c.emit<NegOp>(x), x);
  Value small = c.emit<Log1pOp>(c.emit<ExpOp>(below));
  return c.emit<AddOp>(c.emit<SelectOp>(isPositive, x, zero), small);
}

static void convertSoftplus(NodeContext &c) { c.result(softplus(c, c.input(0))); }

static void convertSoftsign(NodeContext &c) {
  Value x = c.input(0);
  Value one = c.scalar(1, elementType(c));
  c.result(c.emit<DivOp>(x, c.emit<AddOp>(c.emit<AbsOp>(x), one)));
}

Value tenon::tf::applyActivation(NodeContext &c, StringRef name, Value value) {
  if (!value)
    return {};
  Type element = NodeContext::typeOf(value).getElementType();
  if (name == "Relu")
    return relu(c, value);
  if (name == "Relu6")
    return c.emit<MinOp>(relu(c, value), c.scalar(6, element));
  if (name == "Elu")
    return elu(c, value, 1);
  if (name == "Tanh")
    return c.emit<TanhOp>(value);
  if (name == "Sigmoid")
    return c.emit<SigmoidOp>(value);
  if (name == "LeakyRelu")
    return leakyRelu(c, value, c.floatAttr("leakyrelu_alpha"));
  c.error() << "fused op '" << name << "' is not supported";
  return {};
}

//===----------------------------------------------------------------------===//
// Arithmetic that is composed
//===----------------------------------------------------------------------===//

static void convertSquare(NodeContext &c) {
  c.result(c.emit<MulOp>(c.input(0), c.input(0)));
}

static void convertSquaredDifference(NodeContext &c) {
  Value difference = c.emit<SubOp>(c.input(0), c.input(1));
  c.result(c.emit<MulOp>(difference, conjugate(c, difference)));
}

static void convertAddN(NodeContext &c) {
  Value sum = c.input(0);
  for (size_t i = 1; i < c.inputCount(); ++i)
    sum = c.emit<AddOp>(sum, c.input(i));
  c.result(sum);
}

/// 0 where the divisor (or factor) is 0, even against infinity and NaN.
template <class OpT> static void noNan(NodeContext &c) {
  Value x = c.input(0), y = c.input(1);
  Value zero = c.scalar(0, elementType(c));
  Value isZero = c.emit<CompareOp>(Predicate::eq, y, zero);
  // The gradient of what is not taken must be finite, too.
  if (std::is_same_v<OpT, DivOp>)
    y = c.emit<SelectOp>(isZero, c.scalar(1, elementType(c)), y);
  c.result(c.emit<SelectOp>(isZero, zero, c.emit<OpT>(x, y)));
}

/// x * log(y), 0 where x is 0.
static void convertXlogy(NodeContext &c) {
  Value x = c.input(0), zero = c.scalar(0, elementType(c));
  Value isZero = c.emit<CompareOp>(Predicate::eq, x, zero);
  Value product = c.emit<MulOp>(x, c.emit<LogOp>(c.input(1)));
  c.result(c.emit<SelectOp>(isZero, zero, product));
}

static void convertXlog1py(NodeContext &c) {
  Value x = c.input(0), zero = c.scalar(0, elementType(c));
  Value isZero = c.emit<CompareOp>(Predicate::eq, x, zero);
  Value product = c.emit<MulOp>(x, c.emit<Log1pOp>(c.input(1)));
  c.result(c.emit<SelectOp>(isZero, zero, product));
}

static void convertXdivy(NodeContext &c) {
  Value x = c.input(0), zero = c.scalar(0, elementType(c));
  Value isZero = c.emit<CompareOp>(Predicate::eq, x, zero);
  c.result(c.emit<SelectOp>(isZero, zero, c.emit<DivOp>(x, c.input(1))));
}

static void convertClipByValue(NodeContext &c) {
  c.result(c.emit<MaxOp>(c.emit<MinOp>(c.input(0), c.input(2)), c.input(1)));
}

/// |x - y| < tolerance.
static void convertApproximateEqual(NodeContext &c) {
  Value distance = c.emit<AbsOp>(c.emit<SubOp>(c.input(0), c.input(1)));
  Value tolerance = c.scalar(c.floatAttr("tolerance"), elementType(c));
  c.result(c.emit<CompareOp>(Predicate::lt, distance, tolerance));
}

//===----------------------------------------------------------------------===//
// Bits
//===----------------------------------------------------------------------===//

/// The integer type of a type's width.
static Type bitsType(NodeContext &c, Type type, bool isUnsigned) {
  unsigned width = type.getIntOrFloatBitWidth();
  return isUnsigned
             ? IntegerType::get(c.builder.getContext(), width, IntegerType::Unsigned)
             : c.builder.getIntegerType(width);
}

/// Elements of `from` bits as parts of `to` bits each, in a new last dimension.
static Value splitBits(NodeContext &c, Value value, unsigned from, unsigned to) {
  Type wide = bitsType(c, NodeContext::typeOf(value).getElementType(), true);
  auto narrow = IntegerType::get(c.builder.getContext(), to, IntegerType::Unsigned);
  Value bits = c.emit<BitcastOp>(value, wide);
  SmallVector<Value> parts;
  int64_t rank = NodeContext::typeOf(value).getRank();
  for (unsigned low = 0; low < from; low += to) {
    Value part = c.emit<ShiftRightOp>(bits, c.scalar(low, wide));
    parts.push_back(
        c.emit<ExpandDimsOp>(c.cast(part, narrow), ArrayRef<int64_t>({rank})));
  }
  return c.emit<ConcatOp>(rank, ValueRange(parts));
}

/// The parts along the last dimension as elements of `to` bits.
static Value joinBits(NodeContext &c, Value value, unsigned from, unsigned to) {
  auto wide = IntegerType::get(c.builder.getContext(), to, IntegerType::Unsigned);
  int64_t axis = NodeContext::typeOf(value).getRank() - 1;
  Type narrow = bitsType(c, NodeContext::typeOf(value).getElementType(), true);
  Value bits = c.cast(c.emit<BitcastOp>(value, narrow), wide), all;
  for (unsigned i = 0; i < to / from; ++i) {
    Value part = c.emit<SqueezeOp>(c.slice(bits, axis, i, 1), ArrayRef<int64_t>({axis}));
    part = c.emit<ShiftLeftOp>(part, c.scalar(i * from, wide));
    all = all ? c.emit<BitwiseOrOp>(all, part) : part;
  }
  return all;
}

static void convertBitcast(NodeContext &c) {
  Type from = elementType(c), to = c.typeAttr("type");
  if (c.failed())
    return;
  Value value = c.input(0);
  if (!from.isIntOrFloat() || !to.isIntOrFloat() || from.isInteger(1) ||
      to.isInteger(1)) {
    c.error() << "a cast of bits from " << from << " to " << to << " is not supported";
    return;
  }
  unsigned old = from.getIntOrFloatBitWidth(), width = to.getIntOrFloatBitWidth();
  int64_t rank = c.inputRank(0);
  if (old < width && (rank == 0 || c.inputType(0).getDimSize(rank - 1) != width / old)) {
    c.error() << "its operand is " << c.inputType(0) << ", of which " << width / old
              << " elements make one of type " << to;
    return;
  }
  if (old > width)
    value = splitBits(c, value, old, width);
  else if (old < width)
    value = joinBits(c, value, old, width);
  c.result(c.emit<BitcastOp>(value, to));
}

/// The number of bits that are set, as ui8.
static void convertPopulationCount(NodeContext &c) {
  if (!isa<IntegerType>(elementType(c))) {
    c.error() << "its operand is " << c.inputType(0) << " instead of integers";
    return;
  }
  Type bits = bitsType(c, elementType(c), true);
  unsigned width = bits.getIntOrFloatBitWidth();
  int64_t rank = c.inputRank(0);
  Value value = c.emit<ExpandDimsOp>(c.emit<BitcastOp>(c.input(0), bits),
                                     ArrayRef<int64_t>({rank}));
  Value places = c.cast(c.iota(width, rank, rank + 1), bits);
  Value one = c.scalar(1, bits);
  Value each = c.emit<BitwiseAndOp>(c.emit<ShiftRightOp>(value, places), one);
  Value sum = c.emit<ReduceOp>(ReduceKind::sum, each, ArrayRef<int64_t>({rank}), false);
  c.result(
      c.cast(sum, IntegerType::get(c.builder.getContext(), 8, IntegerType::Unsigned)));
}

/// The number next to x1 on the way to x2. Those of one sign are ordered as their
/// bits are.
static void convertNextAfter(NodeContext &c) {
  Type element = elementType(c);
  if (!isa<FloatType>(element)) {
    c.error() << "its operand is " << c.inputType(0) << " instead of real numbers";
    return;
  }
  Type bits = bitsType(c, element, false);
  Value x = c.input(0), y = c.input(1), zero = c.scalar(0, element);
  Value isUp = c.emit<CompareOp>(Predicate::lt, x, y);
  Value isPositive = c.emit<CompareOp>(Predicate::gt, x, zero);
  Value grows = c.emit<CompareOp>(Predicate::eq, isUp, isPositive);
  Value one = c.scalar(1, bits);
  Value step = c.emit<SelectOp>(grows, one, c.scalar(-1, bits));
  Value next = c.emit<AddOp>(c.emit<BitcastOp>(x, bits), step);
  Value least = c.emit<BitcastOp>(one, element);
  Value fromZero = c.emit<SelectOp>(isUp, least, c.emit<NegOp>(least));
  Value result = c.emit<SelectOp>(c.emit<CompareOp>(Predicate::eq, x, zero), fromZero,
                                  c.emit<BitcastOp>(next, element));
  result = c.emit<SelectOp>(c.emit<CompareOp>(Predicate::eq, x, y), y, result);
  // A sum of two numbers is NaN if one of them is, which is what is wanted then.
  Value isOrdered = c.emit<LogicalAndOp>(c.emit<CompareOp>(Predicate::eq, x, x),
                                         c.emit<CompareOp>(Predicate::eq, y, y));
  c.result(c.emit<SelectOp>(isOrdered, result, c.emit<AddOp>(x, y)));
}

//===----------------------------------------------------------------------===//
// Others
//===----------------------------------------------------------------------===//

/// The number of boundaries that are not above each element.
static void convertBucketize(NodeContext &c) {
  const AttrValue *attr = c.node.attr("boundaries");
  if (!attr || !attr->has_list()) {
    c.error() << "attribute 'boundaries' is missing";
    return;
  }
  auto i32 = c.builder.getI32Type();
  Type compared = elementType(c).isF64() ? elementType(c) : c.builder.getF32Type();
  Value x = c.cast(c.input(0), compared), count = c.scalar(0, i32);
  for (float boundary : attr->list().f()) {
    Value isBelow = c.emit<CompareOp>(Predicate::lt, x, c.scalar(boundary, compared));
    count = c.emit<AddOp>(count, c.cast(c.emit<LogicalNotOp>(isBelow), i32));
  }
  c.result(attr->list().f_size() ? count
                                 : c.emit<MulOp>(c.cast(x, i32), c.scalar(0, i32)));
}

/// The vector product over a last dimension of 3.
static void convertCross(NodeContext &c) {
  int64_t axis = c.inputRank(0) - 1;
  if (axis < 0 || c.inputType(0).getDimSize(axis) != 3) {
    c.error() << "its operand is " << c.inputType(0) << ", whose last size is not 3";
    return;
  }
  auto turned = [&](size_t operand, std::initializer_list<int64_t> order) {
    return c.take(c.input(operand), c.vector(ArrayRef<int64_t>(order), true), axis);
  };
  Value first = c.emit<MulOp>(turned(0, {1, 2, 0}), turned(1, {2, 0, 1}));
  Value second = c.emit<MulOp>(turned(0, {2, 0, 1}), turned(1, {1, 2, 0}));
  c.result(c.emit<SubOp>(first, second));
}

static void convertCast(NodeContext &c) {
  Type to = c.typeAttr("DstT");
  if (!c.failed())
    c.result(c.cast(c.input(0), to));
}

//===----------------------------------------------------------------------===//
// Select
//===----------------------------------------------------------------------===//

/// The condition of a V1 Select is a scalar, of the operands' shape, or a vector
/// over their first dimension.
static void convertSelectV1(NodeContext &c) {
  Value condition = c.input(0);
  int64_t rank = c.inputRank(1);
  if (c.inputRank(0) == 1 && rank > 1) {
    SmallVector<int64_t> axes;
    for (int64_t i = 1; i < rank; ++i)
      axes.push_back(i);
    condition = c.emit<ExpandDimsOp>(condition, ArrayRef<int64_t>(axes));
  }
  c.result(c.emit<SelectOp>(condition, c.input(1), c.input(2)));
}

static void convertSelectV2(NodeContext &c) {
  c.result(c.emit<SelectOp>(c.input(0), c.input(1), c.input(2)));
}

//===----------------------------------------------------------------------===//
// The tables
//===----------------------------------------------------------------------===//

static void addUnary(ConverterTable &table) {
  table["Abs"] = {unary<AbsOp>, 1};
  table["ComplexAbs"] = {unary<AbsOp>, 1};
  table["Neg"] = {unary<NegOp>, 1};
  table["Sign"] = {unary<SignOp>, 1};
  table["Exp"] = {unary<ExpOp>, 1};
  table["Expm1"] = {unary<Expm1Op>, 1};
  table["Log"] = {unary<LogOp>, 1};
  table["Log1p"] = {unary<Log1pOp>, 1};
  table["Sqrt"] = {unary<SqrtOp>, 1};
  table["Rsqrt"] = {unary<RsqrtOp>, 1};
  table["Tanh"] = {unary<TanhOp>, 1};
  table["Sigmoid"] = {unary<SigmoidOp>, 1};
  table["Erf"] = {unary<ErfOp>, 1};
  table["Erfc"] = {unary<ErfcOp>, 1};
  table["Sin"] = {unary<SinOp>, 1};
  table["Cos"] = {unary<CosOp>, 1};
  table["Tan"] = {unary<TanOp>, 1};
  table["Asin"] = {unary<AsinOp>, 1};
  table["Acos"] = {unary<AcosOp>, 1};
  table["Atan"] = {unary<AtanOp>, 1};
  table["Sinh"] = {unary<SinhOp>, 1};
  table["Cosh"] = {unary<CoshOp>, 1};
  table["Asinh"] = {unary<AsinhOp>, 1};
  table["Acosh"] = {unary<AcoshOp>, 1};
  table["Atanh"] = {unary<AtanhOp>, 1};
  table["Floor"] = {unary<FloorOp>, 1};
  table["Ceil"] = {unary<CeilOp>, 1};
  table["Round"] = {round, 1};
  table["Rint"] = {unary<RoundOp>, 1};
  table["Reciprocal"] = {unary<ReciprocalOp>, 1};
  table["Inv"] = {unary<ReciprocalOp>, 1};
  table["IsNan"] = {unary<IsNanOp>, 1};
  table["IsInf"] = {unary<IsInfOp>, 1};
  table["IsFinite"] = {unary<IsFiniteOp>, 1};
  table["LogicalNot"] = {unary<LogicalNotOp>, 1};
  table["Invert"] = {unary<BitwiseNotOp>, 1};
}

/// A quotient without what follows the point: of integers it has nothing there.
static void convertTruncateDiv(NodeContext &c) {
  Value quotient = c.emit<DivOp>(c.input(0), c.input(1));
  if (quotient && isa<FloatType>(NodeContext::typeOf(quotient).getElementType())) {
    Value zero = c.scalar(0, NodeContext::typeOf(quotient).getElementType());
    Value isBelow = c.emit<CompareOp>(Predicate::lt, quotient, zero);
    quotient =
        c.emit<SelectOp>(isBelow, c.emit<CeilOp>(quotient), c.emit<FloorOp>(quotient));
  }
  c.result(quotient);
}

static void addBinary(ConverterTable &table) {
  table["Add"] = {binary<AddOp>, 2};
  table["AddV2"] = {binary<AddOp>, 2};
  table["Sub"] = {binary<SubOp>, 2};
  table["Mul"] = {binary<MulOp>, 2};
  table["Div"] = {binary<DivOp>, 2};
  table["RealDiv"] = {binary<DivOp>, 2};
  table["TruncateDiv"] = {convertTruncateDiv, 2};
  table["FloorDiv"] = {binary<FloorDivOp>, 2};
  table["FloorMod"] = {binary<FloorModOp>, 2};
  table["Mod"] = {binary<TruncModOp>, 2};
  table["TruncateMod"] = {binary<TruncModOp>, 2};
  table["Maximum"] = {binary<MaxOp>, 2};
  table["Minimum"] = {binary<MinOp>, 2};
  table["Pow"] = {binary<PowOp>, 2};
  table["Atan2"] = {binary<Atan2Op>, 2};
  table["LogicalAnd"] = {binary<LogicalAndOp>, 2};
  table["LogicalOr"] = {binary<LogicalOrOp>, 2};
  table["BitwiseAnd"] = {binary<BitwiseAndOp>, 2};
  table["BitwiseOr"] = {binary<BitwiseOrOp>, 2};
  table["BitwiseXor"] = {binary<BitwiseXorOp>, 2};
  table["LeftShift"] = {binary<ShiftLeftOp>, 2};
  table["RightShift"] = {binary<ShiftRightOp>, 2};
  table["Equal"] = {compare<Predicate::eq>, 2};
  table["NotEqual"] = {compare<Predicate::ne>, 2};
  table["Less"] = {compare<Predicate::lt>, 2};
  table["LessEqual"] = {compare<Predicate::le>, 2};
  table["Greater"] = {compare<Predicate::gt>, 2};
  table["GreaterEqual"] = {compare<Predicate::ge>, 2};
  table["SquaredDifference"] = {convertSquaredDifference, 2};
  table["DivNoNan"] = {noNan<DivOp>, 2};
  table["MulNoNan"] = {noNan<MulOp>, 2};
  table["Xlogy"] = {convertXlogy, 2};
  table["Xlog1py"] = {convertXlog1py, 2};
  table["Xdivy"] = {convertXdivy, 2};
}

void tenon::tf::addElementwiseConverters(ConverterTable &table) {
  addUnary(table);
  addBinary(table);
  table["AddN"] = {convertAddN, 1};
  table["AccumulateNV2"] = {convertAddN, 1};
  table["ApproximateEqual"] = {convertApproximateEqual, 2};
  table["Bitcast"] = {convertBitcast, 1};
  table["Bucketize"] = {convertBucketize, 1};
  table["Cross"] = {convertCross, 2};
  table["NextAfter"] = {convertNextAfter, 2};
  table["PopulationCount"] = {convertPopulationCount, 1};
  table["Cast"] = {convertCast, 1};
  table["ClipByValue"] = {convertClipByValue, 3};
  table["Elu"] = {convertElu, 1};
  table["LeakyRelu"] = {convertLeakyRelu, 1};
  table["Relu"] = {convertRelu, 1};
  table["Relu6"] = {convertRelu6, 1};
  table["Select"] = {convertSelectV1, 3};
  table["SelectV2"] = {convertSelectV2, 3};
  table["Selu"] = {convertSelu, 1};
  table["Softplus"] = {convertSoftplus, 1};
  table["Softsign"] = {convertSoftsign, 1};
  table["Square"] = {convertSquare, 1};
}
