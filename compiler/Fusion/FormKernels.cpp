//===- FormKernels.cpp - Group linalg ops into kernels and launches -------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Outlines each group that Groups.cpp found. What a kernel reads becomes inputs
// (constants that are splats, and fills, are computed inside); what others read
// of it becomes destinations. Equal kernels are one: they are compared as text,
// without names and locations.
//
//===----------------------------------------------------------------------===//

#include "compiler/CPU/Schedules/WinogradPlan.h"
#include "compiler/Fusion/CollapseLoops.h"
#include "compiler/Fusion/Groups.h"
#include "compiler/Fusion/Passes.h"
#include "mlir/Analysis/TopologicalSortUtils.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/IRMapping.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"

namespace tenon {
#define GEN_PASS_DEF_FORMKERNELSPASS
#include "compiler/Fusion/Passes.h.inc"

using namespace mlir;

namespace {
constexpr size_t kMaxNameLength = 60;

/// The graph nodes that an op was made from.
void collectNodes(Location loc, llvm::SetVector<StringAttr> &nodes) {
  loc->walk([&](Location inner) {
    if (auto name = dyn_cast<NameLoc>(inner))
      nodes.insert(name.getName());
    return WalkResult::advance();
  });
}

/// "block1/conv/Conv2D", "block1/conv/Relu" → "block1_conv_Conv2D__Relu".
std::string kernelName(ArrayRef<StringAttr> nodes) {
  std::string name;
  for (StringAttr node : nodes) {
    StringRef part = node.getValue();
    if (!name.empty())
      part = part.substr(part.rfind('/') + 1);
    if (name.size() + part.size() > kMaxNameLength && !name.empty())
      break;
    if (!name.empty())
      name += "__";
    for (char c : part.take_back(kMaxNameLength))
      name += isalnum(static_cast<unsigned char>(c)) ? c : '_';
  }
  if (name.empty() || isdigit(static_cast<unsigned char>(name[0])))
    name.insert(0, "k");
  return name;
}

/// Outlines one group.
class Outliner {
public:
  Outliner(const Group &group, OpBuilder &builder) : group(group), builder(builder) {
    inside.insert(group.ops.begin(), group.ops.end());
  }

  std::pair<rt::KernelOp, rt::LaunchOp> run(Operation *insertKernelsBefore) {
    llvm::SetVector<StringAttr> nodes;
    for (Operation *op : group.ops)
      collectNodes(op->getLoc(), nodes);
    SmallVector<Location> locations;
    for (Operation *op : group.ops)
      locations.push_back(op->getLoc());
    Location loc = group.ops.back()->getLoc();
    MLIRContext *context = builder.getContext();

    static constexpr llvm::StringLiteral schedules[] = {"parallel", "rows", "contraction",
                                                        "winograd", "routine"};
    builder.setInsertionPoint(insertKernelsBefore);
    auto kernel = rt::KernelOp::create(
        builder, FusedLoc::get(context, locations), kernelName(nodes.getArrayRef()),
        builder.getStringAttr(schedules[static_cast<unsigned>(group.kind)]));
    block = &kernel.getBody().emplaceBlock();
    findResults();
    for (Operation *op : group.ops)
      cloneOp(op);
    // Destinations come after all inputs.
    SmallVector<Value> yields, destinations;
    SmallVector<Type> resultTypes;
    for (Value result : results) {
      BlockArgument argument = block->addArgument(result.getType(), result.getLoc());
      Value placeholder = destinationOf.lookup(result);
      if (placeholder)
        placeholder.replaceAllUsesWith(argument);
      yields.push_back(mapping.lookup(result));
      resultTypes.push_back(result.getType());
    }
    for (Value result : results)
      if (Value placeholder = destinationOf.lookup(result))
        placeholder.getDefiningOp()->erase();
    SmallVector<RankedTensorType> scratch = scratchOf(kernel);
    for (RankedTensorType type : scratch) {
      yields.push_back(block->addArgument(type, loc));
      resultTypes.push_back(type);
    }
    builder.setInsertionPointToEnd(block);
    rt::YieldOp::create(builder, loc, yields);

    builder.setInsertionPoint(group.ops.back());
    for (Value result : results)
      destinations.push_back(createDestination(result));
    for (RankedTensorType type : scratch)
      destinations.push_back(
          bufferization::AllocTensorOp::create(builder, loc, type, ValueRange()));
    auto launch = rt::LaunchOp::create(
        builder, loc, resultTypes, FlatSymbolRefAttr::get(context, kernel.getSymName()),
        elementwiseInputs(), inputs.getArrayRef(), destinations);
    SmallVector<Attribute> nodeAttributes(nodes.begin(), nodes.end());
    launch->setAttr("nodes", builder.getArrayAttr(nodeAttributes));
    for (auto [result, value] : llvm::zip(results, launch.getResults()))
      result.replaceUsesWithIf(value,
                               [&](OpOperand &use) { return !isInside(use.getOwner()); });
    return {kernel, launch};
  }

private:
  bool isInside(Operation *op) const {
    for (; op; op = op->getParentOp())
      if (inside.contains(op))
        return true;
    return false;
  }

