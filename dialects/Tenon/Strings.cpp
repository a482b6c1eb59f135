//===- Strings.cpp - The string family --------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "dialects/Tenon/Inference.h"
#include "dialects/Tenon/StringOps.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::detail;

static constexpr StringFunction functions[] = {
    {"as_string", "r", "", 4, 's', nullptr},
    {"at", "l", "cl", 0, 's', nullptr},
    {"base64_decode", "s", "", 0, 's', "string {0} is not base64"},
    {"base64_encode", "s", "", 1, 's', nullptr},
    {"csv_field", "s", "", 4, 's', "line {0} has not the fields that it should have"},
    {"equal", "ss", "", 0, 'b', nullptr},
    {"find_number", "d", "dw", 0, 'l', nullptr},
    {"find_string", "s", "clw", 0, 'l', nullptr},
    {"hash", "s", "", 1, 'l', nullptr},
    {"hash_fast", "s", "", 1, 'l', nullptr},
    {"hash_strong", "s", "", 3, 'l', nullptr},
    {"join", "sss", "", 0, 's', nullptr},
    {"length", "s", "", 1, 'w', nullptr},
    {"lower", "s", "", 0, 's', nullptr},
    {"regex_match", "s", "w", 0, 'b', nullptr},
    {"regex_replace", "ss", "w", 1, 's', nullptr},
    {"strip", "s", "", 0, 's', nullptr},
    {"substr", "sdd", "", 1, 's', "the position is outside string {0}"},
    {"to_number", "s", "", 0, 'n', "string {0} is not a number of its type"},
    {"upper", "s", "", 0, 's', nullptr},
};

const StringFunction *tenon::findStringFunction(StringRef name) {
  for (const StringFunction &function : functions)
    if (name == function.name)
      return &function;
  return nullptr;
}

/// Whether the letter stands for this type.
static bool takes(char letter, Type type) {
  bool isIndex = type.isInteger(32) || type.isInteger(64);
  isIndex &= !type.isUnsignedInteger();
  switch (letter) {
  case 's':
    return isa<StringType>(type);
  case 'b':
    return type.isInteger(1);
  case 'c':
    return type.isUnsignedInteger(8);
  case 'w':
    return isIndex && type.isInteger(32);
  case 'l':
    return isIndex && type.isInteger(64);
  case 'd':
    return isIndex;
  case 'n':
    return isIndex || type.isF32() || type.isF64();
  case 'k':
    return isIndex || isa<StringType>(type);
  default:
    return isa<FloatType, IntegerType>(type);
  }
}

//===----------------------------------------------------------------------===//
// tenon.string_map
//===----------------------------------------------------------------------===//

LogicalResult StringMapOp::inferReturnTypes(MLIRContext *,
                                            std::optional<Location> location, Adaptor op,
                                            SmallVectorImpl<Type> &types) {
  // C1.
  StringRef name = op.getFunction();
  const StringFunction *function = findStringFunction(name);
  if (!function)
    return emitOptionalError(location, "'", getOperationName(), "' has function '", name,
                             "', which there is not");
  // C2.
  StringRef inputs = function->inputs, tables = function->tables;
  if (op.getInputs().size() != inputs.size() || op.getTables().size() != tables.size() ||
      op.getParameters().size() != function->parameters)
    return emitOptionalError(
        location, "'", getOperationName(), "' has ", op.getInputs().size(), " inputs, ",
        op.getTables().size(), " tables and ", op.getParameters().size(),
        " parameters, but function '", name, "' needs ", inputs.size(), ", ",
        tables.size(), " and ", function->parameters);
  // C3.
  SmallVector<Value> operands(op.getInputs());
  llvm::append_range(operands, op.getTables());
  for (auto [letter, operand] : llvm::zip((inputs + tables).str(), operands)) {
    auto type = cast<RankedTensorType>(operand.getType());
    if (!takes(letter, type.getElementType()))
      return emitOptionalError(location, "'", getOperationName(), "' has an operand of ",
                               type.getElementType(), ", which function '", name,
                               "' does not take");
  }
  for (Value table : op.getTables())
    if (cast<RankedTensorType>(table.getType()).getRank() != 1)
      return emitOptionalError(location, "'", getOperationName(),
                               "' has a table of type ", table.getType(),
                               ", but needs rank 1");
  if (!takes(function->result, op.getElement()))
    return emitOptionalError(location, "'", getOperationName(), "' has element type ",
                             op.getElement(), ", which function '", name,
                             "' does not give");
  // C4.
  return inferBroadcast(location, getOperationName(), op.getInputs(), op.getElement(),
                        types);
}

