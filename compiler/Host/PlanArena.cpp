//===- PlanArena.cpp - Place all temporaries of a run in one arena --------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Lifetimes are intervals of the host's linear order, from the allocation to the
// last op that touches the buffer or a view of it, or to the end of a loop that has such
// an op and not the allocation: each iteration finds what was there. Static
// buffers are placed best fit, larger ones first; dynamic ones get slots behind them, by
// colouring the intervals in the order they begin. Sizes of slots are computed from the
// feeds' dimensions at the start of a run, and again by the shape function. What has a
// size that depends on values is allocated by the run when it is there.
//
//===----------------------------------------------------------------------===//

#include "compiler/Host/HostLoops.h"
#include "compiler/Host/HostSizes.h"
#include "compiler/Host/Passes.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

namespace tenon {
#define GEN_PASS_DEF_PLANARENAPASS
#include "compiler/Host/Passes.h.inc"

using namespace mlir;

namespace {
constexpr int64_t kAlignment = 64;

struct Buffer {
  memref::AllocOp alloc;
  int64_t begin = 0, end = 0; // positions, both included
  int64_t size = 0;           // bytes, a multiple of the alignment; static ones
  int64_t offset = 0;
  unsigned slot = 0; // dynamic ones
  Value bytes;       // likewise
};

int64_t elementBytes(Type type) {
  if (auto complex = dyn_cast<ComplexType>(type))
    return 2 * elementBytes(complex.getElementType());
  return type.isIndex() ? 8 : llvm::divideCeil(type.getIntOrFloatBitWidth(), 8);
}

/// The host's linear order, into regions as well.
class Order {
public:
  explicit Order(func::FuncOp function) { number(function.front()); }

  int64_t begin(Operation *op) const { return positions.lookup(op).first; }
  int64_t end(Operation *op) const { return positions.lookup(op).second; }

private:
  void number(Block &block) {
    for (Operation &op : block) {
      int64_t first = next++;
      for (Region &region : op.getRegions())
        for (Block &inner : region)
          number(inner);
      positions[&op] = {first, next++};
    }
  }

  llvm::DenseMap<Operation *, std::pair<int64_t, int64_t>> positions;
  int64_t next = 0;
};

/// Whether a fetch has this memory, or a view of it, which outlives the run.
bool isPublished(Value memory) {
  return llvm::any_of(memory.getUsers(), [](Operation *user) {
    if (isa<rt::PublishOp>(user))
      return true;
    auto view = dyn_cast<ViewLikeOpInterface>(user);
    return view && isPublished(view->getResult(0));
  });
}

struct PlanArenaPass : impl::PlanArenaPassBase<PlanArenaPass> {
  using Base::Base;

