//===- Run.cpp - tenon run ------------------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// By the driver that compiled executables have too.
//
//===----------------------------------------------------------------------===//
#include "LoadProgram.h"
#include "SaverInput.h"
#include "runtime/io/Driver.h"
#include <cstdio>

using namespace tenon;
using namespace tenon::cli;

/// What people gave for the run, as the driver takes it. Points into
/// `options` and `checkpoints`.
static void setDriverOptions(const Options &options, const Checkpoints &checkpoints,
                             io::RunOptions &driver) {
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
  driver.restore = path(run.restore);
  driver.save = path(run.save);
  driver.checkpoint = checkpoints.options;
  // A run that would tell nothing prints its outputs.
  driver.isBare = run.isBare;
  bool isQuiet = driver.outputsFile || run.repeat || run.profile || !run.save.empty();
  driver.print = run.print || !isQuiet;
}

int cli::run(const Options &given) {
  Options options = given;
  SaverInput saver(options);
  tn_program *program = loadProgram(options);
  if (!program)
    return 1;
  Checkpoints checkpoints(options);
  io::RunOptions driver;
  setDriverOptions(options, checkpoints, driver);
  driver.saver = saver.nodes();
  tn_status status = io::runProgram(program, driver, stdout);
  if (status)
    printErrors(tn_last_error());
  tn_program_release(program);
  return status ? 1 : 0;
}
