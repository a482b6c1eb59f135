//===- List.cpp - Lists of tensors as tensors -----------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Import/TensorFlow/List.h"
#include "compiler/Import/TensorFlow/GraphConverter.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

using Ints = SmallVector<int64_t>;

//===----------------------------------------------------------------------===//
// Sizes and places
//===----------------------------------------------------------------------===//

/// A scalar as a vector of one element of another type.
static Value asVector(NodeContext &c, Value scalar, Type element) {
  return c.cast(c.reshape(scalar, {1}), element);
}

static Value joined(NodeContext &c, ArrayRef<Value> parts) {
  return parts.size() == 1 ? parts[0] : c.emit<ConcatOp>(int64_t(0), ValueRange(parts));
}

/// The shape of a tensor as a tensor<Rxi64>, constant as far as it is static.
static Value shapeOf(NodeContext &c, Value value, int64_t first = 0) {
  if (!value)
    return {};
  SmallVector<Value> sizes;
  for (int64_t axis = first; axis < NodeContext::typeOf(value).getRank(); ++axis)
    sizes.push_back(c.size(value, axis));
  return sizes.empty() ? c.vector({}) : joined(c, sizes);
}

/// The begin of row `index` of a tensor of `rank`, as a tensor<Rxi32>.
static Value placeOf(NodeContext &c, Value index, int64_t rank) {
  Value first = asVector(c, index, c.builder.getI32Type());
  if (rank == 1)
    return first;
  return joined(c, {first, c.vector(Ints(rank - 1, 0), /*is32=*/true)});
}

/// Zeros of shape [size, element…].
static Value zeros(NodeContext &c, Type elementType, Value size, Value elementSizes) {
  Value rows = asVector(c, size, c.builder.getI64Type());
  bool isScalar = elementSizes && NodeContext::typeOf(elementSizes).getDimSize(0) == 0;
  return c.emit<BroadcastToOp>(c.scalar(0, elementType),
                               isScalar ? rows : joined(c, {rows, elementSizes}));
}

static Value one(NodeContext &c) { return c.scalar(1, c.builder.getI32Type()); }

/// The run fails unless 0 <= index < size.
static void checkIndex(NodeContext &c, Value index, Value size) {
  Value notNegative =
      c.emit<CompareOp>(Predicate::ge, index, c.scalar(0, c.builder.getI32Type()));
  Value notTooGreat = c.emit<CompareOp>(Predicate::lt, index, size);
  if (Value isRight = c.emit<LogicalAndOp>(notNegative, notTooGreat))
    CheckOp::create(c.builder, c.loc, isRight, "index {0} is not in [0, {1})",
                    ValueRange{index, size});
}

//===----------------------------------------------------------------------===//
// Making lists
//===----------------------------------------------------------------------===//

List tenon::tf::makeList(NodeContext &c, Type elementType,
                         std::optional<SmallVector<int64_t>> elementShape, Value size) {
  List list;
  list.elementType = elementType;
  list.elementShape = std::move(elementShape);
  list.size = size;
  bool isKnown =
      list.elementShape && llvm::none_of(*list.elementShape, ShapedType::isDynamic);
  if (isKnown && size)
    startSizes(c, list, c.vector(*list.elementShape));
  return list;
}

List tenon::tf::listOf(NodeContext &c, Value tensor) {
  List list;
  if (!tensor)
    return list;
  RankedTensorType type = NodeContext::typeOf(tensor);
  list.elementType = type.getElementType();
  if (type.getRank() == 0)
    c.error() << "makes a list of a tensor of rank 0, but needs rows";
  list.buffer = tensor;
  return list;
}

void tenon::tf::startSizes(NodeContext &c, List &list, Value sizes) {
  list.buffer = zeros(c, list.elementType, list.size, sizes);
  list.elementSizes = sizes;
}

void tenon::tf::start(NodeContext &c, List &list, Value element) {
  if (!list.buffer && element)
    startSizes(c, list, shapeOf(c, element));
}

