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

enum class Command { Show, Compile, Run };

struct ShowOptions {
  bool ops = false;
};

struct RunOptions {
  std::string signature;
  std::vector<std::string> inputs; // NAME=FILE.npy or NAME=JSON
  std::string inputsFile, outputsFile;
  bool print = false;
  std::vector<std::string> first, then;
  std::string restore, save; // .npz files of variables
  int steps = 0;             // 0: not given, one run without a leading dimension
  int threads = 0;
  int repeat = 0;
  bool profile = false;
};

/// Everything of one command line.
struct Options {
  Command command = Command::Show;
  std::string path; // GRAPH or FILE
  CompileOptions compile;
  ShowOptions show;
  RunOptions run;
  /// An option that only a graph has, if one was given; for `run FILE`.
  std::string graphOption;
  bool targetGiven = false;
};

/// Parses the words after the program's name. Prints help or the version if it
/// is asked for: then, none. The error has a line a problem.
llvm::Expected<std::optional<Options>> parseOptions(llvm::ArrayRef<const char *> words);

/// Prints each line of `text` as an error, in colour on a terminal.
void printErrors(llvm::StringRef text);

/// The three commands; each prints its errors and returns the exit status.
int show(const Options &options);
int compile(const Options &options);
int run(const Options &options);

/// Whether `path` is a compiled module (an ELF file).
bool isCompiled(llvm::StringRef path);

} // namespace tenon::cli
