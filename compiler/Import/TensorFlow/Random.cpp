//===- Random.cpp - Random numbers of a key and a counter -----------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// TensorFlow's numbers, bit for bit where they are uniform: an element takes words
// of one block of Philox in order, a real number from the bits of its mantissa, an
// integer by a remainder, two normal ones by Box and Muller's way.
//
//===----------------------------------------------------------------------===//
#include "compiler/Import/TensorFlow/GraphConverter.h"
#include "llvm/Support/xxhash.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

namespace {
/// Where random words come from: a key of two words and a counter of four.
struct Stream {
  Value key, counter;
};

class Random {
public:
  explicit Random(NodeContext &c) : c(c), u32(unsignedType(32)), u64(unsignedType(64)) {}

  /// The stream of a key of one ui64 and a counter of two.
  Stream ofWords(Value key, Value counter);
  /// The stream of a node that has seeds, from where its last run ended; this one takes
  /// `blocks`.
  Stream ofNode(Value blocks);
  /// 256 blocks for each element, as many as TensorFlow takes.
  Value blocksFor(Value shape) {
    return c.emit<MulOp>(countOf(shape), c.scalar(256, c.builder.getI64Type()));
  }
  /// The stream of a seed of two integers.
  Stream ofSeed(Value seed);
  /// Halves of a vector of ui64, the lower first.
  Value halves(Value words);
  Value joined(Value words);

  /// Distributions over tensors of a shape, a vector of sizes.
  Value uniform(const Stream &stream, Value shape, Type element);
  Value normal(const Stream &stream, Value shape, Type element);
  Value integers(const Stream &stream, Value shape, Type element, Value low, Value high);
  /// Normal numbers of a size below 2.
  Value truncated(const Stream &stream, Value shape, Type element);
  Value bits(const Stream &stream, Value shape, Type element);

private:
  IntegerType unsignedType(unsigned width) {
    return IntegerType::get(c.builder.getContext(), width, IntegerType::Unsigned);
  }
  /// `wordsEach` words for each element: a vector of words.
  Value words(const Stream &stream, Value count, int64_t wordsEach);
  Value countOf(Value shape);
  Value shaped(Value vector, Value count, Value shape);
  Value unitFloat(Value words, Type element);
  Value unitDouble(Value low, Value high);
  Value part(Value matrix, int64_t column);

  NodeContext &c;
  IntegerType u32, u64;
};
} // namespace

//===----------------------------------------------------------------------===//
// Streams
//===----------------------------------------------------------------------===//

Value Random::halves(Value words) {
  if (!words)
    return {};
  Value low = c.cast(words, u32);
  Value high = c.cast(c.emit<ShiftRightOp>(words, c.scalar(32, u64)), u32);
  SmallVector<int64_t> last = {1};
  ArrayRef<int64_t> axis = last;
  low = c.emit<ExpandDimsOp>(low, axis);
  high = c.emit<ExpandDimsOp>(high, axis);
  if (!low || !high)
    return {};
  return c.reshape(c.emit<ConcatOp>(int64_t(1), ValueRange({low, high})), {-1});
}

/// Pairs of words as ui64.
Value Random::joined(Value words) {
  Value pairs = c.cast(c.reshape(words, {-1, 2}), u64);
  Value high = c.emit<ShiftLeftOp>(part(pairs, 1), c.scalar(32, u64));
  return c.emit<BitwiseOrOp>(part(pairs, 0), high);
}

Value Random::part(Value matrix, int64_t column) {
  return c.emit<SqueezeOp>(c.slice(matrix, 1, column, 1), ArrayRef<int64_t>({1}));
}

Stream Random::ofWords(Value key, Value counter) {
  Value words = halves(c.cast(counter, u64));
  // Generators of other kinds have longer counters.
  return {halves(c.cast(key, u64)), c.slice(words, 0, 0, 4)};
}

/// Scrambles the seed by the generator itself.
Stream Random::ofSeed(Value seed) {
  // An i32 keeps its sign on the way.
  Value wide = c.cast(c.cast(c.reshape(seed, {2}), c.builder.getI64Type()), u64);
  Value key = c.cast(c.vector({0x3ec8f720, 0x02461e29}), u32);
  Value mixed = c.emit<PhiloxOp>(key, halves(wide), c.scalar(4, c.builder.getI64Type()));
  Value zeros = c.cast(c.vector({0, 0}), u32);
  Value rest = c.slice(mixed, 0, 2, 2);
  if (!rest)
    return {};
  return {c.slice(mixed, 0, 0, 2),
          c.emit<ConcatOp>(int64_t(0), ValueRange({zeros, rest}))};
}