Value tenon::tf::length(NodeContext &c, const List &list) {
  if (list.count || list.size)
    return list.count ? list.count : list.size;
  Type i32 = c.builder.getI32Type();
  return c.reshape(c.cast(c.size(list.buffer, 0), i32), {});
}

Value tenon::tf::elementSizes(NodeContext &c, const List &list) {
  return list.elementSizes ? list.elementSizes : shapeOf(c, list.buffer, 1);
}

bool tenon::tf::fits(NodeContext &c, const List &list, Value element) {
  if (!element || c.failed())
    return false;
  RankedTensorType type = NodeContext::typeOf(element);
  auto shape = list.elementShape;
  if (list.buffer)
    shape = Ints(NodeContext::typeOf(list.buffer).getShape().drop_front());
  auto wanted = shape ? RankedTensorType::get(*shape, list.elementType) : type;
  if (type.getElementType() == list.elementType && areCompatibleTypes(type, wanted))
    return true;
  auto diagnostic = c.error();
  diagnostic << "writes an element of type " << type << " into a list of elements of ";
  if (shape)
    diagnostic << wanted;
  else
    diagnostic << list.elementType;
  return false;
}

//===----------------------------------------------------------------------===//
// Size
//===----------------------------------------------------------------------===//

void tenon::tf::addRoom(NodeContext &c, List &list, Value room) {
  Value size = length(c, list), sizes = elementSizes(c, list);
  Value rows = c.emit<AddOp>(c.reshape(c.size(list.buffer, 0), {}),
                             c.cast(room, c.builder.getI64Type()));
  Value larger = zeros(c, list.elementType, rows, sizes);
  if (c.failed())
    return;
  RankedTensorType type = NodeContext::typeOf(list.buffer);
  if (type.getDimSize(0) != 0)
    larger = c.emit<DynamicUpdateSliceOp>(larger, list.buffer,
                                          c.vector(Ints(type.getRank(), 0), true));
  list.buffer = larger;
  list.count = size;
  list.size = {};
}

List tenon::tf::resizeList(NodeContext &c, List list, Value size) {
  if (!list.buffer) {
    list.size = size;
    return list;
  }
  Value kept = c.emit<MinOp>(length(c, list), size), sizes = elementSizes(c, list);
  Value resized = zeros(c, list.elementType, size, sizes);
  if (c.failed())
    return list;
  int64_t rank = NodeContext::typeOf(list.buffer).getRank();
  SmallVector<Value> taken = {asVector(c, kept, c.builder.getI32Type())};
  if (rank > 1)
    taken.push_back(c.vector(Ints(rank - 1, -1), true));
  Value begin = c.vector(Ints(rank, 0), true);
  Value rows = c.emit<DynamicSliceOp>(list.buffer, begin, joined(c, taken));
  list.buffer = c.emit<DynamicUpdateSliceOp>(resized, rows, begin);
  list.count = {};
  list.size = {};
  list.hasRoom = false;
  return list;
}

//===----------------------------------------------------------------------===//
// Elements
//===----------------------------------------------------------------------===//

Value tenon::tf::readElement(NodeContext &c, const List &list, Value index) {
  if (list.buffer) {
    if (list.count)
      checkIndex(c, index, list.count);
    return c.emit<GatherOp>(list.buffer, index, int64_t(0), int64_t(0));
  }
  bool isKnown =
      list.elementShape && llvm::none_of(*list.elementShape, ShapedType::isDynamic);
  if (!isKnown) {
    if (!c.failed())
      c.error() << "reads an element before one is written, and the shape of the "
                   "elements is not known";
    return {};
  }
  return c.emit<BroadcastToOp>(c.scalar(0, list.elementType),
                               c.vector(*list.elementShape));
}

