//===- Pipeline.cpp - From a graph to a product ---------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "compiler/Pipeline/Pipeline.h"
#include "compiler/Host/LowerHost.h"
#include "compiler/Import/TensorFlow/GraphFile.h"
#include "compiler/Object/Link.h"
#include "compiler/Object/OutputFile.h"
#include "compiler/Pipeline/Codegen.h"
#include "compiler/Pipeline/NodeListing.h"
#include "compiler/Pipeline/Phases.h"
#include "compiler/Pipeline/Reporter.h"
#include "compiler/Pipeline/StoredWeights.h"
#include "dialects/Runtime/RuntimeOps.h"
#include "dialects/Tenon/TenonOps.h"
#include "mlir/Pass/PassManager.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/CrashRecoveryContext.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/ThreadPool.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace tenon;

namespace {

/// What recordSignature writes.
constexpr llvm::StringLiteral kFeeds = "tenon.feeds", kFetches = "tenon.fetches";

/// One compilation: options, context, and the module as it goes through phases.
class Compilation {
public:
  Compilation(const CompileOptions &options, llvm::raw_ostream &diagnostics)
      : options(options), reporter(diagnostics, options.timing),
        pool(llvm::hardware_concurrency(options.jobs)),
        context(makeRegistry(), MLIRContext::Threading::DISABLED) {
    context.setThreadPool(pool);
    context.loadAllAvailableDialects();
    reporter.listenTo(context);
  }

  LogicalResult run();

private:
  static DialectRegistry makeRegistry() {
    DialectRegistry registry;
    registerAllDialects(registry);
    return registry;
  }

  LogicalResult runPhases();
  LogicalResult planPhases();
  LogicalResult checkStop();
  std::optional<Phase> phaseNamed(StringRef name);
  LogicalResult readGraph();
  LogicalResult checkModule();
  LogicalResult checkRecord(func::FuncOp function);
  LogicalResult listNodes();
  LogicalResult runPhase(Phase phase);
  void reportFailedPass(StringRef reproducer, bool isDiagnosed);
  LogicalResult dump(Phase phase);
  LogicalResult writeModule();
  LogicalResult fail(llvm::Error error) {
    return reporter.error(llvm::toString(std::move(error)));
  }
  bool printsText() const { return options.outputPath == "-"; }
  bool wantsModule() const {
    return StringRef(options.outputPath).ends_with(".mlir") || printsText();
  }
  WeightStore &store() { return context.getOrLoadDialect<rt::RtDialect>()->weights; }