/// Without seeds the node's name stands for them.
Stream Random::ofNode(Value blocks) {
  int64_t seed = c.intAttr("seed"), second = c.intAttr("seed2");
  if (c.failed())
    return {};
  if (seed == 0 && second == 0)
    seed = static_cast<int64_t>(llvm::xxh3_64bits(c.node.name));
  Variable *state = c.converter.variables.counterOf(c.node);
  Value used = ReadOp::create(c.builder, c.loc, state->type, state->symbol);
  if (blocks)
    AssignAddOp::create(c.builder, c.loc, state->symbol, blocks);
  Value low = c.emit<ExpandDimsOp>(used, ArrayRef<int64_t>({0})),
        high = c.vector({second});
  if (!low)
    return {};
  Value counter = c.emit<ConcatOp>(int64_t(0), ValueRange({low, high}));
  return {halves(c.cast(c.vector({seed}), u64)), halves(c.cast(counter, u64))};
}

Value Random::words(const Stream &stream, Value count, int64_t wordsEach) {
  Value all = wordsEach == 1
                  ? count
                  : c.emit<MulOp>(count, c.scalar(wordsEach, c.builder.getI64Type()));
  return c.emit<PhiloxOp>(stream.key, stream.counter, all);
}

/// The number of elements as a scalar of i64.
Value Random::countOf(Value shape) {
  Value wide = c.cast(shape, c.builder.getI64Type());
  return c.emit<ReduceOp>(ReduceKind::prod, wide, ArrayRef<int64_t>({0}), false);
}

/// The first `count` elements of a vector, in a shape.
Value Random::shaped(Value vector, Value count, Value shape) {
  if (count) {
    Value first = c.vector({0});
    Value size = c.emit<ExpandDimsOp>(count, ArrayRef<int64_t>({0}));
    vector = c.emit<DynamicSliceOp>(vector, first, size);
  }
  return c.emit<ReshapeOp>(vector, c.cast(shape, c.builder.getI64Type()));
}

//===----------------------------------------------------------------------===//
// Distributions
//===----------------------------------------------------------------------===//

/// Numbers of [0, 1) from the low bits of words: the mantissas of numbers of [1, 2).
Value Random::unitFloat(Value words, Type element) {
  auto type = cast<FloatType>(element);
  unsigned width = type.getWidth(), mantissa = type.getFPMantissaWidth() - 1;
  Type bitsType = unsignedType(width);
  uint64_t exponent = element.isF16() ? 15 : 127;
  Value bits = c.cast(words, bitsType);
  bits = c.emit<BitwiseAndOp>(bits, c.scalar((uint64_t(1) << mantissa) - 1, bitsType));
  bits = c.emit<BitwiseOrOp>(bits, c.scalar(exponent << mantissa, bitsType));
  return c.emit<SubOp>(c.emit<BitcastOp>(bits, element), c.scalar(1, element));
}

Value Random::unitDouble(Value low, Value high) {
  Value bits = c.cast(c.emit<BitwiseAndOp>(low, c.scalar(0xfffff, u32)), u64);
  bits = c.emit<BitwiseOrOp>(bits, c.scalar(uint64_t(1023) << 20, u64));
  bits = c.emit<ShiftLeftOp>(bits, c.scalar(32, u64));
  bits = c.emit<BitwiseOrOp>(bits, c.cast(high, u64));
  Type f64 = c.builder.getF64Type();
  return c.emit<SubOp>(c.emit<BitcastOp>(bits, f64), c.scalar(1, f64));
}

Value Random::uniform(const Stream &stream, Value shape, Type element) {
  Value count = countOf(shape);
  if (!element.isF64())
    return shaped(unitFloat(words(stream, count, 1), element), {}, shape);
  Value pairs = c.reshape(words(stream, count, 2), {-1, 2});
  return shaped(unitDouble(part(pairs, 0), part(pairs, 1)), {}, shape);
}