/// The run fails unless an element has the shape of the others, as far as types
/// leave it open.
static void checkSizes(NodeContext &c, const List &list, Value element) {
  if (c.failed())
    return;
  RankedTensorType all = NodeContext::typeOf(list.buffer);
  RankedTensorType type = NodeContext::typeOf(element);
  for (int64_t axis = 0; axis < type.getRank(); ++axis) {
    if (!type.isDynamicDim(axis) && !all.isDynamicDim(axis + 1))
      continue;
    Value size = c.reshape(c.size(element, axis), {});
    Value others = c.reshape(c.size(list.buffer, axis + 1), {});
    if (Value isRight = c.emit<CompareOp>(Predicate::eq, size, others))
      CheckOp::create(c.builder, c.loc, isRight,
                      "an element of a list has size {0} in dimension " +
                          std::to_string(axis) + ", but the others have {1}",
                      ValueRange{size, others});
  }
}

/// Replaces a row of the buffer.
static void update(NodeContext &c, List &list, Value index, Value element) {
  Value row = c.emit<ExpandDimsOp>(element, ArrayRef<int64_t>{0});
  if (!row || !list.buffer)
    return;
  Value place = placeOf(c, index, NodeContext::typeOf(row).getRank());
  list.buffer = c.emit<DynamicUpdateSliceOp>(list.buffer, row, place);
}

List tenon::tf::writeElement(NodeContext &c, List list, Value index, Value element,
                             bool resizes) {
  if (!fits(c, list, element))
    return list;
  if (list.buffer)
    checkSizes(c, list, element);
  start(c, list, element);
  if (resizes) {
    Value needed = c.emit<MaxOp>(length(c, list), c.emit<AddOp>(index, one(c)));
    if (list.hasRoom) {
      list.count = needed;
    } else {
      list = resizeList(c, std::move(list), needed);
      ++list.growth;
    }
  } else if (list.count) {
    checkIndex(c, index, list.count);
  }
  update(c, list, index, element);
  return list;
}

List tenon::tf::pushElement(NodeContext &c, List list, Value element) {
  if (!fits(c, list, element))
    return list;
  if (list.buffer)
    checkSizes(c, list, element);
  start(c, list, element);
  if (!list.hasRoom) {
    if (list.count) {
      addRoom(c, list, one(c));
    } else {
      Value row = c.emit<ExpandDimsOp>(element, ArrayRef<int64_t>{0});
      if (!c.failed() && NodeContext::typeOf(list.buffer).getDimSize(0) == 0)
        list.buffer = row;
      else
        list.buffer = c.emit<ConcatOp>(int64_t(0), ValueRange{list.buffer, row});
      list.size = {};
      ++list.growth;
      return list;
    }
    ++list.growth;
  }
  update(c, list, list.count, element);
  list.count = c.emit<AddOp>(list.count, one(c));
  return list;
}

Value tenon::tf::popElement(NodeContext &c, List &list) {
  if (!list.buffer) {
    c.error() << "takes an element off a list to which nothing was added";
    return {};
  }
  Value last = c.emit<SubOp>(length(c, list), one(c));
  list.count = {};
  Value element = readElement(c, list, last);
  list.count = last;
  list.size = {};
  return element;
}

Value tenon::tf::stack(NodeContext &c, const List &given) {
  List list = given;
  bool isKnown =
      list.elementShape && llvm::none_of(*list.elementShape, ShapedType::isDynamic);
  if (!list.buffer && isKnown)
    startSizes(c, list, c.vector(*list.elementShape));
  if (!list.buffer) {
    if (!c.failed())
      c.error() << "takes a list to which nothing was written and the shape of whose "
                   "elements is not known";
    return {};
  }
  if (!list.count)
    return list.buffer;
  int64_t rank = NodeContext::typeOf(list.buffer).getRank();
  SmallVector<Value> sizes = {asVector(c, list.count, c.builder.getI32Type())};
  if (rank > 1)
    sizes.push_back(c.vector(Ints(rank - 1, -1), true));
  return c.emit<DynamicSliceOp>(list.buffer, c.vector(Ints(rank, 0), true),
                                joined(c, sizes));
}

