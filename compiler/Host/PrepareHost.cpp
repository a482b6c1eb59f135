//===- PrepareHost.cpp - Give a signature's results their destinations ----===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A fetch's memory is an argument; a variable's is the argument that brought its
// old value. Checks come before all that they do not need where variables are written,
// so that a failed run leaves these as they were. A variable is written in place if
// nothing reads the old value after the new one begins; else, and where the new value is
// made elsewhere, it is copied at the very end, from a temporary if its source is a
// variable that another one's copy may have overwritten by then. What a loop carries
// has one place for all iterations, which the next value is written to likewise.
//
//===----------------------------------------------------------------------===//

#include "compiler/Host/HostLoops.h"
#include "compiler/Host/Updates.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"

namespace tenon {
#define GEN_PASS_DEF_PREPAREHOSTPASS
#include "compiler/Host/Passes.h.inc"

using namespace mlir;

namespace {

struct PrepareHostPass : impl::PrepareHostPassBase<PrepareHostPass> {
  using Base::Base;

  void runOnOperation() override {
    for (auto function : getOperation().getOps<func::FuncOp>())
      if (!function.isExternal() && failed(prepare(function)))
        return signalPassFailure();
  }

private:
  LogicalResult prepare(func::FuncOp function) {
    if (failed(alignLoops(function)))
      return failure();
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
    places.findChanging(function);
    resolveSizes(places, function);
    places.findSizes(function);
    for (unsigned i = 0; i < function.getNumArguments(); ++i)
      function.setArgAttr(i, "bufferization.writable", builder.getBoolAttr(false));
    SmallVector<OpOperand *> fetches;
    SmallVector<Update> updates;
    for (OpOperand &operand : terminator->getOpOperands()) {
      Value variable = variableOf(function, operand.getOperandNumber());
      if (!variable) {
        fetches.push_back(&operand);
        continue;
      }
      function.setArgAttr(cast<BlockArgument>(variable).getArgNumber(),
                          "bufferization.writable", builder.getBoolAttr(true));
      updates.push_back({&operand, variable});
    }
    updates = updateInPlace(places, updates);
    llvm::DenseSet<OpOperand *> sizedByValues = writeSizes(places, terminator, fetches);
    for (auto [number, operand] : llvm::enumerate(fetches)) {
      Value out = addFetch(builder, function, *operand);
      if (sizedByValues.contains(operand))
        publish(places, *operand, number, out);
      else
        places.computeInto(*operand, out);
    }
    placeRegions(places, function);
    copyUpdates(places, updates);
    return success();
  }

