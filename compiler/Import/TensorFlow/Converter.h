//===- Converter.h - From one TensorFlow node to tenon ops ------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A converter turns one node into ops. It works on a NodeContext, which holds
// the node's operands as values, reads attributes, makes ops and takes results.
// Whatever fails is reported once with the node's name and makes every later
// `emit` a no-op that returns a null value, so that a converter is a straight
// line: only where it looks into a value must it ask whether there is one.
//
//===----------------------------------------------------------------------===//
#pragma once
#include "compiler/Import/TensorFlow/ConverterTable.h"
#include "compiler/Import/TensorFlow/Graph.h"
#include "compiler/Import/TensorFlow/List.h"
#include "compiler/Import/TensorFlow/Variables.h"
#include "compiler/Weights/WeightStore.h"
#include "dialects/Tenon/TenonOps.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinTypes.h"

namespace tenon::tf {

/// The highest rank: TensorFlow has no shape of more dimensions.
inline constexpr int kMostDims = 254;

class GraphConverter;

/// What an edge carries: a tensor's value, or a handle: of (or a reference to) a
/// variable, of a TensorList, which is a value too, or of a TensorArray or stack.
struct EdgeValue {
  mlir::Value value;
  Variable *variable = nullptr;
  std::shared_ptr<const List> list = nullptr;
  ListObject *object = nullptr;

  bool isHandle() const { return variable || list || object; }
};

/// The state of converting one node.
class NodeContext {
public:
  NodeContext(GraphConverter &converter, const Node &node,
              llvm::SmallVector<EdgeValue> inputs);

  const Node &node;
  mlir::OpBuilder &builder;
  mlir::Location loc;

  /// Reports an error at the node; later emits do nothing.
  mlir::InFlightDiagnostic error();
  bool failed() const { return hasFailed; }
  /// Fails because of something that is already reported.
  void fail() { hasFailed = true; }

  //===--------------------------------------------------------------------===//
  // Operands
  //===--------------------------------------------------------------------===//

  size_t inputCount() const { return inputs.size(); }
  mlir::Value input(size_t i) const { return inputs[i].value; }
  const EdgeValue &edge(size_t i) const { return inputs[i]; }
  llvm::SmallVector<mlir::Value> allInputs(size_t first = 0) const;
  llvm::SmallVector<EdgeValue> allEdges(size_t first) const {
    return llvm::SmallVector<EdgeValue>(llvm::drop_begin(inputs, first));
  }
  /// The type of a value that must be there.
  static mlir::RankedTensorType typeOf(mlir::Value value) {
    return llvm::cast<mlir::RankedTensorType>(value.getType());
  }
  mlir::RankedTensorType inputType(size_t i) const { return typeOf(input(i)); }
  int64_t inputRank(size_t i) const { return inputType(i).getRank(); }
  /// The variable whose handle operand `i` is; an error if it is a tensor.
  Variable *variable(size_t i);
  /// Operand `i` of an op that takes handles as a tensor: variables are read.
  mlir::Value tensor(size_t i);
  /// The TensorList, or the TensorArray or stack, that operand `i` is; an error if
  /// it is something else.
  const List *list(size_t i);
  ListObject *object(size_t i);

  /// What is known of the elements of an operand computed from constants and
  /// shapes (kDynamic: unknown), or nullopt. Never an error.
  std::optional<llvm::SmallVector<int64_t>> known(size_t i) const;
  /// The elements of an operand that must be known at compile time, as `what`.
  std::optional<llvm::SmallVector<int64_t>> constants(size_t i, llvm::StringRef what);
  /// The same of a single number.
  std::optional<int64_t> constant(size_t i, llvm::StringRef what);
  /// Operand `i` as sorted, distinct, non-negative axes of a tensor of `rank`.
  std::optional<llvm::SmallVector<int64_t>> axes(size_t i, int64_t rank);
  /// `axis` counted from the front; an error if it is outside `rank`.
  std::optional<int64_t> normalizeAxis(int64_t axis, int64_t rank);

  //===--------------------------------------------------------------------===//
  // Attributes. A missing one or one of another type is an error.
  //===--------------------------------------------------------------------===//

  int64_t intAttr(llvm::StringRef name);
  bool boolAttr(llvm::StringRef name);
  float floatAttr(llvm::StringRef name);
  llvm::StringRef stringAttr(llvm::StringRef name);
  llvm::SmallVector<int64_t> intsAttr(llvm::StringRef name);
  llvm::SmallVector<llvm::StringRef> stringsAttr(llvm::StringRef name);
  DataType dataTypeAttr(llvm::StringRef name);
  /// An element type of tenon; an error if there is none for it.
  mlir::Type typeAttr(llvm::StringRef name);

  //===--------------------------------------------------------------------===//
  // Making ops
  //===--------------------------------------------------------------------===//

  /// Makes an op with one result. Arguments are those of OpT::create without the
  /// result type; a null value among them gives a null value. An op on small
  /// integer constants is folded.
  template <class OpT, class... Args> mlir::Value emit(Args &&...args) {
    if (hasFailed || (isNull(args) || ...))
      return {};
    auto op = createChecked<OpT>(builder, loc, std::forward<Args>(args)...);
    if (mlir::failed(op)) {
      hasFailed = true;
      return {};
    }
    return fold(op->getOperation());
  }