  void runOnOperation() override {
    func::FuncOp function = getOperation();
    if (function.isExternal())
      return;
    Block &block = function.front();
    Order order(function);
    std::vector<Buffer> fixed, dynamic;
    if (failed(checkResults(function)))
      return signalPassFailure();
    SmallVector<memref::AllocOp> perIteration;
    function.walk([&](memref::AllocOp alloc) {
      if (goesToNextIteration(alloc.getResult()) || isPublished(alloc.getResult()))
        perIteration.push_back(alloc);
    });
    for (memref::AllocOp alloc : perIteration)
      allocateInRun(alloc);
    function.walk([&](memref::AllocOp alloc) {
      Buffer buffer;
      buffer.alloc = alloc;
      buffer.begin = buffer.end = order.begin(alloc);
      extendLifetime(alloc.getResult(), order, buffer);
      MemRefType type = alloc.getType();
      if (type.hasStaticShape())
        buffer.size =
            llvm::alignTo(std::max<int64_t>(1, type.getNumElements() *
                                                   elementBytes(type.getElementType())),
                          kAlignment);
      (type.hasStaticShape() ? fixed : dynamic).push_back(buffer);
    });
    int64_t fixedSize = placeFixed(fixed);

    OpBuilder builder(function.getContext());
    auto arenaType = MemRefType::get({ShapedType::kDynamic}, builder.getI8Type());
    unsigned number = function.getNumArguments();
    (void)function.insertArgument(number, arenaType, {}, function.getLoc());
    Value arena = function.getArgument(number);
    Location loc = function.getLoc();
    builder.setInsertionPointToStart(&block);
    auto constant = [&](int64_t value) -> Value {
      return arith::ConstantIndexOp::create(builder, loc, value);
    };
    IRMapping hoisted;
    llvm::erase_if(dynamic, [&](Buffer &buffer) {
      buffer.bytes = sizeInBytes(builder, buffer.alloc, hoisted);
      if (!buffer.bytes)
        allocateInRun(buffer.alloc);
      return !buffer.bytes;
    });
    // Sizes and offsets of slots.
    unsigned slots = colour(dynamic);
    SmallVector<Value> sizes(slots), offsets(slots);
    for (Buffer &buffer : dynamic) {
      Value &size = sizes[buffer.slot];
      size = size ? arith::MaxUIOp::create(builder, loc, size, buffer.bytes).getResult()
                  : buffer.bytes;
    }
    Value end = constant(fixedSize);
    for (unsigned slot = 0; slot < slots; ++slot) {
      offsets[slot] = end;
      end = arith::AddIOp::create(builder, loc, end, sizes[slot]);
    }
    for (Buffer &buffer : fixed)
      replace(builder, buffer, arena, {});
    for (Buffer &buffer : dynamic)
      replace(builder, buffer, arena, offsets[buffer.slot]);
    function.walk([&](rt::SizesOp op) { op.getArenaMutable().assign(end); });
  }

private:
  /// Whether each result is the argument that it is to be computed into.
  static LogicalResult checkResults(func::FuncOp function) {
    auto variables = function->getAttrOfType<ArrayAttr>("tenon.variables");
    auto feeds = function->getAttrOfType<ArrayAttr>("tenon.feeds");
    if (!feeds)
      return success();
    unsigned fetch = feeds.size() + (variables ? variables.size() : 0);
    for (OpOperand &operand : function.front().getTerminator()->getOpOperands()) {
      Value value = operand.get();
      while (Operation *op = value.getDefiningOp()) {
        if (!isa<memref::CastOp, memref::ExpandShapeOp, memref::CollapseShapeOp>(op))
          break;
        value = op->getOperand(0);
      }
      unsigned number = operand.getOperandNumber();
      auto argument = dyn_cast<BlockArgument>(value);
      Attribute variable = function.getResultAttr(number, "tenon.variable");
      bool isPlaced =
          argument && (variable ? function.getArgAttr(argument.getArgNumber(),
                                                      "tenon.variable") == variable
                                : argument.getArgNumber() == fetch++);
      if (!isPlaced)
        return function.emitError("result ")
               << number << " of the host program is not computed into its place";
    }
    return success();
  }

  /// The end of `user`'s access: of the outermost loop around it that does not have the
  /// allocation, if there is one.
  static int64_t endOfUse(Operation *user, const Order &order, const Buffer &buffer) {
    int64_t end = isLoop(user) ? order.end(user) : order.begin(user);
    for (Operation *at = user->getParentOp(); at; at = at->getParentOp())
      if (isLoop(at) && !at->isAncestor(buffer.alloc))
        end = order.end(at);
    return end;
  }

  /// Whether a loop yields the buffer or a view of it: each iteration has its own.
  static bool goesToNextIteration(Value value) {
    return llvm::any_of(value.getUsers(), [](Operation *user) {
      if (isa<scf::YieldOp>(user) && isLoop(user->getParentOp()))
        return true;
      return llvm::any_of(user->getResults(), [](Value result) {
        return isa<BaseMemRefType>(result.getType()) && goesToNextIteration(result);
      });
    });
  }

  static void extendLifetime(Value value, const Order &order, Buffer &buffer) {
    auto extend = [&](ValueRange values) {
      for (Value other : values)
        if (isa<BaseMemRefType>(other.getType()))
          extendLifetime(other, order, buffer);
    };
    for (OpOperand &use : value.getUses()) {
      Operation *user = use.getOwner();
      buffer.end = std::max(buffer.end, endOfUse(user, order, buffer));
      // What a branch yields lives on as its result; a loop's own yields are what it
      // began with.
      if (auto yield = dyn_cast<scf::YieldOp>(user)) {
        if (!isLoop(yield->getParentOp()))
          extend(yield->getParentOp()->getResult(use.getOperandNumber()));
        continue;
      }
      if (auto loop = dyn_cast<LoopLikeOpInterface>(user)) {
        for (Region *region : loop.getLoopRegions())
          extend(region->getArguments());
      }
      extend(user->getResults());
    }
  }

