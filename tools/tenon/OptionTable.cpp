//===- OptionTable.cpp - What options there are ---------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "OptionTable.h"
#include "dialects/Tenon/Optimizers.h"
#include "llvm/ADT/StringExtras.h"

using namespace tenon;
using namespace tenon::cli;
using llvm::StringRef;
using Take = std::function<llvm::Error(StringRef)>;

//===----------------------------------------------------------------------===//
// Kinds of arguments
//===----------------------------------------------------------------------===//

static Take text(std::string &target) {
  return [&target](StringRef value) {
    target = value.str();
    return llvm::Error::success();
  };
}

static Take flag(bool &target, bool value = true) {
  return [&target, value](StringRef) {
    target = value;
    return llvm::Error::success();
  };
}

static Take texts(std::vector<std::string> &target) {
  return [&target](StringRef value) {
    target.push_back(value.str());
    return llvm::Error::success();
  };
}

/// Names with commas between them.
static Take list(std::vector<std::string> &target) {
  return [&target](StringRef value) -> llvm::Error {
    llvm::SmallVector<StringRef> parts;
    value.split(parts, ',');
    for (StringRef part : parts) {
      if (part.trim().empty())
        return llvm::createStringError("'%s' has an empty name in it",
                                       value.str().c_str());
      target.push_back(part.trim().str());
    }
    return llvm::Error::success();
  };
}

static Take positive(int &target) {
  return [&target](StringRef value) -> llvm::Error {
    if (value.getAsInteger(10, target) || target < 1)
      return llvm::createStringError("'%s' is not a positive number",
                                     value.str().c_str());
    return llvm::Error::success();
  };
}

/// Of an option for tests.
static Take number(int &target) {
  return [&target](StringRef value) -> llvm::Error {
    if (value.getAsInteger(10, target) || target < 0)
      return llvm::createStringError("'%s' is not a number", value.str().c_str());
    return llvm::Error::success();
  };
}

static bool isDim(StringRef dim) {
  if (dim == "?" || (!dim.empty() && llvm::all_of(dim, llvm::isDigit)))
    return true;
  return !dim.empty() && (llvm::isAlpha(dim[0]) || dim[0] == '_') &&
         llvm::all_of(dim, [](char c) { return llvm::isAlnum(c) || c == '_'; });
}

/// NAME or NAME=DIMxDIM…; "NAME=" is a scalar.
static llvm::Expected<FeedSpec> parseFeed(StringRef value) {
  FeedSpec feed;
  auto [name, dims] = value.rsplit('=');
  feed.name = name.str();
  if (name.empty())
    return llvm::createStringError("'%s' does not name a tensor", value.str().c_str());
  if (name.size() == value.size())
    return feed;
  feed.dims.emplace();
  llvm::SmallVector<StringRef> parts;
  if (!dims.empty())
    dims.split(parts, 'x');
  for (StringRef part : parts) {
    if (!isDim(part))
      return llvm::createStringError(
          "'%s' in '%s' is not a dimension: a number, ? or a name without x",
          part.str().c_str(), value.str().c_str());
    feed.dims->push_back(part.str());
  }
  return feed;
}

static Take feeds(std::vector<FeedSpec> &target) {
  return [&target](StringRef value) -> llvm::Error {
    auto feed = parseFeed(value);
    if (!feed)
      return feed.takeError();
    target.push_back(std::move(*feed));
    return llvm::Error::success();
  };
}

/// NAME=FILE.npy or NAME=JSON; a node's name has no '='.
static Take inputs(std::vector<std::string> &target) {
  return [&target](StringRef value) -> llvm::Error {
    StringRef name = value.split('=').first;
    if (name.empty() || name.size() == value.size())
      return llvm::createStringError("'%s' is not NAME=FILE.npy or NAME=JSON",
                                     value.str().c_str());
    for (StringRef other : target)
      if (name == other.split('=').first)
        return llvm::createStringError("'%s' is given twice", name.str().c_str());
    target.push_back(value.str());
    return llvm::Error::success();
  };
}

static Take seed(std::optional<uint64_t> &target) {
  return [&target](StringRef value) -> llvm::Error {
    if (value.getAsInteger(10, target.emplace()))
      return llvm::createStringError("'%s' is not a number", value.str().c_str());
    return llvm::Error::success();
  };
}

