//===- IndexMath.h - Folded, shared index arithmetic ------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Arithmetic on sizes. Constants fold, equal expressions are one SSA value, and
// products are kept in a normal form, so that two sizes which are the same
// product of the same dims compare equal as OpFoldResults. That is how shapes
// are proved equal in the lowering.
//
// Assumes that it is used in program order: an expression is shared by what
// comes later in its block and in nested blocks.
//
//===----------------------------------------------------------------------===//
#pragma once
#include "mlir/IR/Builders.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "llvm/ADT/DenseMap.h"
#include <map>
#include <optional>

namespace tenon {

/// A product of a constant and of dims, the dims in order of first appearance.
struct SizeProduct {
  int64_t constant = 1;
  llvm::SmallVector<mlir::Value> factors;

  bool operator==(const SizeProduct &other) const = default;
};

class IndexMath {
public:
  using Size = mlir::OpFoldResult;

  explicit IndexMath(mlir::ImplicitLocOpBuilder &builder) : b(builder) {}

  Size constant(int64_t value) { return b.getIndexAttr(value); }
  /// The SSA value of a size.
  mlir::Value value(Size size);

  Size add(Size lhs, Size rhs);
  Size sub(Size lhs, Size rhs);
  Size mul(Size lhs, Size rhs);
  /// Rounds to negative infinity; a divisor that is zero at run time gives the
  /// dividend, for a size must not trap.
  Size floorDiv(Size lhs, Size rhs);
  Size ceilDiv(Size lhs, Size rhs);
  /// Rounds to zero; otherwise as floorDiv.
  Size truncDiv(Size lhs, Size rhs);
  Size floorMod(Size lhs, Size rhs);
  Size max(Size lhs, Size rhs);
  Size min(Size lhs, Size rhs);
  /// `size == match ? ifEqual : otherwise`.
  Size selectEqual(Size size, int64_t match, Size ifEqual, Size otherwise);
  /// `lhs < rhs ? ifLess : otherwise`.
  Size selectLess(Size lhs, Size rhs, Size ifLess, Size otherwise);
  Size product(llvm::ArrayRef<Size> sizes);

  /// The normal form of a size.
  SizeProduct productOf(Size size);
  /// The quotient, if the division is exact in normal form.
  std::optional<SizeProduct> quotient(const SizeProduct &lhs, const SizeProduct &rhs);
  Size build(const SizeProduct &product);

private:
  enum class Kind { Add, Sub, Mul, FloorDiv, TruncDiv, Max, Min, Less, Equal, Select };
  using Key = std::tuple<Kind, void *, void *, void *, mlir::Block *>;

  /// Looks for an expression in the insertion block and the blocks around it,
  /// else makes it.
  mlir::Value shared(Kind kind, Size lhs, Size rhs, Size third,
                     llvm::function_ref<mlir::Value()> make);
  /// A number that grows with the order of first appearance.
  unsigned order(mlir::Value factor);
  /// A divisor that is not zero at run time.
  mlir::Value divisor(Size size);
  SizeProduct multiply(SizeProduct lhs, const SizeProduct &rhs);

  mlir::ImplicitLocOpBuilder &b;
  std::map<Key, mlir::Value> expressions;
  std::map<std::pair<int64_t, mlir::Block *>, mlir::Value> constants;
  llvm::DenseMap<mlir::Value, SizeProduct> products;
  llvm::DenseMap<mlir::Value, unsigned> orders;
};

} // namespace tenon
