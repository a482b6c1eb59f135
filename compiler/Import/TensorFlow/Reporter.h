//===- Reporter.h - Errors of the TensorFlow importer -----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/MLIRContext.h"
#include <string>

namespace tenon::tf {

struct Node;

/// Emits the errors of importing one file and counts them.
class Reporter {
public:
  Reporter(mlir::MLIRContext *context, std::string file)
      : context(context), file(std::move(file)) {}

  /// An error of the file as a whole: "'file': …".
  mlir::InFlightDiagnostic error();

  /// An error at a node: "node 'name' (op 'Op') in 'file': …".
  mlir::InFlightDiagnostic error(const Node &node);

  /// How many errors there were so far.
  int errorCount() const { return errors; }

  mlir::MLIRContext *getContext() const { return context; }
  const std::string &getFile() const { return file; }

private:
  mlir::MLIRContext *context;
  std::string file;
  int errors = 0;
};

/// "; did you mean 'a' or 'b'?" with the names among `names` closest to `name`,
/// or nothing if none is close.
std::string suggestNames(llvm::StringRef name, llvm::ArrayRef<llvm::StringRef> names);

} // namespace tenon::tf