static Take part(double &target) {
  return [&target](StringRef value) -> llvm::Error {
    if (value.getAsDouble(target) || !(target > 0 && target < 1))
      return llvm::createStringError("'%s' is not between 0 and 1", value.str().c_str());
    return llvm::Error::success();
  };
}

/// "500" steps or "60s".
static Take interval(TrainOptions &target) {
  return [&target](StringRef value) -> llvm::Error {
    StringRef number = value;
    bool isTime = number.consume_back("s");
    bool isValid =
        isTime ? !number.getAsDouble(target.everySeconds) && target.everySeconds > 0
               : !number.getAsInteger(10, target.everySteps) && target.everySteps > 0;
    if (!isValid)
      return llvm::createStringError(
          "'%s' is neither a number of steps nor of seconds, as 500 or 60s",
          value.str().c_str());
    return llvm::Error::success();
  };
}

static Take level(int &target, int value) {
  return [&target, value](StringRef) {
    target = value;
    return llvm::Error::success();
  };
}

/// A signature's name: `compile` takes several, the others one.
static Take signature(Options &options) {
  return [&options](StringRef value) -> llvm::Error {
    if (options.command != Command::Compile && !options.run.signature.empty())
      return llvm::createStringError("it is given twice");
    options.run.signature = value.str();
    options.compile.import.signatures.push_back(value.str());
    return llvm::Error::success();
  };
}

/// An optimizer with its settings; kept as text.
static Take optimizer(std::string &target) {
  return [&target](StringRef value) -> llvm::Error {
    target = value.str();
    return parseOptimizer(value).takeError();
  };
}

static Take target(Options &options) {
  return [&options](StringRef value) {
    options.compile.triple = value.str();
    options.targetGiven = true;
    return llvm::Error::success();
  };
}

/// An option that is not there yet.
static OptionRow later(std::string name, std::string argument, unsigned commands,
                       std::string with) {
  return {std::move(name), std::move(argument), commands, true, "", std::move(with),
          nullptr};
}

//===----------------------------------------------------------------------===//
// The table
//===----------------------------------------------------------------------===//

static void addGraphOptions(std::vector<OptionRow> &rows, Options &options) {
  ImportOptions &import = options.compile.import;
  rows.push_back({"--signature", "NAME", ForGraphs, true,
                  "the signature; with compile there may be several", "",
                  signature(options)});
  rows.push_back({"--feed", "NAME[=DIMxDIM…]", ForGraphs | ForExport, true,
                  "feed this tensor (node or node:k); a DIM is a number, ? or "
                  "a name, as in x=bx784",
                  "", feeds(import.feeds)});
  rows.push_back({"--fetch", "NAME", ForGraphs | ForExport, true,
                  "fetch this tensor (node or node:k)", "", texts(import.fetches)});
  rows.push_back({"--target-node", "NAME", ForGraphs, true,
                  "run this node for its effect", "", texts(import.targets)});
  rows.push_back({"--tags", "A,B", ForShow | ForGraphs | ForExport, false,
                  "which graph of a SavedModel", "", list(import.tags)});
}

static void addTrainingOptions(std::vector<OptionRow> &rows, Options &options) {
  ImportOptions &import = options.compile.import;
  rows.push_back({"--minimize", "NAME", ForGraphs, false,
                  "add a signature that trains: a step that makes this tensor small", "",
                  text(import.minimize)});
  rows.push_back({"--optimizer", "SPEC", ForGraphs, false,
                  "how: sgd(0.5), momentum(0.1,0.9,nesterov), adam, adamw, adamax, "
                  "adagrad, adadelta, rmsprop, ftrl",
                  "", optimizer(import.optimizer)});
  rows.push_back({"--trainable", "REGEX", ForGraphs | ForExport, false,
                  "train what is so named; constants become variables", "",
                  text(import.trainable)});
  rows.push_back({"--train-signature", "NAME", ForGraphs, false,
                  "the added signature (default train, beside init)", "",
                  text(import.trainSignature)});
}

