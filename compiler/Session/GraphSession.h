//===- GraphSession.h - Run any part of a graph -----------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A session on a saved graph, as TensorFlow 1 has it: what to feed and what to
// fetch is said at each run, and compiled for this machine when it is new.
//
//   auto session = tenon::GraphSession::create("model.pb");
//   auto x = tenon::Tensor::of<float>({1, 2}, {0.5f, 1.5f});
//   auto y = session->run({{"x", &*x}}, {"probabilities"});
//   float first = (*y->at("probabilities").view<float>())(0, 0);
//
// Tensors and results are those of tenon/session.hpp, which runs what is compiled
// ahead of time. See docs/GraphSessions.md.
//
//===----------------------------------------------------------------------===//
#ifndef TENON_COMPILER_SESSION_GRAPHSESSION_H
#define TENON_COMPILER_SESSION_GRAPHSESSION_H

#include "tenon/session.hpp"

namespace tenon {

struct GraphSessionOptions {
  /// 0 … 3, as -O.
  int optLevel = 3;
  bool fastMath = false;
  /// Of each compiled program; 0 is one per CPU.
  int threads = 0;
  /// Compiled programs that are kept; then the one unused for longest goes.
  std::size_t maxPrograms = 64;
  /// Choose among the graphs of a SavedModel.
  std::vector<std::string> tags;
  /// The folder of libtenon_runtime.a; empty: found beside the program.
  std::string runtimeDir;
};

/// A graph in use. Copies share it; safe from many threads.
class GraphSession {
public:
  /// Opens a graph of any kind that `tenon compile` takes but a module. What can
  /// be said of the file alone is checked here; ops when they are run.
  static Result<GraphSession> create(const std::string &path,
                                     const GraphSessionOptions &options = {});

  /// Computes the fetches, named as they are given here. Any tensor of the graph
  /// can be fed, as "node" or "node:k"; what is before it is not run. Targets are
  /// nodes to run for their effects. Compiles if these feeds with these shapes,
  /// fetches and targets are new; other runs go on meanwhile.
  Result<NamedTensors>
  run(const std::vector<std::pair<std::string, const Tensor *>> &feeds,
      const std::vector<std::string> &fetches,
      const std::vector<std::string> &targets = {});

  /// How many programs are compiled and kept.
  std::size_t programCount() const;

private:
  class Implementation;
  explicit GraphSession(std::shared_ptr<Implementation> implementation)
      : implementation(std::move(implementation)) {}
  std::shared_ptr<Implementation> implementation;
};

} // namespace tenon

#endif // TENON_COMPILER_SESSION_GRAPHSESSION_H
