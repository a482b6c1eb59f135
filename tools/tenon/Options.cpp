//===- Options.cpp - The command line of tenon ----------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One pass over the words: `--name value`, `--name=value`, `-o value`, `-ovalue`
// and flags, looked up in the table. All problems are collected, so that a
// person mends a command once.
//
//===----------------------------------------------------------------------===//
#include "Options.h"
#include "OptionTable.h"
#include "compiler/Object/Target.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/BinaryFormat/Magic.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"

#ifndef TENON_VERSION
#define TENON_VERSION "0.0.0"
#endif

using namespace tenon;
using namespace tenon::cli;
using llvm::StringRef;

void cli::printErrors(StringRef text) {
  llvm::raw_ostream &out = llvm::errs();
  bool hasColor = llvm::sys::Process::StandardErrHasColors() && !std::getenv("NO_COLOR");
  llvm::SmallVector<StringRef> lines;
  text.split(lines, '\n', -1, /*KeepEmpty=*/false);
  for (StringRef line : lines)
    out << (hasColor ? "\033[1;31merror:\033[0m " : "error: ") << line << '\n';
}

bool cli::isCompiled(StringRef path) {
  llvm::file_magic magic;
  return llvm::sys::fs::is_regular_file(path) && !llvm::identify_magic(path, magic) &&
         magic >= llvm::file_magic::elf && magic <= llvm::file_magic::elf_core;
}

//===----------------------------------------------------------------------===//
// Help
//===----------------------------------------------------------------------===//

static constexpr char generalHelp[] =
    R"(tenon compiles saved machine-learning graphs to native code.

  tenon show GRAPH                what is in a graph: signatures, feeds, fetches
  tenon compile GRAPH -o FILE     a library, object or executable from a graph
  tenon run FILE|GRAPH            run a compiled module, or a graph on the fly
  tenon train FILE|GRAPH          train with examples from files
  tenon export GRAPH DIR          write a SavedModel with other values of variables

GRAPH is a .pb, .pbtxt, .meta, SavedModel folder or .mlir.
`tenon COMMAND --help` lists a command's options; `tenon --version`.
)";

static StringRef usageOf(Command command) {
  switch (command) {
  case Command::Show:
    return "tenon show GRAPH [option…]\n\nSays what is in a graph, and which of "
           "its ops cannot be compiled yet.\n";
  case Command::Compile:
    return "tenon compile GRAPH -o FILE [option…]\n\nCompiles a graph. FILE's "
           "ending picks what is written.\n";
  case Command::Run:
    return "tenon run FILE|GRAPH [option…]\n\nRuns a signature of a compiled "
           "module, or of a graph that is compiled on the fly.\nWithout "
           "--signature: serving_default, or the only one.\n";
  case Command::Train:
    return "tenon train FILE|GRAPH [option…]\n\nRuns a signature that trains, on "
           "batches of the examples that the inputs have along their\nfirst "
           "dimension. Without --signature: train.\n";
  case Command::Export:
    return "tenon export GRAPH DIR [option…]\n\nWrites the graph as a SavedModel with "
           "the values of its variables from a\ncheckpoint.\n";
  }
  return "";
}

/// The words of `text` on lines of at most `width`, after `indent` spaces.
static void printWrapped(llvm::raw_ostream &out, StringRef text, int indent, int width) {
  int column = 0;
  llvm::SmallVector<StringRef> words;
  text.split(words, ' ', -1, /*KeepEmpty=*/false);
  for (StringRef word : words) {
    if (column && column + 1 + int(word.size()) > width) {
      out << '\n' << std::string(indent, ' ');
      column = 0;
    }
    out << (column ? " " : "") << word;
    column += word.size() + (column ? 1 : 0);
  }
  out << '\n';
}

/// Columns on the screen: UTF-8's later bytes take none.
static int columns(StringRef text) {
  return llvm::count_if(text, [](char c) { return (c & 0xc0) != 0x80; });
}

static void printHelp(Command command, llvm::ArrayRef<OptionRow> rows) {
  llvm::raw_ostream &out = llvm::outs();
  out << "usage: " << usageOf(command) << "\n";
  unsigned bit = 1u << static_cast<unsigned>(command);
  constexpr int left = 30;
  for (const OptionRow &row : rows) {
    if (!(row.commands & bit) || row.help.empty())
      continue;
    std::string name = "  " + row.name;
    if (!row.argument.empty())
      name += " " + row.argument;
    if (row.isRepeatable && row.name != "--signature")
      name += " …";
    out << name;
    if (columns(name) >= left)
      out << '\n' << std::string(left, ' ');
    else
      out << std::string(left - columns(name), ' ');
    printWrapped(out, row.help, left, 80 - left);
  }
  out << "\n… may be given more than once.\n";
}

