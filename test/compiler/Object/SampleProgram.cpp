//===- SampleProgram.cpp - A small program from LLVM IR by hand -----------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "SampleProgram.h"
#include "compiler/Object/EmitObject.h"
#include "compiler/Object/Header.h"
#include "compiler/Object/Manifest.h"
#include "compiler/Object/OutputFile.h"
#include "compiler/Object/ProgramModule.h"
#include "compiler/Object/Weights.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"
#include "llvm/IRReader/IRReader.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Target/TargetMachine.h"
#include <cstdlib>

using namespace tenon;
using namespace tenon::test;
using llvm::StringRef;

/// Host code: a tn_call is buffers, feed_dims, fetch_dims, allocate, arena, weights,
/// kernels, launch…
static constexpr StringRef hostCode = R"(
%call = type { ptr, ptr, ptr, ptr, ptr, ptr, ptr, ptr, i32, i32, ptr, i32, i32, i64, i64 }

define hidden i32 @run_add(ptr %call) {
  %buffers = load ptr, ptr %call
  %x = load ptr, ptr %buffers
  %y.slot = getelementptr ptr, ptr %buffers, i32 1
  %y = load ptr, ptr %y.slot
  %dims.slot = getelementptr %call, ptr %call, i32 0, i32 1
  %dims = load ptr, ptr %dims.slot
  %b = load i64, ptr %dims
  %weights.slot = getelementptr %call, ptr %call, i32 0, i32 5
  %weights = load ptr, ptr %weights.slot
  %kernels.slot = getelementptr %call, ptr %call, i32 0, i32 6
  %kernels = load ptr, ptr %kernels.slot
  %kernel = load ptr, ptr %kernels
  %args = alloca [4 x ptr]
  %b.word = inttoptr i64 %b to ptr
  store ptr %x, ptr %args
  %arg1 = getelementptr ptr, ptr %args, i32 1
  store ptr %b.word, ptr %arg1
  %arg2 = getelementptr ptr, ptr %args, i32 2
  store ptr %weights, ptr %arg2
  %arg3 = getelementptr ptr, ptr %args, i32 3
  store ptr %y, ptr %arg3
  call void %kernel(ptr %args, i32 0, i32 1)
  ret i32 0
}

define hidden void @shape_add(ptr %feed, ptr %fetch, ptr %arena) {
  %b = load i64, ptr %feed
  store i64 %b, ptr %fetch
  %second = getelementptr i64, ptr %fetch, i32 1
  store i64 2, ptr %second
  store i64 64, ptr %arena
  ret void
}

define hidden i32 @run_count(ptr %call) {
  %buffers = load ptr, ptr %call
  %d.address = load ptr, ptr %buffers
  %d = load i64, ptr %d.address
  %bad = icmp slt i64 %d, 0
  br i1 %bad, label %fail, label %good
good:
  %total.slot = getelementptr ptr, ptr %buffers, i32 1
  %total = load ptr, ptr %total.slot
  %n.slot = getelementptr ptr, ptr %buffers, i32 2
  %n = load ptr, ptr %n.slot
  %old = load i64, ptr %n
  %new = add i64 %old, %d
  store i64 %new, ptr %n
  store i64 %new, ptr %total
  ret i32 0
fail:
  %code = getelementptr %call, ptr %call, i32 0, i32 11
  store i32 6, ptr %code
  %check = getelementptr %call, ptr %call, i32 0, i32 12
  store i32 0, ptr %check
  %value = getelementptr %call, ptr %call, i32 0, i32 13
  store i64 %d, ptr %value
  ret i32 6
}

define hidden void @shape_count(ptr %feed, ptr %fetch, ptr %arena) {
  store i64 0, ptr %arena
  ret void
}
)";

static constexpr StringRef kernelCode = R"(
define hidden void @SYMBOL(ptr %args, i32 %part, i32 %parts) {
entry:
  %x = load ptr, ptr %args
  %a1 = getelementptr ptr, ptr %args, i32 1
  %b.word = load ptr, ptr %a1
  %b = ptrtoint ptr %b.word to i64
  %a2 = getelementptr ptr, ptr %args, i32 2
  %w = load ptr, ptr %a2
  %a3 = getelementptr ptr, ptr %args, i32 3
  %y = load ptr, ptr %a3
  %n = mul i64 %b, 2
  %none = icmp eq i64 %n, 0
  br i1 %none, label %end, label %loop
loop:
  %i = phi i64 [0, %entry], [%next, %loop]
  %column = and i64 %i, 1
  %x.at = getelementptr float, ptr %x, i64 %i
  %w.at = getelementptr float, ptr %w, i64 %column
  %y.at = getelementptr float, ptr %y, i64 %i
  %xv = load float, ptr %x.at
  %wv = load float, ptr %w.at
  %sum = fadd float %xv, %wv
  store float %sum, ptr %y.at
  %next = add i64 %i, 1
  %done = icmp eq i64 %next, %n
  br i1 %done, label %end, label %loop
end:
  ret void
}
)";

ProgramDescription test::sampleProgram(StringRef stem) {
  ProgramDescription program;
  program.stem = stem.str();
  program.triple = hostTriple();
  program.producer = "tenon 0.1.0";
  SignatureDescription add, count;
  add.name = "serving_default";
  add.runSymbol = "run_add";
  add.shapeSymbol = "shape_add";
  add.feeds.push_back({"x:0", "x", ElementKind::Float32, {-1, 2}, {"b", ""}});
  add.fetches.push_back({"y:0", "y", ElementKind::Float32, {-1, 2}, {"b", ""}});
  add.arenaSize = 64;
  count.name = "count";
  count.runSymbol = "run_count";
  count.shapeSymbol = "shape_count";
  count.feeds.push_back({"d:0", "", ElementKind::Int64, {}, {}});
  count.fetches.push_back({"total:0", "total", ElementKind::Int64, {}, {}});
  count.variables.push_back({0, true, true});
  count.arenaSize = 0;
  program.signatures = {add, count};
  program.variables.push_back(
      {{"n", "", ElementKind::Int64, {}, {}}, true, /*initialOffset=*/64, "", ""});
  program.kernels.push_back({"add", {"layer/add"}, 0});
  program.checks.push_back({"d is {0}, but must be at least 0", "d", true});
  return program;
}

