//===- Pipeline.cpp - From a graph to a product ---------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "compiler/Pipeline/Pipeline.h"
#include "compiler/Host/LowerHost.h"
#include "compiler/Object/Link.h"
#include "compiler/Object/OutputFile.h"
#include "compiler/Pipeline/Codegen.h"
#include "compiler/Pipeline/Phases.h"
#include "dialects/Runtime/RuntimeOps.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/Remarks.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Remark/RemarkStreamer.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/ThreadPool.h"
#include "llvm/Support/WithColor.h"
#include "llvm/Support/raw_ostream.h"
#include <chrono>

using namespace mlir;
using namespace tenon;

namespace {

/// One compilation: options, context, and the module as it goes through phases.
class Compilation {
public:
  Compilation(const CompileOptions &options, llvm::raw_ostream &diagnostics)
      : options(options), diagnostics(diagnostics),
        pool(llvm::hardware_concurrency(options.jobs)),
        context(makeRegistry(), MLIRContext::Threading::DISABLED) {
    context.setThreadPool(pool);
    context.loadAllAvailableDialects();
    context.getDiagEngine().registerHandler(
        [this](Diagnostic &diagnostic) { print(diagnostic); });
  }

  LogicalResult run();

private:
  static DialectRegistry makeRegistry() {
    DialectRegistry registry;
    registerAllDialects(registry);
    return registry;
  }

  void print(Diagnostic &diagnostic);
  LogicalResult error(const Twine &message);
  std::optional<Phase> phaseNamed(StringRef name);
  LogicalResult readGraph(bool isIntermediate);
  LogicalResult runPhase(Phase phase);
  LogicalResult dump(Phase phase);
  LogicalResult writeModule();
  bool wantsModule() const {
    return StringRef(options.outputPath).ends_with(".mlir") || options.outputPath == "-";
  }

