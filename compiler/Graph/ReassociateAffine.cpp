//===- ReassociateAffine.cpp - One scale and one offset after a root ------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Walks each function once and carries, for every value on a chain from a
// convolution or matmul, the root with its scale and its offset so far. Where a
// chain ends, it is rebuilt as root * scale + offset. It pays because the scale
// folds into the root's weights and the offset into its bias.
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
  if (isNormal || !agree(chain))
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
  if (scale)
    result = MulOp::create(b, loc, type, result, scale);
  if (offset)
    result = AddOp::create(b, loc, type, result, offset);
  result.getDefiningOp()->setDiscardableAttrs(last->getDiscardableAttrDictionary());
  last->getResult(0).replaceAllUsesWith(result);
  for (const Link &link : llvm::reverse(chain)) {
    last->erase();
    last = link.input.getDefiningOp();
  }
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