//===----------------------------------------------------------------------===//
// Many elements
//===----------------------------------------------------------------------===//

/// The numbers 0, 1, 2, …: a constant, or a range from 0 in steps of 1.
static bool countsUp(Value indices) {
  if (auto range = indices.getDefiningOp<RangeOp>()) {
    auto start = evaluateShape(range.getStart()), delta = evaluateShape(range.getDelta());
    return start && delta && start->size() == 1 && delta->size() == 1 &&
           start->front() == 0 && delta->front() == 1;
  }
  auto known = evaluateShape(indices);
  if (!known)
    return false;
  for (auto [i, index] : llvm::enumerate(*known))
    if (index != static_cast<int64_t>(i))
      return false;
  return true;
}

/// The tensor and the dimension of it whose size a scalar or a vector of one element
/// is, or null.
static std::pair<Value, int64_t> sizeOf(Value value) {
  while (Operation *op = value.getDefiningOp()) {
    auto slice = dyn_cast<SliceOp>(op);
    auto shape = slice ? slice.getInput().getDefiningOp<ShapeOfOp>() : ShapeOfOp();
    if (shape) {
      Value tensor = shape.getInput();
      int64_t axis = slice.getBegin().front();
      while (auto transpose = tensor.getDefiningOp<TransposeOp>()) {
        axis = axis < 0 ? axis : transpose.getPerm()[axis];
        tensor = transpose.getInput();
      }
      return {tensor, axis};
    }
    if (!isa<ReshapeOp, SqueezeOp, ExpandDimsOp, CastOp>(op))
      break;
    value = op->getOperand(0);
  }
  return {Value(), 0};
}

/// Whether two values are the same size for certain.
static bool isSameSize(Value a, Value b) {
  auto x = evaluateShape(a), y = evaluateShape(b);
  if (x && y && x->size() == 1 && y->size() == 1 && !ShapedType::isDynamic((*x)[0]))
    return (*x)[0] == (*y)[0];
  auto [tensor, axis] = sizeOf(a);
  return tensor && std::pair(tensor, axis) == sizeOf(b);
}

/// Whether indices that count up end at `size`.
static bool endsAt(NodeContext &c, Value indices, Value size) {
  if (auto range = indices.getDefiningOp<RangeOp>())
    return isSameSize(range.getLimit(), size);
  return isSameSize(c.size(indices, 0), size);
}

Value tenon::tf::gatherElements(NodeContext &c, const List &list, Value indices) {
  Value all = stack(c, list);
  if (!all || !indices)
    return {};
  bool isWhole = !list.count && NodeContext::typeOf(indices).getRank() == 1 &&
                 countsUp(indices) && endsAt(c, indices, length(c, list));
  return isWhole ? all : c.emit<GatherOp>(all, indices, int64_t(0), int64_t(0));
}

/// Writes the rows one by one, in a loop.
static Value scatterInLoop(NodeContext &c, Value buffer, Value indices, Value rows) {
  Type i32 = c.builder.getI32Type();
  Value count = c.reshape(c.cast(c.size(indices, 0), i32), {}), zero = c.scalar(0, i32);
  if (c.failed())
    return {};
  SmallVector<Type> types = {zero.getType(), buffer.getType()};
  auto loop = WhileOp::create(c.builder, c.loc, types, ValueRange{zero, buffer});
  OpBuilder::InsertionGuard guard(c.builder);
  SmallVector<Location> locs(2, c.loc);
  Block *cond = c.builder.createBlock(&loop.getCond(), {}, types, locs);
  Value goesOn = c.emit<CompareOp>(Predicate::lt, cond->getArgument(0), count);
  ConditionOp::create(c.builder, c.loc, goesOn);
  Block *body = c.builder.createBlock(&loop.getBody(), {}, types, locs);
  Value i = body->getArgument(0);
  List list;
  list.buffer = body->getArgument(1);
  Value index = c.emit<GatherOp>(indices, i, int64_t(0), int64_t(0));
  update(c, list, index, c.emit<GatherOp>(rows, i, int64_t(0), int64_t(0)));
  Value next = c.emit<AddOp>(i, c.scalar(1, i32));
  if (c.failed())
    return {};
  YieldOp::create(c.builder, c.loc, ValueRange{next, list.buffer});
  return loop.getResult(1);
}

