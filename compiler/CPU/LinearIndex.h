//===- LinearIndex.h - Indices as linear forms ------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Kernel code addresses memory by sums of (symbol × constant) terms, where a
// symbol is an i64 value such as a loop's variable. Keeping the sums symbolic
// until a load is written makes constant parts displacements of the
// instruction, shares the variable parts among neighbouring loads, and shows
// whether the lanes of a vector are equal, contiguous, strided or scattered.
//
//===----------------------------------------------------------------------===//
#pragma once
#include "mlir/IR/Builders.h"
#include "mlir/IR/Value.h"
#include "llvm/ADT/DenseMap.h"
#include <map>
#include <vector>

namespace tenon {

/// Σ coefficient·symbol + constant + laneStep·lane (+ scattered[lane]).
struct LinearIndex {
  /// In the order of IndexBuilder's numbers; no zero coefficients.
  llvm::SmallVector<std::pair<mlir::Value, int64_t>, 2> terms;
  int64_t constant = 0;
  /// What one lane of a vector adds; 0 where all lanes agree.
  int64_t laneStep = 0;
  /// A vector of i64, one per lane, added to the rest; null if lanes are linear.
  mlir::Value scattered;

  LinearIndex() = default;
  LinearIndex(int64_t constant) : constant(constant) {}
  LinearIndex(mlir::Value symbol) { terms.push_back({symbol, 1}); }

  /// The lanes of a vector whose first lane is at `start`.
  static LinearIndex lanesFrom(LinearIndex start, int64_t step = 1) {
    start.laneStep += step;
    return start;
  }

  bool isUniform() const { return laneStep == 0 && !scattered; }
  bool isConstant() const { return terms.empty() && isUniform(); }

  LinearIndex operator*(int64_t factor) const;
  bool operator==(const LinearIndex &other) const;
};

/// Writes linear forms as arith ops on i64, each sum once per scope.
class IndexBuilder {
public:
  IndexBuilder(mlir::OpBuilder &builder, mlir::Location loc, int64_t lanes);

  mlir::OpBuilder &builder;
  mlir::Location loc;
  /// Lanes of the vectors being written; 1 writes scalar code.
  const int64_t lanes;

  mlir::Value constant(int64_t value);

  /// a + b; two scattered parts are added lane by lane.
  LinearIndex add(const LinearIndex &a, const LinearIndex &b);

  /// a · b, where b may be any i64 value.
  LinearIndex multiply(const LinearIndex &a, const LinearIndex &b);

  /// floor(a / divisor) and a mod divisor, divisor > 0.
  LinearIndex floorDiv(const LinearIndex &a, int64_t divisor);
  LinearIndex mod(const LinearIndex &a, int64_t divisor);
  LinearIndex floorDiv(const LinearIndex &a, const LinearIndex &divisor);
  LinearIndex mod(const LinearIndex &a, const LinearIndex &divisor);

  /// The value of an affine expression of `dims` and `symbols`.
  LinearIndex evaluate(mlir::AffineExpr expr, llvm::ArrayRef<LinearIndex> dims,
                       llvm::ArrayRef<LinearIndex> symbols = {});

  /// Σ terms without the constant; null if there are none. i64.
  mlir::Value variablePart(const LinearIndex &index);

  /// terms + constant of a uniform index. i64.
  mlir::Value scalar(const LinearIndex &index);

  /// All of it, as vector<lanes x i64>.
  mlir::Value vector(const LinearIndex &index);

  mlir::Value minimum(mlir::Value a, mlir::Value b);
  mlir::Value maximum(mlir::Value a, mlir::Value b);

  /// Promises that 0 <= symbol < bound, so that divisions by more are exact.
  void setBound(mlir::Value symbol, int64_t bound) { bounds[symbol] = bound; }

  /// Values written between enterScope and leaveScope are forgotten at the
  /// latter: call around the body of every loop and branch.
  void enterScope() { scopes.emplace_back(); }
  void leaveScope() { scopes.pop_back(); }

private:
  using Key = std::vector<int64_t>;
  static Key keyOf(const LinearIndex &index);
  bool split(const LinearIndex &a, int64_t divisor, LinearIndex &quotient,
             LinearIndex &rest);
  LinearIndex scatter(const LinearIndex &a, int64_t divisor, bool remainder);

  std::vector<std::map<Key, mlir::Value>> scopes;
  /// Symbols in the order in which they were first added: one that addresses would
  /// not give twice.
  int64_t numberOf(mlir::Value symbol);

  llvm::DenseMap<mlir::Value, int64_t> bounds, numbers;
};

/// Opens a scope for as long as it lives.
class IndexScope {
public:
  explicit IndexScope(IndexBuilder &index) : index(index) { index.enterScope(); }
  ~IndexScope() { index.leaveScope(); }

private:
  IndexBuilder &index;
};

} // namespace tenon
