//===- Lowering.h - What the families' lowerings build with -----*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The state of one run of `tenon-lower-to-linalg` over a function, and the table
// of lowerings that the op families fill. The old op stays in place until the
// function is done: a lowering reads types (signedness!) and shapes' producers
// from it and builds new ops, on signless tensors, in front of it.
//
//===----------------------------------------------------------------------===//
#pragma once
#include "compiler/Lowering/IndexMath.h"
#include "compiler/Lowering/ShapeValues.h"
#include "mlir/Dialect/Utils/StructuredOpsUtils.h"
#include "mlir/IR/AffineMap.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringMap.h"
#include <functional>

namespace tenon {
class IfOp;

using Size = mlir::OpFoldResult;
using Sizes = llvm::SmallVector<mlir::OpFoldResult>;

/// Builds the body of an op on tensors from scalars; gives the values to yield.
using BodyBuilder = llvm::function_ref<llvm::SmallVector<mlir::Value>(
    mlir::ImplicitLocOpBuilder &, mlir::ValueRange)>;
/// Like BodyBuilder, with one result.
using ScalarBuilder = llvm::function_ref<mlir::Value(mlir::ImplicitLocOpBuilder &,
                                                     llvm::ArrayRef<mlir::Value>)>;

/// Signless in place of unsigned, and handles (i64) of strings; other types stay.
mlir::Type signless(mlir::Type type);

class Lowering {
public:
  explicit Lowering(mlir::MLIRContext *context);

  /// Builds in front of the op that is being lowered, at its location.
  mlir::ImplicitLocOpBuilder b;
  IndexMath index;
  ShapeValues shapes;

  /// The value on signless tensors that stands for one of the graph's. Its type
  /// is always the signless form of the graph's type.
  mlir::Value lowered(mlir::Value graphValue) const;
  /// The graph's type of a value, with signedness.
  mlir::RankedTensorType source(mlir::Value graphValue) const;
  /// The signless type of a value.
  mlir::RankedTensorType target(mlir::Value graphValue) const;
  /// The sizes of a value: attributes where its type is static.
  Sizes sizes(mlir::Value graphValue);
  /// The scalar of a constant whose elements are all equal, else null.
  mlir::TypedAttr splat(mlir::Value graphValue) const;
  void setSplat(mlir::Value graphValue, mlir::TypedAttr scalar);

  /// Sets what a result lowers to, cast to the declared type, and its sizes
  /// where the type doesn't say (omitted: read from the value when needed).
  void replace(mlir::Value result, mlir::Value by, llvm::ArrayRef<Size> sizes = {});
  /// The host's i1 of a scalar truth: of what it knows itself, else an element that
  /// it reads.
  mlir::Value truth(mlir::Value scalar);
  /// Truths that a loop carries.
  llvm::DenseMap<mlir::Value, mlir::Value> truths;
  /// Makes a value of the graph signless in place and remembers its type.
  void makeSignless(mlir::Value graphValue);

  /// `tensor.empty` of exactly this type.
  mlir::Value empty(mlir::RankedTensorType type, llvm::ArrayRef<Size> sizes);
  /// `linalg.fill` of a fresh tensor.
  mlir::Value filled(mlir::RankedTensorType type, llvm::ArrayRef<Size> sizes,
                     mlir::TypedAttr scalar);
  /// A type with the static ones of `sizes`.
  static mlir::RankedTensorType typeOf(llvm::ArrayRef<Size> sizes,
                                       mlir::Type elementType);
  /// `value` as `type`, by tensor.cast if it differs.
  mlir::Value castTo(mlir::RankedTensorType type, mlir::Value value);
  /// `value` of `from` sizes as a tensor of `to` sizes, row-major: at most a
  /// collapse and an expansion. Both have the same number of elements.
  mlir::Value reshape(mlir::Value value, llvm::ArrayRef<Size> from,
                      mlir::RankedTensorType type, llvm::ArrayRef<Size> to);