static void addCodeOptions(std::vector<OptionRow> &rows, Options &options) {
  CompileOptions &compile = options.compile;
  rows.push_back({"-o", "FILE", ForCompile, false,
                  "what to write: .so, .a or .o (with .h beside), .mlir, .ll, "
                  ".s, .ptx; without an ending an executable",
                  "", text(compile.outputPath)});
  rows.push_back({"--target", "TRIPLE", ForGraphs, false,
                  "compile for another machine, as aarch64-linux-gnu", "",
                  target(options)});
  rows.push_back({"--runtime", "DIR", ForGraphs, false,
                  "folder with the target's libtenon_*.a", "", text(compile.runtimeDir)});
  rows.push_back({"--cpu", "NAMES", ForGraphs, false,
                  "CPUs to have code for (default x86-64-v3,x86-64-v4; run: "
                  "native)",
                  "", list(compile.cpus)});
  rows.push_back({"--gpu", "NAMES", ForGraphs, false,
                  "code for GPUs: sm_80, sm_86, sm_89, sm_90a; emulated runs it on the "
                  "CPU",
                  "", list(compile.gpus)});
  rows.push_back({"--device", "DEVICE", ForGraphs, false,
                  "where nodes run that ask for no device, as /gpu:0 or /cpu:0", "",
                  text(compile.device)});
  rows.push_back({"--soft-placement", "", ForGraphs, false,
                  "run elsewhere what cannot run where it asks to, and all on the CPU "
                  "where there is no GPU",
                  "", flag(compile.softPlacement)});
  rows.push_back({"--log-device-placement", "", ForGraphs, false,
                  "say where each node runs", "", flag(compile.logPlacement)});
  for (int i = 0; i <= 3; ++i)
    rows.push_back({"-O" + std::to_string(i), "", ForGraphs, false,
                    i == 3 ? "fast code (default); -O2, -O1, -O0: fast compiling" : "",
                    "", level(compile.optLevel, i)});
  rows.push_back({"-g", "", ForGraphs, false,
                  "let debuggers and profilers name the graph's nodes", "",
                  flag(compile.debugInfo)});
  rows.push_back({"--fast-math", "", ForGraphs, false,
                  "reassociate and approximate floating-point arithmetic", "",
                  flag(compile.fastMath)});
  rows.push_back({"--no-winograd", "", ForGraphs, false,
                  "no convolutions by transformed filters, whose errors are larger", "",
                  flag(compile.winograd, false)});
  rows.push_back({"--weights", "FILE", ForCompile, false,
                  "put the constants into a file beside the product", "",
                  text(compile.weightsFile)});
  rows.push_back({"--bundles", "", ForCompile, false,
                  "let an executable read and write TensorFlow's checkpoints; it then "
                  "needs LevelDB",
                  "", flag(compile.bundles)});
  rows.push_back({"--class", "NS::NAME", ForCompile, false, "name of the header's class",
                  "", text(compile.className)});
  rows.push_back({"--stop-after", "PHASE", ForCompile, false,
                  "write what there is after a phase: import, graph, linalg, "
                  "fuse, host, kernels, object",
                  "", text(compile.stopAfter)});
  rows.push_back({"--start-after", "PHASE", ForGraphs, false,
                  "the input is what --stop-after wrote", "", text(compile.startAfter)});
  rows.push_back({"--dump-to", "DIR", ForGraphs, false,
                  "write the program after every phase", "", text(compile.dumpTo)});
  rows.push_back({"--remarks", "REGEX", ForGraphs, false,
                  "say what the optimisations of that name did and did not do", "",
                  text(compile.remarks)});
  rows.push_back(
      {"--timing", "", ForGraphs, false, "time of each phase", "", flag(compile.timing)});
  rows.push_back({"--jobs", "N", ForGraphs, false,
                  "compile with this many threads (default: all cores)", "",
                  positive(compile.jobs)});
  rows.push_back(
      {"--leave-out-wait", "N", ForGraphs, false, "", "", number(compile.leaveOutWait)});
  rows.push_back({"--sanitize=address", "", ForGraphs, false, "", "",
                  flag(compile.sanitizeAddress)});
}