  /// Values that ops outside read.
  void findResults() {
    for (Operation *op : group.ops)
      for (Value result : op->getResults())
        // A routine writes all it is given.
        if (group.kind == GroupKind::Routine ||
            llvm::any_of(result.getUsers(),
                         [&](Operation *user) { return !isInside(user); }))
          results.push_back(result);
    // An unread op still needs a place for its value.
    if (results.empty())
      results.push_back(group.ops.back()->getResult(0));
  }

  /// The value of `outer` within the kernel.
  Value mapIn(Value outer) {
    if (Value mapped = mapping.lookupOrNull(outer))
      return mapped;
    Operation *op = outer.getDefiningOp();
    bool isLocal =
        isScalarConstant(outer) || isSplat(outer) || isSizeAsNumber(outer) ||
        (group.kind != GroupKind::Routine &&
         isa_and_nonnull<linalg::FillOp, tensor::EmptyOp, tensor::ExtractOp>(op));
    if (isLocal) {
      for (Value operand : op->getOperands())
        mapIn(operand);
      builder.setInsertionPointToEnd(block);
      Operation *clone = builder.clone(*op, mapping);
      clone->removeDiscardableAttr("tenon.node");
      return mapping.lookup(outer);
    }
    inputs.insert(outer);
    BlockArgument argument = block->addArgument(outer.getType(), outer.getLoc());
    mapping.map(outer, argument);
    return argument;
  }

  static bool isScalarConstant(Value value) {
    return value.getDefiningOp<arith::ConstantOp>() && !isa<ShapedType>(value.getType());
  }

  /// A kernel takes sizes as indices only.
  static bool isSizeAsNumber(Value value) {
    auto cast = value.getDefiningOp<arith::IndexCastOp>();
    return cast && cast.getIn().getType().isIndex();
  }

  static bool isSplat(Value value) {
    auto constant = value.getDefiningOp<arith::ConstantOp>();
    auto elements = constant ? dyn_cast<DenseElementsAttr>(constant.getValue()) : nullptr;
    return elements && elements.isSplat();
  }

  void cloneOp(Operation *op) {
    // Inputs, also those that regions capture.
    auto destinations = dyn_cast<DestinationStyleOpInterface>(op);
    for (OpOperand &operand : op->getOpOperands())
      if (!destinations || !destinations.isDpsInit(&operand))
        mapIn(operand.get());
    op->walk([&](Operation *inner) {
      if (inner == op)
        return;
      for (Value operand : inner->getOperands())
        if (!op->isAncestor(operand.getParentBlock()->getParentOp()))
          mapIn(operand);
    });
    if (destinations)
      for (OpOperand &init : destinations.getDpsInitsMutable())
        mapInit(init.get(), destinations.getTiedOpResult(&init));
    builder.setInsertionPointToEnd(block);
    Operation *clone = builder.clone(*op, mapping);
    clone->removeDiscardableAttr("tenon.node");
    if (destinations)
      for (auto [i, value] : llvm::enumerate(pendingInits))
        cast<DestinationStyleOpInterface>(clone).getDpsInitsMutable()[i].set(value);
    pendingInits.clear();
  }

