//===- DeviceTarget.cpp - GPUs that code is generated for -----------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "compiler/GPU/DeviceTarget.h"
#include "compiler/Object/EmitObject.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/IR/Module.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Target/TargetMachine.h"
#include <mutex>

using namespace tenon;
using llvm::StringRef;

static constexpr char kTriple[] = "nvptx64-nvidia-cuda";

/// What is compiled for, with the oldest PTX that has its instructions.
static llvm::ArrayRef<DeviceTarget> devices() {
  static const std::vector<DeviceTarget> table = {
      {"sm_80", "sm_80", "+ptx70"}, {"sm_86", "sm_86", "+ptx71"},
      {"sm_89", "sm_89", "+ptx78"}, {"sm_90a", "sm_90a", "+ptx80"},
      {"emulated", "", ""},
  };
  return table;
}

llvm::Expected<DeviceTarget> tenon::lookupDevice(StringRef name) {
  std::string names;
  for (const DeviceTarget &device : devices()) {
    if (device.name == name)
      return device;
    names += (names.empty() ? "" : ", ") + device.name;
  }
  return llvm::createStringError("unknown GPU '%s'; there are %s", name.str().c_str(),
                                 names.c_str());
}

llvm::Expected<std::vector<DeviceTarget>>
tenon::chooseDevices(const std::vector<std::string> &names, ProductKind product) {
  bool isPtx = product == ProductKind::PTX;
  if (isPtx && names.empty())
    return llvm::createStringError("a .ptx output needs --gpu, as in --gpu sm_80");
  std::vector<DeviceTarget> found;
  for (const std::string &name : names) {
    llvm::Expected<DeviceTarget> device = lookupDevice(name);
    if (!device)
      return device.takeError();
    found.push_back(std::move(*device));
  }
  auto isEmulated = [](const DeviceTarget &device) { return device.isEmulated(); };
  bool emulates = llvm::any_of(found, isEmulated);
  if (emulates && isPtx)
    return llvm::createStringError("a .ptx output has no code for the GPU 'emulated': "
                                   "its code is the CPU's");
  if (found.size() > 1 && (emulates || isPtx))
    return llvm::createStringError("one GPU at a time: both '%s' and '%s' are given",
                                   names[0].c_str(), names[1].c_str());
  if (emulates && (product == ProductKind::Object || product == ProductKind::Archive))
    return llvm::createStringError("the emulated GPU comes with a .so or an executable: "
                                   "a .o or .a would need its runtime");
  // What runs on one GPU alone comes with what runs on all.
  if (!isPtx && !emulates &&
      llvm::any_of(found, [](auto &one) { return one.isExact(); }) &&
      llvm::all_of(found, [](auto &one) { return one.isExact(); }))
    found.push_back(devices().front());
  llvm::sort(found, [](const DeviceTarget &a, const DeviceTarget &b) {
    return std::make_pair(a.isExact(), a.capability()) >
           std::make_pair(b.isExact(), b.capability());
  });
  return found;
}

int DeviceTarget::capability() const {
  int number = 0;
  StringRef text(chip);
  text.consume_front("sm_");
  text.consumeInteger(10, number);
  return number;
}

static void initializeNvptx() {
  static std::once_flag once;
  std::call_once(once, [] {
    LLVMInitializeNVPTXTargetInfo();
    LLVMInitializeNVPTXTarget();
    LLVMInitializeNVPTXTargetMC();
    LLVMInitializeNVPTXAsmPrinter();
  });
}

llvm::Expected<std::string> tenon::emitPtx(llvm::Module &module,
                                           const DeviceTarget &device, int level) {
  initializeNvptx();
  std::string message;
  llvm::Triple triple(kTriple);
  const llvm::Target *target = llvm::TargetRegistry::lookupTarget(triple, message);
  if (!target)
    return llvm::createStringError("this LLVM has no code generator for GPUs: %s",
                                   message.c_str());
  std::unique_ptr<llvm::TargetMachine> machine(target->createTargetMachine(
      triple, device.chip, device.features, llvm::TargetOptions(), std::nullopt,
      std::nullopt, llvm::CodeGenOptLevel::Aggressive));
  module.setTargetTriple(triple);
  module.setDataLayout(machine->createDataLayout());
  OptimizeOptions options;
  options.level = std::max(level, 1);
  if (llvm::Error error = optimizeModule(module, *machine, options))
    return error;
  return emitAssembly(module, *machine);
}
