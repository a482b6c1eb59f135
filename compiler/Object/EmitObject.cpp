//===- EmitObject.cpp - From an LLVM module to text or an object ----------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Object/EmitObject.h"
#include "compiler/Object/Target.h"
#include "llvm/IR/LegacyPassManager.h"
#include "llvm/IR/Module.h"
#include "llvm/IR/Verifier.h"
#include "llvm/Passes/PassBuilder.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Target/TargetMachine.h"
#include "llvm/Transforms/Instrumentation/AddressSanitizer.h"

using namespace tenon;

void tenon::setTarget(llvm::Module &module, const TargetInfo &target,
                      llvm::TargetMachine &machine) {
  module.setTargetTriple(machine.getTargetTriple());
  module.setDataLayout(machine.createDataLayout());
  module.setPICLevel(llvm::PICLevel::BigPIC);
  for (llvm::Function &function : module)
    if (!function.isDeclaration())
      function.addFnAttr("tune-cpu", target.tuneCpu);
}

static llvm::OptimizationLevel passLevel(int level) {
  switch (level) {
  case 1:
    return llvm::OptimizationLevel::O1;
  case 2:
    return llvm::OptimizationLevel::O2;
  default:
    return llvm::OptimizationLevel::O3;
  }
}

static llvm::Error verify(const llvm::Module &module) {
  std::string text;
  llvm::raw_string_ostream stream(text);
  if (!llvm::verifyModule(module, &stream))
    return llvm::Error::success();
  return llvm::createStringError("generated code of '%s' does not verify: %s",
                                 module.getName().str().c_str(), text.c_str());
}

llvm::Error tenon::optimizeModule(llvm::Module &module, llvm::TargetMachine &machine,
                                  const OptimizeOptions &options) {
  if (llvm::Error error = verify(module))
    return error;
  llvm::PipelineTuningOptions tuning;
  tuning.LoopVectorization = options.loopVectorize;
  tuning.LoopInterleaving = options.loopVectorize;
  tuning.SLPVectorization = options.slpVectorize;
  tuning.LoopUnrolling = options.unroll;

  llvm::LoopAnalysisManager loops;
  llvm::FunctionAnalysisManager functions;
  llvm::CGSCCAnalysisManager components;
  llvm::ModuleAnalysisManager modules;
  llvm::PassBuilder builder(&machine, tuning);
  builder.registerModuleAnalyses(modules);
  builder.registerCGSCCAnalyses(components);
  builder.registerFunctionAnalyses(functions);
  builder.registerLoopAnalyses(loops);
  builder.crossRegisterProxies(loops, functions, components, modules);
  if (options.sanitizeAddress) {
    for (llvm::Function &function : module)
      if (!function.isDeclaration())
        function.addFnAttr(llvm::Attribute::SanitizeAddress);
    builder.registerOptimizerLastEPCallback([](llvm::ModulePassManager &passes,
                                               llvm::OptimizationLevel,
                                               llvm::ThinOrFullLTOPhase) {
      passes.addPass(llvm::AddressSanitizerPass(llvm::AddressSanitizerOptions()));
    });
  }
  llvm::ModulePassManager passes =
      options.level <= 0
          ? builder.buildO0DefaultPipeline(llvm::OptimizationLevel::O0)
          : builder.buildPerModuleDefaultPipeline(passLevel(options.level));
  passes.run(module, modules);
  return llvm::Error::success();
}

static llvm::Error emit(llvm::Module &module, llvm::TargetMachine &machine,
                        llvm::raw_pwrite_stream &stream, llvm::CodeGenFileType type) {
  llvm::legacy::PassManager passes;
  if (machine.addPassesToEmitFile(passes, stream, nullptr, type))
    return llvm::createStringError("LLVM cannot emit code for '%s'",
                                   machine.getTargetTriple().str().c_str());
  passes.run(module);
  return llvm::Error::success();
}

llvm::Expected<llvm::SmallVector<char, 0>>
tenon::emitObject(llvm::Module &module, llvm::TargetMachine &machine) {
  llvm::SmallVector<char, 0> bytes;
  llvm::raw_svector_ostream stream(bytes);
  if (llvm::Error error =
          emit(module, machine, stream, llvm::CodeGenFileType::ObjectFile))
    return error;
  return bytes;
}

llvm::Expected<std::string> tenon::emitAssembly(llvm::Module &module,
                                                llvm::TargetMachine &machine) {
  llvm::SmallVector<char, 0> text;
  llvm::raw_svector_ostream stream(text);
  if (llvm::Error error =
          emit(module, machine, stream, llvm::CodeGenFileType::AssemblyFile))
    return error;
  return std::string(text.begin(), text.end());
}

std::string tenon::printModule(const llvm::Module &module) {
  std::string text;
  llvm::raw_string_ostream stream(text);
  module.print(stream, nullptr);
  return text;
}
