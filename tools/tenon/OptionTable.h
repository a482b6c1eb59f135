//===- OptionTable.h - What options there are -------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "Options.h"
#include <functional>

namespace tenon::cli {

/// Commands that take an option, as bits.
enum CommandBit : unsigned {
  ForShow = 1,
  ForCompile = 2,
  ForRun = 4,
  ForTrain = 8,
  ForExport = 16,
  ForSessions = ForRun | ForTrain,
  ForGraphs = ForCompile | ForSessions, // and `run FILE` refuses it
};

struct OptionRow {
  std::string name;     // "--cpu", "-o"
  std::string argument; // "NAMES"; empty: the option is a flag
  unsigned commands;
  bool isRepeatable;
  std::string help;  // empty: works, but is not listed
  std::string later; // not empty: error "<name> comes with <later>"
  /// Takes the argument, or the name of a flag.
  std::function<llvm::Error(llvm::StringRef)> take;
};

/// All options, which write into `options`, in the order of the help.
std::vector<OptionRow> optionTable(Options &options);

} // namespace tenon::cli
