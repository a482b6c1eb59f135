//===- Fourier.cpp - Discrete Fourier transforms --------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One transform after the other, each of the last dimension: others are brought there.
// Those of real numbers keep the first half of the last dimension, which determines the
// other.
//
//===----------------------------------------------------------------------===//
#include "compiler/Import/TensorFlow/Converter.h"
#include "dialects/Tenon/OrthoOps.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

namespace {
/// Complex numbers as their parts.
struct Parts {
  Value re, im;
};
} // namespace

static Type elementOf(Value value) { return NodeContext::typeOf(value).getElementType(); }

/// Whether the elements are of a type that is transformed; otherwise reports an error.
static bool isWide(NodeContext &c) {
  Type element = elementOf(c.input(0));
  if (auto complex = dyn_cast<ComplexType>(element))
    element = complex.getElementType();
  if (element.isF32() || element.isF64())
    return true;
  c.error() << "transforms of " << element << " are not supported";
  return false;
}

static Parts partsOf(NodeContext &c, Value value) {
  auto complex = dyn_cast<ComplexType>(elementOf(value));
  if (!complex) {
    Value zero = c.scalar(0, elementOf(value));
    Value shape = c.emit<ShapeOfOp>(value, Type(c.builder.getI64Type()));
    return {value, c.emit<BroadcastToOp>(zero, shape)};
  }
  return {c.cast(value, complex.getElementType()), c.emit<ImagOp>(value)};
}

template <typename Move> static Parts both(Parts value, Move move) {
  Value re = move(value.re);
  return {re, move(value.im)};
}

/// The transform along `axis`.
static Parts transform(NodeContext &c, Parts value, int64_t axis, bool isInverse) {
  if (!value.re || !value.im)
    return {};
  int64_t last = NodeContext::typeOf(value.re).getRank() - 1;
  SmallVector<int64_t> perm = allAxes(last + 1);
  std::swap(perm[axis], perm[last]);
  auto move = [&](Value part) { return axis == last ? part : c.transpose(part, perm); };
  Parts from = both(value, move);
  auto results = c.emitAll<FourierOp>(from.re, from.im,
                                      isInverse ? c.builder.getUnitAttr() : UnitAttr());
  return both({results[0], results[1]}, move);
}

/// `value` cut to `length` along `axis`. One that is shorter is an error.
static Value fit(NodeContext &c, Value value, int64_t axis, int64_t length) {
  if (!value)
    return {};
  int64_t size = NodeContext::typeOf(value).getDimSize(axis);
  if (size == length)
    return value;
  if (!ShapedType::isDynamic(size) && size < length) {
    c.error() << "transforms dimension " << axis << " of size " << size
              << " with a length that needs " << length;
    return {};
  }
  if (ShapedType::isDynamic(size)) {
    Value found = c.reshape(c.size(value, axis), {});
    Value wanted = c.scalar(double(length), c.builder.getI64Type());
    c.check(c.emit<CompareOp>(Predicate::ge, found, wanted),
            "dimension " + std::to_string(axis) + " has size {0}, but the length needs " +
                std::to_string(length),
            found);
  }
  return c.slice(value, axis, 0, length);
}

/// The axes that an op of a fixed number of dimensions transforms.
static std::optional<SmallVector<int64_t>> axesOf(NodeContext &c) {
  int64_t rank = c.inputRank(0);
  StringRef op = c.node.op;
  int64_t count = op.ends_with("2D") ? 2 : op.ends_with("3D") ? 3 : 1;
  if (rank < count) {
    c.error() << "its operand is " << c.inputType(0) << ", but needs rank " << count
              << " or more";
    return std::nullopt;
  }
  return llvm::to_vector(llvm::seq(rank - count, rank));
}

/// The lengths that operand 1 gives for so many axes.
static std::optional<SmallVector<int64_t>> lengthsOf(NodeContext &c, size_t count) {
  auto lengths = c.constants(1, "fft_length");
  if (!lengths)
    return std::nullopt;
  if (lengths->size() != count) {
    c.error() << "has " << lengths->size() << " lengths for " << count << " dimensions";
    return std::nullopt;
  }
  for (int64_t length : *lengths)
    if (length < 0) {
      c.error() << "has a length of " << length;
      return std::nullopt;
    }
  return lengths;
}

