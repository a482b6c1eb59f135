//===- Codegen.cpp - The phases `kernels` and `object` --------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Every kernel is an LLVM module of its own for each CPU, the host program is
// one, and the module table is one. They are compiled on a pool of threads, each
// with its own LLVM context, and linked in the order of their numbers: the same
// input gives the same bytes.
//
//===----------------------------------------------------------------------===//

#include "compiler/Pipeline/Codegen.h"
#include "compiler/CPU/KernelFunction.h"
#include "compiler/Host/LowerHost.h"
#include "compiler/Object/EmitObject.h"
#include "compiler/Object/Header.h"
#include "compiler/Object/Link.h"
#include "compiler/Object/Manifest.h"
#include "compiler/Object/OutputFile.h"
#include "compiler/Object/ProgramModule.h"
#include "compiler/Object/Target.h"
#include "mlir/Target/LLVMIR/Export.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/ThreadPool.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Target/TargetMachine.h"

using namespace mlir;
using namespace tenon;

namespace {

/// One LLVM module as the product wants it: object bytes, assembly or IR.
struct CompiledModule {
  std::string name;
  std::string bytes;
  std::string error;
};

class CodeGenerator {
public:
  CodeGenerator(ModuleOp module, const CompileOptions &options)
      : module(module), options(options) {}

  llvm::Error run();

private:
  llvm::Error prepare();
  llvm::Error describe();
  llvm::Error compileAll();
  llvm::Error linkProgram();
  llvm::Error writeText();

  void compileKernel(const KernelInstance &instance, const TargetInfo &target,
                     CompiledModule &result);
  void compileHost(CompiledModule &result);
  llvm::Error finish(llvm::Module &llvmModule, const TargetInfo &target, int level,
                     bool vectorize, CompiledModule &result);

  std::string symbolOn(StringRef symbol, const TargetInfo &target) const {
    return (symbol + suffixOf(target)).str();
  }
  std::string suffixOf(const TargetInfo &target) const {
    return "__" + toIdentifier(target.name);
  }

