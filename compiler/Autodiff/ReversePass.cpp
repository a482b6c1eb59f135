//===- ReversePass.cpp - Reverse accumulation -----------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Forward once to see what depends on the sources, then back over the ops that a
// gradient reaches. An op asks its rule only if one of its results has a gradient and
// one of its sources wants one, so that nothing is built that no one uses, and no zeros
// stand for what does not arrive. Linear in the number of ops.
//
//===----------------------------------------------------------------------===//
#include "compiler/Autodiff/ReversePass.h"
#include "dialects/Tenon/TenonOps.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Transforms/RegionUtils.h"
#include "llvm/ADT/SetVector.h"

using namespace mlir;
using namespace tenon;

bool tenon::hasGradient(Type type) {
  return isa<FloatType, ComplexType>(getElementTypeOrSelf(type));
}

SmallVector<Value> tenon::dependencies(Operation *op) {
  llvm::SetVector<Value> values(op->operand_begin(), op->operand_end());
  if (op->getNumRegions() != 0)
    getUsedValuesDefinedAbove(op->getRegions(), values);
  return SmallVector<Value>(values.getArrayRef());
}

static SmallVector<Value> sourcesOf(Operation *op) {
  if (auto differentiable = dyn_cast<Differentiable>(op))
    return differentiable.gradientSources();
  return dependencies(op);
}

//===----------------------------------------------------------------------===//
// Names
//===----------------------------------------------------------------------===//

/// What people call an op: its node, or the op itself.
static std::string nameOf(Operation *op) {
  if (auto node = op->getAttrOfType<StringAttr>("tenon.node"))
    return node.str();
  if (auto name = dyn_cast<NameLoc>(op->getLoc()))
    return name.getName().str();
  return op->getName().getStringRef().str();
}

/// The place of the gradient of an op.
static Location gradientLoc(Operation *op) {
  if (auto name = dyn_cast<NameLoc>(op->getLoc()))
    return NameLoc::get(
        StringAttr::get(op->getContext(), "gradients/" + name.getName().getValue()));
  return op->getLoc();
}

static std::string nameOfSource(Value source) {
  if (Operation *op = source.getDefiningOp())
    return "'" + nameOf(op) + "'";
  auto argument = cast<BlockArgument>(source);
  auto function = dyn_cast<FunctionOpInterface>(argument.getOwner()->getParentOp());
  unsigned number = argument.getArgNumber();
  if (function) {
    if (auto symbol =
            function.getArgAttrOfType<FlatSymbolRefAttr>(number, "tenon.variable"))
      return "variable '" + symbol.getValue().str() + "'";
    if (auto name = function.getArgAttrOfType<StringAttr>(number, "tenon.name"))
      return "'" + name.str() + "'";
  }
  return "argument " + std::to_string(number);
}

/// From the target through the op without a gradient to a source.
std::string ReversePass::path() const {
  SmallVector<std::string> names;
  Operation *op = current;
  for (const ReversePass *run = this; run && op;
       run = run->outer, op = run ? run->current : nullptr)
    while (op) {
      names.push_back("'" + nameOf(op) + "'");
      Operation *user = nullptr;
      for (Value result : op->getResults())
        if (!user)
          user = run->via.lookup(result);
      op = user;
    }
  std::reverse(names.begin(), names.end());
  // Down along any value that depends on a source.
  Value next;
  for (op = current; op; op = next ? next.getDefiningOp() : nullptr) {
    if (op != current)
      names.push_back("'" + nameOf(op) + "'");
    next = nullptr;
    for (Value source : sourcesOf(op))
      if (varied.contains(source))
        next = source;
    if (next && !next.getDefiningOp())
      names.push_back(nameOfSource(next));
  }
  constexpr size_t mostNames = 12;
  if (names.size() > mostNames) {
    names.erase(names.begin() + mostNames / 2, names.end() - mostNames / 2);
    names.insert(names.begin() + mostNames / 2, "…");
  }
  return llvm::join(names, " ← ");
}

//===----------------------------------------------------------------------===//
// The step of one op
//===----------------------------------------------------------------------===//

void ReversePass::add(Value source, Value gradient) {
  if (!varied.contains(source) || !gradient || hasFailed)
    return;
  if (!areCompatibleTypes(source.getType(), gradient.getType())) {
    current->emitOpError("gets a gradient of type ")
        << gradient.getType() << " for a value of type " << source.getType();
    hasFailed = true;
    return;
  }
  if (current)
    via.try_emplace(source, current);
  Value &sum = gradients[source];
  if (!sum) {
    sum = gradient;
    return;
  }
  auto type = cast<RankedTensorType>(source.getType());
  sum = AddOp::create(b, type, sum, gradient);
}

void ReversePass::reject(const Twine &reason) {
  if (hasFailed)
    return;
  hasFailed = true;
  InFlightDiagnostic error = current->emitError();
  error << "'" << nameOf(current) << "' (" << current->getName()
        << ") has no gradient: " << reason.str() << "; the path is " << path();
}

FailureOr<SmallVector<Value>> ReversePass::reverse(ArrayRef<Operation *> ops,
                                                   ValueRange targets,
                                                   ValueRange gradients,
                                                   ValueRange sources) {
  Location loc = b.getLoc();
  FailureOr<SmallVector<Value>> result =
      ReversePass(b, this).run(ops, targets, gradients, sources);
  b.setLoc(loc);
  hasFailed |= failed(result);
  return result;
}

//===----------------------------------------------------------------------===//
// The run
//===----------------------------------------------------------------------===//

void ReversePass::findVaried(ArrayRef<Operation *> ops, ValueRange sources) {
  varied.insert(sources.begin(), sources.end());
  for (Operation *op : ops) {
    if (llvm::none_of(op->getResultTypes(), hasGradient))
      continue;
    if (llvm::none_of(sourcesOf(op), [&](Value value) { return varied.contains(value); }))
      continue;
    for (Value result : op->getResults())
      if (hasGradient(result.getType()))
        varied.insert(result);
  }
}

void ReversePass::visit(Operation *op) {
  bool isReached = llvm::any_of(op->getResults(), [&](Value result) {
    return varied.contains(result) && gradients.contains(result);
  });
  SmallVector<Value> sources = isReached ? sourcesOf(op) : SmallVector<Value>();
  if (llvm::none_of(sources, [&](Value source) { return varied.contains(source); }))
    return;
  current = op;
  b.setLoc(gradientLoc(op));
  auto differentiable = dyn_cast<Differentiable>(op);
  if (!differentiable)
    reject("there is no rule for this op");
  else
    differentiable.backward(*this);
}

FailureOr<SmallVector<Value>> ReversePass::run(ArrayRef<Operation *> ops,
                                               ValueRange targets,
                                               ValueRange targetGradients,
                                               ValueRange sources) {
  findVaried(ops, sources);
  for (auto [target, gradient] : llvm::zip_equal(targets, targetGradients))
    add(target, gradient);
  for (Operation *op : llvm::reverse(ops)) {
    visit(op);
    if (hasFailed)
      return failure();
  }
  return llvm::map_to_vector(sources,
                             [&](Value source) { return gradients.lookup(source); });
}
