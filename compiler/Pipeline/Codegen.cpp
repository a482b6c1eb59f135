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
#include "compiler/CPU/RoutineLibrary.h"
#include "compiler/CPU/Schedules/Schedule.h"
#include "compiler/GPU/DeviceKernel.h"
#include "compiler/GPU/DeviceTarget.h"
#include "compiler/GPU/Placement.h"
#include "compiler/Host/LowerHost.h"
#include "compiler/Object/EmitObject.h"
#include "compiler/Object/Header.h"
#include "compiler/Object/Link.h"
#include "compiler/Object/Manifest.h"
#include "compiler/Object/OutputFile.h"
#include "compiler/Object/ProgramModule.h"
#include "compiler/Object/Target.h"
#include "compiler/Pipeline/DeviceCode.h"
#include "compiler/Pipeline/KernelCost.h"
#include "compiler/Pipeline/NodeListing.h"
#include "mlir/Target/LLVMIR/Export.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/CrashRecoveryContext.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/ThreadPool.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Target/TargetMachine.h"
#include <atomic>
#include <optional>

using namespace mlir;
using namespace tenon;

namespace {

/// Of the symbols of kernels for the emulated GPU.
constexpr char kEmulatedSuffix[] = "__emulated";

/// One LLVM module as the product wants it: object bytes, assembly or IR.
struct CompiledModule {
  std::string name;
  std::string bytes;
  std::string error;
};

class CodeGenerator {
public:
  CodeGenerator(ModuleOp module, const CompileOptions &options, Reporter &reporter)
      : module(module), options(options), reporter(reporter) {}

  llvm::Error run();

private:
  llvm::Error prepare();
  llvm::Error describe();
  llvm::Error placeNodes();
  llvm::Error compileKernels();
  llvm::Error addGpu();
  llvm::Error compileHostProgram();
  llvm::Error addWeights(LinkInputs &inputs, const WorkFolder &folder);
  llvm::Error addTable(LinkInputs &inputs, const WorkFolder &folder);
  llvm::Error linkProgram();
  llvm::Error writeText();