  const CompileOptions &options;
  Reporter reporter;
  llvm::DefaultThreadPool pool;
  MLIRContext context;
  OwningOpRef<ModuleOp> module;
  Phase first = Phase::Import, last = Phase::Object;
  StoredWeights dumpedWeights;
  std::string listingPath;
  std::optional<WorkFolder> listing; // the node listing, until the product is whole
};

//===----------------------------------------------------------------------===//
// Which phases
//===----------------------------------------------------------------------===//

std::optional<Phase> Compilation::phaseNamed(StringRef name) {
  for (auto [i, phase] : llvm::enumerate(phaseNames()))
    if (phase == name)
      return static_cast<Phase>(i);
  (void)reporter.error("there is no phase '" + name + "'; phases are " +
                       llvm::join(phaseNames(), ", "));
  return std::nullopt;
}

/// Whether the output is one that the last phase gives.
LogicalResult Compilation::checkStop() {
  std::string stop = "--stop-after " + options.stopAfter;
  if (printsText() && last == Phase::Object)
    return reporter.error(stop + " gives a file, which -o names; -o - prints text");
  if (printsText())
    return success();
  std::string output = "; the output is '" + options.outputPath + "'";
  if (last < Phase::Kernels)
    return wantsModule() ? success() : reporter.error(stop + " gives a .mlir" + output);
  StringRef ending = llvm::sys::path::extension(options.outputPath);
  if (wantsModule() || (last == Phase::Kernels && ending != ".ll" && ending != ".s"))
    return reporter.error(stop + " gives " +
                          (last == Phase::Kernels ? "a .ll or .s" : "machine code") +
                          output);
  return success();
}

LogicalResult Compilation::planPhases() {
  last = wantsModule() ? Phase::Host : Phase::Object;
  if (!options.stopAfter.empty()) {
    std::optional<Phase> phase = phaseNamed(options.stopAfter);
    if (!phase)
      return failure();
    last = *phase;
    if (failed(checkStop()))
      return failure();
  }
  if (!options.startAfter.empty()) {
    std::optional<Phase> phase = phaseNamed(options.startAfter);
    if (!phase)
      return failure();
    first = *phase;
    if (first > Phase::Host)
      return reporter.error("--start-after " + options.startAfter +
                            ": what comes after it is no module");
  }
  if (first > last)
    return reporter.error("--stop-after " + options.stopAfter +
                          " comes before --start-after " + options.startAfter);
  return success();
}

//===----------------------------------------------------------------------===//
// The graph
//===----------------------------------------------------------------------===//

/// Whether the file is a module already.
bool isModule(StringRef path) {
  if (llvm::sys::fs::is_directory(path))
    return false;
  auto buffer = llvm::MemoryBuffer::getFile(path, /*IsText=*/false,
                                            /*RequiresNullTerminator=*/false);
  return buffer && tf::classify((*buffer)->getBuffer()) == tf::FileKind::Mlir;
}

LogicalResult Compilation::readGraph() {
  auto start = Reporter::Clock::now();
  StringRef path = options.graphPath;
  bool isText = isModule(path);
  if (!isText && !options.startAfter.empty())
    return reporter.error("--start-after takes a .mlir file, not '" + path + "'");
  ImportOptions import = options.import;
  import.notesOps = options.logPlacement;
  if (isText &&
      !(import.feeds.empty() && import.fetches.empty() && import.targets.empty()))
    return reporter.error("'" + path + "' has its feeds and fetches: --feed, --fetch " +
                          "and --target-node are for other kinds of graphs");
  if (isText && !import.minimize.empty())
    return reporter.error("'" + path + "' is a module, in which tenon.minimize says " +
                          "what is trained; --minimize is for other kinds of graphs");
  module = importGraph(path, import, store(), context);
  if (!module)
    return failure();
  if (isText) {
    if (llvm::Error error = loadStoredWeights(*module, path, store()))
      return fail(std::move(error));
    if (failed(checkModule()))
      return failure();
  }
  reporter.time("import", start);
  return success();
}

/// Whether `record` has what describeSignature reads of a feed or fetch.
bool isTensorRecord(Attribute record) {
  auto fields = dyn_cast<DictionaryAttr>(record);
  if (!fields || !fields.getAs<StringAttr>("name") || !fields.getAs<StringAttr>("key"))
    return false;
  auto type = fields.getAs<TypeAttr>("type");
  auto dims = fields.getAs<ArrayAttr>("dims");
  return type && isa<RankedTensorType>(type.getValue()) && dims &&
         llvm::all_of(dims, llvm::IsaPred<StringAttr>);
}

/// After the phase `place`, attributes say what a signature takes and gives. Those
/// that are missing are written as long as the types still tell.
LogicalResult Compilation::checkRecord(func::FuncOp function) {
  if (first < Phase::Linalg)
    return success();
  WalkResult early = function.walk([&](Operation *op) {
    bool mayStay =
        (first == Phase::Linalg && isa<WeightOp>(op)) || !isMemoryEffectFree(op);
    if (mayStay || !isa_and_nonnull<TenonDialect>(op->getDialect()))
      return WalkResult::advance();
    op->emitError() << "'" << op->getName() << "' does not come after phase '"
                    << phaseNames()[unsigned(first)] << "'";
    return WalkResult::interrupt();
  });
  if (early.wasInterrupted())
    return failure();
  if (first < Phase::Host && !function->hasAttr(kFeeds))
    recordSignature(function);
  auto feeds = function->getAttrOfType<ArrayAttr>(kFeeds);
  auto fetches = function->getAttrOfType<ArrayAttr>(kFetches);
  // On memrefs, fetches are arguments, and so is the arena.
  size_t arguments = function.getNumArguments();
  if (feeds && fetches && llvm::all_of(feeds, isTensorRecord) &&
      llvm::all_of(fetches, isTensorRecord) &&
      arguments >= feeds.size() + (first == Phase::Host ? fetches.size() + 1 : 0)) {
    if (first == Phase::Host && function.getOps<rt::SizesOp>().empty())
      return reporter.error("function '" + function.getName() + "' has no rt.sizes");
    return success();
  }
  return reporter.error("function '" + function.getName() +
                        "' does not say what its feeds and fetches are, as it does " +
                        "after --stop-after " + phaseNames()[unsigned(first)]);
}

/// Of a module as a person may write it: what phases take for granted. Removes
/// signatures that were not asked for.
LogicalResult Compilation::checkModule() {
  llvm::StringSet<> wanted;
  std::vector<std::string> names = options.import.signatures;
  llvm::append_range(names, options.import.also);
  for (const std::string &name : names)
    wanted.insert(name);
  llvm::StringSet<> missing = wanted;
  SmallVector<func::FuncOp> functions(module->getOps<func::FuncOp>());
  for (func::FuncOp function : functions) {
    if (!function.getBody().hasOneBlock())
      return function.emitError("function '")
             << function.getName() << "' is not of one block, as a signature is";
    WalkResult calls = function.walk([](func::CallOp call) {
      call.emitError("calls '") << call.getCallee() << "'; signatures have no calls";
      return WalkResult::interrupt();
    });
    if (calls.wasInterrupted())
      return failure();
    if (failed(checkRecord(function)))
      return failure();
    auto name = function->getAttrOfType<StringAttr>("tenon.signature");
    StringRef signature = name ? name.getValue() : function.getName();
    missing.erase(signature);
    if (!wanted.empty() && !wanted.contains(signature))
      function.erase();
  }
  for (const std::string &name : names)
    if (missing.contains(name))
      return reporter.error("'" + options.graphPath + "' has no signature '" + name +
                            "'");
  return success();
}

/// -g: writes the node listing and points all locations to it.
LogicalResult Compilation::listNodes() {
  if (!options.debugInfo || printsText())
    return success();
  llvm::SmallString<128> path(options.outputPath);
  llvm::sys::path::replace_extension(path, "nodes");
  llvm::sys::fs::make_absolute(path);
  listingPath = path.str().str();
  NodeListing nodes(listingPath);
  nodes.addLines(*module);
  llvm::Expected<WorkFolder> folder = WorkFolder::create(listingPath);
  if (!folder)
    return fail(folder.takeError());
  std::string text = nodes.text();
  auto file = folder->write("nodes", ArrayRef<char>(text.data(), text.size()));
  if (!file)
    return fail(file.takeError());
  listing.emplace(std::move(*folder));
  return success();
}

//===----------------------------------------------------------------------===//
// Passes
//===----------------------------------------------------------------------===//

/// Keeps in memory what MLIR has to say of a failed pass.
struct StringReproducer : ReproducerStream {
  explicit StringReproducer(std::string &text) : stream(text) {}
  StringRef description() override { return "reproducer"; }
  raw_ostream &os() override { return stream; }
  llvm::raw_string_ostream stream;
};

LogicalResult Compilation::runPhase(Phase phase) {
  auto start = Reporter::Clock::now();
  if (phase == Phase::Linalg)
    for (auto function : module->getOps<func::FuncOp>())
      recordSignature(function);
  PassManager passes(&context);
  addPhase(passes, phase, options);
  if (passes.empty())
    return dump(phase);
  std::string reproducer;
  if (!options.reproducer.empty())
    passes.enableCrashReproducerGeneration(
        [&](std::string &) { return std::make_unique<StringReproducer>(reproducer); });
  unsigned errorsBefore = reporter.errorCount();
  if (failed(passes.run(*module))) {
    reportFailedPass(reproducer, reporter.errorCount() != errorsBefore);
    return failure();
  }
  reporter.time(phaseNames()[unsigned(phase)], start);
  return dump(phase);
}

void Compilation::reportFailedPass(StringRef reproducer, bool isDiagnosed) {
  if (!isDiagnosed)
    (void)reporter.error("the compiler failed in " + (reporter.failedPasses().empty()
                                                          ? std::string("a pass")
                                                          : reporter.failedPasses()));
  if (reproducer.empty())
    return;
  llvm::Error error =
      writeOutputFile(options.reproducer, [&](llvm::raw_pwrite_stream &os) {
        os << reproducer;
        return llvm::Error::success();
      });
  if (error)
    return (void)fail(std::move(error));
  reporter.note("to see it again: tenon-opt --run-reproducer " + options.reproducer);
}

//===----------------------------------------------------------------------===//
// Text
//===----------------------------------------------------------------------===//

LogicalResult Compilation::dump(Phase phase) {
  if (options.dumpTo.empty())
    return success();
  if (std::error_code code = llvm::sys::fs::create_directories(options.dumpTo))
    return reporter.error("cannot make folder '" + options.dumpTo +
                          "': " + code.message());
  if (llvm::Error error =
          dumpedWeights.append(options.dumpTo + "/weights.bin", *module, store()))
    return fail(std::move(error));
  std::string path = options.dumpTo + "/" + std::to_string(unsigned(phase)) + "-" +
                     phaseNames()[unsigned(phase)].str() + ".mlir";
  if (llvm::Error error = writeOutputFile(path, [&](llvm::raw_pwrite_stream &os) {
        dumpedWeights.print(*module, "weights.bin", os);
        return llvm::Error::success();
      }))
    return fail(std::move(error));
  return success();
}

LogicalResult Compilation::writeModule() {
  if (printsText()) {
    module->print(llvm::outs());
    llvm::outs() << '\n';
    return success();
  }
  StoredWeights weights;
  std::string path = options.outputPath + ".weights";
  if (llvm::Error error = weights.append(path, *module, store()))
    return fail(std::move(error));
  if (llvm::Error error =
          writeOutputFile(options.outputPath, [&](llvm::raw_pwrite_stream &os) {
            weights.print(*module, llvm::sys::path::filename(path), os);
            return llvm::Error::success();
          }))
    return fail(std::move(error));
  return success();
}

//===----------------------------------------------------------------------===//
// All of it
//===----------------------------------------------------------------------===//

LogicalResult Compilation::runPhases() {
  if (failed(planPhases()))
    return failure();
  if (!options.remarks.empty() &&
      failed(reporter.enableRemarks(context, options.remarks)))
    return failure();
  if (failed(readGraph()) || failed(listNodes()))
    return failure();
  if (options.startAfter.empty() && failed(dump(Phase::Import)))
    return failure();
  for (unsigned i = unsigned(first) + 1;
       i <= unsigned(last) && i <= unsigned(Phase::Host); ++i)
    if (failed(runPhase(static_cast<Phase>(i))))
      return failure();
  if (last <= Phase::Host) {
    if (failed(writeModule()))
      return failure();
  } else if (llvm::Error error = generateCode(*module, options, reporter)) {
    return fail(std::move(error));
  }
  if (listing)
    if (llvm::Error error = listing->publish("nodes", listingPath))
      return fail(std::move(error));
  return success();
}

LogicalResult Compilation::run() {
  LogicalResult result = failure();
  if (options.reproducer.empty()) {
    result = runPhases();
  } else {
    llvm::CrashRecoveryContext::Enable();
    llvm::CrashRecoveryContext recovery;
    if (!recovery.RunSafely([&] { result = runPhases(); })) {
      WorkFolder::removeAll(); // those whose owners the crash cut off
      result = reporter.error("the compiler crashed; this is a defect of Tenon");
    }
  }
  if (failed(result) && !reporter.errorCount())
    return reporter.error("'" + options.graphPath + "' cannot be compiled");
  return result;
}

} // namespace

LogicalResult tenon::compileGraph(const CompileOptions &options,
                                  llvm::raw_ostream &diagnostics) {
  return Compilation(options, diagnostics).run();
}
