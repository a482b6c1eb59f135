//===- SystemLibraries.h - Where the target's libc is -----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace tenon {

/// The folders in which a target's libraries and start files are looked for, as
/// Debian, Fedora and Arch lay them out.
class SystemLibraries {
public:
  /// `sysroot` may be empty: this machine's own folders, of which those without
  /// the target's name in them count only if the target is this machine.
  SystemLibraries(llvm::StringRef triple, llvm::StringRef sysroot,
                  llvm::StringRef runtimeDir);

  /// Path of the first file of that name; empty if there is none.
  std::string find(llvm::StringRef fileName) const;

  /// As find, also in the newest folder of GCC, which is beside the libraries.
  std::string findOfCompiler(llvm::StringRef fileName) const;

  /// Folders that exist, in the order of search.
  llvm::ArrayRef<std::string> folders() const { return existing; }

  /// "/lib64/ld-linux-x86-64.so.2" or the target's like.
  static llvm::StringRef dynamicLinker(llvm::StringRef triple);

private:
  void add(std::string folder);
  std::vector<std::string> existing, compilerFolders;
};

} // namespace tenon
