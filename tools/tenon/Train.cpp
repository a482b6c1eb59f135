//===- Train.cpp - tenon train --------------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "LoadProgram.h"
#include "runtime/io/Trainer.h"
#include <cstdio>
#include <unistd.h>

using namespace tenon;
using namespace tenon::cli;

static const char *orNull(const std::string &text) {
  return text.empty() ? nullptr : text.c_str();
}

/// What people gave for the training. Points into what it is given.
static void setTrainOptions(const Options &options, const std::string &signature,
                            const Checkpoints &checkpoints, io::TrainOptions &out) {
  const cli::TrainOptions &train = options.train;
  const cli::RunOptions &run = options.run;
  out.run.signature = signature.c_str();
  out.run.inputsFile = orNull(run.inputsFile);
  for (const std::string &input : run.inputs)
    *out.run.inputs.add() = input.c_str();
  for (const std::string &name : run.first)
    *out.run.first.add() = name.c_str();
  out.run.restore = orNull(run.restore);
  out.run.save = orNull(run.save);
  out.run.checkpoint = checkpoints.options;
  out.run.threads = run.threads;
  out.epochs = train.epochs;
  out.batchSize = train.batchSize;
  out.shuffles = train.shuffleSeed.has_value();
  out.shuffleSeed = train.shuffleSeed.value_or(0);
  out.evaluate = orNull(train.evaluate);
  out.evalSplit = train.evalSplit;
  out.evalInputsFile = orNull(train.evalInputs);
  out.folder = orNull(train.folder);
  out.everySteps = train.everySteps;
  out.everySeconds = train.everySeconds;
  out.keep = train.keep;
  out.resume = train.resume;
  out.stop = &interrupted;
  out.isTerminal = isatty(fileno(stdout));
}

int cli::train(const Options &options) {
  tn_program *program = loadProgram(options);
  if (!program)
    return 1;
  Checkpoints checkpoints(options);
  io::TrainOptions settings;
  std::string signature = sessionSignature(options);
  setTrainOptions(options, signature, checkpoints, settings);
  handlesInterrupts = 1;
  tn_status status = io::train(program, settings, stdout);
  if (status)
    printErrors(tn_last_error());
  tn_program_release(program);
  return status ? 1 : 0;
}
