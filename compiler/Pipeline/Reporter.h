//===- Reporter.h - What a compilation says to people -----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "mlir/IR/Diagnostics.h"
#include "mlir/Support/LLVM.h"
#include "llvm/ADT/StringSet.h"
#include <chrono>
#include <mutex>
#include <string>

namespace llvm {
class raw_ostream;
}

namespace tenon {

/// The graph node that a location names first; empty if it names none.
std::string nodeOf(mlir::Location loc);

/// Prints errors, remarks, times and progress, one a line, from any thread.
class Reporter {
public:
  using Clock = std::chrono::steady_clock;

  Reporter(llvm::raw_ostream &os, bool timing);
  ~Reporter() { clearProgress(); }

  /// Prints the context's diagnostics from here on.
  void listenTo(mlir::MLIRContext &context);

  /// Prints each line of `message` as an error. Always failure.
  mlir::LogicalResult error(const llvm::Twine &message);
  void note(const llvm::Twine &message);

  /// Prints the remarks of categories (names of passes) that match `regex`.
  mlir::LogicalResult enableRemarks(mlir::MLIRContext &context, llvm::StringRef regex);

  /// With --timing: the time from `start` to now.
  void time(llvm::StringRef phase, Clock::time_point start);

  /// On a terminal, and if the compilation is a long one: "compiling kernels 3/60"
  /// on a line that the next one replaces.
  void progress(llvm::StringRef what, size_t done, size_t total);
  void clearProgress();

  /// Errors so far.
  unsigned errorCount() const { return errors; }
  /// The passes that MLIR's last report of a failed pipeline named.
  const std::string &failedPasses() const { return passes; }

private:
  void print(mlir::Diagnostic &diagnostic);
  void eraseProgress();

  llvm::raw_ostream &os;
  bool timing, showsProgress;
  bool hasProgress = false;
  unsigned errors = 0;
  Clock::time_point begin = Clock::now();
  llvm::StringSet<> said; // errors: kernels of several CPUs fail alike
  std::string passes;
  std::recursive_mutex lock;
};

} // namespace tenon
