//===- ReassociateAffine.cpp - One scale and one offset after a root ------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Walks each function once and carries, for every value on a chain from a
// convolution or matmul, the root with its scale and its offset so far. Where a
// chain ends, it is rebuilt as root * scale + offset, and a scale of channels goes into
// the root's weights where these are constant. The offset is the root's bias.
//
// Assumes nothing of the constants but that all they depend on are constants, and
// that no scale or offset makes its operand larger by broadcasting.
//
//===----------------------------------------------------------------------===//
#include "compiler/Graph/Passes.h"
#include "dialects/Tenon/TenonOps.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Traits.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/Remarks.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/Support/FormatVariadic.h"

#define DEBUG_TYPE "tenon-reassociate-affine"

using namespace mlir;
using remark::RemarkOpts;

namespace tenon {
#define GEN_PASS_DEF_REASSOCIATEAFFINEPASS
#include "compiler/Graph/Passes.h.inc"

namespace {

/// One link: the value it reads, and what it does to it.
struct Link {
  Value input, constant;
  enum Kind { Scale, Offset, NegatedOffset } kind;
};

class Reassociate {
public:
  explicit Reassociate(func::FuncOp function) : function(function) {}

  void run();

private:
  bool isConstant(Value value) const { return constants.contains(value); }
  /// The link that an op is, if it is one.
  std::optional<Link> linkOf(Operation *op) const;
  bool takesScales(Value root, ArrayRef<Link> chain) const;
  void rebuild(Operation *last);