//===----------------------------------------------------------------------===//
// Parsing
//===----------------------------------------------------------------------===//

namespace {

class Parser {
public:
  Parser(Options &options, llvm::ArrayRef<const char *> words)
      : options(options), rows(optionTable(options)), words(words),
        bit(1u << static_cast<unsigned>(options.command)) {}

  /// False if help was printed.
  bool parse();
  const std::string &errors() const { return problems; }

private:
  void fail(const llvm::Twine &text) { problems += (text + "\n").str(); }
  void takeOption(StringRef word);
  void takeRow(const OptionRow &row, StringRef name, std::optional<StringRef> argument);
  const OptionRow *find(StringRef name) const;
  std::string suggestion(StringRef name) const;
  void checkRequired();
  void checkTraining();

  Options &options;
  std::vector<OptionRow> rows;
  llvm::ArrayRef<const char *> words;
  unsigned bit;
  size_t position = 0;
  llvm::StringMap<std::string> given; // by option, or "-O" for all levels
  bool afterUnknown = false;          // the next word may be an unknown option's value
  std::string problems;
};

} // namespace

const OptionRow *Parser::find(StringRef name) const {
  for (const OptionRow &row : rows)
    if (row.name == name)
      return &row;
  return nullptr;
}

std::string Parser::suggestion(StringRef name) const {
  const OptionRow *best = nullptr;
  unsigned bestDistance = 3;
  for (const OptionRow &row : rows) {
    if (!(row.commands & bit) || row.help.empty())
      continue;
    unsigned distance = name.edit_distance(row.name, true, bestDistance);
    if (distance < bestDistance) {
      best = &row;
      bestDistance = distance;
    }
  }
  return best ? "; did you mean " + best->name + "?" : "";
}

void Parser::takeOption(StringRef word) {
  // A row may hold a whole word with its '=' (--sanitize=address).
  if (const OptionRow *row = find(word))
    return takeRow(*row, word, std::nullopt);
  StringRef name = word;
  std::optional<StringRef> argument;
  if (word.starts_with("--") && word.contains('=')) {
    name = word.split('=').first;
    argument = word.split('=').second;
  } else if (word.starts_with("-o")) {
    name = "-o";
    argument = word.drop_front(2);
  }
  if (const OptionRow *row = find(name))
    return takeRow(*row, name, argument);
  fail("unknown option " + name + suggestion(name));
  afterUnknown = !argument;
}

static StringRef commandName(Command command) {
  switch (command) {
  case Command::Show:
    return "show";
  case Command::Compile:
    return "compile";
  case Command::Run:
    return "run";
  case Command::Train:
    return "train";
  case Command::Export:
    return "export";
  }
  return "";
}

void Parser::takeRow(const OptionRow &row, StringRef name,
                     std::optional<StringRef> argument) {
  if (!row.later.empty())
    problems += row.name + " comes with " + row.later + "\n";
  else if (!(row.commands & bit))
    fail(row.name + " is not an option of " + commandName(options.command));
  if (row.argument.empty() && argument)
    return fail(row.name + " takes no value, but was given '" + *argument + "'");
  if (!row.argument.empty() && !argument) {
    if (position == words.size())
      return row.later.empty() ? fail(row.name + " needs " + row.argument) : void();
    argument = words[position++];
  }
  if (!row.later.empty() || !(row.commands & bit))
    return;
  bool isLevel = name.starts_with("-O");
  auto [found, isNew] = given.try_emplace(isLevel ? "-O" : name, name.str());
  if (!isNew && !row.isRepeatable) {
    if (found->second == name)
      return fail(name + " is given twice");
    return fail("both " + found->second + " and " + name + " are given");
  }
  if ((row.commands & ForGraphs) == ForGraphs && name != "--signature" &&
      options.graphOption.empty())
    options.graphOption = name.str();
  if (llvm::Error error = row.take(argument.value_or("")))
    fail(name + ": " + llvm::toString(std::move(error)));
}