  /// Gives each result of each branch and loop a place in front of it, unless it has
  /// one, and each value that a loop carries the place it had before the iteration.
  /// From outside in: an outer op's results may be places of an inner one's.
  static void placeRegions(Destinations &places, func::FuncOp function) {
    function.walk<WalkOrder::PreOrder>([&](Operation *op) {
      if (!isa<scf::IfOp>(op) && !isLoop(op))
        return;
      places.placeResults(op);
      SmallVector<Update> updates;
      for (OpResult result : op->getResults())
        if (isLoop(op) && isa<TensorType>(result.getType()) &&
            !places.isChanging(result)) {
          Carried carried = carriedAs(result);
          updates.push_back({carried.next, carried.inside});
        }
      copyUpdates(places, updateInPlace(places, updates));
    });
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

  /// Sizes of branches' results, by what their regions compute, and of what loops
  /// carry, by what they begin with.
  static void resolveSizes(Destinations &places, func::FuncOp function) {
    SmallVector<tensor::DimOp> dims;
    function.walk([&](tensor::DimOp dim) {
      Operation *source = dim.getSource().getDefiningOp();
      auto argument = dyn_cast<BlockArgument>(dim.getSource());
      bool isOfRegion = isa_and_nonnull<scf::IfOp>(source) || isLoop(source) ||
                        (argument && carriedAs(argument));
      if (isOfRegion && dim.getConstantIndex() && !places.isChanging(dim.getSource()))
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

  /// Whether `size` needs more than the feeds' dimensions. `known` remembers answers.
  static bool dependsOnValues(Value size, llvm::DenseMap<Value, bool> &known) {
    auto [found, isNew] = known.try_emplace(size, false);
    if (!isNew)
      return found->second;
    Operation *op = size.getDefiningOp();
    bool depends = true;
    if (auto dim = dyn_cast_or_null<tensor::DimOp>(op))
      depends =
          !isa<BlockArgument>(dim.getSource()) || dependsOnValues(dim.getIndex(), known);
    else if (op && isa<arith::ArithDialect, affine::AffineDialect>(op->getDialect()))
      depends = llvm::any_of(op->getOperands(), [&](Value operand) {
        return dependsOnValues(operand, known);
      });
    return known[size] = depends;
  }

  /// The fetches' dimensions as the shape function gives them; the fetches whose
  /// dimensions it cannot give.
  static llvm::DenseSet<OpOperand *> writeSizes(Destinations &places,
                                                func::ReturnOp terminator,
                                                ArrayRef<OpOperand *> fetches) {
    OpBuilder &builder = places.getBuilder();
    builder.setInsertionPoint(terminator);
    SmallVector<Value> dims;
    Location loc = terminator.getLoc();
    llvm::DenseMap<Value, bool> known;
    llvm::DenseSet<OpOperand *> sizedByValues;
    auto records = terminator->getParentOfType<func::FuncOp>()->getAttrOfType<ArrayAttr>(
        "tenon.fetches");
    for (auto [i, fetch] : llvm::enumerate(fetches)) {
      int64_t rank = cast<RankedTensorType>(fetch->get().getType()).getRank();
      // The parts of complex numbers are a dimension here, but not of the fetch.
      auto record = records && i < records.size() ? cast<DictionaryAttr>(records[i])
                                                  : DictionaryAttr();
      if (auto type = record ? record.getAs<TypeAttr>("type") : TypeAttr())
        rank = cast<RankedTensorType>(type.getValue()).getRank();
      SmallVector<Value> sizes;
      for (int64_t dim = 0; dim < rank; ++dim)
        sizes.push_back(getValueOrCreateConstantIndexOp(
            builder, loc, places.sizeOf(loc, fetch->get(), dim)));
      if (llvm::any_of(sizes, [&](Value size) { return dependsOnValues(size, known); })) {
        sizedByValues.insert(fetch);
        sizes.assign(rank, arith::ConstantIndexOp::create(builder, loc, -1));
      }
      dims.append(sizes);
    }
    rt::SizesOp::create(builder, loc, dims, Value());
    return sizedByValues;
  }

  /// Gives fetch `number` from memory of its own. The function returns `out`, its
  /// argument, which is not there when it runs.
  static void publish(Destinations &places, OpOperand &operand, int64_t number,
                      Value out) {
    OpBuilder &builder = places.getBuilder();
    builder.setInsertionPoint(operand.getOwner());
    Value value = operand.get();
    Location loc = value.getLoc();
    auto launch = value.getDefiningOp<rt::LaunchOp>();
    if (!launch || !launch.getTiedOpOperand(cast<OpResult>(value))
                        ->get()
                        .getDefiningOp<bufferization::AllocTensorOp>()) {
      auto type = cast<RankedTensorType>(value.getType());
      SmallVector<Value> sizes;
      for (int64_t dim = 0; dim < type.getRank(); ++dim)
        if (type.isDynamicDim(dim))
          sizes.push_back(getValueOrCreateConstantIndexOp(
              builder, loc, places.sizeOf(loc, value, dim)));
      Value memory = bufferization::AllocTensorOp::create(builder, loc, type, sizes);
      value = places.copyTo(value, memory);
    }
    rt::PublishOp::create(builder, loc, builder.getI64IntegerAttr(number), value);
    operand.set(out);
  }

  static Value addFetch(OpBuilder &builder, func::FuncOp function, OpOperand &fetch) {
    unsigned number = function.getNumArguments();
    DictionaryAttr attributes = builder.getDictionaryAttr(
        builder.getNamedAttr("bufferization.writable", builder.getBoolAttr(true)));
    (void)function.insertArgument(number, fetch.get().getType(), attributes,
                                  fetch.get().getLoc());
    return function.getArgument(number);
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
