//===- PrepareHost.cpp - Give a signature's results their destinations ----===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A fetch's memory is an argument; a variable's is the argument that brought its
// old value. Checks come before all that they do not need where variables are written,
// so that a failed run leaves these as they were. A variable is written in place if
// nothing reads the old value after the new one begins; else, and where the new value is
// made elsewhere, it is copied at the very end, from a temporary if its source is a
// variable that another one's copy may have overwritten by then.
//
//===----------------------------------------------------------------------===//

#include "compiler/Host/Destinations.h"

namespace tenon {
#define GEN_PASS_DEF_PREPAREHOSTPASS
#include "compiler/Host/Passes.h.inc"

using namespace mlir;

namespace {

/// The op around `op`, or itself, that is in a block with the one around `other`.
Operation *siblingOf(Operation *op, Operation *other) {
  for (Operation *at = op; at; at = at->getParentOp())
    if (at->getBlock() && at->getBlock()->findAncestorOpInBlock(*other))
      return at;
  return nullptr;
}

/// Whether `read` is done before `write` begins, or never in one run with it.
bool isBefore(Operation *read, Operation *write) {
  Operation *a = siblingOf(read, write);
  Operation *b = a ? a->getBlock()->findAncestorOpInBlock(*write) : nullptr;
  if (!b)
    return false;
  // In one op: the two are in its two branches.
  return a == b ? isa<scf::IfOp>(a) && read != write : a->isBeforeInBlock(b);
}

struct PrepareHostPass : impl::PrepareHostPassBase<PrepareHostPass> {
  using Base::Base;

  void runOnOperation() override {
    for (auto function : getOperation().getOps<func::FuncOp>())
      if (!function.isExternal())
        prepare(function);
  }

private:
  void prepare(func::FuncOp function) {
    Destinations places(getOperation());
    OpBuilder &builder = places.getBuilder();
    function.walk([&](tensor::EmptyOp empty) {
      builder.setInsertionPoint(empty);
      auto alloc = bufferization::AllocTensorOp::create(
          builder, empty.getLoc(), empty.getType(), empty.getDynamicSizes());
      empty.replaceAllUsesWith(alloc.getResult());
      empty.erase();
    });
    branchOnSelects(builder, function);
    auto terminator = cast<func::ReturnOp>(function.front().getTerminator());
    for (unsigned i = 0; i < terminator->getNumOperands(); ++i)
      if (variableOf(function, i)) {
        putChecksFirst(function);
        break;
      }
    resolveSizes(places, function);
    places.findBranchSizes(function);
    for (unsigned i = 0; i < function.getNumArguments(); ++i)
      function.setArgAttr(i, "bufferization.writable", builder.getBoolAttr(false));
    SmallVector<OpOperand *> fetches;
    SmallVector<std::pair<OpOperand *, Value>> copied;
    for (OpOperand &operand : terminator->getOpOperands()) {
      Value variable = variableOf(function, operand.getOperandNumber());
      if (!variable) {
        fetches.push_back(&operand);
        continue;
      }
      function.setArgAttr(cast<BlockArgument>(variable).getArgNumber(),
                          "bufferization.writable", builder.getBoolAttr(true));
      if (!updateInPlace(places, operand, variable))
        copied.push_back({&operand, variable});
    }
    writeSizes(places, terminator, fetches);
    for (OpOperand *operand : fetches)
      places.computeInto(*operand, addFetch(builder, function, *operand));
    places.placeBranches(function);
    copyVariables(places, copied);
  }

  /// The argument with the old value of the variable whose new value result `number`
  /// is; null for a fetch.
  static Value variableOf(func::FuncOp function, unsigned number) {
    Attribute name = function.getResultAttr(number, "tenon.variable");
    for (unsigned i = 0; name && i < function.getNumArguments(); ++i)
      if (function.getArgAttr(i, "tenon.variable") == name)
        return function.getArgument(i);
    return {};
  }

  /// Moves checks, and branches with checks, to the front of their blocks with what
  /// they are computed from.
  static void putChecksFirst(func::FuncOp function) {
    llvm::SetVector<Block *> blocks;
    llvm::SetVector<Operation *> needed;
    auto need = [&](Operation *op) {
      for (; op && op != function; op = op->getParentOp()) {
        blocks.insert(op->getBlock());
        needed.insert(op);
      }
    };
    function.walk([&](rt::CheckOp check) { need(check); });
    for (size_t i = 0; i < needed.size(); ++i)
      needed[i]->walk([&](Operation *inner) {
        for (Value operand : inner->getOperands())
          need(operand.getDefiningOp());
      });
    for (Block *block : blocks) {
      auto place = block->begin();
      for (Operation &op : llvm::make_early_inc_range(*block)) {
        if (!needed.contains(&op))
          continue;
        if (place == op.getIterator())
          ++place;
        else
          op.moveBefore(block, place);
      }
    }
  }

