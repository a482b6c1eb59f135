//===- EmitObjectTest.cpp - LLVM modules to text and objects --------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Object/EmitObject.h"
#include "SampleProgram.h"
#include "llvm/AsmParser/Parser.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Target/TargetMachine.h"

using namespace tenon;
using namespace tenon::test;

namespace {

constexpr char loop[] = R"(
define void @scale(ptr noalias %x, ptr noalias %y, i64 %n) {
entry:
  br label %loop
loop:
  %i = phi i64 [0, %entry], [%next, %loop]
  %from = getelementptr float, ptr %x, i64 %i
  %to = getelementptr float, ptr %y, i64 %i
  %v = load float, ptr %from
  %w = fmul float %v, 2.0
  store float %w, ptr %to
  %next = add i64 %i, 1
  %done = icmp eq i64 %next, %n
  br i1 %done, label %end, label %loop
end:
  ret void
}
)";

std::string assemblyFor(const char *cpu, const OptimizeOptions &options) {
  llvm::LLVMContext context;
  llvm::SMDiagnostic diagnostic;
  auto module = llvm::parseAssemblyString(loop, diagnostic, context);
  TargetInfo target = llvm::cantFail(lookupTarget("x86_64-unknown-linux-gnu", cpu));
  auto machine = llvm::cantFail(createTargetMachine(target, options.level));
  setTarget(*module, target, *machine);
  llvm::cantFail(optimizeModule(*module, *machine, options));
  return llvm::cantFail(emitAssembly(*module, *machine));
}

TEST(EmitObject, fullRegistersOfAvx512) {
  EXPECT_NE(assemblyFor("x86-64-v4", {}).find("%zmm"), std::string::npos);
  EXPECT_EQ(assemblyFor("x86-64-v3", {}).find("%zmm"), std::string::npos);
}

TEST(EmitObject, vectorizersCanBeSwitchedOff) {
  OptimizeOptions options;
  options.loopVectorize = options.slpVectorize = false;
  EXPECT_EQ(assemblyFor("x86-64-v4", options).find("%zmm"), std::string::npos);
}

TEST(EmitObject, brokenModuleIsAnError) {
  llvm::LLVMContext context;
  llvm::Module module("broken", context);
  auto *type = llvm::FunctionType::get(llvm::Type::getVoidTy(context), false);
  auto *function =
      llvm::Function::Create(type, llvm::Function::ExternalLinkage, "f", module);
  llvm::BasicBlock::Create(context, "entry", function); // no terminator
  TargetInfo target = llvm::cantFail(lookupTarget(hostTriple(), "native"));
  auto machine = llvm::cantFail(createTargetMachine(target, 2));
  std::string text = textOf(optimizeModule(module, *machine, {}));
  EXPECT_EQ(text.find("generated code of 'broken' does not verify: "), 0u) << text;
}

} // namespace
