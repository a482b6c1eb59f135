//===- Winograd.cpp - 3×3 convolutions with fewer multiplications ---------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// F(m×m, 3×3): tiles of (m + 2)² pixels are transformed by Bᵀ d B, multiplied with
// transformed filters place by place, which is a product of matrices for each place,
// and brought to m² outputs by Aᵀ M A; m is 2 or 4, the points 0, ±1, (±2), ∞.
//
// A block of tiles is transformed into a slot of scratch memory; for one panel of
// filters after the other, the products go to the slot and what follows the
// convolution is applied to the outputs in registers. Shares are ranges of block ×
// panel; one that begins within a block transforms the block for itself. Pixels of
// the padding are read from a row of zeros.
//
//===----------------------------------------------------------------------===//

#include "compiler/CPU/Schedules/Schedule.h"
#include "compiler/CPU/Schedules/WinogradPlan.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

using namespace mlir;
using namespace tenon;

namespace {
constexpr int64_t kMostPrefetched = 64 << 10; // bytes of one place's filters
constexpr int64_t kUnroll = 4; // of the sum over channels, a multiple of 16

/// Where a tile is: its image, row and column among tiles.
struct TilePlace {
  LinearIndex image, row, column;
};

/// A register tile of the products of one place.
struct ProductTile {
  LinearIndex place, panel, column, row;
  int64_t rows = 0, vectors = 0;
  LinearIndex number; // of the tile among
  int64_t count = 0;  // those of the place
};

class WinogradWriter {
public:
  WinogradWriter(const ScheduleContext &context, rt::WinogradOp op)
      : context(context), builder(context.builder), loc(context.loc), op(op),
        plan(planWinograd(op)),
        emitter(context.builder, context.loc, context.frame, context.lanes()),
        index(emitter.index) {}

  LogicalResult write();

private:
  using Values = SmallVector<Value>;

  KernelBuffer partOfSlot(Value slot, int64_t start, ArrayRef<int64_t> strides);
  void writeUnit(Value unit, Value low);
  TilePlace placeOf(LinearIndex tile);
  void transformImage(LinearIndex first, Value count);
  SmallVector<Value> pixelPointers(const TilePlace &place);
  Value isInside(LinearIndex at, int64_t size);
  void multiply(int64_t tiles, LinearIndex panel);
  void multiplyTile(const ProductTile &tile);
  void prefetch(const ProductTile &tile, LinearIndex channel);
  void transformProducts(LinearIndex first, Value count, LinearIndex panel);
  void storeTile(const TilePlace &place, LinearIndex column, ArrayRef<Value> outputs);
  void storePixel(const TilePlace &place, LinearIndex column, int64_t row, int64_t at,
                  Value output);
  void writeIf(Value condition, function_ref<void()> body,
               function_ref<void()> otherwise = nullptr);

  Values imageSide(ArrayRef<Value> d);
  Values outputSide(ArrayRef<Value> d);
  Values onBothSides(ArrayRef<Value> square,
                     Values (WinogradWriter::*side)(ArrayRef<Value>));

  Value add(Value a, Value b) { return arith::AddFOp::create(builder, loc, a, b); }
  Value subtract(Value a, Value b) { return arith::SubFOp::create(builder, loc, a, b); }
  Value splat(float value) {
    auto type = VectorType::get({context.lanes()}, builder.getF32Type());
    return arith::ConstantOp::create(builder, loc, DenseElementsAttr::get(type, value));
  }
  /// factor·a + b.
  Value scaledAdd(float factor, Value a, Value b) {
    return emitter.multiplyAdd(splat(factor), a, b);
  }

