//===- import_fuzzer.cpp - No graph crashes the importer ------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Imports the bytes as a graph of any kind. A bare graph is asked for its sinks,
// so that mutated nodes are converted and not only read. A graph is changed as a graph
// half of the time, else as bytes. Run as
//   import-fuzzer NEW-INPUTS test/Fuzz/corpus/import test/compiler/Import
// Making a context takes as long as many imports, so that a thousand share one; names and
// constants stay in it for so long.
//
//===----------------------------------------------------------------------===//
#include "compiler/Import/Import.h"
#include "compiler/Import/TensorFlow/Interface.h"
#include "mlir/IR/MLIRContext.h"
#include "test/Fuzz/GraphMutator.h"

using namespace tenon;

/// The sinks of the graph, if it can be read at all.
static std::vector<std::string> sinkNames(llvm::StringRef contents,
                                          mlir::MLIRContext &context) {
  std::vector<std::string> names;
  tf::Reporter reporter(&context, "input");
  auto file = tf::readGraphBuffer(contents, {}, reporter);
  if (!file || (file->metaGraph && !file->metaGraph->signature_def().empty()))
    return names;
  if (auto graph = tf::buildGraph(*file->graph, reporter))
    for (tf::Node *sink : tf::findSinks(*graph))
      names.push_back(sink->name);
  return names;
}

extern "C" size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t maxSize)
    __attribute__((weak));

extern "C" size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t maxSize,
                                          unsigned seed) {
  tf::GraphDef graph;
  std::mt19937 random(seed);
  if (random() % 2 && graph.ParseFromArray(data, static_cast<int>(size)) &&
      graph.node_size()) {
    tf::mutateGraph(graph, random);
    if (graph.ByteSizeLong() <= maxSize) {
      graph.SerializeToArray(data, static_cast<int>(maxSize));
      return graph.ByteSizeLong();
    }
  }
  return LLVMFuzzerMutate ? LLVMFuzzerMutate(data, size, maxSize) : size;
}

/// MLIR's libraries are without AddressSanitizer: they do not say which memory of their
/// pools and vectors is in use.
extern "C" const char *__asan_default_options() {
  return "allow_user_poisoning=0:detect_container_overflow=0:detect_leaks=0";
}

static mlir::MLIRContext &sharedContext() {
  static std::unique_ptr<mlir::MLIRContext> context;
  static unsigned runs = 0;
  if (runs++ % 1000 == 0)
    context = std::make_unique<mlir::MLIRContext>(mlir::MLIRContext::Threading::DISABLED);
  return *context;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  mlir::MLIRContext &context = sharedContext();
  mlir::ScopedDiagnosticHandler quiet(&context,
                                      [](mlir::Diagnostic &) { return mlir::success(); });
  llvm::StringRef contents(reinterpret_cast<const char *>(data), size);
  // Modules are MLIR's to read.
  tf::FileKind kind = tf::classify(contents);
  if (kind == tf::FileKind::Mlir)
    return 0;
  ImportOptions options;
  options.fetches = sinkNames(contents, context);
  WeightStore weights;
  (void)importGraphBuffer(contents, "input", options, weights, context);
  return 0;
}
