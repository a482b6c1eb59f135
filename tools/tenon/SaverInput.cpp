//===- SaverInput.cpp - The saver's nodes on the command line -------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The saver's part of a graph is not compiled: what it does to all variables, reading
// and writing of checkpoints does.
//
//===----------------------------------------------------------------------===//
#include "SaverInput.h"
#include "runtime/io/Json.h"

using namespace tenon;
using namespace tenon::cli;
using llvm::StringRef;

SaverInput::SaverInput(Options &options) {
  const RunOptions &run = options.run;
  bool isConcerned =
      !run.first.empty() || !run.then.empty() || !options.compile.import.targets.empty();
  if (!isConcerned || isCompiled(options.path))
    return;
  saver = graphSaver(options.path, options.compile.import.tags);
  if (saver.restore.empty())
    return;
  takeFilename(options.run.inputs);
  takeTargets(options);
  // What is restored cannot be a constant.
  for (const std::string &name : options.run.first)
    options.compile.import.keepVariables |= name == saver.restore;
}

/// The file name is PREFIX or "PREFIX", as texts are in JSON.
void SaverInput::takeFilename(std::vector<std::string> &inputs) {
  llvm::erase_if(inputs, [&](StringRef input) {
    auto [name, value] = input.split('=');
    name.consume_back(":0");
    if (name != saver.filename)
      return false;
    io::Tensor text;
    bool isJson =
        value.starts_with("\"") &&
        !io::parseJson(saver.filename.c_str(), value.str().c_str(), TN_STRING, &text) &&
        text.elementCount() == 1;
    prefix =
        isJson ? std::string(text.strings()->data, text.strings()->size) : value.str();
    return true;
  });
}

void SaverInput::takeTargets(Options &options) {
  auto &targets = options.compile.import.targets;
  RunOptions &run = options.run;
  bool hadTargets = !targets.empty();
  llvm::erase_if(targets, [&](StringRef target) {
    if (target == saver.restore)
      run.first.push_back(saver.restore);
    else if (target == saver.save)
      run.then.insert(run.then.begin(), saver.save);
    else
      return false;
    return true;
  });
  run.isBare = hadTargets && targets.empty() && options.compile.import.fetches.empty() &&
               run.signature.empty();
}

io::SaverNodes SaverInput::nodes() const {
  io::SaverNodes nodes;
  if (saver.restore.empty())
    return nodes;
  nodes.restore = saver.restore.c_str();
  nodes.save = saver.save.c_str();
  nodes.filename = saver.filename.c_str();
  nodes.prefix = prefix.empty() ? nullptr : prefix.c_str();
  return nodes;
}
