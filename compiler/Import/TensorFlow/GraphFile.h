//===- GraphFile.h - Files that hold TensorFlow graphs ----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "compiler/Import/TensorFlow/Reporter.h"
#include "proto/saved_model.pb.h"
#include "llvm/Support/MemoryBuffer.h"
#include <memory>

namespace tenon::tf {

/// A parsed file: a GraphDef, a MetaGraph, or one MetaGraph of a SavedModel.
struct GraphFile {
  /// Keeps everything below alive; constants of the IR may share it.
  std::shared_ptr<void> owner;
  const GraphDef *graph = nullptr;
  /// Null for a bare GraphDef.
  const MetaGraphDef *metaGraph = nullptr;
  /// Where the checkpoint is that belongs to the graph, or empty.
  std::string checkpointPrefix;
  /// Where the files are that a SavedModel brings; else the folder of the graph.
  std::string assetFolder;
  bool isSavedModel = false;
};

/// What a file's first bytes say it is.
enum class FileKind {
  GraphDef,
  MetaGraph,
  SavedModel,
  Text,
  Onnx,
  TFLite,
  Mlir,
  Unknown
};
FileKind classify(llvm::StringRef contents);

/// Reads `path`, a file or the folder of a SavedModel. `tags` choose among the
/// MetaGraphs of a SavedModel. Reports what is wrong and returns nullopt.
std::optional<GraphFile>
readGraphFile(llvm::StringRef path, llvm::ArrayRef<std::string> tags, Reporter &reporter);

/// As above, from the bytes of a file, which need not outlive the call.
std::optional<GraphFile> readGraphBuffer(llvm::StringRef contents,
                                         llvm::ArrayRef<std::string> tags,
                                         Reporter &reporter);

} // namespace tenon::tf
