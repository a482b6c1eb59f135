//===- Import.cpp - Saved graphs to the tenon dialect ---------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Import/Import.h"
#include "compiler/Import/TensorFlow/TensorFlow.h"
#include "dialects/Tenon/TenonOps.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Parser/Parser.h"
#include "llvm/Support/FileSystem.h"

using namespace mlir;
using namespace tenon;

/// Reads a module in text form, for which there is nothing to import.
static OwningOpRef<ModuleOp> parseModule(StringRef contents, StringRef name,
                                         MLIRContext &context) {
  context.loadDialect<TenonDialect, func::FuncDialect>();
  return parseSourceString<ModuleOp>(contents, ParserConfig(&context), name);
}

/// Of a kind that is no TensorFlow graph: the module, or null after an error.
static OwningOpRef<ModuleOp> importOther(tf::FileKind kind, StringRef contents,
                                         StringRef name, tf::Reporter &reporter) {
  if (kind == tf::FileKind::Mlir)
    return parseModule(contents, name, *reporter.getContext());
  if (kind == tf::FileKind::Onnx)
    reporter.error() << "ONNX models are not supported yet";
  else if (kind == tf::FileKind::TFLite)
    reporter.error() << "TensorFlow Lite models are not supported yet";
  else
    reporter.error() << "neither a TensorFlow graph, a SavedModel nor a module";
  return nullptr;
}

static bool isTensorFlow(tf::FileKind kind) {
  return kind == tf::FileKind::GraphDef || kind == tf::FileKind::MetaGraph ||
         kind == tf::FileKind::SavedModel || kind == tf::FileKind::Text;
}

OwningOpRef<ModuleOp> tenon::importGraphBuffer(StringRef contents, StringRef name,
                                               const ImportOptions &options,
                                               WeightStore &weights,
                                               MLIRContext &context) {
  tf::Reporter reporter(&context, name.str());
  tf::FileKind kind = tf::classify(contents);
  if (!contents.empty() && !isTensorFlow(kind))
    return importOther(kind, contents, name, reporter);
  auto file = tf::readGraphBuffer(contents, options.tags, reporter);
  if (!file)
    return nullptr;
  return tf::importTensorFlow(*file, options, weights, reporter);
}

OwningOpRef<ModuleOp> tenon::importGraph(StringRef path, const ImportOptions &options,
                                         WeightStore &weights, MLIRContext &context) {
  tf::Reporter reporter(&context, path.str());
  if (!llvm::sys::fs::is_directory(path)) {
    auto buffer = llvm::MemoryBuffer::getFile(path, /*IsText=*/false,
                                              /*RequiresNullTerminator=*/false);
    if (!buffer) {
      reporter.error() << "cannot be read: " << buffer.getError().message();
      return nullptr;
    }
    StringRef contents = (*buffer)->getBuffer();
    tf::FileKind kind = tf::classify(contents);
    if (!contents.empty() && !isTensorFlow(kind))
      return importOther(kind, contents, path, reporter);
  }
  auto file = tf::readGraphFile(path, options.tags, reporter);
  if (!file)
    return nullptr;
  return tf::importTensorFlow(*file, options, weights, reporter);
}