static llvm::Expected<std::string> compileText(std::string code, const TargetInfo &target,
                                               const WorkFolder &folder, StringRef name) {
  llvm::LLVMContext context;
  llvm::SMDiagnostic diagnostic;
  auto module = llvm::parseIR(llvm::MemoryBufferRef(code, name), diagnostic, context);
  if (!module)
    return llvm::createStringError("%s", diagnostic.getMessage().str().c_str());
  auto machine = createTargetMachine(target, 3);
  if (!machine)
    return machine.takeError();
  setTarget(*module, target, **machine);
  if (llvm::Error error = optimizeModule(*module, **machine, {}))
    return error;
  auto bytes = emitObject(*module, **machine);
  if (!bytes)
    return bytes.takeError();
  return folder.write(name, *bytes);
}

static llvm::Expected<std::string> compileTable(const ProgramDescription &program,
                                                const TargetInfo &target,
                                                const WorkFolder &folder,
                                                bool forExecutable) {
  llvm::LLVMContext context;
  auto module =
      buildProgramModule(context, program, buildManifest(program), {forExecutable});
  auto machine = createTargetMachine(target, 0);
  if (!machine)
    return machine.takeError();
  setTarget(*module, target, **machine);
  auto bytes = emitObject(*module, **machine);
  if (!bytes)
    return bytes.takeError();
  return folder.write("table.o", *bytes);
}

static llvm::Error writeSampleWeights(LinkInputs &inputs, ProgramDescription &program,
                                      const WorkFolder &folder) {
  WeightStore store;
  float w[] = {10, 20};
  int64_t n = 5;
  int64_t first = store.addCopy({reinterpret_cast<char *>(w), sizeof w});
  int64_t second = store.addCopy({reinterpret_cast<char *>(&n), sizeof n});
  WeightLayout layout(store, {first, second});
  EXPECT_EQ(layout.offset(second), 64);
  program.weightsSize = layout.totalSize();
  inputs.weightsObject = folder.file("weights.o");
  return writeWeightsObject(inputs.weightsObject, program.triple, program.stem, store,
                            layout);
}

llvm::Error test::buildSample(const std::string &path, bool withHeader) {
  auto kind = productKindOf(path);
  if (!kind)
    return kind.takeError();
  auto folder = WorkFolder::create(path);
  if (!folder)
    return folder.takeError();
  ProgramDescription program = sampleProgram(stemOf(path));
  auto targets = lookupTargets(program.triple, defaultCpus(program.triple, false));
  if (!targets)
    return targets.takeError();
  LinkInputs inputs;
  auto add = [&](llvm::Expected<std::string> object) {
    if (object)
      inputs.objects.push_back(*object);
    return object.takeError();
  };
  for (const TargetInfo &target : *targets) {
    std::string suffix = "_" + toIdentifier(target.name);
    program.targets.push_back({target.name, target.featureBits, suffix});
    std::string code = kernelCode.str();
    code.replace(code.find("SYMBOL"), 6, "add" + suffix);
    if (auto error = add(compileText(code, target, *folder, "add" + suffix)))
      return error;
  }
  if (auto error = writeSampleWeights(inputs, program, *folder))
    return error;
  if (auto error = add(compileText(hostCode.str(), targets->back(), *folder, "host.o")))
    return error;
  if (auto error = add(compileTable(program, targets->back(), *folder,
                                    *kind == ProductKind::Executable)))
    return error;
  LinkOptions options;
  options.stem = program.stem;
  options.triple = program.triple;
  options.outputPath = path;
  if (auto error = linkProduct(*kind, inputs, options, *folder))
    return error;
  if (!withHeader)
    return llvm::Error::success();
  auto header = writeHeader(program, "");
  if (!header)
    return header.takeError();
  std::string headerPath = path.substr(0, path.rfind('.')) + ".h";
  return writeOutputFile(headerPath, [&](llvm::raw_pwrite_stream &stream) {
    stream << *header;
    return llvm::Error::success();
  });
}

TestFolder::TestFolder() {
  llvm::SmallString<128> name;
  llvm::sys::fs::createUniqueDirectory("tenon-object-test", name);
  path = name.str().str();
}

TestFolder::~TestFolder() { llvm::sys::fs::remove_directories(path); }

std::vector<std::string> TestFolder::list() const {
  std::vector<std::string> names;
  std::error_code code;
  for (llvm::sys::fs::directory_iterator it(path, code), end; it != end;
       it.increment(code))
    names.push_back(it->path().substr(path.size() + 1));
  llvm::sort(names);
  return names;
}

std::string test::textOf(llvm::Error error) {
  return error ? llvm::toString(std::move(error)) : "";
}

std::string test::readFile(const std::string &path) {
  auto buffer = llvm::MemoryBuffer::getFile(path);
  return buffer ? (*buffer)->getBuffer().str() : "";
}

int test::shell(const std::string &command, std::string *output) {
  FILE *pipe = popen((command + " 2>&1").c_str(), "r");
  char bytes[256];
  while (size_t size = fread(bytes, 1, sizeof bytes, pipe))
    if (output)
      output->append(bytes, size);
  return pclose(pipe);
}