  /// A linalg.generic. Returns its results.
  mlir::ValueRange generic(mlir::ValueRange inputs, mlir::ValueRange outputs,
                           llvm::ArrayRef<mlir::AffineMap> maps,
                           llvm::ArrayRef<mlir::utils::IteratorType> iterators,
                           BodyBuilder body);
  /// An all-parallel generic of one result with the identity as its map and no
  /// operand but `inputs`.
  mlir::Value parallel(mlir::RankedTensorType type, llvm::ArrayRef<Size> sizes,
                       mlir::ValueRange inputs, llvm::ArrayRef<mlir::AffineMap> inputMaps,
                       ScalarBuilder body);
  /// A destination of a routine.
  struct RoutineResult {
    mlir::Type element;
    Sizes sizes;
  };
  /// A call of the routine library's `name` for `elements`, types of the graph; see
  /// rt.routine.
  mlir::ValueRange routine(llvm::StringRef name, llvm::ArrayRef<mlir::Type> elements,
                           mlir::ValueRange inputs, llvm::ArrayRef<RoutineResult> results,
                           std::optional<double> nanoseconds = std::nullopt);
  /// Row-major `value` as a matrix of `rows` × `columns`, the last `columnDims` of its
  /// dimensions.
  mlir::Value asMatrix(mlir::Value value, llvm::ArrayRef<Size> sizes, unsigned columnDims,
                       Size &rows, Size &columns);
  /// The first `count` slices of a value along its first dimension; `count` is a rank-0
  /// integer tensor that only the run knows.
  mlir::Value firstOf(mlir::Value value, mlir::Value count, Sizes &sizes);

  /// Lowers an element-wise op: `operands` of the graph broadcast to `result`.
  /// Splat constants become scalars in the body.
  void pointwise(mlir::Value result, mlir::ValueRange operands, ScalarBuilder body);
  /// One operand of the graph broadcast to `sizes`.
  mlir::Value stretch(mlir::Value operand, llvm::ArrayRef<Size> sizes);

  /// A size inside a body: a constant is made there, other values are captured.
  static mlir::Value sizeInBody(mlir::ImplicitLocOpBuilder &body, Size size);

  /// Overwrites sizes with what a type says of them.
  void useStatic(Sizes &sizes, mlir::RankedTensorType type);

  /// An affine map from `rank` dims to some of them.
  mlir::AffineMap dims(unsigned rank, llvm::ArrayRef<unsigned> positions);
  mlir::AffineMap identity(unsigned rank);

  /// The sizes two operands broadcast to.
  Sizes broadcast(llvm::ArrayRef<Sizes> operands, unsigned rank);

private:
  friend class LowerFunction;
  struct PointwiseOperand;
  PointwiseOperand placeOperand(mlir::Value operand, llvm::ArrayRef<Size> sizes,
                                llvm::ArrayRef<Sizes> others);
  mlir::Value pointwiseValue(mlir::RankedTensorType type, llvm::ArrayRef<Size> sizes,
                             mlir::ValueRange operands, ScalarBuilder body);

  llvm::DenseMap<mlir::Value, mlir::Value> values;
  llvm::DenseMap<mlir::Value, mlir::RankedTensorType> sourceTypes;
  llvm::DenseMap<mlir::Value, Sizes> knownSizes;
  llvm::DenseMap<mlir::Value, mlir::TypedAttr> splats;
};

/// Op name → lowering. A lowering that fails leaves its op in place.
class LoweringTable {
public:
  using Entry = std::function<mlir::LogicalResult(mlir::Operation *, Lowering &)>;

  template <typename Op> void add(mlir::LogicalResult (*lower)(Op, Lowering &)) {
    entries[Op::getOperationName()] = [lower](mlir::Operation *op, Lowering &lowering) {
      return lower(mlir::cast<Op>(op), lowering);
    };
  }
  void add(llvm::StringRef name, Entry entry) { entries[name] = std::move(entry); }
  const Entry *find(llvm::StringRef name) const {
    auto found = entries.find(name);
    return found == entries.end() ? nullptr : &found->second;
  }

private:
  llvm::StringMap<Entry> entries;
};

/// One for each op family; each fills the table with its ops' lowerings.
void addElementwiseLowerings(LoweringTable &table);
void addLinalgLowerings(LoweringTable &table);
void addMatMulLowerings(LoweringTable &table);
void addConvLowerings(LoweringTable &table);
void addOrthoLowerings(LoweringTable &table);
void addPoolLowerings(LoweringTable &table);
void addReduceLowerings(LoweringTable &table);
void addSoftmaxLowerings(LoweringTable &table);
void addSortLowerings(LoweringTable &table);
void addShapeLowerings(LoweringTable &table);
void addSliceLowerings(LoweringTable &table);
void addPadLowerings(LoweringTable &table);
void addImageLowerings(LoweringTable &table);
void addIndexLowerings(LoweringTable &table);
void addCumulateLowerings(LoweringTable &table);
void addRandomLowerings(LoweringTable &table);
void addScatterLowerings(LoweringTable &table);
void addSpecialLowerings(LoweringTable &table);
void addStringLowerings(LoweringTable &table);
void addControlLowerings(LoweringTable &table);

/// Lowers a branch whose regions are lowered, but for their ends.
void lowerIf(IfOp op, Lowering &lowering);

} // namespace tenon
