//===- Options.h - The command line of tenon --------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "compiler/Pipeline/Pipeline.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include <optional>
#include <string>
#include <vector>

namespace tenon::cli {

enum class Command { Show, Compile, Run, Train, Export };

struct ShowOptions {
  bool ops = false;
};

struct RunOptions {
  std::string signature;
  std::vector<std::string> inputs; // NAME=FILE.npy or NAME=JSON
  std::string inputsFile, outputsFile;
  bool print = false;
  std::vector<std::string> first, then;
  bool isBare = false;       // --first and --then are all there is
  std::string restore, save; // checkpoints
  bool partial = false;      // of --restore
  int steps = 0;             // 0: not given, one run without a leading dimension
  int threads = 0;
  int repeat = 0;
  bool profile = false;
};

struct TrainOptions {
  int epochs = 1, batchSize = 0, keep = 5;
  std::optional<uint64_t> shuffleSeed;
  std::string evaluate, evalInputs;
  double evalSplit = 0;
  std::string folder; // of checkpoints
  int everySteps = 0;
  double everySeconds = 0;
  bool resume = false;
};

/// Everything of one command line.
struct Options {
  Command command = Command::Show;
  std::string path; // GRAPH or FILE
  CompileOptions compile;
  ShowOptions show;
  RunOptions run; // also of a training
  TrainOptions train;
  std::string exportFolder;
  /// An option that only a graph has, if one was given; for `run FILE`.
  std::string graphOption;
  bool targetGiven = false;
};

/// Parses the words after the program's name. Prints help or the version if it
/// is asked for: then, none. The error has a line a problem.
llvm::Expected<std::optional<Options>> parseOptions(llvm::ArrayRef<const char *> words);

/// Prints each line of `text` as an error, in colour on a terminal.
void printErrors(llvm::StringRef text);

/// The commands; each prints its errors and returns the exit status.
int show(const Options &options);
int compile(const Options &options);
int run(const Options &options);
int train(const Options &options);
int exportModel(const Options &options);

/// Set while a training is on, which an interrupt asks to end by setting `interrupted`.
/// The next interrupt, and any at other times, ends the program.
extern volatile int handlesInterrupts;
extern volatile int interrupted;

/// Whether `path` is a compiled module (an ELF file).
bool isCompiled(llvm::StringRef path);

} // namespace tenon::cli
