//===- LoadProgram.h - Programs of the command line -------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "Options.h"
#include "runtime/io/Checkpoint.h"

namespace tenon::cli {

/// Loads the compiled module, or compiles the graph for this machine and loads what
/// came out. Null after an error, which was printed.
tn_program *loadProgram(const Options &options);

/// Whether the run is of the signature that --minimize adds.
bool trainsByDefault(const Options &options);

/// The signature that a run or a training is of; empty: the program's own choice.
std::string sessionSignature(const Options &options);

/// How checkpoints are read and written.
struct Checkpoints {
  explicit Checkpoints(const Options &options);
  Checkpoints(const Checkpoints &) = delete;

  /// The bundle that --restore names, or that came with the graph: what else is in
  /// there is in saved ones, too. Or empty.
  std::string base;
  io::CheckpointOptions options; // points to `base`
};

} // namespace tenon::cli