/// sqrt(-2 log u) times the sine and cosine of 2 pi v.
Value Random::normal(const Stream &stream, Value shape, Type element) {
  bool isDouble = element.isF64();
  Type type = isDouble ? element : Type(c.builder.getF32Type());
  Type i64 = c.builder.getI64Type();
  Value count = countOf(shape);
  Value pairs =
      c.emit<FloorDivOp>(c.emit<AddOp>(count, c.scalar(1, i64)), c.scalar(2, i64));
  int64_t each = isDouble ? 4 : 2;
  Value all = c.reshape(words(stream, pairs, each), {-1, each});
  Value u =
      isDouble ? unitDouble(part(all, 0), part(all, 1)) : unitFloat(part(all, 0), type);
  Value v =
      isDouble ? unitDouble(part(all, 2), part(all, 3)) : unitFloat(part(all, 1), type);
  u = c.emit<MaxOp>(u, c.scalar(isDouble ? 1.0e-7 : double(1.0e-7f), type));
  Value radius = c.emit<SqrtOp>(c.emit<MulOp>(c.emit<LogOp>(u), c.scalar(-2, type)));
  constexpr double twoPi = 6.283185307179586476925286766559;
  Value angle = c.emit<MulOp>(v, c.scalar(twoPi, type));
  Value sine = c.emit<MulOp>(c.emit<SinOp>(angle), radius);
  Value cosine = c.emit<MulOp>(c.emit<CosOp>(angle), radius);
  sine = c.emit<ExpandDimsOp>(sine, ArrayRef<int64_t>({1}));
  cosine = c.emit<ExpandDimsOp>(cosine, ArrayRef<int64_t>({1}));
  if (!sine || !cosine)
    return {};
  Value both = c.reshape(c.emit<ConcatOp>(int64_t(1), ValueRange({sine, cosine})), {-1});
  return c.cast(shaped(both, count, shape), element);
}

Value Random::truncated(const Stream &stream, Value shape, Type element) {
  Type type = element.isF64() ? element : Type(c.builder.getF32Type());
  Value numbers =
      c.emit<TruncatedNormalOp>(stream.key, stream.counter, countOf(shape), type);
  return c.cast(shaped(numbers, {}, shape), element);
}

Value Random::bits(const Stream &stream, Value shape, Type element) {
  Value count = countOf(shape);
  bool isWide = element.getIntOrFloatBitWidth() == 64;
  Value all = words(stream, count, isWide ? 2 : 1);
  return shaped(isWide ? joined(all) : all, {}, shape);
}

/// Whether numbers of this type can be drawn: whole ones, or real ones.
static bool canDraw(NodeContext &c, Type element, bool isWhole) {
  if (c.failed())
    return false;
  bool isFine = isWhole
                    ? element.isInteger(32) || element.isInteger(64) ||
                          element.isUnsignedInteger(32) || element.isUnsignedInteger(64)
                    : isa<FloatType>(element);
  if (!isFine)
    c.error() << "numbers of type " << element << " cannot be drawn";
  return isFine;
}

/// low + bits % (high - low), where the remainder is of unsigned numbers.
Value Random::integers(const Stream &stream, Value shape, Type element, Value low,
                       Value high) {
  if (!canDraw(c, element, /*isWhole=*/true))
    return {};
  Type bitsType = unsignedType(element.getIntOrFloatBitWidth());
  c.check(c.emit<CompareOp>(Predicate::lt, low, high),
          "minval {0} is not below maxval {1}", {low, high});
  Value range = c.cast(c.emit<SubOp>(high, low), bitsType);
  Value rest = c.emit<TruncModOp>(bits(stream, shape, element), range);
  return c.cast(c.emit<AddOp>(c.cast(low, bitsType), rest), element);
}

//===----------------------------------------------------------------------===//
// Stateless ops
//===----------------------------------------------------------------------===//

/// Fails unless the algorithm that an operand names is Philox (or the default).
static bool checkAlgorithm(NodeContext &c, size_t operand) {
  auto algorithm = c.constant(operand, "algorithm");
  if (!algorithm)
    return false;
  if (*algorithm == 1 || *algorithm == 3)
    return true;
  c.error() << "random numbers by algorithm " << *algorithm
            << " are not supported, but those by Philox (1)";
  return false;
}

static bool isShape(NodeContext &c, size_t operand) {
  RankedTensorType type = c.inputType(operand);
  if (type.getRank() == 1 && !type.isDynamicDim(0))
    return true;
  c.error() << "the rank of its result is not known, as operand " << operand << " is "
            << type;
  return false;
}

/// Operands: shape, key, counter, algorithm.
static std::optional<Stream> streamOfWords(NodeContext &c, Random &random) {
  if (!isShape(c, 0) || !checkAlgorithm(c, 3))
    return std::nullopt;
  return random.ofWords(c.input(1), c.input(2));
}

/// Operands: shape, seed.
static std::optional<Stream> streamOfSeed(NodeContext &c, Random &random) {
  if (!isShape(c, 0))
    return std::nullopt;
  RankedTensorType seed = c.inputType(1);
  if (seed.getRank() != 1 || (!seed.isDynamicDim(0) && seed.getDimSize(0) != 2)) {
    c.error() << "its seed is " << seed << " instead of two numbers";
    return std::nullopt;
  }
  return random.ofSeed(c.input(1));
}

using StreamOf = std::optional<Stream> (*)(NodeContext &, Random &);