  const ScheduleContext &context;
  OpBuilder &builder;
  Location loc;
  rt::WinogradOp op;
  WinogradPlan plan;
  PointEmitter emitter;
  IndexBuilder &index;
  KernelBuffer image, filters, zeros, transformed, products;
};

LogicalResult WinogradWriter::write() {
  image = context.frame.buffers.find(op.getImage())->second;
  filters = context.frame.buffers.find(op.getFilters())->second;
  if (image.strides.back() != LinearIndex(1))
    return op.emitOpError("has an image whose channels are not side by side");
  // Shares beyond the slots have nothing to do.
  KernelFrame frame = context.frame;
  frame.parts =
      arith::MinSIOp::create(builder, loc, frame.parts,
                             arith::ConstantIntOp::create(builder, loc, plan.slots, 32));
  auto [low, high] = emitShare(emitter, frame, plan.units());
  Value part = arith::ExtSIOp::create(builder, loc, builder.getI64Type(), frame.part);
  const KernelBuffer &scratch = context.out(context.kernel().getNumOuts() - 1);
  Value start = index.scalar(LinearIndex(part) * plan.slotElements());
  Value slot =
      LLVM::GEPOp::create(builder, loc, scratch.pointer.getType(), builder.getF32Type(),
                          scratch.pointer, ArrayRef<LLVM::GEPArg>{start});
  zeros = partOfSlot(slot, 0, {1});
  transformed =
      partOfSlot(slot, plan.imageStart(), {plan.imageStride(), plan.channels, 1});
  products = partOfSlot(slot, plan.productStart(), {plan.productStride(), plan.panel, 1});
  emitLoop(emitter, low, index.minimum(high, index.constant(plan.units())), 1,
           [&, low = low](Value unit) { writeUnit(unit, low); });
  return success();
}

KernelBuffer WinogradWriter::partOfSlot(Value slot, int64_t start,
                                        ArrayRef<int64_t> strides) {
  KernelBuffer buffer;
  buffer.pointer =
      LLVM::GEPOp::create(builder, loc, slot.getType(), builder.getF32Type(), slot,
                          ArrayRef<LLVM::GEPArg>{static_cast<int32_t>(start)});
  buffer.elementType = builder.getF32Type();
  buffer.strides.append(strides.begin(), strides.end());
  return buffer;
}

void WinogradWriter::writeIf(Value condition, function_ref<void()> body,
                             function_ref<void()> otherwise) {
  auto branch = scf::IfOp::create(builder, loc, condition, bool(otherwise));
  OpBuilder::InsertionGuard guard(builder);
  {
    builder.setInsertionPoint(branch.thenYield());
    PointScope scope(emitter);
    body();
  }
  if (!otherwise)
    return;
  builder.setInsertionPoint(branch.elseYield());
  PointScope scope(emitter);
  otherwise();
}

/// One block and one panel; the block is transformed when it is new to the share.
void WinogradWriter::writeUnit(Value unit, Value low) {
  Value panels = index.constant(plan.panels);
  Value block = arith::DivUIOp::create(builder, loc, unit, panels);
  Value panel = arith::RemUIOp::create(builder, loc, unit, panels);
  LinearIndex first = LinearIndex(block) * plan.blockTiles;
  Value left = index.scalar(index.add(LinearIndex(plan.tiles), first * -1));
  Value count = index.minimum(left, index.constant(plan.blockTiles));
  auto equal = [&](Value a, Value b) -> Value {
    return arith::CmpIOp::create(builder, loc, arith::CmpIPredicate::eq, a, b);
  };
  Value isNew = arith::OrIOp::create(builder, loc, equal(unit, low),
                                     equal(panel, index.constant(0)));
  writeIf(isNew, [&] { transformImage(first, count); });
  if (plan.lastTiles() == plan.blockTiles)
    multiply(plan.blockTiles, panel);
  else
    writeIf(
        equal(block, index.constant(plan.blocks - 1)),
        [&] { multiply(plan.lastTiles(), panel); },
        [&] { multiply(plan.blockTiles, panel); });
  transformProducts(first, count, panel);
}

TilePlace WinogradWriter::placeOf(LinearIndex tile) {
  Value number = index.scalar(tile);
  auto split = [&](Value value, int64_t by) -> std::pair<Value, Value> {
    Value divisor = index.constant(by);
    return {arith::DivUIOp::create(builder, loc, value, divisor),
            arith::RemUIOp::create(builder, loc, value, divisor)};
  };
  auto [rows, column] = split(number, plan.tileColumns);
  if (plan.images == 1)
    return {0, rows, column};
  auto [imageNumber, row] = split(rows, plan.tileRows);
  return {imageNumber, row, column};
}

//===----------------------------------------------------------------------===//
// Transforms
//===----------------------------------------------------------------------===//

/// Bᵀ d.
WinogradWriter::Values WinogradWriter::imageSide(ArrayRef<Value> d) {
  if (plan.tile == 2)
    return {subtract(d[0], d[2]), add(d[1], d[2]), subtract(d[2], d[1]),
            subtract(d[1], d[3])};
  Value even = scaledAdd(-4, d[2], d[4]), odd = scaledAdd(-4, d[1], d[3]);
  Value evenTwo = subtract(d[4], d[2]), difference = subtract(d[3], d[1]);
  return {scaledAdd(4, d[0], scaledAdd(-5, d[2], d[4])),
          add(even, odd),
          subtract(even, odd),
          scaledAdd(2, difference, evenTwo),
          scaledAdd(-2, difference, evenTwo),
          scaledAdd(4, d[1], scaledAdd(-5, d[3], d[5]))};
}

/// Aᵀ d.
WinogradWriter::Values WinogradWriter::outputSide(ArrayRef<Value> d) {
  Value sum = add(d[1], d[2]), difference = subtract(d[1], d[2]);
  if (plan.tile == 2)
    return {add(d[0], sum), subtract(difference, d[3])};
  Value sumTwo = add(d[3], d[4]), differenceTwo = subtract(d[3], d[4]);
  return {add(add(d[0], sum), sumTwo), scaledAdd(2, differenceTwo, difference),
          scaledAdd(4, sumTwo, sum), add(scaledAdd(8, differenceTwo, difference), d[5])};
}

/// S d Sᵀ of a row-major square.
WinogradWriter::Values
WinogradWriter::onBothSides(ArrayRef<Value> square,
                            Values (WinogradWriter::*side)(ArrayRef<Value>)) {
  int64_t edge = plan.edge();
  SmallVector<Values> columns;
  for (int64_t column = 0; column < edge; ++column) {
    Values values;
    for (int64_t row = 0; row < edge; ++row)
      values.push_back(square[row * edge + column]);
    columns.push_back((this->*side)(values));
  }
  Values result;
  for (size_t row = 0; row < columns.front().size(); ++row) {
    Values values;
    for (const Values &column : columns)
      values.push_back(column[row]);
    llvm::append_range(result, (this->*side)(values));
  }
  return result;
}

/// 0 <= at < size, of a signed index.
Value WinogradWriter::isInside(LinearIndex at, int64_t size) {
  return arith::CmpIOp::create(builder, loc, arith::CmpIPredicate::ult, index.scalar(at),
                               index.constant(size));
}

/// The address of each pixel of a tile, or of zeros where it is padding.
SmallVector<Value> WinogradWriter::pixelPointers(const TilePlace &place) {
  LinearIndex row = index.add(place.row * plan.tile, -plan.lowRows);
  LinearIndex column = index.add(place.column * plan.tile, -plan.lowColumns);
  bool rowsLeave = plan.lowRows || plan.tileRows * plan.tile + 2 > plan.height;
  bool columnsLeave = plan.lowColumns || plan.tileColumns * plan.tile + 2 > plan.width;
  size_t outer = image.strides.size() - 3;
  LinearIndex base = outer ? index.multiply(place.image, image.strides[0]) : 0;
  SmallVector<Value> pointers;
  for (int64_t i = 0; i < plan.edge(); ++i)
    for (int64_t j = 0; j < plan.edge(); ++j) {
      LinearIndex y = index.add(row, i), x = index.add(column, j);
      LinearIndex offset = index.add(base, index.multiply(y, image.strides[outer]));
      offset = index.add(offset, index.multiply(x, image.strides[outer + 1]));
      Value pointer = LLVM::GEPOp::create(builder, loc, image.pointer.getType(),
                                          image.elementType, image.pointer,
                                          ArrayRef<LLVM::GEPArg>{index.scalar(offset)});
      Value inside = rowsLeave ? isInside(y, plan.height) : Value();
      if (columnsLeave) {
        Value inRow = isInside(x, plan.width);
        inside = inside ? arith::AndIOp::create(builder, loc, inside, inRow) : inRow;
      }
      if (inside)
        pointer = LLVM::SelectOp::create(builder, loc, inside, pointer, zeros.pointer);
      pointers.push_back(pointer);
    }
  return pointers;
}

void WinogradWriter::transformImage(LinearIndex first, Value count) {
  int64_t lanes = context.lanes();
  Value none = index.constant(0), channels = index.constant(plan.channels);
  emitLoop(emitter, none, channels, lanes, [&](Value channel) {
    emitter.store(zeros, LinearIndex::lanesFrom(LinearIndex(channel)),
                  {splat(0), false, {}});
  });
  emitLoop(emitter, none, count, 1, [&](Value tile) {
    SmallVector<Value> pointers =
        pixelPointers(placeOf(index.add(first, LinearIndex(tile))));
    emitLoop(emitter, none, channels, lanes, [&](Value channel) {
      LinearIndex at = LinearIndex::lanesFrom(LinearIndex(channel));
      Values pixels;
      KernelBuffer pixel = zeros;
      for (Value pointer : pointers) {
        pixel.pointer = pointer;
        pixels.push_back(emitter.load(pixel, at).value);
      }
      for (auto [place, value] :
           llvm::enumerate(onBothSides(pixels, &WinogradWriter::imageSide)))
        emitter.store(transformed, {LinearIndex(place), LinearIndex(tile), at},
                      {value, false, {}});
    });
  });
}

/// From the products of a panel to outputs.
void WinogradWriter::transformProducts(LinearIndex first, Value count,
                                       LinearIndex panel) {
  Value none = index.constant(0);
  emitLoop(emitter, none, count, 1, [&](Value tile) {
    TilePlace place = placeOf(index.add(first, LinearIndex(tile)));
    emitLoop(
        emitter, none, index.constant(plan.panel), context.lanes(), [&](Value column) {
          LinearIndex at = LinearIndex::lanesFrom(LinearIndex(column));
          Values values;
          for (int64_t i = 0; i < plan.places; ++i)
            values.push_back(
                emitter.load(products, {LinearIndex(i), LinearIndex(tile), at}).value);
          storeTile(place, index.add(panel * plan.panel, at),
                    onBothSides(values, &WinogradWriter::outputSide));
        });
  });
}

/// Stores the outputs of a tile that are within the result.
void WinogradWriter::storeTile(const TilePlace &place, LinearIndex column,
                               ArrayRef<Value> outputs) {
  int64_t wholeRows = plan.outHeight % plan.tile,
          wholeColumns = plan.outWidth % plan.tile;
  auto storeRow = [&](int64_t i) {
    for (int64_t j = 0; j < plan.tile; ++j) {
      auto store = [&] { storePixel(place, column, i, j, outputs[i * plan.tile + j]); };
      if (wholeColumns && j >= wholeColumns)
        writeIf(isInside(index.add(place.column * plan.tile, j), plan.outWidth), store);
      else
        store();
    }
  };
  for (int64_t i = 0; i < plan.tile; ++i)
    if (wholeRows && i >= wholeRows)
      writeIf(isInside(index.add(place.row * plan.tile, i), plan.outHeight),
              [&] { storeRow(i); });
    else
      storeRow(i);
}

void WinogradWriter::storePixel(const TilePlace &place, LinearIndex column, int64_t row,
                                int64_t at, Value output) {
  SmallVector<LinearIndex> point;
  if (image.strides.size() == 4)
    point.push_back(place.image);
  point.push_back(index.add(place.row * plan.tile, row));
  point.push_back(index.add(place.column * plan.tile, at));
  point.push_back(column);
  emitter.define(op.getResult(),
                 [output](PointEmitter::Point) { return PointValue{output, false, {}}; });
  SmallVector<PointValue> values;
  for (Value result : context.yield().getValues().drop_back())
    values.push_back(emitter.emit(result, point));
  for (auto [out, value] : llvm::enumerate(values))
    emitter.store(context.out(out), point, value);
}

//===----------------------------------------------------------------------===//
// Products
//===----------------------------------------------------------------------===//

/// For each place: products [tiles × panel] = image [tiles × channels] · filters.
void WinogradWriter::multiply(int64_t tiles, LinearIndex panel) {
  int64_t lanes = context.lanes(), vectors = plan.panel / lanes;
  bool manyRegisters = context.target.vectorRegisters >= 32;
  int64_t tileVectors = std::min<int64_t>(vectors, manyRegisters ? 4 : 2);
  while (vectors % tileVectors)
    --tileVectors;
  int64_t tileRows = std::min<int64_t>((manyRegisters ? 24 : 12) / tileVectors, 12);
  int64_t count = llvm::divideCeil(tiles, tileRows);
  int64_t size = tiles / count, larger = tiles % count;
  Value none = index.constant(0);
  emitLoop(emitter, none, index.constant(plan.places), 1, [&](Value place) {
    emitLoop(emitter, none, index.constant(plan.panel), tileVectors * lanes,
             [&](Value column) {
               auto part = [&](int64_t from, int64_t to, int64_t rows, int64_t origin) {
                 if (from < to)
                   emitLoop(emitter, index.constant(from), index.constant(to), 1,
                            [&](Value number) {
                              ProductTile tile;
                              tile.place = place;
                              tile.panel = panel;
                              tile.column = column;
                              tile.row = index.add(LinearIndex(number) * rows, origin);
                              tile.rows = rows;
                              tile.vectors = tileVectors;
                              tile.number = number;
                              tile.count = count;
                              multiplyTile(tile);
                            });
               };
               part(0, larger, size + 1, 0);
               part(larger, count, size, larger);
             });
  });
}

/// Asks for a part of the next place's filters: each of the tiles that read one
/// place asks for as many lines a channel as cover all of them together.
void WinogradWriter::prefetch(const ProductTile &tile, LinearIndex channel) {
  constexpr int64_t line = 64 / sizeof(float);
  int64_t whole = tile.vectors * context.lanes();
  if (whole != plan.panel || whole % line)
    return; // of a panel that several columns of tiles share
  int64_t lines = llvm::divideCeil(whole / line, tile.count);
  LinearIndex step = index.add(tile.number * plan.channels, channel);
  for (int64_t i = 0; i < lines; ++i)
    emitter.prefetch(filters, {tile.panel, index.add(tile.place, 1), 0,
                               index.add(step * (lines * line), i * line)});
}

void WinogradWriter::multiplyTile(const ProductTile &tile) {
  LinearIndex place = tile.place, panel = tile.panel;
  int64_t rows = tile.rows, vectors = tile.vectors;
  auto columnsOf = [&](int64_t j) {
    return LinearIndex::lanesFrom(index.add(tile.column, j * context.lanes()));
  };
  // Filters beyond the second-level cache, of which a place fits it beside the rest.
  bool streams = filters.strides[0].constant * plan.panels * 4 > context.target.l2Bytes &&
                 filters.strides[1].constant * 4 <= kMostPrefetched;
  Values sums(rows * vectors, splat(0));
  sums = emitLoop(
      emitter, index.constant(0), index.constant(plan.channels), kUnroll, sums,
      [&](Value first, ValueRange current) {
        Values next(current);
        for (int64_t u = 0; u < kUnroll; ++u) {
          LinearIndex channel = index.add(LinearIndex(first), u);
          if (streams)
            prefetch(tile, channel);
          Values right;
          for (int64_t j = 0; j < vectors; ++j)
            right.push_back(
                emitter.load(filters, {panel, place, channel, columnsOf(j)}).value);
          for (int64_t i = 0; i < rows; ++i) {
            Value left = emitter.asVector(
                emitter.load(transformed, {place, index.add(tile.row, i), channel}));
            for (int64_t j = 0; j < vectors; ++j)
              next[i * vectors + j] =
                  emitter.multiplyAdd(left, right[j], next[i * vectors + j]);
          }
        }
        return next;
      });
  for (int64_t i = 0; i < rows; ++i)
    for (int64_t j = 0; j < vectors; ++j)
      emitter.store(products, {place, index.add(tile.row, i), columnsOf(j)},
                    {sums[i * vectors + j], false, {}});
}

} // namespace

LogicalResult tenon::emitWinograd(const ScheduleContext &context) {
  auto ops = context.kernel().getBlock().getOps<rt::WinogradOp>();
  if (!llvm::hasSingleElement(ops))
    return context.kernel().emitOpError("has not one Winograd convolution");
  return WinogradWriter(context, *ops.begin()).write();
}
