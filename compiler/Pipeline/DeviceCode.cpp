//===- DeviceCode.cpp - GPU kernels as a product --------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "compiler/Pipeline/DeviceCode.h"
#include "compiler/GPU/DeviceKernel.h"
#include "compiler/Object/OutputFile.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Target/LLVMIR/Export.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"
#include "llvm/Linker/Linker.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace tenon;

/// What the launch table says of one kernel.
static void describe(llvm::raw_ostream &os, const KernelInstance &instance,
                     const DeviceLaunch &launch) {
  rt::KernelOp kernel = instance.kernel;
  os << "// kernel " << instance.symbol
     << "\n//   nodes: " << llvm::join(instance.nodes, ", ") << "\n//   threads "
     << launch.threads << ", shared bytes " << launch.sharedBytes << ", points per block "
     << launch.pointsPerBlock << "\n";
  for (auto [i, type] : llvm::enumerate(instance.operandTypes)) {
    os << "//   " << (i < kernel.getNumIns() ? "in " : "out ");
    if (auto memref = dyn_cast<MemRefType>(type))
      os << memref;
    else
      os << "size";
    os << "\n";
  }
}

/// All kernels that `isWanted`, as one module; `launches` gets how each is launched.
static llvm::Expected<std::string>
emitKernels(ArrayRef<KernelInstance> instances, const DeviceTarget &device,
            const CompileOptions &options,
            llvm::function_ref<bool(const KernelInstance &)> isWanted,
            std::vector<DeviceLaunch> &launches) {
  llvm::LLVMContext context;
  llvm::Module whole(options.stem, context);
  llvm::Linker linker(whole);
  launches.assign(instances.size(), {});
  for (auto [i, instance] : llvm::enumerate(instances)) {
    if (!isWanted(instance))
      continue;
    OwningOpRef<ModuleOp> module =
        ModuleOp::create(rt::KernelOp(instance.kernel).getLoc(), instance.symbol);
    FailureOr<DeviceLaunch> launch =
        writeDeviceKernel(*module, instance.symbol, instance, options.fastMath);
    if (failed(launch))
      return llvm::createStringError("kernel '%s' cannot be compiled for %s",
                                     instance.symbol.c_str(), device.name.c_str());
    std::unique_ptr<llvm::Module> llvmModule =
        translateModuleToLLVMIR(*module, context, instance.symbol);
    if (!llvmModule || linker.linkInModule(std::move(llvmModule)))
      return llvm::createStringError("kernel '%s' cannot be translated",
                                     instance.symbol.c_str());
    launches[i] = *launch;
  }
  return emitPtx(whole, device, options.optLevel);
}

llvm::Error tenon::writePtx(ArrayRef<KernelInstance> instances,
                            const DeviceTarget &device, const CompileOptions &options,
                            Reporter &reporter) {
  auto start = Reporter::Clock::now();
  auto hasForm = [](const KernelInstance &instance) {
    return hasDeviceForm(instance.kernel);
  };
  std::vector<DeviceLaunch> launches;
  auto ptx = emitKernels(instances, device, options, hasForm, launches);
  if (!ptx)
    return ptx.takeError();
  std::string table;
  llvm::raw_string_ostream os(table);
  os << "// Kernels of '" << options.graphPath << "' for " << device.name << ".\n";
  for (auto [instance, launch] : llvm::zip_equal(instances, launches))
    if (hasForm(instance))
      describe(os, instance, launch);
    else
      os << "// on the host: " << instance.symbol
         << "\n//   nodes: " << llvm::join(instance.nodes, ", ") << "\n";
  reporter.time("kernels", start);
  return writeOutputFile(options.outputPath, [&](llvm::raw_pwrite_stream &file) {
    file << table << *ptx;
    return llvm::Error::success();
  });
}

llvm::Error tenon::addImages(ArrayRef<KernelInstance> instances,
                             ArrayRef<DeviceTarget> devices,
                             const CompileOptions &options, GpuDescription &gpu,
                             std::vector<DeviceLaunch> &launches) {
  for (const DeviceTarget &device : devices) {
    auto ptx = emitKernels(
        instances, device, options,
        [](const KernelInstance &instance) { return instance.isOnGpu; }, launches);
    if (!ptx)
      return ptx.takeError();
    gpu.images.push_back(
        {device.name, device.capability(), device.isExact(), std::move(*ptx)});
  }
  return llvm::Error::success();
}

/// Whether the kernel computes all of destination `number` and reads nothing of it.
static bool isOverwritten(const KernelInstance &instance, unsigned number) {
  rt::KernelOp kernel = instance.kernel;
  auto type = cast<MemRefType>(instance.operandTypes[number]);
  if (instance.mayAlias.test(number) || !type.getLayout().isIdentity())
    return false;
  for (OpOperand &use : kernel.getBlock().getArgument(number).getUses()) {
    auto op = dyn_cast<linalg::LinalgOp>(use.getOwner());
    if (!op || !op.isDpsInit(&use) || op.payloadUsesValueFromOperand(&use) ||
        !op.getMatchingIndexingMap(&use).isPermutation())
      return false;
  }
  return true;
}

/// A letter a word of a launch.
static std::string wordsOf(const KernelInstance &instance) {
  std::string words;
  rt::KernelOp kernel = instance.kernel;
  for (auto [i, type] : llvm::enumerate(instance.operandTypes)) {
    auto memref = dyn_cast<MemRefType>(type);
    if (!memref) {
      words += 'n';
      continue;
    }
    bool isRead = i < kernel.getNumIns();
    words += isRead ? 'r' : isOverwritten(instance, i) ? 'w' : 'u';
    SmallVector<int64_t> strides;
    int64_t offset;
    (void)memref.getStridesAndOffset(strides, offset);
    words.append(memref.getNumDynamicDims() + llvm::count(strides, ShapedType::kDynamic),
                 'n');
  }
  return words;
}

std::vector<GpuKernelDescription>
tenon::describeLaunches(ArrayRef<KernelInstance> instances,
                        ArrayRef<DeviceLaunch> launches) {
  std::vector<GpuKernelDescription> kernels;
  for (auto [instance, launch] : llvm::zip_equal(instances, launches)) {
    GpuKernelDescription &kernel = kernels.emplace_back();
    if (!instance.isOnGpu)
      continue;
    kernel = {instance.symbol, wordsOf(instance), llvm::join(instance.nodes, ", "),
              int32_t(launch.threads), launch.pointsPerBlock};
  }
  return kernels;
}
