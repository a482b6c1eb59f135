//===- TenonDialect.cpp - Registration of the graph dialect -----------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "dialects/Tenon/ImageOps.h"
#include "dialects/Tenon/OrthoOps.h"
#include "dialects/Tenon/StringOps.h"
#include "dialects/Tenon/TypeRefinement.h"
#include "mlir/IR/DialectImplementation.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/Transforms/InliningUtils.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace tenon;

#include "dialects/Tenon/TenonDialect.cpp.inc"
#include "dialects/Tenon/TenonEnums.cpp.inc"

#define GET_TYPEDEF_CLASSES
#include "dialects/Tenon/TenonTypes.cpp.inc"
#define GET_ATTRDEF_CLASSES
#include "dialects/Tenon/TenonAttributes.cpp.inc"

namespace {
/// Functions of a graph may be inlined wherever they are called.
struct TenonInliner final : DialectInlinerInterface {
  using DialectInlinerInterface::DialectInlinerInterface;

  bool isLegalToInline(Operation *, Region *, bool, IRMapping &) const final {
    return true;
  }
  bool isLegalToInline(Region *, Region *, bool, IRMapping &) const final { return true; }
};
} // namespace

void TenonDialect::initialize() {
  addInterfaces<TenonInliner>();
  addTypes<
#define GET_TYPEDEF_LIST
#include "dialects/Tenon/TenonTypes.cpp.inc"
      >();
  addAttributes<
#define GET_ATTRDEF_LIST
#include "dialects/Tenon/TenonAttributes.cpp.inc"
      >();
  addOperations<
#define GET_OP_LIST
#include "dialects/Tenon/TenonOps.cpp.inc"
      >();
  addOperations<
#define GET_OP_LIST
#include "dialects/Tenon/StringOps.cpp.inc"
      >();
  addOperations<
#define GET_OP_LIST
#include "dialects/Tenon/OrthoOps.cpp.inc"
      >();
  addOperations<
#define GET_OP_LIST
#include "dialects/Tenon/ImageOps.cpp.inc"
      >();
}

Operation *TenonDialect::materializeConstant(OpBuilder &builder, Attribute value,
                                             Type type, Location location) {
  auto elements = dyn_cast<ElementsAttr>(value);
  if (!elements || elements.getType() != type)
    return nullptr;
  return ConstantOp::create(builder, location, elements);
}

void TenonDialect::getCanonicalizationPatterns(RewritePatternSet &patterns) const {
  detail::populateTypeRefinementPatterns(patterns);
}

#define GET_OP_CLASSES
#include "dialects/Tenon/TenonOps.cpp.inc"
#define GET_OP_CLASSES
#include "dialects/Tenon/StringOps.cpp.inc"
#define GET_OP_CLASSES
#include "dialects/Tenon/OrthoOps.cpp.inc"
#define GET_OP_CLASSES
#include "dialects/Tenon/ImageOps.cpp.inc"