  /// The init of a result: where others read the result, its memory is the
  /// destination (through a fill, if there is one).
  void mapInit(Value init, Value result) {
    bool isResult = llvm::is_contained(results, result);
    auto fill = init.getDefiningOp<linalg::FillOp>();
    Value start = fill ? fill.getOutputs()[0] : init;
    if (!isResult || !start.getDefiningOp<tensor::EmptyOp>()) {
      pendingInits.push_back(mapIn(init));
      return;
    }
    // A placeholder until the destination's argument exists.
    builder.setInsertionPointToEnd(block);
    auto type = cast<RankedTensorType>(result.getType());
    SmallVector<int64_t> shape(type.getShape());
    auto placeholder =
        UnrealizedConversionCastOp::create(builder, result.getLoc(), type, ValueRange());
    destinationOf[result] = placeholder.getResult(0);
    Value value = placeholder.getResult(0);
    if (fill)
      value = linalg::FillOp::create(builder, fill.getLoc(), mapIn(fill.getInputs()[0]),
                                     value)
                  .getResult(0);
    pendingInits.push_back(value);
  }

  /// Memory that a kernel's schedule needs besides: destinations that nobody reads.
  static SmallVector<RankedTensorType> scratchOf(rt::KernelOp kernel) {
    SmallVector<RankedTensorType> types;
    for (auto op : kernel.getBlock().getOps<rt::WinogradOp>()) {
      WinogradPlan plan = planWinograd(op);
      types.push_back(RankedTensorType::get({plan.slots, plan.slotElements()},
                                            op.getType().getElementType()));
    }
    return types;
  }

  Value createDestination(Value result) {
    auto type = cast<RankedTensorType>(result.getType());
    SmallVector<Value> sizes;
    if (!type.hasStaticShape()) {
      SmallVector<OpFoldResult> mixed = mixedSizes(result);
      for (int64_t dim = 0; dim < type.getRank(); ++dim)
        if (type.isDynamicDim(dim))
          sizes.push_back(
              getValueOrCreateConstantIndexOp(builder, result.getLoc(), mixed[dim]));
    }
    return bufferization::AllocTensorOp::create(builder, result.getLoc(), type, sizes);
  }

  SmallVector<OpFoldResult> mixedSizes(Value result) {
    Operation *op = result.getDefiningOp();
    if (auto pad = dyn_cast<tensor::PadOp>(op)) {
      SmallVector<OpFoldResult> sizes;
      for (auto [dim, low, high] :
           llvm::enumerate(pad.getMixedLowPad(), pad.getMixedHighPad())) {
        OpFoldResult source =
            tensor::getMixedSize(builder, pad.getLoc(), pad.getSource(), dim);
        AffineExpr a, b, c;
        bindDims(builder.getContext(), a, b, c);
        sizes.push_back(affine::makeComposedFoldedAffineApply(
            builder, pad.getLoc(), a + b + c, {source, low, high}));
      }
      return sizes;
    }
    Value init = cast<DestinationStyleOpInterface>(op)
                     .getDpsInitOperand(cast<OpResult>(result).getResultNumber())
                     ->get();
    if (auto fill = init.getDefiningOp<linalg::FillOp>())
      init = fill.getOutputs()[0];
    if (auto empty = init.getDefiningOp<tensor::EmptyOp>())
      return empty.getMixedSizes();
    return tensor::getMixedSizes(builder, op->getLoc(), init);
  }

