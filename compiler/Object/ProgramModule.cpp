//===- ProgramModule.cpp - The tn_module table of a program ---------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Builds abi.h's structures as LLVM constants, field by field in the header's
// order; LLVM lays them out as C does. Assumes a target with 64-bit pointers.
//
//===----------------------------------------------------------------------===//
#include "compiler/Object/ProgramModule.h"
#include "tenon/abi.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/DerivedTypes.h"
#include "llvm/IR/GlobalAlias.h"
#include "llvm/IR/Module.h"
#include "llvm/TargetParser/Triple.h"

using namespace tenon;
using llvm::Constant;
using llvm::StringRef;

namespace {

/// Makes the constants of one module.
class TableBuilder {
public:
  explicit TableBuilder(llvm::Module &module)
      : module(module), context(module.getContext()),
        pointer(llvm::PointerType::get(context, 0)),
        word(llvm::Type::getInt32Ty(context)), longWord(llvm::Type::getInt64Ty(context)) {
  }

  Constant *number(uint32_t value) { return llvm::ConstantInt::get(word, value); }
  Constant *longNumber(uint64_t value) { return llvm::ConstantInt::get(longWord, value); }
  Constant *null() { return llvm::ConstantPointerNull::get(pointer); }

  Constant *record(llvm::ArrayRef<Constant *> fields) {
    return llvm::ConstantStruct::getAnon(context, fields);
  }

  /// A private constant; null if it would have no bytes.
  llvm::GlobalVariable *constant(StringRef name, Constant *value) {
    auto *global =
        new llvm::GlobalVariable(module, value->getType(), /*isConstant=*/true,
                                 llvm::GlobalValue::PrivateLinkage, value, name);
    return global;
  }

  Constant *text(StringRef text) {
    llvm::GlobalVariable *global =
        constant("text", llvm::ConstantDataArray::getString(context, text));
    global->setUnnamedAddr(llvm::GlobalValue::UnnamedAddr::Global);
    return global;
  }

  Constant *array(StringRef name, llvm::ArrayRef<Constant *> items) {
    if (items.empty())
      return null();
    auto *type = llvm::ArrayType::get(items.front()->getType(), items.size());
    return constant(name, llvm::ConstantArray::get(type, items));
  }

  /// A function of another object of this program; its type does not matter.
  Constant *function(StringRef name) {
    auto *type = llvm::FunctionType::get(llvm::Type::getVoidTy(context), false);
    auto *found =
        llvm::cast<llvm::Function>(module.getOrInsertFunction(name, type).getCallee());
    found->setVisibility(llvm::GlobalValue::HiddenVisibility);
    found->setDSOLocal(true);
    return found;
  }

  Constant *entries(const ProgramDescription &program) {
    llvm::SmallVector<Constant *> items;
    for (const SignatureDescription &signature : program.signatures)
      items.push_back(
          record({text(signature.name), function(signature.runSymbol),
                  function(signature.shapeSymbol), number(signature.usesGpu)}));
    return array("entries", items);
  }

  Constant *targets(const ProgramDescription &program) {
    llvm::SmallVector<Constant *> items;
    for (const TargetDescription &target : program.targets) {
      llvm::SmallVector<Constant *> bodies;
      for (const KernelDescription &kernel : program.kernels)
        bodies.push_back(kernel.hasCpuBody ? function(kernel.symbol + target.kernelSuffix)
                                           : null());
      items.push_back(
          record({text(target.cpu), number(target.features), array("kernels", bodies)}));
    }
    return array("targets", items);
  }

  Constant *gpuKernels(const GpuDescription &gpu) {
    llvm::SmallVector<Constant *> items;
    for (const GpuKernelDescription &kernel : gpu.kernels)
      items.push_back(
          kernel.name.empty()
              ? record({null(), null(), null(), number(0), longNumber(1)})
              : record({text(kernel.name), text(kernel.words), text(kernel.nodes),
                        number(kernel.threads), longNumber(kernel.pointsPerBlock)}));
    return array("gpu_kernels", items);
  }

  Constant *gpuImages(const GpuDescription &gpu) {
    llvm::SmallVector<Constant *> items;
    for (const GpuImageDescription &image : gpu.images)
      items.push_back(
          record({text(image.gpu), number(image.capability), number(image.isExact),
                  text(image.bytes), longNumber(image.bytes.size() + 1)}));
    return array("gpu_images", items);
  }

  Constant *emulatedBodies(const GpuDescription &gpu) {
    llvm::SmallVector<Constant *> items;
    for (const GpuKernelDescription &kernel : gpu.kernels)
      items.push_back(kernel.name.empty() ? null()
                                          : function(kernel.name + gpu.emulatedSuffix));
    return gpu.emulatedSuffix.empty() ? null() : array("emulated", items);
  }

  Constant *gpu(const ProgramDescription &program) {
    if (!program.gpu)
      return null();
    const GpuDescription &gpu = *program.gpu;
    auto *driver = new llvm::GlobalVariable(
        module, pointer, true, llvm::GlobalValue::ExternalLinkage, nullptr, gpu.driver);
    return constant("gpu",
                    record({driver, number(gpu.index), number(gpu.mayUseCpu),
                            number(gpu.kernels.size()), number(gpu.images.size()),
                            gpuKernels(gpu), gpuImages(gpu), emulatedBodies(gpu)}));
  }

  Constant *manifest(llvm::ArrayRef<uint8_t> bytes) {
    if (bytes.empty())
      return null();
    llvm::GlobalVariable *global =
        constant("manifest", llvm::ConstantDataArray::get(context, bytes));
    global->setSection(".tenon.manifest");
    global->setAlignment(llvm::Align(16));
    return global;
  }

  Constant *weights(const ProgramDescription &program) {
    if (program.weightsSize == 0 || !program.weightsFile.empty())
      return null();
    auto *global = new llvm::GlobalVariable(
        module, llvm::ArrayType::get(llvm::Type::getInt8Ty(context), 0), true,
        llvm::GlobalValue::ExternalLinkage, nullptr, weightsSymbol(program.stem));
    global->setVisibility(llvm::GlobalValue::HiddenVisibility);
    global->setDSOLocal(true);
    return global;
  }

private:
  llvm::Module &module;
  llvm::LLVMContext &context;
  llvm::PointerType *pointer;
  llvm::Type *word, *longWord;
};

} // namespace

std::unique_ptr<llvm::Module>
tenon::buildProgramModule(llvm::LLVMContext &context, const ProgramDescription &program,
                          llvm::ArrayRef<uint8_t> manifest,
                          const ProgramModuleOptions &options) {
  auto module = std::make_unique<llvm::Module>(program.stem, context);
  module->setTargetTriple(llvm::Triple(program.triple));
  TableBuilder build(*module);
  Constant *table = build.record(
      {build.number(TENON_ABI_VERSION), build.number(program.signatures.size()),
       build.entries(program), build.number(program.targets.size()),
       build.number(program.kernels.size()), build.targets(program),
       build.manifest(manifest), build.longNumber(manifest.size()),
       build.weights(program), build.longNumber(program.weightsSize),
       build.gpu(program)});
  llvm::GlobalVariable *global = build.constant(moduleSymbol(program.stem), table);
  global->setLinkage(llvm::GlobalValue::ExternalLinkage);
  if (options.forExecutable)
    llvm::GlobalAlias::create(global->getValueType(), 0,
                              llvm::GlobalValue::ExternalLinkage, "tenon_main_module",
                              global, module.get());
  return module;
}