//===----------------------------------------------------------------------===//
// The others
//===----------------------------------------------------------------------===//

LogicalResult StringSplitOp::inferReturnTypes(MLIRContext *context,
                                              std::optional<Location>, Adaptor op,
                                              SmallVectorImpl<Type> &types) {
  Type i64 = IntegerType::get(context, 64);
  // C1.
  types.push_back(cast<RankedTensorType>(op.getInput().getType())
                      .clone(ArrayRef<int64_t>{ShapedType::kDynamic}));
  types.push_back(RankedTensorType::get({ShapedType::kDynamic, 2}, i64));
  types.push_back(RankedTensorType::get({}, i64));
  return success();
}

LogicalResult StringJoinRowsOp::inferReturnTypes(MLIRContext *,
                                                 std::optional<Location> location,
                                                 Adaptor op,
                                                 SmallVectorImpl<Type> &types) {
  auto input = cast<RankedTensorType>(op.getInput().getType());
  // C1.
  if (input.getRank() != 2)
    return emitOptionalError(location, "'", getOperationName(), "' has an input of rank ",
                             input.getRank(), ", but needs rank 2");
  // C2.
  types.push_back(input.clone(input.getShape().take_front()));
  return success();
}

LogicalResult StringNGramsOp::inferReturnTypes(MLIRContext *, std::optional<Location>,
                                               Adaptor op, SmallVectorImpl<Type> &types) {
  // C2.
  types.push_back(cast<RankedTensorType>(op.getInput().getType())
                      .clone(ArrayRef<int64_t>{ShapedType::kDynamic}));
  types.push_back(op.getSplits().getType());
  return success();
}

LogicalResult StringBytesOp::inferReturnTypes(MLIRContext *,
                                              std::optional<Location> location,
                                              Adaptor op, SmallVectorImpl<Type> &types) {
  auto input = cast<RankedTensorType>(op.getInput().getType());
  // C1.
  SmallVector<int64_t> shape(input.getShape());
  auto count = evaluateShape(op.getCount());
  shape.push_back(count && count->front() >= 0 ? count->front() : ShapedType::kDynamic);
  // C2.
  if (!isa<FloatType, IntegerType>(op.getElement()))
    return emitOptionalError(location, "'", getOperationName(), "' has element type ",
                             op.getElement(), ", but needs a number's");
  types.push_back(RankedTensorType::get(shape, op.getElement()));
  return success();
}

LogicalResult StringParseDenseOp::inferReturnTypes(MLIRContext *,
                                                   std::optional<Location> location,
                                                   Adaptor op,
                                                   SmallVectorImpl<Type> &types) {
  auto examples = cast<RankedTensorType>(op.getExamples().getType());
  auto fallback = cast<RankedTensorType>(op.getFallback().getType());
  // C1.
  int64_t count = op.getCount(), given = fallback.getDimSize(0);
  if (count < 0 || (given > 1 && !ShapedType::isDynamic(given) && given != count))
    return emitOptionalError(location, "'", getOperationName(), "' has ", given,
                             " fallbacks for ", count, " values");
  // C2.
  types.push_back(fallback.clone({examples.getDimSize(0), count}));
  return success();
}

LogicalResult StringParseSparseOp::inferReturnTypes(MLIRContext *context,
                                                    std::optional<Location> location,
                                                    Adaptor op,
                                                    SmallVectorImpl<Type> &types) {
  Type i64 = IntegerType::get(context, 64), element = op.getElement();
  // C2.
  if (!element.isF32() && !takes('l', element) && !isa<StringType>(element))
    return emitOptionalError(location, "'", getOperationName(), "' has element type ",
                             element, ", but needs f32, i64 or strings");
  // C1.
  types.push_back(RankedTensorType::get({ShapedType::kDynamic}, element));
  types.push_back(RankedTensorType::get({ShapedType::kDynamic, 2}, i64));
  types.push_back(RankedTensorType::get({}, i64));
  return success();
}
