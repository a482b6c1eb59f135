//===- RoutineLibrary.cpp - Routines compiled ahead, as LLVM IR -----------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "compiler/CPU/RoutineLibrary.h"
#include "compiler/Object/Target.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Bitcode/BitcodeReader.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"
#include "llvm/Linker/Linker.h"
#include "llvm/Support/MemoryBufferRef.h"
#include "llvm/TargetParser/Triple.h"

using namespace tenon;

// Written by Routines/CMakeLists.txt.
extern "C" const char tenon_routines_x86_64[], tenon_routines_x86_64_end[];
extern "C" const char tenon_routines_aarch64[], tenon_routines_aarch64_end[];

static llvm::MemoryBufferRef bitcodeFor(const llvm::Triple &triple) {
  auto between = [](const char *begin, const char *end) {
    return llvm::MemoryBufferRef(llvm::StringRef(begin, end - begin), "routines");
  };
  return triple.isAArch64() ? between(tenon_routines_aarch64, tenon_routines_aarch64_end)
                            : between(tenon_routines_x86_64, tenon_routines_x86_64_end);
}

bool tenon::hasRoutine(llvm::StringRef symbol) {
  static const llvm::StringSet<> *const symbols = [] {
    auto *names = new llvm::StringSet<>;
    llvm::LLVMContext context;
    auto library = llvm::getLazyBitcodeModule(bitcodeFor(llvm::Triple()), context);
    if (library)
      for (llvm::Function &function : **library)
        if (!function.isDeclaration())
          names->insert(function.getName());
    llvm::consumeError(library.takeError());
    return names;
  }();
  return symbols->contains(symbol);
}

llvm::Error tenon::linkRoutines(llvm::Module &module, const TargetInfo &target) {
  bool callsAny = false;
  for (llvm::Function &function : module)
    callsAny |=
        function.isDeclaration() && function.getName().starts_with(kRoutinePrefix);
  if (!callsAny)
    return llvm::Error::success();
  llvm::StringSet<> own;
  for (llvm::Function &function : module)
    if (!function.isDeclaration())
      own.insert(function.getName());
  auto library = llvm::getLazyBitcodeModule(bitcodeFor(llvm::Triple(target.triple)),
                                            module.getContext());
  if (!library)
    return library.takeError();
  // The kernel's CPU and relocations are the caller's to choose.
  if (llvm::NamedMDNode *flags = (*library)->getModuleFlagsMetadata())
    flags->eraseFromParent();
  (*library)->setTargetTriple(module.getTargetTriple());
  (*library)->setDataLayout(module.getDataLayout());
  if (llvm::Linker::linkModules(module, std::move(*library),
                                llvm::Linker::Flags::LinkOnlyNeeded))
    return llvm::createStringError("the routine library cannot be linked");
  for (llvm::Function &function : module) {
    if (function.isDeclaration() || own.contains(function.getName()))
      continue;
    function.setLinkage(llvm::GlobalValue::InternalLinkage);
    function.setComdat(nullptr);
    for (llvm::StringRef attribute : {"target-cpu", "target-features", "tune-cpu"})
      function.removeFnAttr(attribute);
  }
  for (llvm::GlobalVariable &global : module.globals())
    if (!global.isDeclaration()) {
      global.setLinkage(llvm::GlobalValue::InternalLinkage);
      global.setComdat(nullptr);
    }
  return llvm::Error::success();
}