  /// Makes an op with several results; nulls if it cannot.
  template <class OpT, class... Args>
  llvm::SmallVector<mlir::Value> emitAll(Args &&...args) {
    constexpr unsigned count = tenon::detail::resultCount<OpT>();
    if (hasFailed || (isNull(args) || ...))
      return llvm::SmallVector<mlir::Value>(count);
    auto op = createChecked<OpT>(builder, loc, std::forward<Args>(args)...);
    if (mlir::failed(op)) {
      hasFailed = true;
      return llvm::SmallVector<mlir::Value>(count);
    }
    return llvm::SmallVector<mlir::Value>((*op)->getResults());
  }

  /// Makes an op of a declared result type, which must agree with the inferred.
  template <class OpT, class... Args>
  mlir::Value emitAs(mlir::Type type, Args &&...args) {
    mlir::Value value = emit<OpT>(std::forward<Args>(args)...);
    return value ? declare(value, type) : value;
  }

  /// A scalar constant of an element type (float, integer, i1 or complex).
  mlir::Value scalar(double value, mlir::Type elementType);
  /// A 1-D constant of i64 (or i32).
  mlir::Value vector(llvm::ArrayRef<int64_t> values, bool is32 = false);
  mlir::Value transpose(mlir::Value value, llvm::ArrayRef<int64_t> perm);
  mlir::Value cast(mlir::Value value, mlir::Type elementType);
  /// `value` with the given static shape; sizes of -1 as in reshape.
  mlir::Value reshape(mlir::Value value, llvm::ArrayRef<int64_t> shape);
  /// The size of a dimension as a tensor<1xi64>, constant if it is static.
  mlir::Value size(mlir::Value value, int64_t axis);
  /// `value` with the sizes that 1-D tensors of i64, joined, give.
  mlir::Value reshapeTo(mlir::Value value, llvm::ArrayRef<mlir::Value> sizes);
  /// Shape of `size` with 0, 1, 2, … along `axis` of `rank` dimensions, as i32.
  mlir::Value iota(int64_t size, int64_t axis, int64_t rank);
  /// The same of a size that a tensor<1xi64> gives.
  mlir::Value iota(mlir::Value size, int64_t axis, int64_t rank);
  /// The slices along `axis` that `indices` name, of which none is out of range.
  mlir::Value take(mlir::Value value, mlir::Value indices, int64_t axis);
  /// `value` cut along `axis`: `size` elements (-1: the rest) from `begin`.
  mlir::Value slice(mlir::Value value, int64_t axis, int64_t begin, int64_t size,
                    int64_t stride = 1);
  /// `value` with zeros, or `fill`, around it along `axis`; amounts below zero cut off.
  mlir::Value pad(mlir::Value value, int64_t axis, int64_t low, int64_t high,
                  mlir::Value fill = {});
  /// Fails the run with `message` unless all elements of a tensor of i1 are true.
  void check(mlir::Value condition, llvm::StringRef message,
             mlir::ValueRange values = {});
  /// A constant of any size: in the IR if it is small, else in the weight store.
  mlir::Value constantTensor(mlir::RankedTensorType type, llvm::ArrayRef<char> bytes,
                             std::shared_ptr<void> owner);
  /// The value of a variable at this point.
  mlir::Value read(Variable &variable);

  //===--------------------------------------------------------------------===//
  // Results
  //===--------------------------------------------------------------------===//

  void result(mlir::Value value) { result(0, value); }
  void result(int index, mlir::Value value);
  void resultVariable(Variable *variable);
  void resultEdge(int index, EdgeValue edge) { results.push_back({index, edge}); }
  void resultList(int index, List list);

  GraphConverter &converter;
  llvm::SmallVector<std::pair<int, EdgeValue>, 1> results;

private:
  template <class T> static bool isNull(const T &argument) {
    if constexpr (std::is_same_v<std::decay_t<T>, mlir::Value>)
      return !argument;
    else if constexpr (std::is_convertible_v<T, mlir::ValueRange> &&
                       !std::is_convertible_v<T, llvm::ArrayRef<int64_t>>)
      return llvm::is_contained(mlir::ValueRange(argument), mlir::Value());
    else
      return false;
  }
  mlir::Value fold(mlir::Operation *op);
  mlir::Value declare(mlir::Value value, mlir::Type type);
  const AttrValue *attrOf(llvm::StringRef name, AttrValue::ValueCase kind,
                          llvm::StringRef kindName);

  llvm::SmallVector<EdgeValue> inputs;
  bool hasFailed = false;
};

/// The complex conjugate; real numbers as they are.
mlir::Value conjugate(NodeContext &c, mlir::Value value);

/// 0, 1, … up to and without `rank`.
llvm::SmallVector<int64_t> allAxes(int64_t rank);

/// The operand or, for a name among an op's fused_ops ("Relu"), what it gives.
mlir::Value applyActivation(NodeContext &c, llvm::StringRef name, mlir::Value value);

/// The converter of an op, or null if it cannot be compiled.
const Converter *findConverter(llvm::StringRef op);

/// The tenon element type of a DataType, or null. A reference counts as what it
/// refers to.
mlir::Type convertType(DataType dtype, mlir::MLIRContext *context);

/// Whether a shape that a node is given can have so many dimensions; otherwise reports an
/// error.
bool isFewDims(NodeContext &c, int64_t rank);

/// The tensor type of a shape of known rank and no invalid size, or null.
mlir::RankedTensorType convertShape(const TensorShapeProto &shape, mlir::Type element);

/// "float32", or "type 77".
std::string dataTypeName(DataType dtype);

} // namespace tenon::tf
