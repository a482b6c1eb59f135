//===- DeviceCode.cpp - GPU kernels as a product --------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "compiler/Pipeline/DeviceCode.h"
#include "compiler/GPU/DeviceKernel.h"
#include "compiler/Object/OutputFile.h"
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

llvm::Error tenon::writePtx(ArrayRef<KernelInstance> instances,
                            const DeviceTarget &device, const CompileOptions &options,
                            Reporter &reporter) {
  auto start = Reporter::Clock::now();
  llvm::LLVMContext context;
  llvm::Module whole(options.stem, context);
  llvm::Linker linker(whole);
  std::string table;
  llvm::raw_string_ostream os(table);
  os << "// Kernels of '" << options.graphPath << "' for " << device.name << ".\n";
  for (const KernelInstance &instance : instances) {
    rt::KernelOp kernel = instance.kernel;
    if (!hasDeviceForm(kernel)) {
      os << "// on the host: " << instance.symbol
         << "\n//   nodes: " << llvm::join(instance.nodes, ", ") << "\n";
      continue;
    }
    OwningOpRef<ModuleOp> module = ModuleOp::create(kernel.getLoc(), instance.symbol);
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
    describe(os, instance, *launch);
  }
  llvm::Expected<std::string> ptx = emitPtx(whole, device, options.optLevel);
  if (!ptx)
    return ptx.takeError();
  reporter.time("kernels", start);
  return writeOutputFile(options.outputPath, [&](llvm::raw_pwrite_stream &file) {
    file << table << *ptx;
    return llvm::Error::success();
  });
}
