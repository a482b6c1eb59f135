//===- Reporter.cpp - What a compilation says to people -------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A diagnostic names the graph's node where its location does and its text does
// not. MLIR's own report that a pass failed is kept back: the pass has said why,
// or the pipeline says which pass it was.
//
//===----------------------------------------------------------------------===//

#include "compiler/Pipeline/Reporter.h"
#include "mlir/IR/MLIRContext.h"
#include "mlir/IR/Remarks.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/Regex.h"
#include "llvm/Support/WithColor.h"

using namespace mlir;
using namespace tenon;

/// A compilation that takes longer than this shows its progress.
static constexpr std::chrono::milliseconds kShortCompilation(500);

std::string tenon::nodeOf(Location loc) {
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

Reporter::Reporter(llvm::raw_ostream &os, bool timing)
    : os(os), timing(timing),
      showsProgress(&os == &llvm::errs() &&
                    llvm::sys::Process::StandardErrIsDisplayed()) {}

void Reporter::listenTo(MLIRContext &context) {
  context.getDiagEngine().registerHandler(
      [this](Diagnostic &diagnostic) { print(diagnostic); });
}

//===----------------------------------------------------------------------===//
// Diagnostics
//===----------------------------------------------------------------------===//

/// "…: reproducer generated at `…`" without its end.
static std::string passesOf(Diagnostic &diagnostic) {
  for (Diagnostic &note : diagnostic.getNotes()) {
    std::string text = note.str();
    StringRef names(text);
    if (names.consume_front("Pipeline failed while executing "))
      return names.split(": reproducer").first.str();
  }
  return "";
}

void Reporter::print(Diagnostic &diagnostic) {
  std::lock_guard<std::recursive_mutex> guard(lock);
  std::string text = diagnostic.str();
  if (StringRef(text).contains("detected while processing an MLIR pass pipeline")) {
    passes = passesOf(diagnostic);
    return;
  }
  std::string line;
  if (auto file = dyn_cast<FileLineColLoc>(diagnostic.getLocation());
      file && file.getLine())
    line = (file.getFilename().getValue() + ":" + Twine(file.getLine()) + ":" +
            Twine(file.getColumn()) + ": ")
               .str();
  line += text;
  std::string node = nodeOf(diagnostic.getLocation());
  if (!node.empty() && text.find(node) == std::string::npos)
    line += " (node '" + node + "')";
  switch (diagnostic.getSeverity()) {
  case DiagnosticSeverity::Error:
    if (!said.insert(line).second)
      return;
    eraseProgress();
    ++errors;
    llvm::WithColor::error(os) << line << '\n';
    break;
  case DiagnosticSeverity::Warning:
    eraseProgress();
    llvm::WithColor::warning(os) << line << '\n';
    break;
  case DiagnosticSeverity::Remark:
    eraseProgress();
    llvm::WithColor::remark(os) << line << '\n';
    break;
  case DiagnosticSeverity::Note:
    eraseProgress();
    llvm::WithColor::note(os) << line << '\n';
    break;
  }
  // The op as text may be as long as the program, and the node says which it is.
  for (Diagnostic &note : diagnostic.getNotes())
    if (!StringRef(note.str()).starts_with("see current operation"))
      print(note);
}

LogicalResult Reporter::error(const Twine &message) {
  std::lock_guard<std::recursive_mutex> guard(lock);
  eraseProgress();
  SmallVector<StringRef> lines;
  std::string text = message.str();
  StringRef(text).split(lines, '\n', -1, /*KeepEmpty=*/false);
  for (StringRef line : lines) {
    if (!said.insert(line).second)
      continue;
    ++errors;
    llvm::WithColor::error(os) << line << '\n';
  }
  return failure();
}

void Reporter::note(const Twine &message) {
  std::lock_guard<std::recursive_mutex> guard(lock);
  eraseProgress();
  llvm::WithColor::note(os) << message << '\n';
}

//===----------------------------------------------------------------------===//
// Remarks
//===----------------------------------------------------------------------===//

namespace {

/// "remark: tenon-form-kernels: missed: not-fused: too many loops (node 'x')".
class RemarkPrinter : public remark::detail::MLIRRemarkStreamerBase {
public:
  using Print = std::function<void(const std::string &)>;
  explicit RemarkPrinter(Print print) : print(std::move(print)) {}

  void streamOptimizationRemark(const remark::detail::Remark &remark) override {
    std::string line;
    llvm::raw_string_ostream stream(line);
    stream << remark.getCombinedCategoryName() << ": "
           << remark.getRemarkTypeString().lower() << ": " << remark.getRemarkName();
    const char *separator = ": ";
    for (const remark::detail::Remark::Arg &argument : remark.getArgs()) {
      stream << std::exchange(separator, ", ");
      if (argument.key != "Remark" && argument.key != "Reason")
        stream << argument.key << "=";
      stream << argument.val;
    }
    std::string node = nodeOf(remark.getLocation());
    if (!node.empty())
      stream << " (node '" << node << "')";
    print(line);
  }

private:
  Print print;
};

} // namespace

LogicalResult Reporter::enableRemarks(MLIRContext &context, StringRef regex) {
  std::string problem;
  if (!llvm::Regex(regex).isValid(problem))
    return error("--remarks: '" + regex + "' is not a regular expression: " + problem);
  remark::RemarkCategories categories;
  // MLIR wants the whole name to match.
  categories.passed = categories.missed = categories.analysis = categories.failed =
      (".*(" + regex + ").*").str();
  auto printer = std::make_unique<RemarkPrinter>([this](const std::string &line) {
    std::lock_guard<std::recursive_mutex> guard(lock);
    eraseProgress();
    llvm::WithColor::remark(os) << line << '\n';
  });
  if (failed(remark::enableOptimizationRemarks(
          context, std::move(printer),
          std::make_unique<remark::RemarkEmittingPolicyAll>(), categories)))
    return error("--remarks: remarks cannot be enabled");
  return success();
}

//===----------------------------------------------------------------------===//
// Time and progress
//===----------------------------------------------------------------------===//

void Reporter::time(StringRef phase, Clock::time_point start) {
  if (!timing)
    return;
  std::lock_guard<std::recursive_mutex> guard(lock);
  eraseProgress();
  std::chrono::duration<double, std::milli> passed = Clock::now() - start;
  os << llvm::format("%-10s %9.1f ms\n", phase.str().c_str(), passed.count());
}

void Reporter::progress(StringRef what, size_t done, size_t total) {
  if (!showsProgress || Clock::now() - begin < kShortCompilation)
    return;
  std::lock_guard<std::recursive_mutex> guard(lock);
  os << "\r\033[K" << what << ' ' << done << '/' << total;
  os.flush();
  hasProgress = true;
}

void Reporter::eraseProgress() {
  if (std::exchange(hasProgress, false))
    os << "\r\033[K";
}

void Reporter::clearProgress() {
  std::lock_guard<std::recursive_mutex> guard(lock);
  eraseProgress();
}
