//===- TensorList.cpp - The TensorList ops --------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Import/TensorFlow/GraphConverter.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

using Ints = SmallVector<int64_t>;

/// What an operand says of the elements' shape: -1 is unknown, alone or as a size.
static std::optional<Ints> shapeOperand(NodeContext &c, size_t i) {
  Value operand = i < c.inputCount() ? c.input(i) : Value();
  if (!operand || NodeContext::typeOf(operand).getRank() != 1)
    return std::nullopt;
  auto known = c.known(i);
  if (known)
    for (int64_t &size : *known)
      size = size < 0 ? ShapedType::kDynamic : size;
  return known;
}

static void reserve(NodeContext &c, Value size) {
  Type element = c.typeAttr("element_dtype");
  if (element && size)
    c.resultList(0, makeList(c, element, shapeOperand(c, 0), size));
}

static void convertReserve(NodeContext &c) { reserve(c, c.tensor(1)); }

static void convertEmpty(NodeContext &c) {
  reserve(c, c.scalar(0, c.builder.getI32Type()));
}

static void convertFromTensor(NodeContext &c) {
  List list = listOf(c, c.tensor(0));
  list.elementShape = shapeOperand(c, 1);
  if (!c.failed())
    c.resultList(0, std::move(list));
}

static void convertGetItem(NodeContext &c) {
  const List *list = c.list(0);
  Value index = c.tensor(1);
  if (!list || !index)
    return;
  List read = *list;
  if (!read.buffer && !read.elementShape)
    read.elementShape = shapeOperand(c, 2);
  c.result(readElement(c, read, index));
}

static void convertSetItem(NodeContext &c) {
  bool resizes = c.boolAttr("resize_if_index_out_of_bounds");
  const List *list = c.list(0);
  Value index = c.tensor(1), element = c.tensor(2);
  if (list && index && element)
    c.resultList(0, writeElement(c, *list, index, element, resizes));
}

static void convertPushBack(NodeContext &c) {
  const List *list = c.list(0);
  Value element = c.tensor(1);
  if (list && element)
    c.resultList(0, pushElement(c, *list, element));
}

static void convertPopBack(NodeContext &c) {
  const List *list = c.list(0);
  if (!list)
    return;
  List rest = *list;
  c.result(1, popElement(c, rest));
  c.resultList(0, std::move(rest));
}

/// A list of which an operand of the op that takes it all says the shape.
static std::optional<List> wholeList(NodeContext &c, size_t shape) {
  const List *list = c.list(0);
  if (!list)
    return std::nullopt;
  List whole = *list;
  if (!whole.buffer && !whole.elementShape)
    whole.elementShape = shapeOperand(c, shape);
  return whole;
}

static void convertStack(NodeContext &c) {
  if (auto list = wholeList(c, 1))
    c.result(stack(c, *list));
}

static void convertGather(NodeContext &c) {
  auto list = wholeList(c, 2);
  Value indices = c.tensor(1);
  if (list && indices)
    c.result(gatherElements(c, *list, indices));
}

static void convertLength(NodeContext &c) {
  if (const List *list = c.list(0))
    c.result(length(c, *list));
}

static void convertResize(NodeContext &c) {
  const List *list = c.list(0);
  Value size = c.tensor(1);
  if (list && size)
    c.resultList(0, resizeList(c, *list, size));
}

/// What was declared, whatever the elements turned out to be.
static void convertElementShape(NodeContext &c) {
  const List *list = c.list(0);
  Type type = c.typeAttr("shape_type");
  if (!list || c.failed())
    return;
  if (!list->elementShape)
    return c.result(c.scalar(-1, type));
  Ints sizes = *list->elementShape;
  for (int64_t &size : sizes)
    size = ShapedType::isDynamic(size) ? -1 : size;
  c.result(c.vector(sizes, type.isInteger(32)));
}

//===----------------------------------------------------------------------===//
// Many elements
//===----------------------------------------------------------------------===//

/// As many elements as `size` says, or the greatest index.
static void scatter(NodeContext &c, Value rows, Value indices, Value size) {
  if (!rows || !indices)
    return;
  Type i32 = c.builder.getI32Type();
  if (!size) {
    Value last = c.emit<ReduceOp>(ReduceKind::max, indices, ArrayRef<int64_t>{0}, false);
    size = c.emit<AddOp>(last, c.scalar(1, i32));
  }
  List list = makeList(c, NodeContext::typeOf(rows).getElementType(), {}, size);
  list = scatterElements(c, std::move(list), indices, rows);
  if (!c.failed())
    c.resultList(0, std::move(list));
}

static void convertScatter(NodeContext &c) { scatter(c, c.tensor(0), c.tensor(1), {}); }

static void convertScatterV2(NodeContext &c) {
  auto known = c.known(3);
  bool isOpen = known && known->size() == 1 && known->front() == -1;
  scatter(c, c.tensor(0), c.tensor(1), isOpen ? Value() : c.tensor(3));
}

static void convertScatterInto(NodeContext &c) {
  const List *list = c.list(0);
  Value rows = c.tensor(1), indices = c.tensor(2);
  if (list && rows && indices)
    c.resultList(0, scatterElements(c, *list, indices, rows));
}

static void convertConcat(NodeContext &c) {
  auto list = wholeList(c, 1);
  if (!list)
    return;
  auto [joined, lengths] = concatElements(c, *list);
  c.result(0, joined);
  c.result(1, lengths);
}

/// The elements of one list after those of another.
static void convertConcatLists(NodeContext &c) {
  const List *first = c.list(0), *second = c.list(1);
  if (!first || !second)
    return;
  if (!first->buffer || !second->buffer) {
    c.resultList(0, first->buffer ? *first : *second);
    return;
  }
  Value a = stack(c, *first), b = stack(c, *second);
  List list = listOf(c, c.emit<ConcatOp>(int64_t(0), ValueRange{a, b}));
  if (!c.failed())
    c.resultList(0, std::move(list));
}

static void convertSplit(NodeContext &c) {
  if (auto list = splitIntoList(c, c.tensor(0), 2))
    c.resultList(0, std::move(*list));
}

void tenon::tf::addListConverters(ConverterTable &table) {
  table["EmptyTensorList"] = {convertEmpty, 2};
  table["TensorListConcat"] = {convertConcat, 1, true};
  table["TensorListConcatLists"] = {convertConcatLists, 2, true};
  table["TensorListConcatV2"] = {convertConcat, 3, true};
  table["TensorListElementShape"] = {convertElementShape, 1, true};
  table["TensorListFromTensor"] = {convertFromTensor, 2, true};
  table["TensorListGather"] = {convertGather, 3, true};
  table["TensorListGetItem"] = {convertGetItem, 3, true};
  table["TensorListLength"] = {convertLength, 1, true};
  table["TensorListPopBack"] = {convertPopBack, 2, true};
  table["TensorListPushBack"] = {convertPushBack, 2, true};
  table["TensorListReserve"] = {convertReserve, 2, true};
  table["TensorListResize"] = {convertResize, 2, true};
  table["TensorListScatter"] = {convertScatter, 3, true};
  table["TensorListScatterIntoExistingList"] = {convertScatterInto, 3, true};
  table["TensorListScatterV2"] = {convertScatterV2, 4, true};
  table["TensorListSetItem"] = {convertSetItem, 3, true};
  table["TensorListSplit"] = {convertSplit, 3, true};
  table["TensorListStack"] = {convertStack, 2, true};
}
