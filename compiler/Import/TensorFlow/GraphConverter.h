//===- GraphConverter.h - TensorFlow graphs to funcs ------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "compiler/Import/TensorFlow/Converter.h"
#include "compiler/Import/TensorFlow/Interface.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "llvm/ADT/MapVector.h"
#include <map>

namespace tenon::tf {

/// An interface with all that must be known before a func can be built.
struct Plan {
  Interface interface;
  /// The nodes to convert. They belong to the file's graph or to the last of
  /// `raised`.
  std::vector<Node *> order;
  std::vector<Output> outputs;
  std::vector<std::unique_ptr<Graph>> raised;
  const Graph *graph = nullptr;
};

/// Orders and raises what `interface` needs, and settles its feeds. Reports
/// placeholders that are not fed.
std::optional<Plan> makePlan(Interface interface, const Graph &graph, Reporter &reporter);

/// Reports every node of the plan that has no converter, and marks the variables
/// that the plan writes.
void checkPlan(const Plan &plan, VariableTable &variables, Reporter &reporter);

/// Builds the func of one plan.
class GraphConverter {
public:
  GraphConverter(mlir::ModuleOp module, VariableTable &variables, WeightStore &weights,
                 std::shared_ptr<void> owner, Reporter &reporter)
      : module(module), variables(variables), weights(weights), owner(std::move(owner)),
        reporter(reporter), builder(module.getContext()) {}

  /// False if something was reported.
  bool convert(const Plan &plan);

  /// Converts the body of a branch or loop at the builder's place; its results,
  /// or nullopt if something was reported. A body can be converted repeatedly.
  std::optional<llvm::SmallVector<EdgeValue>> convertBody(const Graph &body,
                                                          llvm::ArrayRef<EdgeValue> args);

  mlir::Value readVariable(Variable &variable, mlir::Location loc);
  /// Makes a variable a symbol of the module; false if its type is not known.
  bool declare(Variable &variable);

  mlir::ModuleOp module;
  VariableTable &variables;
  WeightStore &weights;
  std::shared_ptr<void> owner;
  Reporter &reporter;
  mlir::OpBuilder builder;
  /// What TensorArrays and stacks hold at the builder's place.
  llvm::MapVector<ListObject *, List> lists;
  /// Makes a TensorArray or stack.
  ListObject *addObject();
  /// Device and colocation that nodes ask for, and their ops, by their names.
  struct Request {
    std::string device, colocatedWith, op;
  };
  std::map<std::string, Request> requests;
  /// Whether variables get their initial values here.
  bool isInitializer = false;

private:
  void noteRequest(const Node &node);
  bool convertNodes(llvm::ArrayRef<Node *> order);
  bool convertNode(const Node &node);
  bool runConverter(const Converter &converter, NodeContext &context);
  mlir::Value valueOf(const Output &output, const Node &user);
  mlir::RankedTensorType feedType(const Port &feed, mlir::ArrayAttr &dims);
  bool addFeeds(const Plan &plan, mlir::func::FuncOp func);
  bool addFetches(const Plan &plan, mlir::func::FuncOp func);
  bool addTraining(const Plan &plan);
  std::string symbolOf(llvm::StringRef signature);

  llvm::DenseMap<Output, EdgeValue> values;
  llvm::DenseSet<Output> fed;
  std::vector<std::unique_ptr<ListObject>> objects;
};

} // namespace tenon::tf
