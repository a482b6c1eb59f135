//===- TensorArray.cpp - TensorArrays and stacks --------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A handle is an object, whose content changes as ops are converted in the order of
// effects. The flow that orders ops of a TensorArray is handed on as it came: a
// number that nobody looks at.
//
//===----------------------------------------------------------------------===//
#include "compiler/Import/TensorFlow/GraphConverter.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

/// The content of the object that operand 0 is, or null.
static List *contentOf(NodeContext &c) {
  ListObject *object = c.object(0);
  return object ? &c.converter.lists[object] : nullptr;
}

static ListObject *addObject(NodeContext &c, List list) {
  ListObject *object = c.converter.addObject();
  object->node = &c.node;
  c.converter.lists[object] = std::move(list);
  EdgeValue handle;
  handle.object = object;
  c.resultEdge(0, handle);
  return object;
}

/// The shape of an attribute, or nullopt if its rank is unknown.
static std::optional<SmallVector<int64_t>> shapeAttr(NodeContext &c, StringRef name,
                                                     Type element) {
  const AttrValue *attr = c.node.attr(name);
  if (!attr || !attr->has_shape() || attr->shape().unknown_rank() || !element)
    return std::nullopt;
  RankedTensorType type = convertShape(attr->shape(), element);
  if (!type)
    return std::nullopt;
  return SmallVector<int64_t>(type.getShape());
}

static void convertTensorArray(NodeContext &c) {
  Type element = c.typeAttr("dtype");
  Value size = c.tensor(0);
  bool isDynamic = c.boolAttr("dynamic_size");
  if (c.failed() || !size)
    return;
  auto shape = shapeAttr(c, "element_shape", element);
  addObject(c, makeList(c, element, shape, size))->isDynamic = isDynamic;
  c.result(1, c.scalar(0, c.builder.getF32Type()));
}

static void convertWrite(NodeContext &c) {
  List *list = contentOf(c);
  Value index = c.tensor(1), element = c.tensor(2);
  if (list && index && element)
    *list = writeElement(c, *list, index, element, c.edge(0).object->isDynamic);
  c.resultEdge(0, c.edge(3));
}

static void convertRead(NodeContext &c) {
  List *list = contentOf(c);
  Value index = c.tensor(1);
  if (list && index)
    c.result(readElement(c, *list, index));
}

/// The content with the elements' shape that the op states, if it is not known yet.
static std::optional<List> wholeContent(NodeContext &c, StringRef shapeName) {
  List *list = contentOf(c);
  if (!list)
    return std::nullopt;
  List whole = *list;
  if (!whole.buffer && !whole.elementShape)
    whole.elementShape = shapeAttr(c, shapeName, whole.elementType);
  return whole;
}

static void convertGather(NodeContext &c) {
  auto list = wholeContent(c, "element_shape");
  Value indices = c.tensor(1);
  if (list && indices)
    c.result(gatherElements(c, *list, indices));
}

static void convertScatter(NodeContext &c) {
  List *list = contentOf(c);
  Value indices = c.tensor(1), rows = c.tensor(2);
  if (!list || !indices || !rows)
    return;
  // One without a size takes that of what is scattered into it.
  auto size = list->size ? evaluateShape(list->size) : std::nullopt;
  bool isEmpty = size && size->size() == 1 && size->front() == 0;
  if (c.edge(0).object->isDynamic && !list->buffer && isEmpty)
    list->size = c.reshape(c.cast(c.size(indices, 0), c.builder.getI32Type()), {});
  *list = scatterElements(c, *list, indices, rows);
  c.resultEdge(0, c.edge(3));
}

static void convertSize(NodeContext &c) {
  if (List *list = contentOf(c))
    c.result(length(c, *list));
}

static void convertConcat(NodeContext &c) {
  auto list = wholeContent(c, "element_shape_except0");
  if (!list)
    return;
  auto [joined, lengths] = concatElements(c, *list);
  c.result(0, joined);
  c.result(1, lengths);
}

static void convertSplit(NodeContext &c) {
  List *list = contentOf(c);
  Value tensor = c.tensor(1);
  if (!list || !tensor)
    return;
  if (auto split = splitIntoList(c, tensor, 2))
    *list = std::move(*split);
  c.resultEdge(0, c.edge(3));
}

static void convertClose(NodeContext &) {}

//===----------------------------------------------------------------------===//
// Stacks
//===----------------------------------------------------------------------===//

static void convertStack(NodeContext &c) {
  Type element = c.typeAttr("elem_type");
  if (element)
    addObject(c, makeList(c, element, std::nullopt, c.scalar(0, c.builder.getI32Type())));
}

static void convertPush(NodeContext &c) {
  List *list = contentOf(c);
  Value element = c.tensor(1);
  if (list && element)
    *list = pushElement(c, *list, element);
  c.result(element);
}

static void convertPop(NodeContext &c) {
  if (List *list = contentOf(c))
    c.result(popElement(c, *list));
}

void tenon::tf::addTensorArrayConverters(ConverterTable &table) {
  table["TensorArrayV3"] = {convertTensorArray, 1, true};
  table["TensorArrayCloseV3"] = {convertClose, 1, true};
  table["TensorArrayConcatV3"] = {convertConcat, 2, true};
  table["TensorArrayGatherV3"] = {convertGather, 3, true};
  table["TensorArrayReadV3"] = {convertRead, 3, true};
  table["TensorArrayScatterV3"] = {convertScatter, 4, true};
  table["TensorArraySizeV3"] = {convertSize, 2, true};
  table["TensorArraySplitV3"] = {convertSplit, 4, true};
  table["TensorArrayWriteV3"] = {convertWrite, 4, true};
  for (const char *version : {"", "V2"}) {
    auto name = [&](const char *op) { return std::string(op) + version; };
    table[name("Stack")] = {convertStack, 0, true};
    table[name("StackClose")] = {convertClose, 1, true};
    table[name("StackPop")] = {convertPop, 1, true};
    table[name("StackPush")] = {convertPush, 2, true};
  }
}
