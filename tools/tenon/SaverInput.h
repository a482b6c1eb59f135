//===- SaverInput.h - The saver's nodes on the command line -----*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "Options.h"
#include "ShowTensorFlow.h"
#include "runtime/io/Driver.h"

namespace tenon::cli {

/// The nodes by which a TensorFlow 1 user saves and restores, as in
///   --target-node save/restore_all --input save/Const=PREFIX
class SaverInput {
public:
  /// Takes what concerns the saver out of `options`: the fed file name, and target
  /// nodes, which become the last of --first (to restore) and the first of --then (to
  /// save).
  explicit SaverInput(Options &options);

  /// For the driver; points here.
  io::SaverNodes nodes() const;

private:
  void takeFilename(std::vector<std::string> &inputs);
  void takeTargets(Options &options);

  GraphSaver saver;
  std::string prefix;
};

} // namespace tenon::cli