  /// A kernel for one CPU, or, without one, for the emulated GPU.
  struct Body {
    size_t instance;
    const TargetInfo *target;
  };
  std::vector<Body> bodies() const;
  /// The emulated GPU is always there.
  bool mayUseCpu() const { return options.softPlacement && !isEmulated(); }
  bool hasCpuBody(const KernelInstance &instance) const {
    return instance.isOnHost || mayUseCpu();
  }
  bool isEmulated() const { return !devices.empty() && devices.front().isEmulated(); }
  void compileBody(const Body &body, CompiledModule &result);
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
  Reporter &reporter;
  ProductKind kind = ProductKind::SharedObject;
  std::string triple;
  std::vector<DeviceTarget> devices;
  int gpuIndex = 0;
  std::vector<TargetInfo> targets;
  std::vector<KernelInstance> instances;
  std::vector<DeviceLaunch> launches; // of instances that run on the GPU
  WeightLayout weights;
  ProgramDescription program;
  std::vector<CompiledModule> compiled;
  std::optional<WorkFolder> weightsFolder; // of --weights, until the product is whole
};

llvm::Error CodeGenerator::prepare() {
  llvm::Expected<ProductKind> product = productKindOf(options.outputPath);
  if (options.outputPath == "-")
    product = ProductKind::LLVM;
  if (!product)
    return product.takeError();
  kind = *product;
  auto chosen = chooseDevices(options.gpus, kind);
  if (!chosen)
    return chosen.takeError();
  devices = std::move(*chosen);
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
  if (llvm::Error error = placeNodes())
    return error;
  instances = numberKernels(module);
  launches.resize(instances.size());
  program.checks = numberChecks(module);
  if (module.getOps<func::FuncOp>().empty())
    return llvm::createStringError("'%s' has no signature", options.graphPath.c_str());
  return llvm::Error::success();
}

llvm::Error CodeGenerator::describe() {
  program.stem = options.stem.empty() ? stemOf(options.outputPath) : options.stem;
  program.triple = triple;
  program.producer = "tenon " TENON_VERSION;
  program.options = "-O" + std::to_string(options.optLevel);
  for (auto function : module.getOps<func::FuncOp>())
    program.signatures.push_back(describeSignature(function));
  program.variables = describeVariables(module, weights);
  program.others = describeOthers(module);
  for (const KernelInstance &instance : instances) {
    KernelCost cost = costOf(instance);
    program.kernels.push_back(
        {instance.symbol, instance.nodes, cost.flops, cost.bytes, hasCpuBody(instance)});
  }
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
  optimize.sanitizeAddress = options.sanitizeAddress;
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

llvm::Error CodeGenerator::placeNodes() {
  PlacementOptions placement;
  placement.hasGpu = !devices.empty();
  placement.device = options.device;
  placement.isSoft = options.softPlacement;
  std::string log;
  llvm::raw_string_ostream stream(log);
  auto index = placeLaunches(module, placement, options.logPlacement ? &stream : nullptr);
  if (!index)
    return index.takeError();
  gpuIndex = *index;
  llvm::errs() << log;
  return llvm::Error::success();
}

std::vector<CodeGenerator::Body> CodeGenerator::bodies() const {
  std::vector<Body> bodies;
  for (auto [i, instance] : llvm::enumerate(instances)) {
    if (hasCpuBody(instance))
      for (const TargetInfo &target : targets)
        bodies.push_back({i, &target});
    if (isEmulated() && instance.isOnGpu)
      bodies.push_back({i, nullptr});
  }
  return bodies;
}

void CodeGenerator::compileBody(const Body &body, CompiledModule &result) {
  const KernelInstance &instance = instances[body.instance];
  bool emulates = !body.target;
  const TargetInfo &target = emulates ? targets.back() : *body.target;
  std::string symbol =
      emulates ? instance.symbol + kEmulatedSuffix : symbolOn(instance.symbol, target);
  result.name = symbol;
  KernelOptions kernelOptions{options.optLevel, options.fastMath};
  OwningOpRef<ModuleOp> kernelModule = ModuleOp::create(module.getLoc(), symbol);
  rt::KernelOp kernel = instance.kernel;
  auto write = [&]() -> LogicalResult {
    if (emulates) {
      auto launch = writeEmulatedKernel(*kernelModule, symbol, instance, options.fastMath,
                                        options.leaveOutWait);
      if (succeeded(launch))
        launches[body.instance] = *launch;
      return launch;
    }
    if (failed(
            writeKernelFunction(*kernelModule, symbol, instance, target, kernelOptions)))
      return failure();
    return lowerKernelToLLVM(*kernelModule, target, kernelOptions);
  };
  if (failed(write()) || (options.debugInfo && failed(addDebugScopes(*kernelModule)))) {
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
  if (llvm::Error error = linkRoutines(*llvmModule, target)) {
    result.error = llvm::toString(std::move(error));
    return;
  }
  // Schedules have vectorized, but for routines; the reference form of -O0 stays scalar.
  bool vectorize = options.optLevel && kernel.getSchedule() == kRoutine;
  int level = options.optLevel && !emulates ? 3 : 1;
  if (llvm::Error error = finish(*llvmModule, target, level, vectorize, result))
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

/// Runs `compile`; a crash in it becomes an error that names the kernel.
static void compileSafely(const CompileOptions &options, const KernelInstance &instance,
                          CompiledModule &result, llvm::function_ref<void()> compile) {
  if (options.reproducer.empty())
    return compile();
  llvm::CrashRecoveryContext recovery;
  if (!recovery.RunSafely(compile))
    result.error = "the compiler crashed in kernel '" + instance.symbol + "' of " +
                   (instance.nodes.size() == 1 ? "node '" : "nodes '") +
                   llvm::join(instance.nodes, "', '") + "'";
}

llvm::Error CodeGenerator::compileKernels() {
  auto start = Reporter::Clock::now();
  std::vector<Body> wanted = bodies();
  compiled.resize(wanted.size() + 1);
  std::atomic<size_t> done = 0;
  llvm::ThreadPoolTaskGroup tasks(module.getContext()->getThreadPool());
  for (size_t i = 0; i < wanted.size(); ++i)
    tasks.async([this, i, &wanted, &done] {
      compileSafely(options, instances[wanted[i].instance], compiled[i],
                    [&] { compileBody(wanted[i], compiled[i]); });
      reporter.progress("compiling kernels", ++done, wanted.size());
    });
  tasks.wait();
  reporter.clearProgress();
  reporter.time("kernels", start);
  std::string errors;
  for (const CompiledModule &one : compiled)
    if (!one.error.empty())
      errors += (errors.empty() ? "" : "\n") + one.error;
  if (!errors.empty())
    return llvm::createStringError(errors);
  return llvm::Error::success();
}

/// The code for GPUs, and how it is launched.
llvm::Error CodeGenerator::addGpu() {
  if (llvm::none_of(instances, [](const KernelInstance &one) { return one.isOnGpu; }))
    return llvm::Error::success();
  auto start = Reporter::Clock::now();
  GpuDescription &gpu = program.gpu.emplace();
  gpu.driver = isEmulated() ? "tn_emulated_gpu" : "tn_cuda_gpu";
  gpu.index = gpuIndex;
  gpu.mayUseCpu = mayUseCpu();
  if (isEmulated())
    gpu.emulatedSuffix = kEmulatedSuffix;
  else if (llvm::Error error = addImages(instances, devices, options, gpu, launches))
    return error;
  gpu.kernels = describeLaunches(instances, launches);
  reporter.time("gpu", start);
  return llvm::Error::success();
}

llvm::Error CodeGenerator::compileHostProgram() {
  auto start = Reporter::Clock::now();
  if (failed(lowerHost(module, weights)) || failed(lowerHostToLLVM(module)) ||
      (options.debugInfo && failed(addDebugScopes(module))))
    return llvm::createStringError("the host program cannot be lowered");
  compileHost(compiled.back());
  if (!compiled.back().error.empty())
    return llvm::createStringError(compiled.back().error);
  reporter.time("entries", start);
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

/// The constants: an object to link, or a file of their own, still hidden.
llvm::Error CodeGenerator::addWeights(LinkInputs &inputs, const WorkFolder &folder) {
  if (!weights.totalSize())
    return llvm::Error::success();
  WeightStore &store = module.getContext()->getOrLoadDialect<rt::RtDialect>()->weights;
  if (options.weightsFile.empty()) {
    inputs.weightsObject = folder.file("weights.o");
    return writeWeightsObject(inputs.weightsObject, triple, program.stem, store, weights);
  }
  llvm::Expected<WorkFolder> beside = WorkFolder::create(options.weightsFile);
  if (!beside)
    return beside.takeError();
  weightsFolder.emplace(std::move(*beside));
  auto hash = writeWeightsFile(weightsFolder->file("weights"), store, weights);
  if (!hash)
    return hash.takeError();
  // The loader looks for it beside the product, then in $TENON_WEIGHTS.
  program.weightsFile = llvm::sys::path::filename(options.weightsFile).str();
  program.weightsHash = *hash;
  return llvm::Error::success();
}

/// The module table and the manifest.
llvm::Error CodeGenerator::addTable(LinkInputs &inputs, const WorkFolder &folder) {
  llvm::LLVMContext context;
  std::unique_ptr<llvm::Module> table =
      buildProgramModule(context, program, buildManifest(program),
                         {/*forExecutable=*/kind == ProductKind::Executable});
  CompiledModule object;
  if (llvm::Error error = finish(*table, targets.back(), 1, false, object))
    return error;
  auto path =
      folder.write("table.o", ArrayRef<char>(object.bytes.data(), object.bytes.size()));
  if (!path)
    return path.takeError();
  inputs.objects.push_back(*path);
  return llvm::Error::success();
}

llvm::Error CodeGenerator::linkProgram() {
  auto start = Reporter::Clock::now();
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
  if (llvm::Error error = addWeights(inputs, *folder))
    return error;
  if (llvm::Error error = addTable(inputs, *folder))
    return error;
  bool hasHeader = kind == ProductKind::Object || kind == ProductKind::Archive;
  if (hasHeader) { // a program that has no header has no object either
    auto header = writeHeader(program, options.className);
    if (!header)
      return header.takeError();
    auto path = folder->write("header", ArrayRef<char>(header->data(), header->size()));
    if (!path)
      return path.takeError();
  }
  LinkOptions link;
  link.stem = program.stem;
  link.triple = triple;
  link.outputPath = options.outputPath;
  link.runtimeDir = options.runtimeDir;
  link.jobs = options.jobs;
  link.bundles = options.bundles;
  link.sanitizeAddress = options.sanitizeAddress;
  if (program.gpu)
    link.gpuRuntime = isEmulated() ? "libtenon_emulator.a" : "libtenon_cuda.a";
  if (llvm::Error error = linkProduct(kind, inputs, link, *folder))
    return error;
  if (weightsFolder)
    if (llvm::Error error = weightsFolder->publish("weights", options.weightsFile))
      return error;
  if (hasHeader) {
    StringRef base = StringRef(options.outputPath).drop_back(2);
    if (llvm::Error error = folder->publish("header", (base + ".h").str()))
      return error;
  }
  reporter.time("link", start);
  return llvm::Error::success();
}

llvm::Error CodeGenerator::run() {
  if (llvm::Error error = prepare())
    return error;
  if (kind == ProductKind::PTX)
    return writePtx(instances, devices.front(), options, reporter);
  if (llvm::Error error = describe())
    return error;
  if (llvm::Error error = compileKernels())
    return error;
  if (llvm::Error error = addGpu())
    return error;
  if (llvm::Error error = compileHostProgram())
    return error;
  if (kind == ProductKind::LLVM || kind == ProductKind::Assembly)
    return writeText();
  return linkProgram();
}

} // namespace

llvm::Error tenon::generateCode(ModuleOp module, const CompileOptions &options,
                                Reporter &reporter) {
  return CodeGenerator(module, options, reporter).run();
}
