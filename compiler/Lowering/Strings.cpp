//===- Strings.cpp - Lowering of the string family ------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A string is an i64 that names its bytes (abi.h, tn_call.buffers), so whatever moves
// elements moves strings. What looks into them is a call of the routine library; one
// that makes strings is handed the run, whose memory it takes, and gives a status, which
// is checked behind it.
//
//===----------------------------------------------------------------------===//
#include "compiler/Lowering/Strings.h"
#include "dialects/Runtime/RunOps.h"
#include "dialects/Tenon/StringOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"

using namespace mlir;

namespace tenon {

namespace {
// As in compiler/CPU/Routines/Text.h.
constexpr int64_t kAllRight = -1, kNoMemory = -2;
} // namespace

//===----------------------------------------------------------------------===//
// Operands and status
//===----------------------------------------------------------------------===//

/// A tensor of `sizes` as a vector.
static Value flatten(Lowering &lowering, Value value, ArrayRef<Size> sizes) {
  Sizes flat = {lowering.index.product(sizes)};
  Type element = cast<RankedTensorType>(value.getType()).getElementType();
  return lowering.reshape(value, sizes, Lowering::typeOf(flat, element), flat);
}

Value routineNumber(Lowering &lowering, int64_t value) {
  return arith::ConstantIndexOp::create(lowering.b, value);
}

Value routineRun(Lowering &lowering) {
  return rt::RunOp::create(lowering.b, lowering.b.getIndexType());
}

/// How a string's type is spelled in the names of routines.
static std::string spelling(Type type) {
  if (isa<StringType>(type))
    return "_string";
  std::string text = "_";
  llvm::raw_string_ostream os(text);
  type.print(os);
  return text;
}

void checkStatus(Lowering &lowering, Value status, StringRef failure) {
  ImplicitLocOpBuilder &b = lowering.b;
  Value code = tensor::ExtractOp::create(b, status, ValueRange());
  auto differsFrom = [&](int64_t wrong, arith::CmpIPredicate predicate) -> Value {
    Value limit = arith::ConstantIntOp::create(b, wrong, 64);
    return arith::CmpIOp::create(b, predicate, code, limit);
  };
  rt::CheckOp::create(b, differsFrom(kNoMemory, arith::CmpIPredicate::ne),
                      "there is no memory for strings", ValueRange());
  if (!failure.empty())
    rt::CheckOp::create(b, differsFrom(kAllRight, arith::CmpIPredicate::sle), failure,
                        ValueRange{code});
}

/// Whether all sizes are 1.
static bool isOne(ArrayRef<Size> sizes) {
  return llvm::all_of(sizes, [](Size size) { return isConstantIntValue(size, 1); });
}

/// An operand of a function of elements, as a vector of the result's elements or of one.
static Value operandOf(Lowering &lowering, Value operand, ArrayRef<Size> out) {
  Sizes own = lowering.sizes(operand);
  Value value = lowering.lowered(operand);
  if (isOne(own) || llvm::equal(own, out))
    return flatten(lowering, value, own);
  return flatten(lowering, lowering.stretch(operand, out), out);
}

/// Calls `function` for the elements of `inputs`. Gives the flat result.
static Value callFunction(Lowering &lowering, const StringFunction &function,
                          ValueRange inputs, ValueRange tables,
                          ArrayRef<int64_t> parameters, Type element,
                          ArrayRef<Size> out) {
  std::string name = "string_" + std::string(function.name);
  SmallVector<Value> operands;
  auto addType = [&](char letter, Type type) {
    if (isTypeClass(letter))
      name += spelling(type);
  };
  for (auto [letter, input] : llvm::zip(StringRef(function.inputs), inputs)) {
    operands.push_back(operandOf(lowering, input, out));
    addType(letter, lowering.source(input).getElementType());
  }
  for (auto [letter, table] : llvm::zip(StringRef(function.tables), tables)) {
    operands.push_back(lowering.lowered(table));
    addType(letter, lowering.source(table).getElementType());
  }
  addType(function.result, element);
  operands.push_back(routineRun(lowering));
  for (int64_t parameter : parameters)
    operands.push_back(routineNumber(lowering, parameter));
  Size count = lowering.index.product(out);
  Type i64 = lowering.b.getI64Type();
  ValueRange results =
      lowering.routine(name, {}, operands, {{signless(element), {count}}, {i64, {}}});
  if (function.result == 's' || function.failure)
    checkStatus(lowering, results[1], function.failure ? function.failure : "");
  return results[0];
}

/// What `op`'s operands broadcast to.
static Sizes sizesOfResult(Lowering &lowering, Value result, ValueRange operands) {
  SmallVector<Sizes> all;
  for (Value operand : operands)
    all.push_back(lowering.sizes(operand));
  RankedTensorType type = lowering.target(result);
  Sizes out = lowering.broadcast(all, type.getRank());
  lowering.useStatic(out, type);
  return out;
}

static void replaceFlat(Lowering &lowering, Value result, Value flat,
                        ArrayRef<Size> out) {
  Size count = lowering.index.product(out);
  RankedTensorType type = lowering.target(result);
  lowering.replace(result, lowering.reshape(flat, count, type, out), out);
}

//===----------------------------------------------------------------------===//
// Ops
//===----------------------------------------------------------------------===//

static LogicalResult lowerStringMap(StringMapOp op, Lowering &lowering) {
  Sizes out = sizesOfResult(lowering, op.getResult(), op.getInputs());
  Value flat =
      callFunction(lowering, *findStringFunction(op.getFunction()), op.getInputs(),
                   op.getTables(), op.getParameters(), op.getElement(), out);
  replaceFlat(lowering, op.getResult(), flat, out);
  return success();
}

void lowerStringCompare(CompareOp op, Lowering &lowering) {
  Sizes out = sizesOfResult(lowering, op.getResult(), op->getOperands());
  ImplicitLocOpBuilder &b = lowering.b;
  Type i1 = b.getI1Type();
  Value flat = callFunction(lowering, *findStringFunction("equal"), op->getOperands(), {},
                            {}, i1, out);
  if (op.getPredicate() == Predicate::ne) {
    auto type = cast<RankedTensorType>(flat.getType());
    Size count = lowering.index.product(out);
    flat =
        lowering.parallel(type, count, flat, lowering.identity(1),
                          [](ImplicitLocOpBuilder &inner, ArrayRef<Value> same) {
                            Value yes = arith::ConstantIntOp::create(inner, 1, 1);
                            return arith::XOrIOp::create(inner, same[0], yes).getResult();
                          });
  }
  replaceFlat(lowering, op.getResult(), flat, out);
}

void lowerStringConstant(Value result, DenseStringElementsAttr strings,
                         Lowering &lowering) {
  ImplicitLocOpBuilder &b = lowering.b;
  std::vector<char> bytes;
  SmallVector<int64_t> places;
  auto type = cast<RankedTensorType>(result.getType());
  ArrayRef<StringRef> all = strings.getRawStringData();
  for (StringRef text : all) {
    places.push_back(text.empty() ? -1 : int64_t(bytes.size()));
    if (text.empty())
      continue;
    uint64_t size = text.size();
    auto *head = reinterpret_cast<const char *>(&size);
    bytes.insert(bytes.end(), head, head + sizeof(size));
    bytes.insert(bytes.end(), text.begin(), text.end());
    bytes.resize((bytes.size() + 7) / 8 * 8);
  }
  if (strings.isSplat())
    places.resize(type.getNumElements(), places.front());
  Type i64 = b.getI64Type();
  if (bytes.empty()) {
    auto zeros =
        DenseElementsAttr::get(cast<RankedTensorType>(signless(type)), int64_t(0));
    lowering.replace(result, arith::ConstantOp::create(b, zeros));
    lowering.setSplat(result, b.getI64IntegerAttr(0));
    return;
  }
  WeightStore &store = b.getContext()->getOrLoadDialect<rt::RtDialect>()->weights;
  auto bytesType = RankedTensorType::get({int64_t(bytes.size())}, b.getI8Type());
  Value data = WeightOp::create(b, bytesType, store.addCopy(bytes));
  Sizes count = {lowering.index.constant(type.getNumElements())};
  auto placesType = RankedTensorType::get({type.getNumElements()}, i64);
  Value where =
      arith::ConstantOp::create(b, DenseIntElementsAttr::get(placesType, places));
  ValueRange results =
      lowering.routine("string_constant", {}, {data, where}, {{i64, count}});
  replaceFlat(lowering, result, results[0], lowering.sizes(result));
}

static LogicalResult lowerStringSplit(StringSplitOp op, Lowering &lowering) {
  ImplicitLocOpBuilder &b = lowering.b;
  Type i64 = b.getI64Type();
  SmallVector<Value> inputs = {
      lowering.lowered(op.getInput()), lowering.lowered(op.getSeparator()),
      routineNumber(lowering, op.getMaxSplit()), routineNumber(lowering, op.getAnyOf()),
      routineNumber(lowering, op.getSkipEmpty())};
  ValueRange counts =
      lowering.routine("string_split_count", {}, inputs, {{i64, {}}, {i64, {}}});
  Value total = tensor::ExtractOp::create(b, counts[0], ValueRange());
  Size count = arith::IndexCastOp::create(b, b.getIndexType(), total).getResult();
  inputs.push_back(routineRun(lowering));
  Sizes one = {count}, two = {count, lowering.index.constant(2)};
  ValueRange results =
      lowering.routine("string_split", {}, inputs, {{i64, one}, {i64, two}, {i64, {}}});
  checkStatus(lowering, results[2], "");
  lowering.replace(op.getValues(), results[0], one);
  lowering.replace(op.getPlaces(), results[1], two);
  lowering.replace(op.getWidest(), counts[1]);
  return success();
}

static LogicalResult lowerStringJoinRows(StringJoinRowsOp op, Lowering &lowering) {
  Type i64 = lowering.b.getI64Type();
  Sizes out = {lowering.sizes(op.getInput())[0]};
  ValueRange results =
      lowering.routine("string_join_rows", {},
                       {lowering.lowered(op.getInput()),
                        lowering.lowered(op.getSeparator()), routineRun(lowering)},
                       {{i64, out}, {i64, {}}});
  checkStatus(lowering, results[1], "");
  lowering.replace(op.getResult(), results[0], out);
  return success();
}

static LogicalResult lowerStringNGrams(StringNGramsOp op, Lowering &lowering) {
  ImplicitLocOpBuilder &b = lowering.b;
  Type i64 = b.getI64Type();
  Value widths = arith::ConstantOp::create(b, b.getI64TensorAttr(op.getWidths()));
  Value padWidth = routineNumber(lowering, op.getPadWidth());
  Value keepsShort = routineNumber(lowering, op.getKeepShort());
  Value strings = lowering.lowered(op.getInput()),
        splits = lowering.lowered(op.getSplits());
  Sizes ends = lowering.sizes(op.getSplits());
  ValueRange counts = lowering.routine("string_ngrams_count", {},
                                       {strings, splits, widths, padWidth, keepsShort},
                                       {{i64, ends}, {i64, {}}});
  checkStatus(lowering, counts[1], "row {0} is not within the strings");
  Value last =
      lowering.index.value(lowering.index.sub(ends[0], lowering.index.constant(1)));
  Value total = tensor::ExtractOp::create(b, counts[0], last);
  Size count = arith::IndexCastOp::create(b, b.getIndexType(), total).getResult();
  Sizes one = {count};
  ValueRange results = lowering.routine(
      "string_ngrams", {},
      {strings, splits, widths, lowering.lowered(op.getSeparator()),
       lowering.lowered(op.getLeftPad()), lowering.lowered(op.getRightPad()),
       routineRun(lowering), padWidth, keepsShort},
      {{i64, one}, {i64, {}}});
  checkStatus(lowering, results[1], "");
  lowering.replace(op.getValues(), results[0], one);
  lowering.replace(op.getEnds(), counts[0], ends);
  return success();
}

static LogicalResult lowerStringBytes(StringBytesOp op, Lowering &lowering) {
  Sizes own = lowering.sizes(op.getInput()), out = own;
  Size count = lowering.shapes.evaluate(op.getCount()).front();
  Value flat = flatten(lowering, lowering.lowered(op.getInput()), own);
  unsigned bits = std::max(8u, op.getElement().getIntOrFloatBitWidth());
  Sizes matrix = {lowering.index.product(own), count};
  Value result = lowering.routine("string_bytes_i" + std::to_string(bits), {},
                                  {flat, routineNumber(lowering, op.getBigEndian())},
                                  {{signless(op.getElement()), matrix}})[0];
  out.push_back(count);
  RankedTensorType type = lowering.target(op.getResult());
  lowering.useStatic(out, type);
  lowering.replace(op.getResult(), lowering.reshape(result, matrix, type, out), out);
  return success();
}

//===----------------------------------------------------------------------===//
// Examples
//===----------------------------------------------------------------------===//

/// "feature 'age' of example {0}".
static std::string featureName(Value key) {
  auto constant = key.getDefiningOp<ConstantOp>();
  auto text = constant ? dyn_cast<DenseStringElementsAttr>(constant.getValue()) : nullptr;
  std::string name =
      text ? "'" + text.getRawStringData().front().str() + "' " : std::string();
  return "feature " + name + "of example {0}";
}

static LogicalResult lowerParseDense(StringParseDenseOp op, Lowering &lowering) {
  Type element = lowering.source(op.getFallback()).getElementType();
  Sizes out = {lowering.sizes(op.getExamples())[0],
               lowering.index.constant(op.getCount())};
  SmallVector<Value> inputs = {lowering.lowered(op.getExamples()),
                               lowering.lowered(op.getKey()),
                               lowering.lowered(op.getFallback()), routineRun(lowering)};
  ValueRange results =
      lowering.routine("example_dense" + spelling(element), {}, inputs,
                       {{signless(element), out}, {lowering.b.getI64Type(), {}}});
  std::string failure = featureName(op.getKey()) +
                        " is missing, is of another type, or " + "has not " +
                        std::to_string(op.getCount()) + " values";
  checkStatus(lowering, results[1], failure);
  lowering.replace(op.getResult(), results[0], out);
  return success();
}

static LogicalResult lowerParseSparse(StringParseSparseOp op, Lowering &lowering) {
  ImplicitLocOpBuilder &b = lowering.b;
  Type i64 = b.getI64Type();
  std::string type = spelling(op.getElement());
  SmallVector<Value> inputs = {lowering.lowered(op.getExamples()),
                               lowering.lowered(op.getKey())};
  ValueRange counts = lowering.routine("example_count" + type, {}, inputs,
                                       {{i64, {}}, {i64, {}}, {i64, {}}});
  checkStatus(lowering, counts[2],
              featureName(op.getKey()) + " is damaged or of another type");
  Value total = tensor::ExtractOp::create(b, counts[0], ValueRange());
  Size count = arith::IndexCastOp::create(b, b.getIndexType(), total).getResult();
  inputs.push_back(routineRun(lowering));
  Sizes one = {count}, two = {count, lowering.index.constant(2)};
  ValueRange results =
      lowering.routine("example_sparse" + type, {}, inputs,
                       {{signless(op.getElement()), one}, {i64, two}, {i64, {}}});
  checkStatus(lowering, results[2], "");
  lowering.replace(op.getValues(), results[0], one);
  lowering.replace(op.getPlaces(), results[1], two);
  lowering.replace(op.getWidest(), counts[1]);
  return success();
}

void addStringLowerings(LoweringTable &table) {
  table.add(lowerStringBytes);
  table.add(lowerStringJoinRows);
  table.add(lowerStringMap);
  table.add(lowerStringNGrams);
  table.add(lowerParseDense);
  table.add(lowerParseSparse);
  table.add(lowerStringSplit);
}

} // namespace tenon