  ModuleOp module;
  const CompileOptions &options;
  ProductKind kind = ProductKind::SharedObject;
  std::string triple;
  std::vector<TargetInfo> targets;
  std::vector<KernelInstance> instances;
  WeightLayout weights;
  ProgramDescription program;
  std::vector<CompiledModule> compiled;
};

llvm::Error CodeGenerator::prepare() {
  llvm::Expected<ProductKind> product = productKindOf(options.outputPath);
  if (!product)
    return product.takeError();
  kind = *product;
  triple = options.triple.empty() ? hostTriple() : options.triple;
  std::vector<std::string> cpus = options.cpus;
  if (cpus.empty())
    cpus = defaultCpus(triple, !options.triple.empty());
  auto found = lookupTargets(triple, cpus);
  if (!found)
    return found.takeError();
  targets = std::move(*found);
  WeightStore &store = module.getContext()->getOrLoadDialect<rt::RtDialect>()->weights;
  weights = WeightLayout(store, usedWeights(module));
  instances = numberKernels(module);
  return llvm::Error::success();
}

llvm::Error CodeGenerator::describe() {
  program.stem = options.stem.empty() ? stemOf(options.outputPath) : options.stem;
  program.triple = triple;
  program.producer = "tenon " TENON_VERSION;
  program.options = "-O" + std::to_string(options.optLevel);
  for (auto function : module.getOps<func::FuncOp>())
    program.signatures.push_back(describeSignature(function));
  for (const KernelInstance &instance : instances)
    program.kernels.push_back({instance.symbol, instance.nodes});
  for (const TargetInfo &target : targets)
    program.targets.push_back({target.name, target.featureBits, suffixOf(target)});
  program.weightsSize = weights.totalSize();
  return llvm::Error::success();
}

llvm::Error CodeGenerator::finish(llvm::Module &llvmModule, const TargetInfo &target,
                                  int level, bool vectorize, CompiledModule &result) {
  auto machine = createTargetMachine(target, level);
  if (!machine)
    return machine.takeError();
  setTarget(llvmModule, target, **machine);
  for (llvm::Function &function : llvmModule)
    if (!function.isDeclaration() && !function.hasLocalLinkage())
      function.setVisibility(llvm::GlobalValue::HiddenVisibility);
  OptimizeOptions optimize;
  optimize.level = level;
  optimize.loopVectorize = optimize.slpVectorize = vectorize;
  if (llvm::Error error = optimizeModule(llvmModule, **machine, optimize))
    return error;
  if (kind == ProductKind::LLVM) {
    result.bytes = printModule(llvmModule);
  } else if (kind == ProductKind::Assembly) {
    auto text = emitAssembly(llvmModule, **machine);
    if (!text)
      return text.takeError();
    result.bytes = std::move(*text);
  } else {
    auto object = emitObject(llvmModule, **machine);
    if (!object)
      return object.takeError();
    result.bytes.assign(object->begin(), object->end());
  }
  return llvm::Error::success();
}

void CodeGenerator::compileKernel(const KernelInstance &instance,
                                  const TargetInfo &target, CompiledModule &result) {
  std::string symbol = symbolOn(instance.symbol, target);
  result.name = symbol;
  KernelOptions kernelOptions{options.optLevel, options.fastMath};
  OwningOpRef<ModuleOp> kernelModule = ModuleOp::create(module.getLoc(), symbol);
  if (failed(
          writeKernelFunction(*kernelModule, symbol, instance, target, kernelOptions)) ||
      failed(lowerKernelToLLVM(*kernelModule, target, kernelOptions))) {
    result.error = "kernel '" + instance.symbol + "' cannot be compiled";
    return;
  }
  llvm::LLVMContext context;
  std::unique_ptr<llvm::Module> llvmModule =
      translateModuleToLLVMIR(*kernelModule, context, symbol);
  if (!llvmModule) {
    result.error = "kernel '" + instance.symbol + "' cannot be translated";
    return;
  }
  // Schedules have vectorized; the reference form of -O0 stays scalar.
  if (llvm::Error error = finish(*llvmModule, target, options.optLevel ? 3 : 1,
                                 /*vectorize=*/false, result))
    result.error = llvm::toString(std::move(error));
}

void CodeGenerator::compileHost(CompiledModule &result) {
  result.name = "host";
  llvm::LLVMContext context;
  std::unique_ptr<llvm::Module> llvmModule =
      translateModuleToLLVMIR(module, context, "host");
  if (!llvmModule) {
    result.error = "the host program cannot be translated";
    return;
  }
  // The host runs on every CPU: code for the least of them.
  if (llvm::Error error = finish(*llvmModule, targets.back(), 1, false, result))
    result.error = llvm::toString(std::move(error));
}

llvm::Error CodeGenerator::compileAll() {
  size_t kernels = instances.size() * targets.size();
  compiled.resize(kernels + 1);
  llvm::ThreadPoolTaskGroup tasks(module.getContext()->getThreadPool());
  for (size_t i = 0; i < kernels; ++i)
    tasks.async([this, i] {
      compileKernel(instances[i / targets.size()], targets[i % targets.size()],
                    compiled[i]);
    });
  tasks.wait();
  std::string errors;
  auto collect = [&](const CompiledModule &one) {
    if (!one.error.empty())
      errors += (errors.empty() ? "" : "\n") + one.error;
  };
  llvm::for_each(compiled, collect);
  if (!errors.empty())
    return llvm::createStringError(errors);
  if (failed(lowerHost(module, weights)) || failed(lowerHostToLLVM(module)))
    return llvm::createStringError("the host program cannot be lowered");
  compileHost(compiled.back());
  if (!compiled.back().error.empty())
    return llvm::createStringError(compiled.back().error);
  return llvm::Error::success();
}

llvm::Error CodeGenerator::writeText() {
  auto write = [&](llvm::raw_ostream &os) {
    for (const CompiledModule &one : compiled)
      os << (kind == ProductKind::LLVM ? "; " : "# ") << one.name << "\n" << one.bytes;
  };
  if (options.outputPath == "-") {
    write(llvm::outs());
    return llvm::Error::success();
  }
  return writeOutputFile(options.outputPath, [&](llvm::raw_pwrite_stream &os) {
    write(os);
    return llvm::Error::success();
  });
}

llvm::Error CodeGenerator::linkProgram() {
  auto folder = WorkFolder::create(options.outputPath);
  if (!folder)
    return folder.takeError();
  LinkInputs inputs;
  for (auto [i, one] : llvm::enumerate(compiled)) {
    auto path = folder->write("m" + std::to_string(i) + ".o",
                              ArrayRef<char>(one.bytes.data(), one.bytes.size()));
    if (!path)
      return path.takeError();
    inputs.objects.push_back(*path);
  }
  WeightStore &store = module.getContext()->getOrLoadDialect<rt::RtDialect>()->weights;
  if (weights.totalSize() && !options.weightsFile.empty()) {
    auto hash = writeWeightsFile(options.weightsFile, store, weights);
    if (!hash)
      return hash.takeError();
    // The loader looks for it beside the product, then in $TENON_WEIGHTS.
    program.weightsFile = llvm::sys::path::filename(options.weightsFile).str();
    program.weightsHash = *hash;
  } else if (weights.totalSize()) {
    inputs.weightsObject = folder->file("weights.o");
    if (llvm::Error error = writeWeightsObject(inputs.weightsObject, triple, program.stem,
                                               store, weights))
      return error;
  }
  llvm::LLVMContext context;
  std::unique_ptr<llvm::Module> table =
      buildProgramModule(context, program, buildManifest(program),
                         {/*forExecutable=*/kind == ProductKind::Executable});
  CompiledModule tableObject;
  if (llvm::Error error = finish(*table, targets.back(), 1, false, tableObject))
    return error;
  auto path = folder->write(
      "table.o", ArrayRef<char>(tableObject.bytes.data(), tableObject.bytes.size()));
  if (!path)
    return path.takeError();
  inputs.objects.push_back(*path);
  LinkOptions link;
  link.stem = program.stem;
  link.triple = triple;
  link.outputPath = options.outputPath;
  link.runtimeDir = options.runtimeDir;
  link.jobs = options.jobs;
  if (kind != ProductKind::Object && kind != ProductKind::Archive)
    return linkProduct(kind, inputs, link, *folder);
  // A program that has no header has no object either.
  auto header = writeHeader(program, options.className);
  if (!header)
    return header.takeError();
  if (llvm::Error error = linkProduct(kind, inputs, link, *folder))
    return error;
  StringRef base = StringRef(options.outputPath).drop_back(2);
  return writeOutputFile((base + ".h").str(), [&](llvm::raw_pwrite_stream &os) {
    os << *header;
    return llvm::Error::success();
  });
}

llvm::Error CodeGenerator::run() {
  if (llvm::Error error = prepare())
    return error;
  if (llvm::Error error = describe())
    return error;
  if (llvm::Error error = compileAll())
    return error;
  if (kind == ProductKind::LLVM || kind == ProductKind::Assembly)
    return writeText();
  return linkProgram();
}

} // namespace

llvm::Error tenon::generateCode(ModuleOp module, const CompileOptions &options) {
  return CodeGenerator(module, options).run();
}
