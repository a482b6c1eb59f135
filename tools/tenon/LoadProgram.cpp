//===- LoadProgram.cpp - Programs of the command line ---------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A graph is compiled to a shared object in a temporary folder and then loaded as
// any compiled module is.
//
//===----------------------------------------------------------------------===//
#include "LoadProgram.h"
#include "ShowTensorFlow.h"
#include "compiler/Object/OutputFile.h"
#include "compiler/Object/Target.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

using namespace tenon;
using namespace tenon::cli;
using llvm::StringRef;

bool cli::trainsByDefault(const Options &options) {
  const ImportOptions &import = options.compile.import;
  return !import.minimize.empty() && import.fetches.empty() && import.targets.empty();
}

/// Null after an error, which was printed.
static tn_program *openProgram(const std::string &path) {
  // A name without a folder would be looked for in the system's.
  std::string full = StringRef(path).contains('/') ? path : "./" + path;
  tn_program *program = nullptr;
  if (tn_program_open(full.c_str(), &program))
    printErrors(tn_last_error());
  return program;
}

static void addOnce(std::vector<std::string> &names, const std::string &name) {
  if (!name.empty() && !llvm::is_contained(names, name))
    names.push_back(name);
}

std::string cli::sessionSignature(const Options &options) {
  const ImportOptions &import = options.compile.import;
  bool trains = options.command == Command::Train;
  if (!options.run.signature.empty())
    return options.run.signature;
  if (trainsByDefault(options) || (trains && !import.minimize.empty()))
    return import.trainSignature;
  if (trains &&
      (isCompiled(options.path) || (import.fetches.empty() && import.targets.empty())))
    return "train";
  return defaultSignature(options.path, import.tags)
      .value_or(trains ? "serving_default" : "");
}

/// The signature to run, and what runs before and after it.
static void chooseSignatures(const Options &options, ImportOptions &import) {
  GraphSaver saver = graphSaver(options.path, import.tags);
  bool isBare = !import.fetches.empty() || !import.targets.empty();
  std::string name = sessionSignature(options);
  if (options.run.signature.empty() && !options.run.isBare &&
      (!isBare || name != import.trainSignature))
    if (!isBare || defaultSignature(options.path, import.tags))
      addOnce(import.signatures, name);
  for (const auto *names : {&options.run.first, &options.run.then})
    for (const std::string &name : *names)
      if (!llvm::is_contained(import.signatures, name) && name != saver.restore &&
          name != saver.save)
        addOnce(import.also, name);
  const TrainOptions &train = options.train;
  bool evaluates =
      !train.evaluate.empty() || train.evalSplit || !train.evalInputs.empty();
  if (evaluates && train.evaluate.empty() && !isBare)
    addOnce(import.signatures, defaultSignature(options.path, import.tags).value_or(""));
  else if (evaluates && !llvm::is_contained(import.signatures, train.evaluate))
    addOnce(import.also, train.evaluate);
}

/// Compiles the graph for this machine and opens what came out.
static tn_program *compileProgram(const Options &options) {
  auto targets = lookupTargets(options.compile.triple, options.compile.cpus);
  if (!targets) {
    printErrors(llvm::toString(targets.takeError()));
    return nullptr;
  }
  llvm::SmallString<128> temporary;
  llvm::sys::path::system_temp_directory(/*ErasedOnReboot=*/true, temporary);
  llvm::sys::path::append(temporary, "tenon-run");
  llvm::Expected<WorkFolder> folder = WorkFolder::create(temporary);
  if (!folder) {
    printErrors(llvm::toString(folder.takeError()));
    return nullptr;
  }
  CompileOptions compile = options.compile;
  compile.outputPath = folder->file("program.so");
  compile.stem = "program";
  chooseSignatures(options, compile.import);
  compile.import.keepVariables |= !options.run.restore.empty() || options.train.resume;
  if (mlir::failed(compileGraph(compile, llvm::errs())))
    return nullptr;
  return openProgram(compile.outputPath);
}

tn_program *cli::loadProgram(const Options &options) {
  if (!llvm::sys::fs::exists(options.path)) {
    printErrors("'" + options.path + "' does not exist");
    return nullptr;
  }
  if (!isCompiled(options.path))
    return compileProgram(options);
  if (!options.graphOption.empty()) {
    printErrors("'" + options.path + "' is compiled already; " + options.graphOption +
                " is for graphs");
    return nullptr;
  }
  return openProgram(options.path);
}

Checkpoints::Checkpoints(const Options &options) {
#ifdef TENON_HAS_ZLIB
  this->options.inflate = io::inflateWithZlib;
#endif
#ifdef TENON_HAS_BUNDLES
  this->options.bundles = &io::bundleSupport;
#endif
  this->options.partial = options.run.partial;
  const std::string &restore = options.run.restore;
  if (!restore.empty() &&
      io::checkpointKind(restore.c_str()) == io::CheckpointKind::Bundle)
    base = restore;
  else if (!isCompiled(options.path))
    base = modelCheckpoint(options.path, options.compile.import.tags);
  this->options.base = base.empty() ? nullptr : base.c_str();
}