  func::FuncOp function;
  llvm::DenseSet<Value> constants;
  /// Ops on a chain, with the link each is.
  llvm::DenseMap<Value, Link> links;
};

} // namespace

static bool isRoot(Value value) {
  return value.getDefiningOp<Conv2dOp>() || value.getDefiningOp<DepthwiseConv2dOp>() ||
         value.getDefiningOp<MatMulOp>();
}

std::optional<Link> Reassociate::linkOf(Operation *op) const {
  if (!isa<MulOp, AddOp, SubOp>(op))
    return std::nullopt;
  Value lhs = op->getOperand(0), rhs = op->getOperand(1);
  if (isConstant(lhs) && !isa<SubOp>(op))
    std::swap(lhs, rhs);
  auto type = cast<RankedTensorType>(op->getResult(0).getType());
  bool isChain = isRoot(lhs) || links.contains(lhs);
  if (!isConstant(rhs) || !isChain || !lhs.hasOneUse() || lhs.getType() != type ||
      !isa<FloatType>(type.getElementType()))
    return std::nullopt;
  Link::Kind kind = isa<MulOp>(op)   ? Link::Scale
                    : isa<AddOp>(op) ? Link::Offset
                                     : Link::NegatedOffset;
  return Link{lhs, rhs, kind};
}

/// Whether the constants of a chain broadcast among themselves.
static bool agree(ArrayRef<Link> chain) {
  SmallVector<int64_t> shape, merged;
  for (const Link &link : chain) {
    auto type = cast<RankedTensorType>(link.constant.getType());
    merged.clear();
    if (!OpTrait::util::getBroadcastedShape(shape, type.getShape(), merged))
      return false;
    shape = merged;
  }
  return true;
}

/// The operand of a root that has a column, or the last two dimensions of a depthwise
/// filter, for each of the result's channels; null if its layout is another.
static OpOperand *weightsOf(Operation *root) {
  if (auto product = dyn_cast<MatMulOp>(root))
    return product.getTransposeRhs() ? nullptr : &product.getRhsMutable();
  return &root->getOpOperand(1);
}

/// Whether the root's weights are constant and the chain's scales, of which there is one,
/// differ between channels only.
bool Reassociate::takesScales(Value root, ArrayRef<Link> chain) const {
  OpOperand *weights = weightsOf(root.getDefiningOp());
  if (!weights || !isConstant(weights->get()))
    return false;
  auto type = cast<RankedTensorType>(weights->get().getType());
  bool hasScale = false;
  for (const Link &link : chain) {
    if (link.kind != Link::Scale)
      continue;
    hasScale = true;
    ArrayRef<int64_t> shape = cast<RankedTensorType>(link.constant.getType()).getShape();
    if (static_cast<int64_t>(shape.size()) > type.getRank() ||
        (!shape.empty() &&
         !llvm::all_of(shape.drop_back(), [](int64_t size) { return size == 1; })))
      return false;
  }
  return hasScale && type.hasStaticShape();
}

/// The root with its weights multiplied by `scale`.
static Value scaleWeights(OpBuilder &b, Operation *root, Value scale) {
  OpOperand *weights = weightsOf(root);
  Location loc = root->getLoc();
  auto type = cast<RankedTensorType>(weights->get().getType());
  auto scaleType = cast<RankedTensorType>(scale.getType());
  if (isa<DepthwiseConv2dOp>(root) && scaleType.getNumElements() > 1) {
    auto byChannel =
        RankedTensorType::get(type.getShape().take_back(2), type.getElementType());
    Value shape = ConstantOp::create(b, loc, b.getI64TensorAttr(byChannel.getShape()));
    scale = ReshapeOp::create(b, loc, byChannel, scale, shape);
  }
  Value scaled = MulOp::create(b, loc, type, weights->get(), scale);
  Operation *next = b.clone(*root);
  next->setOperand(weights->getOperandNumber(), scaled);
  return next->getResult(0);
}

void Reassociate::rebuild(Operation *last) {
  SmallVector<Link> chain;
  Value root = last->getResult(0);
  for (auto found = links.find(root); found != links.end(); found = links.find(root)) {
    chain.push_back(found->second);
    root = found->second.input;
  }
  std::reverse(chain.begin(), chain.end());
  bool isNormal =
      chain.size() == 1 ||
      (chain.size() == 2 && chain[0].kind == Link::Scale && chain[1].kind != Link::Scale);
  bool intoWeights = takesScales(root, chain);
  if ((isNormal && !intoWeights) || !agree(chain))
    return;

  OpBuilder b(last);
  Location loc = last->getLoc();
  Value scale, offset;
  for (const Link &link : chain) {
    if (link.kind == Link::Scale) {
      scale = scale ? MulOp::create(b, loc, scale, link.constant) : link.constant;
      if (offset)
        offset = MulOp::create(b, loc, offset, link.constant);
    } else if (offset) {
      offset = link.kind == Link::Offset
                   ? AddOp::create(b, loc, offset, link.constant).getResult()
                   : SubOp::create(b, loc, offset, link.constant).getResult();
    } else {
      offset = link.kind == Link::Offset
                   ? link.constant
                   : NegOp::create(b, loc, link.constant).getResult();
    }
  }
  Type type = last->getResult(0).getType();
  Value result = root;
  if (scale && intoWeights)
    result = scaleWeights(b, root.getDefiningOp(), scale);
  else if (scale)
    result = MulOp::create(b, loc, type, result, scale);
  if (offset)
    result = AddOp::create(b, loc, type, result, offset);
  result.getDefiningOp()->setDiscardableAttrs(last->getDiscardableAttrDictionary());
  last->getResult(0).replaceAllUsesWith(result);
  for (const Link &link : llvm::reverse(chain)) {
    last->erase();
    last = link.input.getDefiningOp();
  }
  if (scale && intoWeights)
    last->erase();
  remark::passed(loc, RemarkOpts::name("reassociated").category(DEBUG_TYPE))
      << llvm::formatv("{0} constant scales and offsets", chain.size()).str();
}

void Reassociate::run() {
  SmallVector<Operation *> ends;
  function.walk([&](Operation *op) {
    if (op->getNumResults() != 1 || op->getNumRegions() != 0)
      return;
    bool isFolded =
        isa<ConstantOp, WeightOp>(op) ||
        (isPure(op) && op->getNumOperands() != 0 &&
         llvm::all_of(op->getOperands(), [&](Value value) { return isConstant(value); }));
    if (isFolded)
      constants.insert(op->getResult(0));
    else if (std::optional<Link> link = linkOf(op))
      links[op->getResult(0)] = *link;
  });
  // A chain ends where its value is not one link's only operand.
  function.walk([&](Operation *op) {
    if (op->getNumResults() != 1 || !links.contains(op->getResult(0)))
      return;
    Value value = op->getResult(0);
    Operation *user = value.hasOneUse() ? *value.user_begin() : nullptr;
    bool goesOn = user && user->getNumResults() == 1 &&
                  links.contains(user->getResult(0)) &&
                  links.lookup(user->getResult(0)).input == value;
    if (!goesOn)
      ends.push_back(op);
  });
  for (Operation *last : ends)
    rebuild(last);
}

namespace {
struct ReassociateAffinePass : impl::ReassociateAffinePassBase<ReassociateAffinePass> {
  using Base::Base;

  void runOnOperation() override {
    for (auto function : getOperation().getOps<func::FuncOp>())
      Reassociate(function).run();
  }
};
} // namespace
} // namespace tenon