  static bool meet(const Buffer &a, const Buffer &b) {
    return a.begin <= b.end && b.begin <= a.end;
  }

  /// Gives offsets; returns the total.
  static int64_t placeFixed(std::vector<Buffer> &buffers) {
    std::vector<Buffer *> order, placed; // placed is sorted by offset
    for (Buffer &buffer : buffers)
      order.push_back(&buffer);
    llvm::sort(order, [](Buffer *a, Buffer *b) {
      return std::make_pair(-a->size, a->begin) < std::make_pair(-b->size, b->begin);
    });
    int64_t total = 0;
    for (Buffer *buffer : order) {
      int64_t best = -1, bestGap = INT64_MAX, cursor = 0;
      for (Buffer *other : placed) {
        if (!meet(*buffer, *other))
          continue;
        int64_t gap = other->offset - cursor;
        if (gap >= buffer->size && gap < bestGap) {
          bestGap = gap;
          best = cursor;
        }
        cursor = std::max(cursor, other->offset + other->size);
      }
      buffer->offset = best >= 0 ? best : cursor;
      total = std::max(total, buffer->offset + buffer->size);
      placed.insert(
          llvm::upper_bound(placed, buffer,
                            [](Buffer *a, Buffer *b) { return a->offset < b->offset; }),
          buffer);
    }
    return total;
  }

  /// Slots for intervals in the order they begin; returns their number.
  static unsigned colour(std::vector<Buffer> &buffers) {
    SmallVector<int64_t> busyUntil;
    for (Buffer &buffer : buffers) {
      auto slot =
          llvm::find_if(busyUntil, [&](int64_t end) { return end < buffer.begin; });
      buffer.slot = slot - busyUntil.begin();
      if (slot == busyUntil.end())
        busyUntil.push_back(buffer.end);
      else
        *slot = buffer.end;
    }
    return busyUntil.size();
  }

  /// Bytes of a temporary, at the builder's place; null if they depend on values.
  static Value sizeInBytes(OpBuilder &builder, memref::AllocOp alloc,
                           IRMapping &hoisted) {
    Location loc = alloc.getLoc();
    MemRefType type = alloc.getType();
    int64_t factor = elementBytes(type.getElementType());
    for (int64_t size : type.getShape())
      if (!ShapedType::isDynamic(size))
        factor *= size;
    Value bytes = arith::ConstantIndexOp::create(builder, loc, factor);
    for (Value size : alloc.getDynamicSizes()) {
      Value here = cloneBound(builder, size, hoisted);
      if (!here)
        return {};
      bytes = arith::MulIOp::create(builder, loc, bytes, here);
    }
    Value mask = arith::ConstantIndexOp::create(builder, loc, kAlignment - 1);
    Value inverse = arith::ConstantIndexOp::create(builder, loc, -kAlignment);
    Value raised = arith::AddIOp::create(builder, loc, bytes, mask);
    return arith::AndIOp::create(builder, loc, raised, inverse);
  }

  static void allocateInRun(memref::AllocOp alloc) {
    OpBuilder builder(alloc);
    replaceAlloc(alloc, rt::AllocateOp::create(builder, alloc.getLoc(), alloc.getType(),
                                               alloc.getDynamicSizes()));
  }

  static void replace(OpBuilder &builder, Buffer &buffer, Value arena, Value offset) {
    memref::AllocOp alloc = buffer.alloc;
    OpBuilder::InsertionGuard guard(builder);
    builder.setInsertionPoint(alloc);
    if (!offset)
      offset = arith::ConstantIndexOp::create(builder, alloc.getLoc(), buffer.offset);
    auto view = memref::ViewOp::create(builder, alloc.getLoc(), alloc.getType(), arena,
                                       offset, alloc.getDynamicSizes());
    replaceAlloc(alloc, view);
  }

  static void replaceAlloc(memref::AllocOp alloc, Value memory) {
    for (Operation *user : llvm::make_early_inc_range(alloc->getUsers()))
      if (isa<memref::DeallocOp>(user))
        user->erase();
    alloc.getResult().replaceAllUsesWith(memory);
    alloc.erase();
  }
};

} // namespace
} // namespace tenon
