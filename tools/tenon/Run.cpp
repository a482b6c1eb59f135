//===- Run.cpp - tenon run ------------------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A graph is compiled to a shared object in a temporary folder and then run as
// any compiled module is: by the driver that compiled executables have too.
//
//===----------------------------------------------------------------------===//
#include "Options.h"
#include "ShowTensorFlow.h"
#include "compiler/Object/OutputFile.h"
#include "compiler/Object/Target.h"
#include "runtime/io/Driver.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <cstdio>

using namespace tenon;
using namespace tenon::cli;
using llvm::StringRef;

#ifdef TENON_HAS_ZLIB
static constexpr io::Inflate inflate = io::inflateWithZlib;
#else
static constexpr io::Inflate inflate = nullptr;
#endif

/// Whether the run is of the signature that --minimize adds.
static bool trainsByDefault(const Options &options) {
  const ImportOptions &import = options.compile.import;
  return !import.minimize.empty() && import.fetches.empty() && import.targets.empty();
}

/// What people gave for the run, as the driver takes it. Points into
/// `options`.
static void setDriverOptions(const Options &options, io::RunOptions &driver) {
  const RunOptions &run = options.run;
  auto path = [](const std::string &text) {
    return text.empty() ? nullptr : text.c_str();
  };
  auto addAll = [](io::List<const char *> &list, const std::vector<std::string> &texts) {
    for (const std::string &text : texts)
      *list.add() = text.c_str();
  };
  bool trains = run.signature.empty() && trainsByDefault(options);
  driver.signature = path(trains ? options.compile.import.trainSignature : run.signature);
  driver.inputsFile = path(run.inputsFile);
  driver.outputsFile = path(run.outputsFile);
  addAll(driver.inputs, run.inputs);
  addAll(driver.first, run.first);
  addAll(driver.then, run.then);
  driver.profile = run.profile;
  driver.threads = run.threads;
  driver.repeat = run.repeat;
  driver.steps = run.steps;
  driver.inflate = inflate;
  // A run that would tell nothing prints its outputs.
  bool isQuiet = driver.outputsFile || run.repeat || run.profile || !run.save.empty();
  driver.print = run.print || !isQuiet;
}

//===----------------------------------------------------------------------===//
// The program
//===----------------------------------------------------------------------===//

/// Null after an error, which was printed.
static tn_program *openProgram(const std::string &path) {
  // A name without a folder would be looked for in the system's.
  std::string full = StringRef(path).contains('/') ? path : "./" + path;
  tn_program *program = nullptr;
  if (tn_program_open(full.c_str(), &program))
    printErrors(tn_last_error());
  return program;
}

/// The signature to run, and what runs before and after it.
static void chooseSignatures(const Options &options, ImportOptions &import) {
  if (options.run.signature.empty() && trainsByDefault(options))
    import.signatures.push_back(import.trainSignature);
  else if (options.run.signature.empty())
    if (auto name = defaultSignature(options.path, import.tags))
      import.signatures.push_back(*name);
  for (const auto *names : {&options.run.first, &options.run.then})
    for (const std::string &name : *names)
      if (!llvm::is_contained(import.signatures, name) &&
          !llvm::is_contained(import.also, name))
        import.also.push_back(name);
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
  if (mlir::failed(compileGraph(compile, llvm::errs())))
    return nullptr;
  return openProgram(compile.outputPath);
}

static tn_program *loadProgram(const Options &options) {
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

//===----------------------------------------------------------------------===//
// The run
//===----------------------------------------------------------------------===//

static tn_status runSession(const Options &options, tn_program *program,
                            tn_session *session) {
  const RunOptions &run = options.run;
  io::RunOptions driver;
  setDriverOptions(options, driver);
  tn_status status = TN_OK;
  if (!run.restore.empty())
    status = io::restoreVariables(program, session, run.restore.c_str(), inflate);
  if (!status)
    status = io::runInSession(program, session, driver, stdout);
  if (!status && !run.save.empty())
    status = io::saveVariables(program, session, run.save.c_str());
  return status;
}

int cli::run(const Options &options) {
  tn_program *program = loadProgram(options);
  if (!program)
    return 1;
  tn_session_options settings = {};
  settings.threads = options.run.threads;
  tn_session *session = nullptr;
  tn_status status = tn_session_create(program, &settings, &session);
  if (!status)
    status = runSession(options, program, session);
  if (status)
    printErrors(tn_last_error());
  tn_session_release(session);
  tn_program_release(program);
  return status ? 1 : 0;
}
