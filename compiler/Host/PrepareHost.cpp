//===- PrepareHost.cpp - Give a signature's fetches their destinations ----===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A result's memory is found by walking from the return through reshapes and
// slices to the allocation at the start of its destination chain, which becomes
// the fetch's argument, seen through the inverse reshapes. An allocation serves
// one fetch; a second fetch of the same value, a fetched feed and a fetched
// constant are copied.
//
//===----------------------------------------------------------------------===//

#include "compiler/Host/Passes.h"

namespace tenon {
#define GEN_PASS_DEF_PREPAREHOSTPASS
#include "compiler/Host/Passes.h.inc"

using namespace mlir;

namespace {

struct PrepareHostPass : impl::PrepareHostPassBase<PrepareHostPass> {
  using Base::Base;

  void runOnOperation() override {
    func::FuncOp function = getOperation();
    if (function.isExternal())
      return;
    OpBuilder builder(function.getContext());
    builder.setInsertionPointToStart(&function.front());
    function.walk([&](tensor::EmptyOp empty) {
      builder.setInsertionPoint(empty);
      auto alloc = bufferization::AllocTensorOp::create(
          builder, empty.getLoc(), empty.getType(), empty.getDynamicSizes());
      empty.replaceAllUsesWith(alloc.getResult());
      empty.erase();
    });
    for (unsigned i = 0; i < function.getNumArguments(); ++i)
      function.setArgAttr(i, "bufferization.writable", builder.getBoolAttr(false));
    auto terminator = cast<func::ReturnOp>(function.front().getTerminator());
    writeSizes(builder, terminator);
    for (OpOperand &operand : terminator->getOpOperands())
      giveDestination(builder, function, operand);
  }

private:
  static void writeSizes(OpBuilder &builder, func::ReturnOp terminator) {
    builder.setInsertionPoint(terminator);
    SmallVector<Value> dims;
    Location loc = terminator.getLoc();
    for (Value value : terminator.getOperands()) {
      int64_t rank = cast<RankedTensorType>(value.getType()).getRank();
      for (int64_t dim = 0; dim < rank; ++dim)
        dims.push_back(getValueOrCreateConstantIndexOp(builder, loc,
                                                       sizeOf(builder, loc, value, dim)));
    }
    rt::SizesOp::create(builder, terminator.getLoc(), dims, Value());
  }

  /// A size by what it was computed from: not by the destination, whose size is
  /// what is asked for.
  static OpFoldResult sizeOf(OpBuilder &builder, Location loc, Value value, int64_t dim) {
    auto type = cast<RankedTensorType>(value.getType());
    if (!type.isDynamicDim(dim))
      return builder.getIndexAttr(type.getDimSize(dim));
    Operation *op = value.getDefiningOp();
    if (auto alloc = dyn_cast_or_null<bufferization::AllocTensorOp>(op))
      return alloc.getDynamicSize(builder, dim);
    if (auto launch = dyn_cast_or_null<rt::LaunchOp>(op))
      return sizeOf(builder, loc, launch.getTiedOpOperand(cast<OpResult>(value))->get(),
                    dim);
    if (auto insert = dyn_cast_or_null<tensor::InsertSliceOp>(op))
      return sizeOf(builder, loc, insert.getDest(), dim);
    if (auto cast = dyn_cast_or_null<tensor::CastOp>(op))
      return sizeOf(builder, loc, cast.getSource(), dim);
    if (auto expand = dyn_cast_or_null<tensor::ExpandShapeOp>(op))
      return expand.getMixedOutputShape()[dim];
    if (auto collapse = dyn_cast_or_null<tensor::CollapseShapeOp>(op)) {
      Value product;
      ReassociationIndices sources = collapse.getReassociationIndices()[dim];
      for (int64_t source : sources) {
        Value size = getValueOrCreateConstantIndexOp(
            builder, loc, sizeOf(builder, loc, collapse.getSrc(), source));
        product = product ? arith::MulIOp::create(builder, loc, product, size) : size;
      }
      return product;
    }
    return tensor::DimOp::create(builder, loc, value, dim).getResult();
  }

