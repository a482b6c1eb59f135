//===- Program.cpp - What the objects of a program are made from ----------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Object/Program.h"
#include "mlir/IR/BuiltinTypes.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ErrorHandling.h"

using namespace tenon;

static std::optional<ElementKind> integerKind(mlir::IntegerType type) {
  bool isUnsigned = type.isUnsigned();
  switch (type.getWidth()) {
  case 1:
    return ElementKind::Bool;
  case 8:
    return isUnsigned ? ElementKind::UInt8 : ElementKind::Int8;
  case 16:
    return isUnsigned ? ElementKind::UInt16 : ElementKind::Int16;
  case 32:
    return isUnsigned ? ElementKind::UInt32 : ElementKind::Int32;
  case 64:
    return isUnsigned ? ElementKind::UInt64 : ElementKind::Int64;
  default:
    return std::nullopt;
  }
}

std::optional<ElementKind> tenon::elementKindOf(mlir::Type type) {
  if (auto integer = mlir::dyn_cast<mlir::IntegerType>(type))
    return integerKind(integer);
  if (type.isF16())
    return ElementKind::Float16;
  if (type.isBF16())
    return ElementKind::BFloat16;
  if (type.isF32())
    return ElementKind::Float32;
  if (type.isF64())
    return ElementKind::Float64;
  if (auto complex = mlir::dyn_cast<mlir::ComplexType>(type)) {
    if (complex.getElementType().isF32())
      return ElementKind::Complex64;
    if (complex.getElementType().isF64())
      return ElementKind::Complex128;
    return std::nullopt;
  }
  // The one other element type of the dialect is !tenon.string.
  if (type.getDialect().getNamespace() == "tenon")
    return ElementKind::String;
  return std::nullopt;
}

int64_t tenon::elementSize(ElementKind kind) {
  switch (kind) {
  case ElementKind::Bool:
  case ElementKind::Int8:
  case ElementKind::UInt8:
    return 1;
  case ElementKind::Int16:
  case ElementKind::UInt16:
  case ElementKind::Float16:
  case ElementKind::BFloat16:
    return 2;
  case ElementKind::Int32:
  case ElementKind::UInt32:
  case ElementKind::Float32:
    return 4;
  case ElementKind::Int64:
  case ElementKind::UInt64:
  case ElementKind::Float64:
  case ElementKind::Complex64:
    return 8;
  case ElementKind::Complex128:
    return 16;
  case ElementKind::String:
    return 0;
  }
  llvm_unreachable("all kinds are above");
}

llvm::StringRef tenon::elementName(ElementKind kind) {
  static constexpr llvm::StringLiteral names[] = {
      "bool",    "int8",      "int16",      "int32",   "int64",    "uint8",
      "uint16",  "uint32",    "uint64",     "float16", "bfloat16", "float32",
      "float64", "complex64", "complex128", "string"};
  return names[static_cast<size_t>(kind)];
}

std::string tenon::toIdentifier(llvm::StringRef name) {
  std::string result;
  if (name.empty() || llvm::isDigit(name.front()))
    result += '_';
  for (char c : name)
    result += llvm::isAlnum(c) ? c : '_';
  return result;
}

std::string tenon::moduleSymbol(llvm::StringRef stem) {
  return ("tenon_module_" + stem).str();
}

std::string tenon::weightsSymbol(llvm::StringRef stem) {
  return ("tenon_weights_" + stem).str();
}
