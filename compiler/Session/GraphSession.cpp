//===- GraphSession.cpp - Run any part of a graph -------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Each set of (feeds with their shapes, fetches, targets) is compiled once, to a
// shared object in a temporary folder that is gone as soon as the object is
// loaded. Element types are the graph's, so they are no part of what is compiled;
// the runtime compares them with the feeds'.
//
// Programs do not share storage, so that one which needs a variable would not see
// what another wrote: it is refused. Variables that no program can write, those of
// a checkpoint, are constants by then.
//
//===----------------------------------------------------------------------===//
#include "compiler/Session/GraphSession.h"
#include "compiler/Import/TensorFlow/Graph.h"
#include "compiler/Import/TensorFlow/GraphFile.h"
#include "compiler/Object/OutputFile.h"
#include "compiler/Object/Target.h"
#include "compiler/Pipeline/Pipeline.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <map>
#include <mutex>

using namespace tenon;
using llvm::StringRef;

using Feed = std::pair<std::string, const Tensor *>;

//===----------------------------------------------------------------------===//
// What to run
//===----------------------------------------------------------------------===//

namespace {

/// One way to call the graph, with tensors in their full names.
struct Request {
  std::vector<Feed> feeds; // sorted by name
  std::vector<std::string> fetches, targets;

  /// Different for what is compiled differently. No name holds a line feed.
  std::string key() const;
};

std::string Request::key() const {
  std::string text;
  llvm::raw_string_ostream os(text);
  for (const auto &[name, tensor] : feeds) {
    os << name;
    for (int64_t dim : tensor->shape())
      os << '\n' << dim;
    os << "\n;";
  }
  for (const auto *names : {&fetches, &targets}) {
    os << '>';
    for (const std::string &name : *names)
      os << name << '\n';
  }
  return text;
}

Status invalid(const llvm::Twine &message) {
  return Status(TN_INVALID_ARGUMENT, message.str());
}

/// "x:0" of "x".
std::string fullName(StringRef name) {
  auto [node, index] = tf::parseTensorName(name);
  return (node + ":" + llvm::Twine(index)).str();
}

std::string nodeName(StringRef name) { return tf::parseTensorName(name).first.str(); }

/// The names of a call as `write` writes them; an error if one is empty or comes
/// twice.
Status addNames(StringRef kind, llvm::ArrayRef<std::string> names,
                std::vector<std::string> &out,
                std::string (*write)(StringRef) = fullName) {
  llvm::StringSet<> seen;
  for (const std::string &name : names) {
    if (name.empty() || StringRef(name).contains('\n'))
      return invalid(kind + " '" + name + "' is no name");
    out.push_back(write(name));
    if (!seen.insert(out.back()).second)
      return invalid(kind + " '" + name + "' is given twice");
  }
  return Status();
}

Result<Request> makeRequest(llvm::ArrayRef<Feed> feeds,
                            llvm::ArrayRef<std::string> fetches,
                            llvm::ArrayRef<std::string> targets) {
  if (fetches.empty() && targets.empty())
    return invalid("there is nothing to run: no fetch and no target is given");
  Request request;
  std::vector<std::string> names, fullNames;
  for (const auto &[name, tensor] : feeds) {
    if (!tensor)
      return invalid("feed '" + name + "' is NULL");
    names.push_back(name);
  }
  Status status = addNames("feed", names, fullNames);
  for (size_t i = 0; status && i < feeds.size(); ++i)
    request.feeds.emplace_back(fullNames[i], feeds[i].second);
  llvm::sort(request.feeds);
  if (status)
    status = addNames("fetch", fetches, request.fetches);
  if (status)
    status = addNames("target", targets, request.targets, nodeName);
  if (!status)
    return status;
  return request;
}

/// A program once it is compiled. Its lock is held while it is.
struct CompiledRun {
  std::mutex lock;
  std::optional<Session> session;
  uint64_t lastUse = 0; // of the sessions' clock, under their lock
};

} // namespace

//===----------------------------------------------------------------------===//
// The session
//===----------------------------------------------------------------------===//

class GraphSession::Implementation {
public:
  Implementation(std::string path, GraphSessionOptions options)
      : path(std::move(path)), options(std::move(options)) {}

  Result<NamedTensors> run(const Request &request, llvm::ArrayRef<std::string> fetches);
  size_t programCount() {
    std::lock_guard<std::mutex> guard(lock);
    return llvm::count_if(
        runs, [](const auto &entry) { return entry.second->session.has_value(); });
  }

private:
  std::shared_ptr<CompiledRun> find(const std::string &key);
  void forget(const std::string &key, const CompiledRun *run);
  Result<Session> compile(const Request &request) const;
  CompileOptions compileOptions(const Request &request) const;

  const std::string path;
  const GraphSessionOptions options;
  std::mutex lock;
  std::map<std::string, std::shared_ptr<CompiledRun>> runs;
  uint64_t clock = 0;
};

/// The entry of `key`, perhaps a new one in place of the one unused for longest.
/// Who uses that one keeps it.
std::shared_ptr<CompiledRun> GraphSession::Implementation::find(const std::string &key) {
  std::lock_guard<std::mutex> guard(lock);
  auto found = runs.find(key);
  if (found == runs.end()) {
    if (!runs.empty() && runs.size() >= options.maxPrograms)
      runs.erase(std::min_element(runs.begin(), runs.end(), [](auto &a, auto &b) {
        return a.second->lastUse < b.second->lastUse;
      }));
    found = runs.emplace(key, std::make_shared<CompiledRun>()).first;
  }
  found->second->lastUse = ++clock;
  return found->second;
}

