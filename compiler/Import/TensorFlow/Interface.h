//===- Interface.h - What a signature feeds and fetches ---------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "compiler/Import/Import.h"
#include "compiler/Import/TensorFlow/Graph.h"
#include "compiler/Import/TensorFlow/GraphFile.h"
#include "dialects/Tenon/Optimizers.h"

namespace tenon::tf {

/// A tensor that goes in or comes out.
struct Port {
  /// As the signature or the command line calls it.
  std::string key;
  Output output;
  /// Of a signature's feed: what the signature says.
  const TensorInfo *info = nullptr;
  /// Of a feed: dims of the command line, instead of the file's.
  std::optional<llvm::SmallVector<std::string>> dims;
};

/// What one function of the module computes.
struct Interface {
  std::string name;
  std::vector<Port> feeds;
  std::vector<Port> fetches;
  std::vector<Node *> targets;
  /// Placeholders that are needed become feeds without being named.
  bool feedsPlaceholders = false;
  /// Feeds that nothing needs are no arguments.
  bool dropsUnusedFeeds = false;
  /// Of a training signature: how it makes its only fetch small.
  std::optional<OptimizerSpec> optimizer;
  /// Variables get their initial values.
  bool isInitializer = false;
};

/// The interfaces that `options` ask for. Reports names that do not exist, with
/// close ones, and a bare graph without fetches; then returns nullopt.
std::optional<std::vector<Interface>> findInterfaces(const GraphFile &file,
                                                     const Graph &graph,
                                                     const ImportOptions &options,
                                                     Reporter &reporter);

/// The name of the signature that gives variables their initial values.
constexpr llvm::StringLiteral initializerName = "init";

/// The names of a MetaGraph's signatures, sorted, without TensorFlow's own.
std::vector<std::string> signatureNames(const MetaGraphDef &metaGraph);

/// The sinks of a graph: outputs that a user may want to fetch.
std::vector<Node *> findSinks(const Graph &graph);

} // namespace tenon::tf
