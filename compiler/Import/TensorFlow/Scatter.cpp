//===- Scatter.cpp - Reads and writes at index vectors --------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Scatters into a variable read it and assign the result. Sparse tensors are index
// vectors and values, and dense ones made of them are scatters.
//
//===----------------------------------------------------------------------===//
#include "compiler/Import/TensorFlow/GraphConverter.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

/// Indices as i32 or i64.
static Value indices(NodeContext &c, size_t i) {
  Type element = c.inputType(i).getElementType();
  bool isIndex = element.isInteger(32) || element.isInteger(64);
  return isIndex ? c.input(i) : c.cast(c.input(i), c.builder.getI32Type());
}

/// Numbers as vectors of one.
static Value asVectors(NodeContext &c, Value numbers) {
  if (!numbers)
    return {};
  return c.emit<ExpandDimsOp>(
      numbers, ArrayRef<int64_t>({NodeContext::typeOf(numbers).getRank()}));
}

static Value scatter(NodeContext &c, ScatterKind kind, Value init, Value vectors,
                     Value updates, bool drop = false) {
  return c.emit<ScatterOp>(kind, init, vectors, updates, /*in_bounds=*/false, drop);
}

/// A tensor of `shape`, a vector, all of one value.
static Value filled(NodeContext &c, double value, Type element, Value shape) {
  return c.emit<BroadcastToOp>(c.scalar(value, element), shape);
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

static void convertGatherNd(NodeContext &c) {
  c.result(c.emit<GatherNdOp>(c.input(0), indices(c, 1), int64_t(0), false));
}

template <ScatterKind kind> static void convertTensorScatter(NodeContext &c) {
  c.result(scatter(c, kind, c.input(0), indices(c, 1), c.input(2)));
}

/// Operands: index vectors, updates, the shape of the result.
static void convertScatterNd(NodeContext &c) {
  Type element = c.inputType(1).getElementType();
  if (!isa<FloatType, IntegerType>(element)) {
    c.error() << "elements of type " << element << " are not supported";
    return;
  }
  ScatterKind kind = element.isInteger(1) ? ScatterKind::update : ScatterKind::add;
  Value init = filled(c, 0, element, c.input(2));
  c.result(scatter(c, kind, init, indices(c, 0), c.input(1)));
}

/// Operands: places, the shape of the result, their values, the value elsewhere.
static void convertSparseToDense(NodeContext &c) {
  Value places = indices(c, 0), values = c.input(2);
  int64_t rank = c.inputRank(0);
  // A place, places in a vector, or index vectors.
  if (rank < 2)
    places = asVectors(c, places);
  if (rank == 0)
    places = c.emit<ExpandDimsOp>(places, ArrayRef<int64_t>({0}));
  if (!places)
    return;
  if (c.inputRank(2) == 0)
    values = c.emit<BroadcastToOp>(values, c.size(places, 0));
  Value init = c.emit<BroadcastToOp>(c.input(3), c.input(1));
  c.result(scatter(c, ScatterKind::update, init, places, values));
}

/// Operands: index vectors, values and shape of a sparse matrix, a dense one.
static void convertSparseMatMul(NodeContext &c) {
  bool flips = c.boolAttr("adjoint_a");
  Value dense = c.input(3);
  if (c.inputRank(3) != 2 || c.inputRank(0) != 2) {
    c.error() << "its operands have ranks " << c.inputRank(0) << " and " << c.inputRank(3)
              << " instead of 2";
    return;
  }
  if (c.boolAttr("adjoint_b"))
    dense = c.transpose(dense, {1, 0});
  Value places = indices(c, 0);
  Value rows = c.slice(places, 1, flips ? 1 : 0, 1);
  Value columns =
      c.emit<SqueezeOp>(c.slice(places, 1, flips ? 0 : 1, 1), ArrayRef<int64_t>({1}));
  Value taken = c.emit<GatherOp>(dense, columns, int64_t(0), int64_t(0));
  Value products = c.emit<MulOp>(taken, asVectors(c, c.input(1)));
  Value height = c.cast(c.slice(c.input(2), 0, flips ? 1 : 0, 1), c.builder.getI64Type());
  if (c.failed())
    return;
  Value shape = c.emit<ConcatOp>(int64_t(0), ValueRange({height, c.size(dense, 1)}));
  Value init = filled(c, 0, c.inputType(1).getElementType(), shape);
  c.result(scatter(c, ScatterKind::add, init, rows, products));
}

/// Operands: index vectors, values and shape of a sparse tensor, a dense one.
static void convertSparseAdd(NodeContext &c) {
  c.result(scatter(c, ScatterKind::add, c.input(3), indices(c, 0), c.input(1)));
}

/// The same of a permutation that is known.
static void invertConstant(NodeContext &c, ArrayRef<int64_t> perm) {
  SmallVector<int64_t> inverse(perm.size(), -1);
  for (auto [i, axis] : llvm::enumerate(perm)) {
    if (axis < 0 || axis >= static_cast<int64_t>(perm.size()) || inverse[axis] >= 0) {
      c.error() << "its operand is no permutation";
      return;
    }
    inverse[axis] = i;
  }
  c.result(c.vector(inverse, c.inputType(0).getElementType().isInteger(32)));
}

/// The places of 0, 1, 2, … in a permutation.
static void convertInvertPermutation(NodeContext &c) {
  Value perm = c.input(0);
  if (auto known = c.known(0); known && !llvm::is_contained(*known, ShapedType::kDynamic))
    return invertConstant(c, *known);
  if (c.inputRank(0) != 1) {
    c.error() << "its operand has rank " << c.inputRank(0) << " instead of 1";
    return;
  }
  Type element = c.inputType(0).getElementType();
  Value places = c.cast(c.iota(c.size(perm, 0), 0, 1), element);
  Value init = filled(c, -1, element, c.size(perm, 0));
  Value inverse = scatter(c, ScatterKind::update, init, asVectors(c, perm), places);
  Value isThere = c.emit<CompareOp>(Predicate::ge, inverse, c.scalar(0, element));
  c.check(isThere, "a number is missing in a permutation");
  c.result(inverse);
}

/// How often each number below `size` occurs, or the sum of its weights. Operands:
/// numbers, size, weights (or none).
static void convertBincount(NodeContext &c) {
  Type numberType = c.inputType(0).getElementType();
  Type element = c.inputType(2).getElementType();
  bool isBinary = c.node.attr("binary_output") && c.boolAttr("binary_output");
  if (c.node.op == "DenseBincount" && c.inputRank(0) != 1) {
    c.error() << "its numbers have rank " << c.inputRank(0) << " instead of 1";
    return;
  }
  Value numbers = c.reshape(c.input(0), {-1}), weights;
  c.check(c.emit<CompareOp>(Predicate::ge, numbers, c.scalar(0, numberType)),
          "a number to count is negative");
  RankedTensorType type = c.inputType(2);
  bool isWeighted = !isBinary && (!type.hasStaticShape() || type.getNumElements() > 0);
  if (isWeighted)
    weights = c.reshape(c.input(2), {-1});
  else
    weights = filled(c, 1, element, c.size(numbers, 0));
  Value size = c.input(1);
  if (c.inputRank(1) == 0)
    size = c.emit<ExpandDimsOp>(size, ArrayRef<int64_t>({0}));
  Value init = filled(c, 0, element, size);
  c.result(scatter(c, isBinary ? ScatterKind::update : ScatterKind::add, init,
                   asVectors(c, numbers), weights, /*drop=*/true));
}

/// How many numbers fall into each of equal parts of a range; those outside count for
/// the first or last part. Operands: numbers, the range's ends, the number of parts.
static void convertHistogram(NodeContext &c) {
  Type f64 = c.builder.getF64Type(), i32 = c.builder.getI32Type();
  Type counted = c.typeAttr("dtype");
  if (c.failed())
    return;
  auto end = [&](int64_t i) {
    return c.emit<SqueezeOp>(c.slice(c.input(1), 0, i, 1), ArrayRef<int64_t>({0}));
  };
  Value low = end(0), numbers = c.reshape(c.input(0), {-1});
  Value parts = c.cast(c.input(2), i32);
  Value width =
      c.emit<DivOp>(c.cast(c.emit<SubOp>(end(1), low), f64), c.cast(parts, f64));
  Value above = c.cast(c.emit<SubOp>(c.emit<MaxOp>(numbers, low), low), f64);
  Value place = c.cast(c.emit<DivOp>(above, width), i32);
  place = c.emit<MinOp>(place, c.emit<SubOp>(parts, c.scalar(1, i32)));
  Value init = filled(c, 0, counted, c.emit<ExpandDimsOp>(parts, ArrayRef<int64_t>({0})));
  Value ones = filled(c, 1, counted, c.size(numbers, 0));
  c.result(scatter(c, ScatterKind::add, init, asVectors(c, place), ones));
}

/// Operands: tensor, row numbers, rows.
template <ScatterKind kind> static void convertInplace(NodeContext &c) {
  c.result(scatter(c, kind, c.input(0), asVectors(c, indices(c, 1)), c.input(2)));
}

//===----------------------------------------------------------------------===//
// Stitching
//===----------------------------------------------------------------------===//

/// Operands: n tensors of places, n of what goes there; a later one wins.
static void convertDynamicStitch(NodeContext &c) {
  size_t count = c.inputCount() / 2;
  SmallVector<Value> places, parts;
  SmallVector<Value> slice;
  for (size_t i = 0; i < count; ++i) {
    int64_t rank = c.inputRank(i);
    Value data = c.input(count + i);
    if (c.inputRank(count + i) < rank) {
      c.error() << "operand " << count + i << " is " << c.inputType(count + i)
                << ", but its places are " << c.inputType(i);
      return;
    }
    places.push_back(c.reshape(c.input(i), {-1}));
    SmallVector<Value> sizes = {c.size(places.back(), 0)};
    for (int64_t axis = rank; axis < c.inputRank(count + i); ++axis)
      sizes.push_back(c.size(data, axis));
    parts.push_back(c.reshapeTo(data, sizes));
    slice.assign(sizes.begin() + 1, sizes.end());
  }
  if (c.failed() || llvm::is_contained(parts, Value()))
    return;
  auto join = [&](ArrayRef<Value> all) {
    return all.size() == 1 ? all[0] : c.emit<ConcatOp>(int64_t(0), ValueRange(all));
  };
  Value all = join(places), data = join(parts);
  Type i32 = c.builder.getI32Type();
  Value most = c.emit<ReduceOp>(ReduceKind::max, all, ArrayRef<int64_t>({0}), true);
  Value one = c.scalar(1, i32), zero = c.scalar(0, i32);
  Value size = c.emit<MaxOp>(c.emit<AddOp>(most, one), zero);
  if (auto known = all ? evaluateShape(all) : std::nullopt;
      known && !llvm::is_contained(*known, ShapedType::kDynamic)) {
    int64_t end = 0;
    for (int64_t place : *known)
      end = std::max(end, place + 1);
    size = c.vector({end}, true);
  }
  slice.insert(slice.begin(), c.cast(size, c.builder.getI64Type()));
  Value shape = join(slice);
  if (!data)
    return;
  Value init = filled(c, 0, NodeContext::typeOf(data).getElementType(), shape);
  c.result(scatter(c, ScatterKind::update, init, asVectors(c, all), data));
}

//===----------------------------------------------------------------------===//
// Variables
//===----------------------------------------------------------------------===//

/// Assigns what `update` makes of the variable's value. The legacy ops hand the
/// reference on.
static void updateVariable(NodeContext &c, function_ref<Value(Value)> update) {
  Variable *variable = c.variable(0);
  if (!variable)
    return;
  if (!c.converter.declare(*variable)) {
    c.error() << "cannot write variable '" << variable->name << "'";
    return;
  }
  if (Value value = update(c.read(*variable)))
    AssignOp::create(c.builder, c.loc, variable->symbol, value);
  if (variable->isReference)
    c.resultVariable(variable);
}

/// Updates of rows, or one number for all of them.
static Value rowUpdates(NodeContext &c, Value variable) {
  if (!variable || c.inputRank(2) > 0)
    return c.input(2);
  SmallVector<Value> sizes;
  for (int64_t axis = 0; axis < c.inputRank(1); ++axis)
    sizes.push_back(c.size(c.input(1), axis));
  for (int64_t axis = 1; axis < NodeContext::typeOf(variable).getRank(); ++axis)
    sizes.push_back(c.size(variable, axis));
  if (c.failed() || sizes.empty())
    return c.input(2);
  Value shape =
      sizes.size() == 1 ? sizes[0] : c.emit<ConcatOp>(int64_t(0), ValueRange(sizes));
  return c.emit<BroadcastToOp>(c.input(2), shape);
}

/// Operands: variable, rows, updates.
template <ScatterKind kind> static void convertScatterRows(NodeContext &c) {
  updateVariable(c, [&](Value value) {
    return scatter(c, kind, value, asVectors(c, indices(c, 1)), rowUpdates(c, value));
  });
}

/// Rows divided by the product of all their updates.
static void convertScatterDiv(NodeContext &c) {
  updateVariable(c, [&](Value value) -> Value {
    if (!value)
      return {};
    Type i64 = c.builder.getI64Type();
    Value ones = filled(c, 1, NodeContext::typeOf(value).getElementType(),
                        c.emit<ShapeOfOp>(value, i64));
    Value divisor = scatter(c, ScatterKind::mul, ones, asVectors(c, indices(c, 1)),
                            rowUpdates(c, value));
    return c.emit<DivOp>(value, divisor);
  });
}

/// Operands: variable, index vectors, updates.
template <ScatterKind kind> static void convertScatterVectors(NodeContext &c) {
  updateVariable(
      c, [&](Value value) { return scatter(c, kind, value, indices(c, 1), c.input(2)); });
}

static void convertResourceGatherNd(NodeContext &c) {
  if (Variable *variable = c.variable(0))
    c.result(c.emit<GatherNdOp>(c.read(*variable), indices(c, 1), int64_t(0), false));
}

template <ScatterKind kind>
static void addKind(ConverterTable &table, const std::string &name) {
  table["TensorScatter" + name] = {convertTensorScatter<kind>, 3};
  table["Scatter" + name] = {convertScatterRows<kind>, 3, true};
  table["ResourceScatter" + name] = {convertScatterRows<kind>, 3, true};
  table["ScatterNd" + name] = {convertScatterVectors<kind>, 3, true};
  table["ResourceScatterNd" + name] = {convertScatterVectors<kind>, 3, true};
}

void tenon::tf::addScatterConverters(ConverterTable &table) {
  addKind<ScatterKind::update>(table, "Update");
  addKind<ScatterKind::add>(table, "Add");
  addKind<ScatterKind::sub>(table, "Sub");
  addKind<ScatterKind::mul>(table, "Mul");
  addKind<ScatterKind::min>(table, "Min");
  addKind<ScatterKind::max>(table, "Max");
  table["Bincount"] = {convertBincount, 3};
  table["DenseBincount"] = {convertBincount, 3};
  table["DynamicStitch"] = {convertDynamicStitch, 2};
  table["GatherNd"] = {convertGatherNd, 2};
  table["HistogramFixedWidth"] = {convertHistogram, 3};
  table["InplaceAdd"] = {convertInplace<ScatterKind::add>, 3};
  table["InplaceSub"] = {convertInplace<ScatterKind::sub>, 3};
  table["InplaceUpdate"] = {convertInplace<ScatterKind::update>, 3};
  table["InvertPermutation"] = {convertInvertPermutation, 1};
  table["ParallelDynamicStitch"] = {convertDynamicStitch, 2};
  table["ResourceGatherNd"] = {convertResourceGatherNd, 2, true};
  table["ResourceScatterDiv"] = {convertScatterDiv, 3, true};
  table["ScatterDiv"] = {convertScatterDiv, 3, true};
  table["ScatterNd"] = {convertScatterNd, 3};
  table["ScatterNdNonAliasingAdd"] = {convertTensorScatter<ScatterKind::add>, 3};
  table["SparseTensorDenseAdd"] = {convertSparseAdd, 4};
  table["SparseTensorDenseMatMul"] = {convertSparseMatMul, 4};
  table["SparseToDense"] = {convertSparseToDense, 4};
}