template <StreamOf streamOf, Value (Random::*draw)(const Stream &, Value, Type)>
static void convertStateless(NodeContext &c) {
  Random random(c);
  Type element = c.typeAttr("dtype");
  if (!canDraw(c, element, draw == &Random::bits))
    return;
  auto stream = streamOf(c, random);
  if (stream && !c.failed())
    c.result(c.cast((random.*draw)(*stream, c.input(0), element), element));
}

template <StreamOf streamOf, size_t low> static void convertStatelessInt(NodeContext &c) {
  Random random(c);
  auto stream = streamOf(c, random);
  if (stream && !c.failed())
    c.result(random.integers(*stream, c.input(0), c.inputType(low).getElementType(),
                             c.input(low), c.input(low + 1)));
}

//===----------------------------------------------------------------------===//
// Ops with a state
//===----------------------------------------------------------------------===//

template <Value (Random::*draw)(const Stream &, Value, Type)>
static void convertStateful(NodeContext &c) {
  Random random(c);
  Type element = c.typeAttr("dtype");
  if (!canDraw(c, element, false) || !isShape(c, 0) || c.failed())
    return;
  Stream stream = random.ofNode(random.blocksFor(c.input(0)));
  if (!c.failed())
    c.result((random.*draw)(stream, c.input(0), element));
}

/// Operands: shape, least number, limit.
static void convertUniformInt(NodeContext &c) {
  Random random(c);
  if (!isShape(c, 0))
    return;
  Stream stream = random.ofNode(random.blocksFor(c.input(0)));
  if (!c.failed())
    c.result(random.integers(stream, c.input(0), c.inputType(1).getElementType(),
                             c.input(1), c.input(2)));
}

/// The slices of a tensor in a random order.
static void convertShuffle(NodeContext &c) {
  if (c.inputRank(0) == 0)
    return c.result(c.input(0));
  Random random(c);
  Value size = c.emit<SqueezeOp>(c.size(c.input(0), 0), ArrayRef<int64_t>({0}));
  Type i64 = c.builder.getI64Type();
  // One word for each slice.
  Value blocks =
      c.emit<FloorDivOp>(c.emit<AddOp>(size, c.scalar(3, i64)), c.scalar(4, i64));
  Stream stream = random.ofNode(blocks);
  if (c.failed())
    return;
  Value order =
      c.emit<ShuffleOp>(stream.key, stream.counter, size, Type(c.builder.getI32Type()));
  c.result(c.take(c.input(0), order, 0));
}

/// The key and counter that a seed stands for, and the algorithm.
static void convertKeyCounter(NodeContext &c) {
  Random random(c);
  Stream stream = random.ofSeed(c.input(0));
  c.result(0, random.joined(stream.key));
  c.result(1, random.joined(stream.counter));
  if (c.node.op == "StatelessRandomGetKeyCounterAlg")
    c.result(2, c.scalar(1, c.builder.getI32Type()));
}

static void convertAlgorithm(NodeContext &c) {
  c.result(c.scalar(1, c.builder.getI32Type()));
}

void tenon::tf::addRandomConverters(ConverterTable &table) {
  table["RandomStandardNormal"] = {convertStateful<&Random::normal>, 1};
  table["RandomUniform"] = {convertStateful<&Random::uniform>, 1};
  table["RandomUniformInt"] = {convertUniformInt, 3};
  table["RandomShuffle"] = {convertShuffle, 1};
  table["StatelessTruncatedNormal"] = {convertStateless<streamOfSeed, &Random::truncated>,
                                       2};
  table["StatelessTruncatedNormalV2"] = {
      convertStateless<streamOfWords, &Random::truncated>, 4};
  table["TruncatedNormal"] = {convertStateful<&Random::truncated>, 1};
  table["StatelessRandomGetAlg"] = {convertAlgorithm};
  table["StatelessRandomGetKeyCounter"] = {convertKeyCounter, 1};
  table["StatelessRandomGetKeyCounterAlg"] = {convertKeyCounter, 1};
  table["StatelessRandomNormal"] = {convertStateless<streamOfSeed, &Random::normal>, 2};
  table["StatelessRandomNormalV2"] = {convertStateless<streamOfWords, &Random::normal>,
                                      4};
  table["StatelessRandomUniform"] = {convertStateless<streamOfSeed, &Random::uniform>, 2};
  table["StatelessRandomUniformFullInt"] = {convertStateless<streamOfSeed, &Random::bits>,
                                            2};
  table["StatelessRandomUniformFullIntV2"] = {
      convertStateless<streamOfWords, &Random::bits>, 4};
  table["StatelessRandomUniformInt"] = {convertStatelessInt<streamOfSeed, 2>, 4};
  table["StatelessRandomUniformIntV2"] = {convertStatelessInt<streamOfWords, 4>, 6};
  table["StatelessRandomUniformV2"] = {convertStateless<streamOfWords, &Random::uniform>,
                                       4};
}