List tenon::tf::scatterElements(NodeContext &c, List list, Value indices, Value rows) {
  if (c.failed())
    return list;
  if (NodeContext::typeOf(indices).getRank() != 1 ||
      NodeContext::typeOf(rows).getRank() == 0) {
    c.error() << "scatters " << rows.getType() << " at indices of type "
              << indices.getType();
    return list;
  }
  if (!list.buffer && countsUp(indices) && isSameSize(c.size(rows, 0), list.size)) {
    List whole = listOf(c, rows);
    whole.growth = list.growth;
    return whole;
  }
  if (!list.buffer)
    startSizes(c, list, shapeOf(c, rows, 1));
  if (c.failed())
    return list;
  RankedTensorType type = NodeContext::typeOf(rows);
  RankedTensorType into = NodeContext::typeOf(list.buffer);
  if (!areCompatibleTypes(type.getElementType(), into.getElementType()) ||
      !areCompatibleTypes(
          RankedTensorType::get(type.getShape().drop_front(), type.getElementType()),
          RankedTensorType::get(into.getShape().drop_front(), into.getElementType()))) {
    c.error() << "writes rows of " << type << " into a list that is " << into;
    return list;
  }
  if (!countsUp(indices))
    list.buffer = scatterInLoop(c, list.buffer, indices, rows);
  else if (type.hasStaticShape() && type == into)
    list.buffer = rows;
  else
    list.buffer = c.emit<DynamicUpdateSliceOp>(list.buffer, rows,
                                               c.vector(Ints(type.getRank(), 0), true));
  return list;
}

std::pair<Value, Value> tenon::tf::concatElements(NodeContext &c, const List &list) {
  Value all = stack(c, list);
  if (!all)
    return {};
  int64_t rank = NodeContext::typeOf(all).getRank();
  if (rank < 2) {
    c.error() << "joins elements of rank 0, but needs rank 1 or more";
    return {};
  }
  Value rows = c.size(all, 0), each = c.size(all, 1);
  SmallVector<Value> sizes = {c.emit<MulOp>(rows, each)};
  for (int64_t axis = 2; axis < rank; ++axis)
    sizes.push_back(c.size(all, axis));
  Value lengths = c.emit<BroadcastToOp>(c.reshape(each, {}), rows);
  return {c.reshapeTo(all, sizes), lengths};
}

std::optional<List> tenon::tf::splitIntoList(NodeContext &c, Value tensor,
                                             size_t lengths) {
  auto sizes = c.constants(lengths, "lengths");
  if (!sizes || !tensor)
    return std::nullopt;
  RankedTensorType type = NodeContext::typeOf(tensor);
  int64_t sum = 0;
  for (int64_t size : *sizes) {
    if (size < 0 || size != sizes->front()) {
      c.error() << "splits into elements of lengths " << sizes->front() << " and " << size
                << ", but all elements of a list must have one shape";
      return std::nullopt;
    }
    sum += size;
  }
  if (type.getRank() == 0 || sizes->empty() ||
      (!type.isDynamicDim(0) && type.getDimSize(0) != sum)) {
    c.error() << "splits " << type << " into " << sizes->size() << " elements of " << sum
              << " rows in all";
    return std::nullopt;
  }
  SmallVector<Value> shape = {
      c.vector({static_cast<int64_t>(sizes->size()), sizes->front()})};
  for (int64_t axis = 1; axis < type.getRank(); ++axis)
    shape.push_back(c.size(tensor, axis));
  return listOf(c, c.reshapeTo(tensor, shape));
}