/// Whether operand 0 is complex as it should be; otherwise reports an error.
static bool isComplex(NodeContext &c, bool should) {
  if (isa<ComplexType>(elementOf(c.input(0))) == should)
    return isWide(c);
  c.error() << "its operand is " << c.inputType(0)
            << (should ? " instead of complex" : " instead of real");
  return false;
}

/// Complex to complex.
template <bool isInverse> static void convertComplex(NodeContext &c) {
  auto axes = isComplex(c, true) ? axesOf(c) : std::nullopt;
  if (!axes)
    return;
  Parts value = partsOf(c, c.input(0));
  for (int64_t axis : llvm::reverse(*axes))
    value = transform(c, value, axis, isInverse);
  c.result(c.emit<ComplexOp>(value.re, value.im));
}

/// Real to the first half.
static void convertReal(NodeContext &c) {
  auto axes = isComplex(c, false) ? axesOf(c) : std::nullopt;
  auto lengths = axes ? lengthsOf(c, axes->size()) : std::nullopt;
  if (!lengths)
    return;
  Value real = c.input(0);
  for (auto [axis, length] : llvm::zip(*axes, *lengths))
    real = fit(c, real, axis, length);
  if (!real)
    return;
  Parts value = partsOf(c, real);
  for (int64_t axis : llvm::reverse(*axes)) {
    value = transform(c, value, axis, false);
    if (axis == axes->back())
      value = both(value, [&](Value part) {
        return fit(c, part, axis, lengths->back() ? lengths->back() / 2 + 1 : 0);
      });
  }
  c.result(c.emit<ComplexOp>(value.re, value.im));
}

/// All of a dimension whose first half is there: the rest mirrors it, conjugated.
static Parts unfold(NodeContext &c, Parts half, int64_t axis, int64_t length) {
  half = both(half, [&](Value part) { return fit(c, part, axis, length / 2 + 1); });
  int64_t rest = length - (length / 2 + 1);
  if (rest <= 0)
    return both(half, [&](Value part) { return fit(c, part, axis, length); });
  auto mirror = [&](Value part) {
    return c.emit<ReverseOp>(c.slice(part, axis, 1, rest), ArrayRef<int64_t>{axis});
  };
  auto join = [&](Value first, Value second) {
    return c.emit<ConcatOp>(axis, ValueRange({first, second}));
  };
  Value re = mirror(half.re), im = mirror(half.im);
  if (!re || !im)
    return {};
  re = join(half.re, re);
  return {re, join(half.im, c.emit<NegOp>(im))};
}

/// The first half to real.
static void convertInverseReal(NodeContext &c) {
  auto axes = isComplex(c, true) ? axesOf(c) : std::nullopt;
  auto lengths = axes ? lengthsOf(c, axes->size()) : std::nullopt;
  if (!lengths)
    return;
  Parts value = partsOf(c, c.input(0));
  for (auto [axis, length] :
       llvm::zip(ArrayRef(*axes).drop_back(), ArrayRef(*lengths).drop_back())) {
    value = both(value, [&, axis = axis, length = length](Value part) {
      return fit(c, part, axis, length);
    });
    value = transform(c, value, axis, true);
  }
  value = unfold(c, value, axes->back(), lengths->back());
  c.result(transform(c, value, axes->back(), true).re);
}

void tenon::tf::addFourierConverters(ConverterTable &table) {
  for (const char *op : {"FFT", "FFT2D", "FFT3D"})
    table[op] = {convertComplex<false>, 1};
  for (const char *op : {"IFFT", "IFFT2D", "IFFT3D"})
    table[op] = {convertComplex<true>, 1};
  for (const char *op : {"RFFT", "RFFT2D", "RFFT3D"})
    table[op] = {convertReal, 2};
  for (const char *op : {"IRFFT", "IRFFT2D", "IRFFT3D"})
    table[op] = {convertInverseReal, 2};
}