  /// Inputs that a destination may overwrite in place: those that are only read
  /// at the very point that is being written.
  DenseI32ArrayAttr elementwiseInputs() {
    SmallVector<int32_t> result;
    for (auto [i, input] : llvm::enumerate(inputs)) {
      BlockArgument argument = block->getArgument(i);
      bool pointwise = llvm::all_of(argument.getUses(), [&](OpOperand &use) {
        auto generic = dyn_cast<linalg::GenericOp>(use.getOwner());
        if (!generic || generic.isDpsInit(&use))
          return false;
        if (group.kind == GroupKind::Contraction && generic.getNumReductionLoops())
          return false;
        AffineMap map = generic.getMatchingIndexingMap(&use);
        unsigned rank = cast<RankedTensorType>(results[0].getType()).getRank();
        return map.isIdentity() &&
               (group.kind != GroupKind::Rows || map.getNumResults() == rank);
      });
      // A row kernel of several shapes writes some results before it reads rows.
      if (group.kind == GroupKind::Rows)
        for (Value result : results)
          pointwise &= result.getType() == input.getType();
      if (pointwise)
        result.push_back(i);
    }
    if (result.empty())
      return {};
    return builder.getDenseI32ArrayAttr(result);
  }

  const Group &group;
  OpBuilder &builder;
  llvm::SmallPtrSet<Operation *, 16> inside;
  Block *block = nullptr;
  IRMapping mapping;
  llvm::SetVector<Value> inputs;
  SmallVector<Value> results;
  llvm::DenseMap<Value, Value> destinationOf;
  SmallVector<Value> pendingInits;
};

/// A kernel as text, without its name. In a scope of its own, since the names of a
/// wider one would make each kernel take the time of the whole module.
std::string textOf(rt::KernelOp kernel) {
  std::string text, name = kernel.getSymName().str();
  llvm::raw_string_ostream os(text);
  kernel.setSymName("kernel");
  kernel->print(os, OpPrintingFlags().useLocalScope().assumeVerified());
  kernel.setSymName(name);
  return text;
}

struct FormKernelsPass : impl::FormKernelsPassBase<FormKernelsPass> {
  using Base::Base;

  void runOnOperation() override {
    for (auto symbol : getOperation().getOps<SymbolOpInterface>())
      names.insert(symbol.getName());
    SmallVector<func::FuncOp> functions(getOperation().getOps<func::FuncOp>());
    for (func::FuncOp function : functions)
      function->walk<WalkOrder::PreOrder>([&](Operation *op) {
        if (isa<linalg::LinalgOp, rt::KernelOp>(op))
          return WalkResult::skip();
        for (Region &region : op->getRegions())
          for (Block &block : region)
            formIn(block, function);
        return WalkResult::advance();
      });
  }

private:
  void formIn(Block &block, func::FuncOp function) {
    OpBuilder builder(&getContext());
    std::vector<Group> groups = formGroups(block, fuse);
    llvm::SmallVector<Operation *> dead;
    for (Group &group : groups) {
      auto [kernel, launch] = Outliner(group, builder).run(function);
      if (fuse)
        launch = collapseLoops(builder, kernel, launch);
      share(kernel, launch);
      llvm::append_range(dead, group.ops);
    }
    for (Operation *op : llvm::reverse(dead))
      op->dropAllReferences();
    for (Operation *op : dead)
      op->erase();
    sortTopologically(&block);
  }

  /// Replaces `kernel` by an equal one that exists, else gives it a free name.
  void share(rt::KernelOp kernel, rt::LaunchOp launch) {
    auto [found, isNew] = byText.try_emplace(textOf(kernel), kernel);
    if (isNew) {
      std::string name = kernel.getSymName().str(), unique = name;
      while (!names.insert(unique).second)
        unique = name + "_" + std::to_string(++copies[name]);
      kernel.setSymName(unique);
    }
    launch.setKernelAttr(
        FlatSymbolRefAttr::get(&getContext(), found->second.getSymName()));
    if (!isNew)
      kernel.erase();
  }

  llvm::StringMap<rt::KernelOp> byText;
  llvm::StringSet<> names;
  llvm::StringMap<unsigned> copies;
};

} // namespace
} // namespace tenon
