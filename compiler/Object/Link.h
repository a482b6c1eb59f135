//===- Link.h - Products from objects, by LLD as a library ------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace tenon {
class WorkFolder;

/// What the ending of an output's name asks for.
enum class ProductKind {
  SharedObject, // .so
  Archive,      // .a, with a header
  Object,       // .o, with a header
  Executable,   // no ending
  MLIR,         // .mlir
  LLVM,         // .ll
  Assembly,     // .s
  PTX,          // .ptx
};

/// The product that `path` names; an error lists the endings there are.
llvm::Expected<ProductKind> productKindOf(llvm::StringRef path);

/// The file name of `path` without its ending, as a C identifier.
std::string stemOf(llvm::StringRef path);

/// What there is to link.
struct LinkInputs {
  std::vector<std::string> objects; // paths, in the order of the link
  std::string weightsObject;        // path; empty: none
};

struct LinkOptions {
  std::string stem;
  std::string triple;
  std::string outputPath;
  std::string runtimeDir; // with libtenon_*.a; empty: beside this program
  std::string sysroot;    // before /usr/lib and so on; empty: this machine's
  bool staticExecutable = false;
  /// An executable reads and writes tensor bundles, for which it loads LevelDB.
  bool bundles = false;
  /// The code is instrumented. An executable brings the sanitizer's shared
  /// runtime; a .so takes it from the program that loads it.
  bool sanitizeAddress = false;
  std::string gpuRuntime; // name of the archive for the program's GPU; empty: none
  int jobs = 0;           // 0: LLD's choice
};

/// What can be said of linkProduct before there is anything to link: files that
/// an executable needs and that are not there.
llvm::Error checkLink(ProductKind kind, const LinkOptions &options);

/// Links one of SharedObject, Archive, Object or Executable. `workFolder` (of a
/// WorkFolder beside the output) takes intermediate files. The output appears
/// whole or not at all; errors are LLD's own texts, one a line.
llvm::Error linkProduct(ProductKind kind, const LinkInputs &inputs,
                        const LinkOptions &options, const WorkFolder &workFolder);

} // namespace tenon