  /// A choice between two tensors, as a branch that folded to it was: it gets a place.
  static void branchOnSelects(OpBuilder &builder, func::FuncOp function) {
    SmallVector<arith::SelectOp> selects;
    function.walk([&](arith::SelectOp select) {
      if (isa<RankedTensorType>(select.getType()) &&
          !isa<ShapedType>(select.getCondition().getType()))
        selects.push_back(select);
    });
    for (arith::SelectOp select : selects) {
      builder.setInsertionPoint(select);
      auto yield = [](Value value) {
        return
            [value](OpBuilder &b, Location loc) { scf::YieldOp::create(b, loc, value); };
      };
      auto branch =
          scf::IfOp::create(builder, select.getLoc(), select.getCondition(),
                            yield(select.getTrueValue()), yield(select.getFalseValue()));
      select.replaceAllUsesWith(branch.getResult(0));
      select.erase();
    }
  }

  /// Sizes of branches' results, by what their regions compute.
  static void resolveSizes(Destinations &places, func::FuncOp function) {
    SmallVector<tensor::DimOp> dims;
    function.walk([&](tensor::DimOp dim) {
      if (dim.getSource().getDefiningOp<scf::IfOp>() && dim.getConstantIndex())
        dims.push_back(dim);
    });
    OpBuilder &builder = places.getBuilder();
    for (tensor::DimOp dim : dims) {
      builder.setInsertionPoint(dim);
      Value size = getValueOrCreateConstantIndexOp(
          builder, dim.getLoc(),
          places.sizeOf(dim.getLoc(), dim.getSource(), *dim.getConstantIndex()));
      dim.replaceAllUsesWith(size);
      dim.erase();
    }
  }

  static void writeSizes(Destinations &places, func::ReturnOp terminator,
                         ArrayRef<OpOperand *> fetches) {
    OpBuilder &builder = places.getBuilder();
    builder.setInsertionPoint(terminator);
    SmallVector<Value> dims;
    Location loc = terminator.getLoc();
    for (OpOperand *fetch : fetches) {
      int64_t rank = cast<RankedTensorType>(fetch->get().getType()).getRank();
      for (int64_t dim = 0; dim < rank; ++dim)
        dims.push_back(getValueOrCreateConstantIndexOp(
            builder, loc, places.sizeOf(loc, fetch->get(), dim)));
    }
    rt::SizesOp::create(builder, loc, dims, Value());
  }

  static Value addFetch(OpBuilder &builder, func::FuncOp function, OpOperand &fetch) {
    unsigned number = function.getNumArguments();
    DictionaryAttr attributes = builder.getDictionaryAttr(
        builder.getNamedAttr("bufferization.writable", builder.getBoolAttr(true)));
    (void)function.insertArgument(number, fetch.get().getType(), attributes,
                                  fetch.get().getLoc());
    return function.getArgument(number);
  }

  /// Collects ops that read `value` or a view of it.
  static void collectReads(Value value, SmallVectorImpl<OpOperand *> &reads) {
    for (OpOperand &use : value.getUses()) {
      reads.push_back(&use);
      if (isa<tensor::CastOp, tensor::ExpandShapeOp, tensor::CollapseShapeOp,
              tensor::ExtractSliceOp>(use.getOwner()))
        collectReads(use.getOwner()->getResult(0), reads);
    }
  }

