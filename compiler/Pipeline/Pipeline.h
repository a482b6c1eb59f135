//===- Pipeline.h - From a graph to a product -------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "compiler/Import/Import.h"
#include "mlir/IR/DialectRegistry.h"
#include "mlir/Support/LLVM.h"
#include <string>
#include <vector>

namespace llvm {
class raw_ostream;
}

namespace tenon {

/// All that a compilation depends on. Fields are the command line's options.
struct CompileOptions {
  std::string graphPath;
  std::string outputPath; // "-": text to standard output
  ImportOptions import;

  std::string triple;            // empty: this machine's
  std::vector<std::string> cpus; // empty: the defaults of the triple
  std::vector<std::string> gpus; // empty: none
  std::string device;            // for nodes that ask for none; empty: as they fit
  bool softPlacement = false;    // a device that cannot be had is not asked for
  bool logPlacement = false;     // say where each node runs
  /// Which wait of the threads for each other every emulated kernel lacks, to test that
  /// the emulator sees it; -1: none.
  int leaveOutWait = -1;
  int optLevel = 3;
  bool debugInfo = false;
  bool fastMath = false;
  bool winograd = true;
  bool sanitizeAddress = false;
  int jobs = 0; // 0: as many as there are CPUs

  std::string stopAfter, startAfter; // phases, by name
  std::string dumpTo;                // a folder for the IR after each phase
  std::string remarks;               // a regular expression of categories
  bool timing = false;
  std::string reproducer; // the program before a pass that fails; empty: none

  std::string stem;        // of symbols; empty: from the output's name
  std::string className;   // of the header
  bool bundles = false;    // an executable has tensor bundles
  std::string runtimeDir;  // with libtenon_*.a; empty: beside the program
  std::string weightsFile; // constants go there instead of into the product
};

/// Names of the phases, in order.
llvm::ArrayRef<llvm::StringRef> phaseNames();

/// Every dialect and interface implementation the phases need.
void registerAllDialects(mlir::DialectRegistry &registry);

/// Compiles a graph and writes the product. Each problem is a line `error: …` on
/// `diagnostics`; then nothing has been written.
mlir::LogicalResult compileGraph(const CompileOptions &options,
                                 llvm::raw_ostream &diagnostics);

} // namespace tenon
