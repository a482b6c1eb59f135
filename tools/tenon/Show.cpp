//===- Show.cpp - tenon show ----------------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "Options.h"
#include "ShowTensorFlow.h"
#include "compiler/Import/Import.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "tenon/runtime.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"
#include <map>

using namespace tenon;
using namespace tenon::cli;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// Compiled modules
//===----------------------------------------------------------------------===//

/// "float32[b, 784]".
static std::string describeTensor(const tn_tensor_info &info) {
  std::vector<std::string> dims;
  for (uint32_t i = 0; i < info.rank; ++i) {
    bool hasName = info.dim_names && *info.dim_names[i];
    dims.push_back(info.dims[i] >= 0 ? std::to_string(info.dims[i])
                   : hasName         ? info.dim_names[i]
                                     : "?");
  }
  return std::string(tn_dtype_name(info.dtype)) + "[" + llvm::join(dims, ", ") + "]";
}

static void printTensor(const char *word, const tn_tensor_info &tensor) {
  llvm::outs() << "  " << word << (*tensor.key ? tensor.key : tensor.name) << "  "
               << describeTensor(tensor) << "  (" << tensor.name << ")\n";
}

static bool printSignature(tn_program *program, uint32_t index) {
  tn_signature_info signature;
  if (tn_program_signature(program, index, &signature))
    return false;
  llvm::outs() << "signature " << signature.name << ":\n";
  tn_tensor_info tensor;
  for (uint32_t i = 0; i < signature.feed_count; ++i) {
    if (tn_program_feed(program, index, i, &tensor))
      return false;
    printTensor("feed   ", tensor);
  }
  for (uint32_t i = 0; i < signature.fetch_count; ++i) {
    if (tn_program_fetch(program, index, i, &tensor))
      return false;
    printTensor("fetch  ", tensor);
  }
  return true;
}

static bool showProgram(const std::string &path, tn_program *program) {
  tn_program_info info;
  if (tn_program_describe(program, &info))
    return false;
  llvm::outs() << path << ": compiled by " << info.compiler_version
               << ", kernels: " << info.kernel_count
               << ", code for: " << (*info.cpu ? info.cpu : "any CPU") << '\n';
  for (uint32_t i = 0; i < info.signature_count; ++i)
    if (!printSignature(program, i))
      return false;
  for (uint32_t i = 0; i < info.variable_count; ++i) {
    tn_variable_info variable;
    if (tn_program_variable(program, i, &variable))
      return false;
    llvm::outs() << (i ? "" : "variables:\n") << "  " << variable.tensor.name << "  "
                 << describeTensor(variable.tensor) << '\n';
  }
  return true;
}

static int showCompiled(const std::string &path) {
  std::string full = StringRef(path).contains('/') ? path : "./" + path;
  tn_program *program = nullptr;
  bool success = !tn_program_open(full.c_str(), &program) && showProgram(path, program);
  tn_program_release(program);
  if (!success)
    printErrors(tn_last_error());
  return success ? 0 : 1;
}

//===----------------------------------------------------------------------===//
// Modules in text form
//===----------------------------------------------------------------------===//

static void printPort(const char *word, mlir::DictionaryAttr attributes,
                      mlir::Type type) {
  auto text = [&](StringRef name) {
    auto value = attributes ? attributes.getAs<mlir::StringAttr>(name) : nullptr;
    return value ? value.getValue() : StringRef();
  };
  StringRef name = text("tenon.name"), key = text("tenon.key");
  llvm::outs() << "  " << word << (key.empty() ? name : key) << "  " << type;
  if (!name.empty())
    llvm::outs() << "  (" << name << ")";
  llvm::outs() << '\n';
}

static void showModule(const std::string &path, mlir::ModuleOp module) {
  std::map<std::string, int> ops;
  module.walk([&](mlir::Operation *op) {
    if (!mlir::isa<mlir::ModuleOp, mlir::func::FuncOp>(op))
      ++ops[op->getName().getStringRef().str()];
  });
  llvm::outs() << path << ": MLIR module\n";
  for (auto function : module.getOps<mlir::func::FuncOp>()) {
    if (!function->hasAttr("tenon.signature"))
      continue;
    llvm::outs() << "signature " << function.getName() << ":\n";
    for (unsigned i = 0; i < function.getNumArguments(); ++i)
      printPort("feed   ", function.getArgAttrDict(i), function.getArgumentTypes()[i]);
    for (unsigned i = 0; i < function.getNumResults(); ++i)
      printPort("fetch  ", function.getResultAttrDict(i), function.getResultTypes()[i]);
  }
  llvm::outs() << "ops:\n";
  for (auto &[name, count] : ops)
    llvm::outs() << "  " << name << "  " << count << '\n';
}

int cli::show(const Options &options) {
  if (!llvm::sys::fs::exists(options.path)) {
    printErrors("'" + options.path + "' does not exist");
    return 1;
  }
  if (isCompiled(options.path))
    return showCompiled(options.path);
  mlir::MLIRContext context;
  mlir::ScopedDiagnosticHandler handler(&context, [](mlir::Diagnostic &diagnostic) {
    if (diagnostic.getSeverity() == mlir::DiagnosticSeverity::Error)
      printErrors(diagnostic.str());
    return mlir::success();
  });
  if (isTensorFlowGraph(options.path))
    return showTensorFlow(options, context) ? 0 : 1;
  WeightStore weights;
  auto module = importGraph(options.path, options.compile.import, weights, context);
  if (!module)
    return 1;
  showModule(options.path, *module);
  return 0;
}
