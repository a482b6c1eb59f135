//===- OutputFile.h - Products that appear whole or not at all --*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>

namespace llvm {
class raw_pwrite_stream;
} // namespace llvm

namespace tenon {

/// A hidden folder beside a product, for the objects it is linked from and for
/// the product until it is whole. Removed, with its files, when destroyed.
class WorkFolder {
public:
  /// Makes the folder beside `outputPath`. The error names the output if its
  /// folder is missing or cannot be written.
  static llvm::Expected<WorkFolder> create(llvm::StringRef outputPath);

  WorkFolder(WorkFolder &&other);
  WorkFolder &operator=(WorkFolder &&) = delete;
  ~WorkFolder();

  /// Removes all folders of this process, for a program that a signal ends.
  static void removeAll();

  /// A path for a file `name` in the folder.
  std::string file(llvm::StringRef name) const;

  /// Writes `bytes` to file `name`; returns its path.
  llvm::Expected<std::string> write(llvm::StringRef name,
                                    llvm::ArrayRef<char> bytes) const;

  /// Renames file `name` to `outputPath`, replacing what is there.
  llvm::Error publish(llvm::StringRef name, llvm::StringRef outputPath) const;

private:
  explicit WorkFolder(std::string path) : path(std::move(path)) {}
  std::string path;
};

/// An error if `path` is no name for a product: its folder is missing, or it is a
/// folder or a device.
llvm::Error checkOutputPath(llvm::StringRef path);

/// Writes a product that is made in one go: a temporary file beside `path`, then
/// renamed. On failure `path` is as it was.
llvm::Error
writeOutputFile(llvm::StringRef path,
                llvm::function_ref<llvm::Error(llvm::raw_pwrite_stream &)> body);

} // namespace tenon