void Parser::checkTraining() {
  const TrainOptions &train = options.train;
  if (options.run.inputs.empty() && options.run.inputsFile.empty())
    fail("train needs examples: --inputs FILE.npz or --input NAME=FILE.npy");
  if (given.contains("--eval-split") && given.contains("--eval-inputs"))
    fail("both --eval-split and --eval-inputs are given");
  if (train.folder.empty())
    for (StringRef name : {"--checkpoint-every", "--keep", "--resume"})
      if (given.contains(name))
        fail(name + " goes with --checkpoints DIR");
}

void Parser::checkRequired() {
  if (options.path.empty())
    fail(commandName(options.command) +
         (bit & ForSessions ? " needs a compiled module or a graph" : " needs a graph"));
  if (options.command == Command::Export && !options.path.empty() &&
      options.exportFolder.empty())
    fail("export needs a folder to write");
  if (options.command == Command::Train)
    checkTraining();
  if (options.command == Command::Compile && options.compile.outputPath.empty() &&
      !given.contains("-o"))
    fail("compile needs -o FILE");
  bool minimizes = given.contains("--minimize");
  if (minimizes && !given.contains("--optimizer"))
    fail("--minimize needs --optimizer SPEC");
  for (StringRef name : {"--optimizer", "--trainable", "--train-signature"})
    if (!minimizes && given.contains(name) && options.command != Command::Export)
      fail(name + " goes with --minimize NAME");
}

bool Parser::parse() {
  bool optionsEnded = false;
  while (position < words.size()) {
    StringRef word = words[position++];
    if (!optionsEnded && word == "--") {
      optionsEnded = true;
    } else if (!optionsEnded && (word == "--help" || word == "-h")) {
      printHelp(options.command, rows);
      return false;
    } else if (!optionsEnded && word.starts_with("-") && word != "-") {
      afterUnknown = false;
      takeOption(word);
    } else if (options.path.empty()) {
      options.path = word.str();
    } else if (options.command == Command::Export && options.exportFolder.empty()) {
      options.exportFolder = word.str();
    } else if (!std::exchange(afterUnknown, false)) {
      fail("unexpected word '" + word + "': the input is '" + options.path + "'");
    }
  }
  if (problems.empty())
    checkRequired();
  return true;
}

/// "debug" and "bench" are words of later issues.
static llvm::Expected<Command> parseCommand(StringRef word) {
  if (word == "show")
    return Command::Show;
  if (word == "compile")
    return Command::Compile;
  if (word == "run")
    return Command::Run;
  if (word == "train")
    return Command::Train;
  if (word == "export")
    return Command::Export;
  if (word == "debug")
    return llvm::createStringError("'debug' comes with the debugger");
  if (word == "bench")
    return llvm::createStringError("'bench' comes with the benchmarks");
  return llvm::createStringError("unknown command '%s'; there are show, compile, run, "
                                 "train and export",
                                 word.str().c_str());
}

/// Defaults that depend on several options.
static void settle(Options &options) {
  CompileOptions &compile = options.compile;
  compile.graphPath = options.path;
  bool hasFile = !compile.outputPath.empty() && compile.outputPath != "-";
  compile.reproducer = (hasFile ? compile.outputPath : "tenon") + ".reproducer.mlir";
  if (!options.targetGiven)
    compile.triple = hostTriple();
  if (compile.cpus.empty())
    compile.cpus = options.command == Command::Run || options.command == Command::Train
                       ? std::vector<std::string>{"native"}
                       : defaultCpus(compile.triple, options.targetGiven);
}

llvm::Expected<std::optional<Options>>
cli::parseOptions(llvm::ArrayRef<const char *> words) {
  if (words.empty() || StringRef(words[0]) == "--help" || StringRef(words[0]) == "-h" ||
      StringRef(words[0]) == "help") {
    (words.empty() ? llvm::errs() : llvm::outs()) << generalHelp;
    if (words.empty())
      return llvm::createStringError("a command is missing");
    return std::nullopt;
  }
  if (StringRef(words[0]) == "--version") {
    llvm::outs() << "tenon " << TENON_VERSION << '\n';
    return std::nullopt;
  }
  llvm::Expected<Command> command = parseCommand(words[0]);
  if (!command)
    return command.takeError();
  std::optional<Options> options(std::in_place);
  options->command = *command;
  Parser parser(*options, words.drop_front());
  if (!parser.parse())
    return std::nullopt;
  if (!parser.errors().empty())
    return llvm::createStringError("%s", parser.errors().c_str());
  settle(*options);
  return options;
}