  const CompileOptions &options;
  llvm::raw_ostream &diagnostics;
  llvm::DefaultThreadPool pool;
  MLIRContext context;
  OwningOpRef<ModuleOp> module;
};

/// The graph node that a location names, if it does.
std::string nodeOf(Location loc) {
  std::string name;
  loc->walk([&](Location inner) {
    if (auto named = dyn_cast<NameLoc>(inner)) {
      name = named.getName().str();
      return WalkResult::interrupt();
    }
    return WalkResult::advance();
  });
  return name;
}

void Compilation::print(Diagnostic &diagnostic) {
  std::string text = diagnostic.str();
  switch (diagnostic.getSeverity()) {
  case DiagnosticSeverity::Error:
    llvm::WithColor::error(diagnostics);
    break;
  case DiagnosticSeverity::Warning:
    llvm::WithColor::warning(diagnostics);
    break;
  case DiagnosticSeverity::Remark:
    llvm::WithColor::remark(diagnostics);
    break;
  case DiagnosticSeverity::Note:
    llvm::WithColor::note(diagnostics);
    break;
  }
  if (auto file = dyn_cast<FileLineColLoc>(diagnostic.getLocation()))
    diagnostics << file.getFilename().getValue() << ':' << file.getLine() << ':'
                << file.getColumn() << ": ";
  diagnostics << text;
  std::string node = nodeOf(diagnostic.getLocation());
  if (!node.empty() && text.find(node) == std::string::npos)
    diagnostics << " (node '" << node << "')";
  diagnostics << '\n';
  for (Diagnostic &note : diagnostic.getNotes())
    print(note);
}

LogicalResult Compilation::error(const Twine &message) {
  SmallVector<StringRef> lines;
  std::string text = message.str();
  StringRef(text).split(lines, '\n', -1, /*KeepEmpty=*/false);
  for (StringRef line : lines)
    llvm::WithColor::error(diagnostics) << line << '\n';
  return failure();
}

std::optional<Phase> Compilation::phaseNamed(StringRef name) {
  for (auto [i, phase] : llvm::enumerate(phaseNames()))
    if (phase == name)
      return static_cast<Phase>(i);
  (void)error("there is no phase '" + name + "'; phases are " +
              llvm::join(phaseNames(), ", "));
  return std::nullopt;
}

LogicalResult Compilation::readGraph(bool isIntermediate) {
  StringRef path = options.graphPath;
  if (path.ends_with(".mlir")) {
    module = parseSourceFile<ModuleOp>(path, &context);
    return success(static_cast<bool>(module));
  }
  if (isIntermediate)
    return error("--start-after takes a .mlir file, not '" + path + "'");
  WeightStore &store = context.getOrLoadDialect<rt::RtDialect>()->weights;
  module = importGraph(path, options.import, store, context);
  return success(static_cast<bool>(module));
}

LogicalResult Compilation::runPhase(Phase phase) {
  auto start = std::chrono::steady_clock::now();
  if (phase == Phase::Linalg)
    for (auto function : module->getOps<func::FuncOp>())
      recordSignature(function);
  PassManager passes(&context);
  addPhase(passes, phase, options);
  if (failed(passes.run(*module)))
    return failure();
  if (options.timing && !passes.empty()) {
    std::chrono::duration<double, std::milli> time =
        std::chrono::steady_clock::now() - start;
    diagnostics << llvm::format(
        "%-10s %9.1f ms\n", phaseNames()[unsigned(phase)].str().c_str(), time.count());
  }
  return dump(phase);
}

LogicalResult Compilation::dump(Phase phase) {
  if (options.dumpTo.empty())
    return success();
  if (std::error_code code = llvm::sys::fs::create_directories(options.dumpTo))
    return error("cannot make folder '" + options.dumpTo + "': " + code.message());
  std::string path = options.dumpTo + "/" + std::to_string(unsigned(phase)) + "-" +
                     phaseNames()[unsigned(phase)].str() + ".mlir";
  if (llvm::Error failed = writeOutputFile(path, [&](llvm::raw_pwrite_stream &os) {
        module->print(os, OpPrintingFlags().enableDebugInfo(true, false));
        return llvm::Error::success();
      }))
    return error(llvm::toString(std::move(failed)));
  return success();
}

LogicalResult Compilation::writeModule() {
  if (options.outputPath == "-") {
    module->print(llvm::outs());
    return success();
  }
  if (llvm::Error failed =
          writeOutputFile(options.outputPath, [&](llvm::raw_pwrite_stream &os) {
            module->print(os);
            return llvm::Error::success();
          }))
    return error(llvm::toString(std::move(failed)));
  return success();
}

LogicalResult Compilation::run() {
  Phase last = wantsModule() ? Phase::Host : Phase::Object, first = Phase::Import;
  if (!options.stopAfter.empty()) {
    std::optional<Phase> phase = phaseNamed(options.stopAfter);
    if (!phase)
      return failure();
    last = *phase;
    if (last < Phase::Kernels && !wantsModule())
      return error("--stop-after " + options.stopAfter +
                   " gives a .mlir; the output is '" + options.outputPath + "'");
  }
  bool isIntermediate = !options.startAfter.empty();
  if (isIntermediate) {
    std::optional<Phase> phase = phaseNamed(options.startAfter);
    if (!phase)
      return failure();
    first = *phase;
  }
  if (!options.remarks.empty()) {
    remark::RemarkCategories categories;
    categories.all = options.remarks;
    if (failed(remark::enableOptimizationRemarks(
            context, nullptr, std::make_unique<remark::RemarkEmittingPolicyAll>(),
            categories, /*printAsEmitRemarks=*/true)))
      return error("'" + options.remarks + "' is no regular expression");
  }
  auto start = std::chrono::steady_clock::now();
  if (failed(readGraph(isIntermediate)))
    return failure();
  if (options.timing) {
    std::chrono::duration<double, std::milli> time =
        std::chrono::steady_clock::now() - start;
    diagnostics << llvm::format("%-10s %9.1f ms\n", "import", time.count());
  }
  if (!isIntermediate && failed(dump(Phase::Import)))
    return failure();
  for (unsigned i = unsigned(first) + 1;
       i <= std::min<unsigned>(unsigned(last), unsigned(Phase::Host)); ++i)
    if (failed(runPhase(static_cast<Phase>(i))))
      return failure();
  if (last <= Phase::Host)
    return writeModule();
  start = std::chrono::steady_clock::now();
  if (llvm::Error failed = generateCode(*module, options))
    return error(llvm::toString(std::move(failed)));
  if (options.timing) {
    std::chrono::duration<double, std::milli> time =
        std::chrono::steady_clock::now() - start;
    diagnostics << llvm::format("%-10s %9.1f ms\n", "code", time.count());
  }
  return success();
}

} // namespace

LogicalResult tenon::compileGraph(const CompileOptions &options,
                                  llvm::raw_ostream &diagnostics) {
  return Compilation(options, diagnostics).run();
}