  /// The ops that write the memory of what `operand` gives: of a branch's result, those
  /// in each region. Where it gives `old` itself, this is kept and nothing is written.
  static bool collectWriters(OpOperand &operand, Value old,
                             SmallVectorImpl<Operation *> &writers,
                             llvm::DenseSet<OpOperand *> &kept) {
    Value value = operand.get();
    if (value == old) {
      kept.insert(&operand);
      return true;
    }
    Operation *op = value.getDefiningOp();
    if (auto branch = dyn_cast_or_null<scf::IfOp>(op)) {
      unsigned number = cast<OpResult>(value).getResultNumber();
      for (scf::YieldOp yield : {branch.thenYield(), branch.elseYield()}) {
        OpOperand &yielded = yield->getOpOperand(number);
        // What stands around the branch is copied by it.
        if (yielded.get() != old && yielded.get().getParentBlock() != yield->getBlock())
          writers.push_back(yield);
        else if (!collectWriters(yielded, old, writers, kept))
          return false;
      }
      return true;
    }
    while (op) {
      if (isa<rt::LaunchOp, tensor::InsertSliceOp>(op))
        writers.push_back(op);
      if (auto launch = dyn_cast<rt::LaunchOp>(op))
        value = launch.getTiedOpOperand(cast<OpResult>(value))->get();
      else if (auto insert = dyn_cast<tensor::InsertSliceOp>(op))
        value = insert.getDest();
      else if (isa<tensor::ExpandShapeOp, tensor::CollapseShapeOp>(op))
        value = op->getOperand(0);
      else
        return isa<bufferization::AllocTensorOp>(op);
      op = value.getDefiningOp();
    }
    return false;
  }

  /// Makes the new value of a variable be computed into it, if no read of the old
  /// value comes after the first write.
  static bool updateInPlace(Destinations &places, OpOperand &operand, Value old) {
    SmallVector<Operation *> writers;
    llvm::DenseSet<OpOperand *> kept;
    if (!collectWriters(operand, old, writers, kept))
      return false;
    SmallVector<OpOperand *> reads;
    collectReads(old, reads);
    for (OpOperand *read : reads) {
      Operation *reader = read->getOwner();
      if (kept.contains(read))
        continue;
      for (Operation *writer : writers) {
        auto launch = dyn_cast<rt::LaunchOp>(writer);
        bool isElementwise =
            reader == writer && launch && launch.getElementwise() &&
            llvm::is_contained(*launch.getElementwise(),
                               static_cast<int32_t>(read->getOperandNumber()));
        if (!isElementwise && !isBefore(reader, writer))
          return false;
      }
    }
    return places.connect(operand, old);
  }

  /// Copies the new values of variables at the end, those that are other variables'
  /// old values by way of temporaries.
  static void copyVariables(Destinations &places,
                            ArrayRef<std::pair<OpOperand *, Value>> copied) {
    OpBuilder &builder = places.getBuilder();
    for (auto [operand, variable] : copied) {
      Value source = operand->get();
      while (Operation *op = source.getDefiningOp()) {
        if (!isa<tensor::CastOp, tensor::ExpandShapeOp, tensor::CollapseShapeOp,
                 tensor::ExtractSliceOp>(op))
          break;
        source = op->getOperand(0);
      }
      if (source == variable || !isa<BlockArgument>(source) || copied.size() == 1)
        continue;
      builder.setInsertionPoint(operand->getOwner());
      Value temporary = bufferization::AllocTensorOp::create(
          builder, variable.getLoc(), cast<RankedTensorType>(variable.getType()),
          ValueRange());
      operand->set(places.copyTo(operand->get(), temporary));
    }
    for (auto [operand, variable] : copied) {
      builder.setInsertionPoint(operand->getOwner());
      operand->set(places.copyTo(operand->get(), variable));
    }
  }
};

} // namespace

rt::KernelOp getOrCreateCopyKernel(ModuleOp module, RankedTensorType type) {
  std::string name = "copy_";
  for (int64_t size : type.getShape())
    name += (ShapedType::isDynamic(size) ? "d" : std::to_string(size)) + "x";
  llvm::raw_string_ostream(name) << type.getElementType();
  for (char &c : name)
    if (!isalnum(static_cast<unsigned char>(c)))
      c = '_';
  if (auto kernel = module.lookupSymbol<rt::KernelOp>(name))
    return kernel;
  OpBuilder builder = OpBuilder::atBlockBegin(module.getBody());
  Location loc = builder.getUnknownLoc();
  auto kernel = rt::KernelOp::create(builder, loc, name, "parallel");
  Block *block = &kernel.getBody().emplaceBlock();
  block->addArguments({type, type}, {loc, loc});
  builder.setInsertionPointToStart(block);
  AffineMap identity = builder.getMultiDimIdentityMap(type.getRank());
  SmallVector<utils::IteratorType> loops(type.getRank(), utils::IteratorType::parallel);
  auto copy = linalg::GenericOp::create(
      builder, loc, TypeRange(type), block->getArgument(0), block->getArgument(1),
      ArrayRef<AffineMap>{identity, identity}, loops,
      [](OpBuilder &b, Location l, ValueRange arguments) {
        linalg::YieldOp::create(b, l, arguments[0]);
      });
  rt::YieldOp::create(builder, loc, copy.getResults());
  return kernel;
}

} // namespace tenon