static void addRunOptions(std::vector<OptionRow> &rows, Options &options) {
  RunOptions &run = options.run;
  rows.push_back({"--input", "NAME=FILE.npy|JSON", ForSessions, true,
                  "value of a feed, as x=a.npy or x=[[1,2]]", "", inputs(run.inputs)});
  rows.push_back({"--inputs", "FILE.npz", ForSessions, false, "values of feeds", "",
                  text(run.inputsFile)});
  rows.push_back({"--outputs", "FILE.npz", ForRun, false, "where the fetches go", "",
                  text(run.outputsFile)});
  rows.push_back(
      {"--print", "", ForRun, false, "print the fetches", "", flag(run.print)});
  rows.push_back({"--first", "NAME", ForSessions, true,
                  "run this signature once before (train: init, if there is one)", "",
                  texts(run.first)});
  rows.push_back({"--steps", "N", ForRun, false,
                  "N runs; each output gets a leading dimension N", "",
                  positive(run.steps)});
  rows.push_back({"--then", "NAME", ForRun, true,
                  "run this signature once after; its outputs are NAME/KEY", "",
                  texts(run.then)});
  rows.push_back(
      {"--restore", "PREFIX|FILE.npz|FILE.safetensors", ForSessions | ForExport, false,
       "a checkpoint to set the variables from before the steps", "", text(run.restore)});
  rows.push_back({"--partial", "", ForSessions | ForExport, false,
                  "restore what there is, whatever else variables or checkpoint have", "",
                  flag(run.partial)});
  rows.push_back({"--save", "PREFIX|FILE.npz|FILE.safetensors", ForSessions, false,
                  "where the variables go at the end", "", text(run.save)});
  rows.push_back({"--threads", "N", ForSessions, false,
                  "threads of the session (default: all cores)", "",
                  positive(run.threads)});
  rows.push_back({"--repeat", "N", ForRun, false, "N timed runs after a warm-up", "",
                  positive(run.repeat)});
  rows.push_back({"--profile", "", ForRun, false,
                  "time of each kernel, FLOP/s and bytes/s", "", flag(run.profile)});
}

static void addLoopOptions(std::vector<OptionRow> &rows, Options &options) {
  TrainOptions &train = options.train;
  rows.push_back({"--epochs", "N", ForTrain, false,
                  "how often to go through all examples (default 1)", "",
                  positive(train.epochs)});
  rows.push_back({"--batch-size", "N", ForTrain, false,
                  "examples of a step (default 32, or the graph's)", "",
                  positive(train.batchSize)});
  rows.push_back({"--shuffle-seed", "N", ForTrain, false,
                  "take the examples in another order in each epoch", "",
                  seed(train.shuffleSeed)});
  rows.push_back({"--evaluate", "NAME", ForTrain, false,
                  "the signature to evaluate with after each epoch (default evaluate or "
                  "serving_default)",
                  "", text(train.evaluate)});
  rows.push_back({"--eval-split", "PART", ForTrain, false,
                  "evaluate with this part of the examples, as 0.1; train with the rest",
                  "", part(train.evalSplit)});
  rows.push_back({"--eval-inputs", "FILE.npz", ForTrain, false,
                  "evaluate with these examples", "", text(train.evalInputs)});
  rows.push_back({"--checkpoints", "DIR", ForTrain, false,
                  "where checkpoints go, one at the end at least", "",
                  text(train.folder)});
  rows.push_back({"--checkpoint-every", "N|Ns", ForTrain, false,
                  "and one every N steps or seconds", "", interval(train)});
  rows.push_back({"--keep", "N", ForTrain, false,
                  "how many checkpoints to keep (default 5)", "", positive(train.keep)});
  rows.push_back({"--resume", "", ForTrain, false,
                  "go on from the latest checkpoint, if there is one", "",
                  flag(train.resume)});
}

static void addLaterOptions(std::vector<OptionRow> &rows) {
  rows.push_back(later("--max-activation-memory", "VALUE", ForGraphs,
                       "the choice of what is computed again"));
  rows.push_back(later("--specialize", "VALUE", ForGraphs, "specialised shapes"));
  rows.push_back(later("--seed", "VALUE", ForRun, "random ops"));
}

std::vector<OptionRow> cli::optionTable(Options &options) {
  std::vector<OptionRow> rows;
  rows.push_back({"--ops", "", ForShow, false, "list the graph's nodes by op", "",
                  flag(options.show.ops)});
  addRunOptions(rows, options);
  addLoopOptions(rows, options);
  addGraphOptions(rows, options);
  addTrainingOptions(rows, options);
  addCodeOptions(rows, options);
  addLaterOptions(rows);
  return rows;
}
