//===- Driver.h - Running a program from a command line ---------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What `tenon run` and compiled executables share: words to options, files and
// literals to feeds, runs, fetches to files and text.
//
//===----------------------------------------------------------------------===//
#ifndef TENON_RUNTIME_IO_DRIVER_H_
#define TENON_RUNTIME_IO_DRIVER_H_

#include "runtime/io/Checkpoint.h"

#include <stdio.h>

namespace tenon::io {

/// The nodes of a graph's saver, which are no signatures: checkpoints are restored and
/// saved where they are to run.
struct SaverNodes {
  const char *restore = nullptr;  // "save/restore_all"
  const char *save = nullptr;     // "save/control_dependency"
  const char *filename = nullptr; // "save/Const"
  const char *prefix = nullptr;   // what is fed to it, or NULL
};

struct RunOptions {
  const char *signature = nullptr; // serving_default, or the only one
  List<const char *> inputs;       // NAME=FILE.npy or NAME=JSON
  const char *inputsFile = nullptr;
  const char *outputsFile = nullptr;
  bool print = false;
  bool profile = false;
  int32_t threads = 0;           // 0: all CPUs
  int64_t repeat = 0;            // 0: none
  int64_t steps = 0;             // 0: one run, whose outputs have no leading dimension
  List<const char *> first;      // signatures to run once before the steps
  List<const char *> then;       // and after them
  const char *restore = nullptr; // a checkpoint to set the variables from at first
  const char *save = nullptr;    // and one to write at the end
  CheckpointOptions checkpoint;
  SaverNodes saver;
  bool isBare = false; // there are no steps, only what is before and after
};

enum class Parsed { Taken, NotMine, Failed };

/// Takes the word at `*at`, and its value if it has one, as an option of a run:
/// --signature --input --inputs --outputs --print --threads --repeat --steps
/// --first --then --restore --partial --save --profile, as "--name value" or
/// "--name=value". Leaves `*at` at the last word taken, or alone if the option is not one
/// of these. Options keep pointing at the words. Failed: tn_last_error() tells.
Parsed parseRunOption(int count, char *const *words, int *at, RunOptions *options);

/// The options' text for --help.
extern const char runOptionsHelp[];

/// Does --restore, --first, the signature's steps, --then and --save in `session`,
/// which is of `program`, and writes what was asked for; texts go to `out`. Nothing is
/// written on failure.
tn_status runInSession(tn_program *program, tn_session *session,
                       const RunOptions &options, FILE *out);

/// Creates a session as the options say and calls runInSession.
tn_status runProgram(tn_program *program, const RunOptions &options, FILE *out);

} // namespace tenon::io

#endif // TENON_RUNTIME_IO_DRIVER_H_
