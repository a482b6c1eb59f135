//===- TenonOps.h - The graph dialect ---------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What users of the dialect include: types, enumerations, ops, and `createChecked`,
// which builds an op from untrusted operands.
//
//===----------------------------------------------------------------------===//
#pragma once

#include "mlir/Bytecode/BytecodeOpInterface.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Dialect.h"
#include "mlir/IR/OpDefinition.h"
#include "mlir/IR/OpImplementation.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/IR/TypeUtilities.h"
#include "mlir/Interfaces/InferTypeOpInterface.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

#include "dialects/Tenon/TenonDialect.h.inc"
#include "dialects/Tenon/TenonEnums.h.inc"

#define GET_TYPEDEF_CLASSES
#include "dialects/Tenon/TenonTypes.h.inc"
#define GET_ATTRDEF_CLASSES
#include "dialects/Tenon/TenonAttributes.h.inc"

namespace tenon {

/// What reads and writes of variables act on.
struct VariableResource : mlir::SideEffects::Resource::Base<VariableResource> {
  llvm::StringRef getName() final { return "Variable"; }
};

/// What effects that must keep their order, but touch no variable, act on.
struct OrderedResource : mlir::SideEffects::Resource::Base<OrderedResource> {
  llvm::StringRef getName() final { return "Ordered"; }
};

/// Whether a value of one type may be declared with the other: same element type
/// and rank, equal sizes where both are known.
bool areCompatibleTypes(mlir::Type lhs, mlir::Type rhs);
bool areCompatibleTypes(mlir::TypeRange lhs, mlir::TypeRange rhs);

/// What is known of the elements of a 0-D or 1-D i32 or i64 tensor that is computed
/// from shapes and constants; ShapedType::kDynamic stands for an unknown element.
/// Nothing if even the number of elements is unknown, or it is too large.
std::optional<llvm::SmallVector<int64_t>> evaluateShape(mlir::Value value);

namespace detail {
/// Shape of `input`, with `element` for element type if given.
llvm::LogicalResult inferUnary(mlir::Type input, llvm::SmallVectorImpl<mlir::Type> &types,
                               mlir::Type element = nullptr);
/// Broadcast of all operands' shapes, with `element` for element type.
llvm::LogicalResult inferBroadcast(std::optional<mlir::Location> location,
                                   llvm::StringRef opName, mlir::ValueRange operands,
                                   mlir::Type element,
                                   llvm::SmallVectorImpl<mlir::Type> &types);
/// Results of an op that always has as many.
template <typename OpT> constexpr unsigned resultCount() {
  if constexpr (OpT::template hasTrait<mlir::OpTrait::OneResult>())
    return 1;
  else if constexpr (OpT::template hasTrait<mlir::OpTrait::NResults<2>::Impl>())
    return 2;
  else
    return 3;
}
} // namespace detail
} // namespace tenon

#define GET_OP_CLASSES
#include "dialects/Tenon/TenonOps.h.inc"

namespace tenon {

/// Builds an op whose operands or attributes may be wrong: infers its types and
/// verifies it. Errors are emitted at `location`, the op is erased, and failure is
/// returned. The arguments are those of `OpT::create` without the result types.
template <typename OpT, typename... Args>
mlir::FailureOr<OpT> createChecked(mlir::OpBuilder &builder, mlir::Location location,
                                   Args &&...args) {
  OpT op;
  if constexpr (OpT::template hasTrait<mlir::InferTypeOpInterface::Trait>()) {
    mlir::Type placeholder = mlir::RankedTensorType::get({}, builder.getI1Type());
    llvm::SmallVector<mlir::Type, 1> types(detail::resultCount<OpT>(), placeholder);
    op = OpT::create(builder, location, mlir::TypeRange(types),
                     std::forward<Args>(args)...);
    types.clear();
    if (failed(OpT::inferReturnTypes(builder.getContext(), location, op->getOperands(),
                                     op->getDiscardableAttrDictionary(),
                                     op->getPropertiesStorage(), op->getRegions(),
                                     types))) {
      op->erase();
      return mlir::failure();
    }
    for (auto [result, type] : llvm::zip_equal(op->getResults(), types))
      result.setType(type);
  } else {
    op = OpT::create(builder, location, std::forward<Args>(args)...);
  }
  if (failed(op->getName().verifyInvariants(op))) {
    op->erase();
    return mlir::failure();
  }
  return op;
}

} // namespace tenon