  void giveDestination(OpBuilder &builder, func::FuncOp function, OpOperand &operand) {
    Value value = operand.get();
    auto type = cast<RankedTensorType>(value.getType());
    unsigned number = function.getNumArguments();
    DictionaryAttr attributes = builder.getDictionaryAttr(
        builder.getNamedAttr("bufferization.writable", builder.getBoolAttr(true)));
    (void)function.insertArgument(number, type, attributes, value.getLoc());
    Value out = function.getArgument(number);
    if (connect(builder, value, out))
      return;
    rt::KernelOp copy =
        getOrCreateCopyKernel(function->getParentOfType<ModuleOp>(), type);
    builder.setInsertionPoint(operand.getOwner());
    auto launch = rt::LaunchOp::create(builder, value.getLoc(), TypeRange(type),
                                       FlatSymbolRefAttr::get(copy.getSymNameAttr()),
                                       DenseI32ArrayAttr(), value, out);
    operand.set(launch.getResult(0));
  }

  /// Makes `value` be computed into `out`; false, with nothing changed, if it has
  /// no allocation of its own.
  bool connect(OpBuilder &builder, Value value, Value out) {
    Operation *op = value.getDefiningOp();
    if (!op || op->getBlock() != out.getParentBlock())
      return false;
    if (auto alloc = dyn_cast<bufferization::AllocTensorOp>(op)) {
      alloc.replaceAllUsesWith(out);
      alloc.erase();
      return true;
    }
    if (auto launch = dyn_cast<rt::LaunchOp>(op)) {
      Value destination = launch.getTiedOpOperand(cast<OpResult>(value))->get();
      return destination.hasOneUse() && connect(builder, destination, out);
    }
    if (auto insert = dyn_cast<tensor::InsertSliceOp>(op))
      return isOwnChain(insert.getDest()) && connect(builder, insert.getDest(), out);
    // A reshape of what is computed: the fetch, seen with the other shape. The
    // view stands at the start, so only static shapes can be seen.
    Value source;
    std::function<Value()> view;
    if (Operation *definition = out.getDefiningOp())
      builder.setInsertionPointAfter(definition);
    else
      builder.setInsertionPointToStart(out.getParentBlock());
    if (auto expand = dyn_cast<tensor::ExpandShapeOp>(op)) {
      source = expand.getSrc();
      if (Value whole = expandedDestination(expand))
        return hasOwnAllocation(whole) && connect(builder, whole, out);
      view = [&] {
        return tensor::CollapseShapeOp::create(builder, op->getLoc(), source.getType(),
                                               out, expand.getReassociationIndices())
            .getResult();
      };
    } else if (auto collapse = dyn_cast<tensor::CollapseShapeOp>(op)) {
      if (!collapse.getSrcType().hasStaticShape())
        return false;
      source = collapse.getSrc();
      view = [&] {
        return tensor::ExpandShapeOp::create(builder, op->getLoc(), source.getType(), out,
                                             collapse.getReassociationIndices())
            .getResult();
      };
    }
    if (!source || !hasOwnAllocation(source))
      return false;
    return connect(builder, source, view());
  }

  static bool isOwnChain(Value destination) { return destination.hasOneUse(); }

  /// For an expanded launch whose destination is the collapsed form of a tensor of
  /// the expanded type: that tensor. No view is needed then, whatever the sizes.
  static Value expandedDestination(tensor::ExpandShapeOp expand) {
    auto launch = expand.getSrc().getDefiningOp<rt::LaunchOp>();
    if (!launch)
      return {};
    auto collapse = launch.getTiedOpOperand(cast<OpResult>(expand.getSrc()))
                        ->get()
                        .getDefiningOp<tensor::CollapseShapeOp>();
    if (!collapse || !collapse->hasOneUse() ||
        collapse.getSrcType() != expand.getResultType() ||
        collapse.getReassociationIndices() != expand.getReassociationIndices() ||
        !collapse.getSrc().hasOneUse())
      return {};
    return collapse.getSrc();
  }

  /// Whether connect would succeed.
  static bool hasOwnAllocation(Value value) {
    Operation *op = value.getDefiningOp();
    if (!op)
      return false;
    if (isa<bufferization::AllocTensorOp>(op))
      return true;
    if (auto launch = dyn_cast<rt::LaunchOp>(op)) {
      Value destination = launch.getTiedOpOperand(cast<OpResult>(value))->get();
      return destination.hasOneUse() && hasOwnAllocation(destination);
    }
    if (auto insert = dyn_cast<tensor::InsertSliceOp>(op))
      return insert.getDest().hasOneUse() && hasOwnAllocation(insert.getDest());
    if (auto expand = dyn_cast<tensor::ExpandShapeOp>(op)) {
      Value whole = expandedDestination(expand);
      return hasOwnAllocation(whole ? whole : expand.getSrc());
    }
    if (auto collapse = dyn_cast<tensor::CollapseShapeOp>(op))
      return collapse.getSrcType().hasStaticShape() &&
             hasOwnAllocation(collapse.getSrc());
    return false;
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
