//===- LinkTest.cpp - Shared objects, archives, objects -------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "SampleProgram.h"
#include "compiler/Object/OutputFile.h"
#include "tenon/abi.h"
#include <dlfcn.h>

using namespace tenon;
using namespace tenon::test;

namespace {

TEST(Link, sharedObjectRunsThroughItsTable) {
  TestFolder folder;
  std::string path = folder.file("my-model.so");
  ASSERT_EQ(textOf(buildSample(path)), "");
  EXPECT_EQ(folder.list(), std::vector<std::string>{"my-model.so"});
  void *handle = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  ASSERT_NE(handle, nullptr) << dlerror();
  auto *module = static_cast<const tn_module *>(dlsym(handle, "tenon_module_my_model"));
  ASSERT_NE(module, nullptr);
  EXPECT_EQ(module->abi_version, TENON_ABI_VERSION);
  EXPECT_EQ(module->entry_count, 2u);
  EXPECT_EQ(module->weights_size, 128u);
  EXPECT_EQ(uintptr_t(module->weights) % 64, 0u);
  EXPECT_STREQ(module->entries[1].name, "count");
  float x[] = {1, 2, 3, 4}, y[4];
  int64_t dims[] = {2, 2};
  void *buffers[] = {x, y};
  for (uint32_t t = 0; t < module->target_count; ++t) {
    if (!__builtin_cpu_supports("avx512vl") &&
        module->targets[t].features & TN_CPU_X86_64_V4)
      continue;
    tn_call call = {};
    call.buffers = buffers;
    call.feed_dims = dims;
    call.weights = module->weights;
    call.kernels = module->targets[t].kernels;
    EXPECT_EQ(module->entries[0].run(&call), 0);
    EXPECT_EQ(y[0], 11);
    EXPECT_EQ(y[3], 24);
  }
  dlclose(handle);
}

TEST(Link, sharedObjectExportsTheTableAlone) {
  TestFolder folder;
  std::string path = folder.file("m.so"), output;
  ASSERT_EQ(textOf(buildSample(path)), "");
  ASSERT_EQ(shell("nm -D --defined-only " + path, &output), 0);
  EXPECT_EQ(std::count(output.begin(), output.end(), '\n'), 1) << output;
  EXPECT_NE(output.find("tenon_module_m"), std::string::npos) << output;
}

TEST(Link, objectAndArchiveHideAllButTheTable) {
  for (const char *name : {"m.o", "m.a"}) {
    TestFolder folder;
    std::string path = folder.file(name), output;
    ASSERT_EQ(textOf(buildSample(path)), "");
    ASSERT_EQ(shell("nm -g --defined-only " + path, &output), 0);
    EXPECT_NE(output.find(" tenon_module_m\n"), std::string::npos) << output;
    EXPECT_EQ(output.find("run_add"), std::string::npos) << output;
  }
}

TEST(Link, sameInputsGiveTheSameBytes) {
  for (const char *name : {"m.so", "m.o", "m.a"}) {
    TestFolder first, second;
    ASSERT_EQ(textOf(buildSample(first.file(name))), "");
    ASSERT_EQ(textOf(buildSample(second.file(name))), "");
    EXPECT_EQ(readFile(first.file(name)), readFile(second.file(name)));
  }
}

TEST(Link, undefinedSymbolIsNamed) {
  TestFolder folder;
  std::string path = folder.file("m.so");
  auto work = WorkFolder::create(path);
  ASSERT_TRUE(bool(work));
  std::string source = work->file("bad.c"), object = work->file("bad.o");
  shell("echo 'void missing(void); void (*const tenon_module_m)(void) = missing;' "
        "> " +
        source);
  ASSERT_EQ(
      shell(std::string(TENON_TEST_CXX) + " -x c -fPIC -c " + source + " -o " + object),
      0);
  LinkOptions options;
  options.stem = "m";
  options.triple = hostTriple();
  options.outputPath = path;
  EXPECT_EQ(textOf(linkProduct(ProductKind::SharedObject, {{"/no/such.o"}, ""}, options,
                               *work)),
            "cannot open /no/such.o: No such file or directory");
  EXPECT_EQ(textOf(linkProduct(ProductKind::SharedObject, {{object}, ""}, options, *work))
                .find("undefined symbol: missing"),
            0u);
  EXPECT_EQ(readFile(path), "");
}

TEST(Link, executableNamesWhatIsMissing) {
  TestFolder folder;
  auto work = WorkFolder::create(folder.file("m"));
  ASSERT_TRUE(bool(work));
  LinkOptions options;
  options.triple = hostTriple();
  options.runtimeDir = folder.file("none");
  EXPECT_EQ(textOf(linkProduct(ProductKind::Executable, {}, options, *work)),
            "an executable needs Tenon's runtime, but there is no "
            "'libtenon_main.a' in '" +
                options.runtimeDir + "'");
}

TEST(Link, productKinds) {
  EXPECT_EQ(*productKindOf("a/b.so"), ProductKind::SharedObject);
  EXPECT_EQ(*productKindOf("a.b/c"), ProductKind::Executable);
  EXPECT_EQ(textOf(productKindOf("x.dll").takeError()),
            "unknown ending '.dll' of output 'x.dll'; there are .so, .a, .o, "
            ".mlir, .ll, .s and .ptx, and none for an executable");
  EXPECT_EQ(stemOf("dir/2-net.so"), "_2_net");
}

} // namespace