/// Drops an entry that could not be compiled.
void GraphSession::Implementation::forget(const std::string &key,
                                          const CompiledRun *run) {
  std::lock_guard<std::mutex> guard(lock);
  auto found = runs.find(key);
  if (found != runs.end() && found->second.get() == run)
    runs.erase(found);
}

CompileOptions
GraphSession::Implementation::compileOptions(const Request &request) const {
  CompileOptions compile;
  compile.graphPath = path;
  compile.triple = hostTriple();
  compile.cpus = {"native"};
  compile.optLevel = options.optLevel;
  compile.fastMath = options.fastMath;
  compile.runtimeDir = options.runtimeDir;
  compile.stem = "program";
  compile.import.tags = options.tags;
  compile.import.sessionRun = true;
  compile.import.fetches = request.fetches;
  compile.import.targets = request.targets;
  for (const auto &[name, tensor] : request.feeds) {
    FeedSpec &feed = compile.import.feeds.emplace_back();
    feed.name = name;
    feed.dims.emplace();
    for (int64_t dim : tensor->shape())
      feed.dims->push_back(std::to_string(dim));
  }
  return compile;
}

/// The errors among a compilation's diagnostics, one a line, as a status.
static Status compilationFailed(StringRef diagnostics) {
  std::string message;
  llvm::SmallVector<StringRef> lines;
  diagnostics.split(lines, '\n', -1, /*KeepEmpty=*/false);
  for (StringRef line : lines)
    if (line.consume_front("error: "))
      message += (message.empty() ? "" : "\n") + line.str();
  return invalid(message.empty() ? diagnostics.rtrim().str() : message);
}

static Status checkVariables(const Program &program) {
  tn_variable_info variable;
  if (tn_program_variable(program.get(), 0, &variable))
    return Status();
  return Status(TN_UNIMPLEMENTED,
                std::string("the run needs variable '") + variable.tensor.name +
                    "', but sessions on a graph have no variables yet; compile the "
                    "graph and run its signatures");
}

Result<Session> GraphSession::Implementation::compile(const Request &request) const {
  llvm::SmallString<128> temporary;
  llvm::sys::path::system_temp_directory(/*ErasedOnReboot=*/true, temporary);
  llvm::sys::path::append(temporary, "tenon-session");
  llvm::Expected<WorkFolder> folder = WorkFolder::create(temporary);
  if (!folder)
    return Status(TN_IO_ERROR, llvm::toString(folder.takeError()));
  CompileOptions compile = compileOptions(request);
  compile.outputPath = folder->file("program.so");
  std::string diagnostics;
  llvm::raw_string_ostream stream(diagnostics);
  if (failed(compileGraph(compile, stream)))
    return compilationFailed(diagnostics);
  Result<Program> program = Program::open(compile.outputPath);
  if (!program)
    return program.status();
  if (Status status = checkVariables(*program); !status)
    return status;
  tn_session_options settings = {};
  settings.threads = options.threads;
  return Session::create(*program, settings);
}

Result<NamedTensors>
GraphSession::Implementation::run(const Request &request,
                                  llvm::ArrayRef<std::string> fetches) {
  std::string key = request.key();
  std::shared_ptr<CompiledRun> run = find(key);
  std::optional<Session> session;
  {
    std::lock_guard<std::mutex> guard(run->lock);
    if (!run->session) {
      Result<Session> compiled = compile(request);
      if (!compiled) {
        forget(key, run.get());
        return compiled.status();
      }
      std::lock_guard<std::mutex> publish(lock);
      run->session = *compiled;
    }
    session = run->session;
  }
  // Feeds that the fetches do not need are no feeds of the program.
  std::vector<Feed> needed;
  uint32_t index;
  for (const Feed &feed : request.feeds)
    if (!tn_program_find_feed(session->program().get(), 0, feed.first.c_str(), &index))
      needed.push_back(feed);
  Result<NamedTensors> outputs =
      session->run(session->program().signatures().front(), needed);
  if (!outputs)
    return outputs;
  NamedTensors named;
  for (auto [name, full] : llvm::zip(fetches, request.fetches))
    named.add(name, std::move(outputs->at(full)));
  return named;
}

//===----------------------------------------------------------------------===//
// The interface
//===----------------------------------------------------------------------===//

Result<GraphSession> GraphSession::create(const std::string &path,
                                          const GraphSessionOptions &options) {
  if (!llvm::sys::fs::exists(path))
    return Status(TN_NOT_FOUND, "'" + path + "' does not exist");
  if (options.optLevel < 0 || options.optLevel > 3)
    return invalid("level of optimization " + llvm::Twine(options.optLevel) +
                   " is not 0 to 3");
  if (!llvm::sys::fs::is_directory(path)) {
    auto buffer = llvm::MemoryBuffer::getFile(path, /*IsText=*/false,
                                              /*RequiresNullTerminator=*/false);
    if (!buffer)
      return Status(TN_IO_ERROR,
                    "'" + path + "' cannot be read: " + buffer.getError().message());
    if (tf::classify((*buffer)->getBuffer()) == tf::FileKind::Mlir)
      return invalid("'" + path + "' is a module, whose feeds and fetches are its own");
  }
  return GraphSession(std::make_shared<Implementation>(path, options));
}

Result<NamedTensors> GraphSession::run(const std::vector<Feed> &feeds,
                                       const std::vector<std::string> &fetches,
                                       const std::vector<std::string> &targets) {
  Result<Request> request = makeRequest(feeds, fetches, targets);
  return request ? implementation->run(*request, fetches) : request.status();
}

std::size_t GraphSession::programCount() const { return implementation->programCount(); }
