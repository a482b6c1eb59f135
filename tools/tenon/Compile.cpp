//===- Compile.cpp - tenon compile ----------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Checks first what can be checked without the graph, so that a person does not
// wait for an error.
//
//===----------------------------------------------------------------------===//
#include "Options.h"
#include "compiler/GPU/DeviceTarget.h"
#include "compiler/Object/Link.h"
#include "compiler/Object/OutputFile.h"
#include "compiler/Object/Target.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"

using namespace tenon;
using namespace tenon::cli;

static llvm::Error checkLinkOf(ProductKind kind, const CompileOptions &compile) {
  if (!compile.stopAfter.empty())
    return llvm::Error::success();
  LinkOptions link;
  link.triple = compile.triple;
  link.outputPath = compile.outputPath;
  link.runtimeDir = compile.runtimeDir;
  link.bundles = compile.bundles;
  return checkLink(kind, link);
}

/// Options that do not go together, and products that cannot be written.
static llvm::Error checkProduct(const CompileOptions &compile) {
  if (compile.outputPath == "-") // text to standard output
    return llvm::Error::success();
  llvm::Expected<ProductKind> kind = productKindOf(compile.outputPath);
  if (!kind)
    return kind.takeError();
  if (llvm::Error error = chooseDevices(compile.gpus, *kind).takeError())
    return error;
  bool hasHeader = *kind == ProductKind::Object || *kind == ProductKind::Archive;
  if (!compile.className.empty() && !hasHeader)
    return llvm::createStringError(
        "--class names the class of a header, which only .o and .a have");
  if (compile.bundles && *kind != ProductKind::Executable)
    return llvm::createStringError("--bundles is for executables, which alone read and "
                                   "write files");
  if (!compile.weightsFile.empty() && hasHeader)
    return llvm::createStringError(
        "--weights is for a .so or an executable: a .o or .a holds its weights");
  if (llvm::Error error = checkOutputPath(compile.outputPath))
    return error;
  return checkLinkOf(*kind, compile);
}

static llvm::Error check(const Options &options) {
  if (!llvm::sys::fs::exists(options.path))
    return llvm::createStringError("'%s' does not exist", options.path.c_str());
  if (isCompiled(options.path))
    return llvm::createStringError("'%s' is compiled already", options.path.c_str());
  if (llvm::Error error =
          lookupTargets(options.compile.triple, options.compile.cpus).takeError())
    return error;
  return checkProduct(options.compile);
}

int cli::compile(const Options &options) {
  if (llvm::Error error = check(options)) {
    printErrors(llvm::toString(std::move(error)));
    return 1;
  }
  return mlir::failed(compileGraph(options.compile, llvm::errs())) ? 1 : 0;
}
