//===- LoadTest.cpp - Programs that load and programs that do not ---------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "TestModule.h"
#include "runtime/core/Hash.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>

using namespace tenon::test;

/// Loads the module with a falsified manifest and returns the error's text.
static std::string loadError(const std::function<void(Tweaks &)> &falsify,
                             tn_status expected = TN_CORRUPT) {
  Tweaks tweaks;
  falsify(tweaks);
  TestModule module(tweaks);
  tn_program *program = reinterpret_cast<tn_program *>(1);
  tn_status status = tn_program_from_module(module.get(), &program);
  EXPECT_EQ(status, expected) << tn_last_error();
  if (status == TN_OK) {
    tn_program_release(program);
    return "";
  }
  EXPECT_EQ(program, nullptr);
  return tn_last_error();
}

TEST(Load, Describes) {
  Loaded loaded;
  ASSERT_NE(loaded.session, nullptr) << tn_last_error();
  tn_program_info info;
  ASSERT_EQ(tn_program_describe(loaded.program, &info), TN_OK);
  EXPECT_EQ(info.signature_count, 10u);
  EXPECT_EQ(info.variable_count, 3u);
  EXPECT_EQ(info.kernel_count, 1u);
  EXPECT_STREQ(info.stem, "unit_model");
  EXPECT_STREQ(info.cpu, "x86-64-v2");
  tn_tensor_info x;
  ASSERT_EQ(tn_program_feed(loaded.program, 0, 0, &x), TN_OK);
  EXPECT_STREQ(x.name, "x:0");
  EXPECT_STREQ(x.key, "x");
  ASSERT_EQ(x.rank, 2u);
  EXPECT_EQ(x.dims[0], -1);
  EXPECT_STREQ(x.dim_names[0], "b");
  tn_variable_info w;
  ASSERT_EQ(tn_program_variable(loaded.program, 0, &w), TN_OK);
  EXPECT_STREQ(w.tensor.name, "w");
  EXPECT_TRUE(w.trainable && w.has_initial_value);
  tn_signature_info train;
  ASSERT_EQ(tn_program_signature(loaded.program, 1, &train), TN_OK);
  EXPECT_EQ(train.variable_count, 2u);
  EXPECT_TRUE(train.writes_variables);
}

TEST(Load, FindsByKeyNameAndOutputZero) {
  Loaded loaded;
  uint32_t index = 9;
  EXPECT_EQ(tn_program_find_signature(loaded.program, "pair", &index), TN_OK);
  EXPECT_EQ(index, 3u);
  EXPECT_EQ(tn_program_find_feed(loaded.program, 3, "q", &index), TN_OK);
  EXPECT_EQ(index, 1u);
  EXPECT_EQ(tn_program_find_feed(loaded.program, 3, "q:0", &index), TN_OK);
  EXPECT_EQ(tn_program_find_fetch(loaded.program, 3, "r", &index), TN_OK);
  EXPECT_EQ(tn_program_find_feed(loaded.program, 3, "z", &index), TN_NOT_FOUND);
  EXPECT_STREQ(tn_last_error(), "there is no feed \"z\": there are \"p\", \"q\"");
  EXPECT_EQ(tn_program_find_feed(loaded.program, 5, "z", &index), TN_NOT_FOUND);
  EXPECT_STREQ(tn_last_error(), "there is no feed \"z\": there are none");
  EXPECT_EQ(tn_program_find_feed(loaded.program, 99, "z", &index), TN_OUT_OF_RANGE);
  EXPECT_STREQ(tn_last_error(), "there is no signature 99: there are 10");
}

TEST(Load, NullIsRefused) {
  tn_program *program;
  EXPECT_EQ(tn_program_from_module(nullptr, &program), TN_INVALID_ARGUMENT);
  EXPECT_STREQ(tn_last_error(), "tn_program_from_module: module is NULL");
  EXPECT_EQ(tn_program_open(nullptr, &program), TN_INVALID_ARGUMENT);
  EXPECT_EQ(tn_program_open("x", nullptr), TN_INVALID_ARGUMENT);
  tn_program_release(nullptr);
  tn_session_release(nullptr);
  tn_program_retain(nullptr);
  tn_session_retain(nullptr);
}

TEST(Load, OtherAbiIsRefusedWithBothNumbers) {
  EXPECT_EQ(loadError([](Tweaks &t) { t.moduleAbi = 7; }),
            "program has ABI version 7, but this runtime has version 3");
  EXPECT_EQ(loadError([](Tweaks &t) { t.manifestAbi = 4; }),
            "manifest has ABI version 4, but this runtime has version 3");
}

TEST(Load, FalseManifestsAreRefused) {
  EXPECT_EQ(loadError([](Tweaks &t) { t.entry = 10; }),
            "signature \"serving_default\" is entry 10, but the module has 10 entries");
  EXPECT_EQ(loadError([](Tweaks &t) { t.variables = {5}; }),
            "signature \"serving_default\" lists variable 5, but there are 3 "
            "variables");
  EXPECT_EQ(loadError([](Tweaks &t) { t.variables = {0, 0}; }),
            "signature \"serving_default\" lists variable 0 twice");
  EXPECT_EQ(loadError([](Tweaks &t) { t.reads = {1}; }),
            "signature \"serving_default\" reads variable 1 without listing it");
  EXPECT_EQ(loadError([](Tweaks &t) { t.xDims = {-2, 3}; }),
            "feed \"x:0\" has dim 0 = -2");
  EXPECT_EQ(loadError([](Tweaks &t) { t.xNames = {"b"}; }),
            "feed \"x:0\" has 1 dim names, but rank 2");
  EXPECT_EQ(loadError([](Tweaks &t) { t.xType = 11; }),
            "feed \"x:0\" has an unknown dtype 11");
  EXPECT_EQ(loadError([](Tweaks &t) {
              t.xDims.assign(17, 1);
              t.xNames.clear();
            }),
            "feed \"x:0\" has rank 17, but at most 16 is possible");
  EXPECT_EQ(loadError([](Tweaks &t) { t.wDims = {3, -1}; }),
            "variable \"w\" has a dynamic dim 1");
  EXPECT_EQ(loadError([](Tweaks &t) { t.initialSize = 28; }),
            "variable \"w\" takes 24 bytes, but its initial value has 28");
  EXPECT_EQ(loadError([](Tweaks &t) { t.initialOffset = 120; }),
            "the initial value of variable \"w\" is at 120, outside the weights of "
            "128 bytes");
  EXPECT_EQ(loadError([](Tweaks &t) { t.kernelInfos = 3; }),
            "manifest describes 3 kernels, but the module has 1");
  EXPECT_EQ(loadError([](Tweaks &t) { t.kernelNode = 4; }),
            "kernel \"layer_MatMul\" names node 4, but there are 1 nodes");
  EXPECT_EQ(loadError([](Tweaks &t) { t.checkNode = 1; }),
            "check 0 names node 1, but there are 1 nodes");
}

TEST(Load, ForeignCpuIsRefused) {
  auto refused = [](const char *cpu) {
    return loadError(
        [&](Tweaks &t) {
          t.features = TN_CPU_OTHER | (cpu[0] == 'n' ? TN_CPU_NEON_DOTPROD : 0);
          t.cpu = cpu;
        },
        TN_FAILED_PRECONDITION);
  };
#if defined(__x86_64__)
  EXPECT_EQ(refused("neoverse-n1"),
            "program was compiled for neoverse-n1, none of which this CPU can run");
#endif
  EXPECT_EQ(refused("znver9@Nobody-1-2"),
            "program was compiled for znver9@Nobody-1-2, none of which this CPU can "
            "run");
  EXPECT_EQ(loadError([](Tweaks &t) { t.features = TN_CPU_OTHER; }, TN_OK), "");
}

TEST(Load, DamagedManifestsAreRefused) {
  TestModule module;
  tn_program *program;
  module.module.manifest_size = 12;
  EXPECT_EQ(tn_program_from_module(module.get(), &program), TN_CORRUPT);
  EXPECT_STREQ(tn_last_error(), "manifest is damaged: its size is 12 bytes");
  module.module.manifest_size = module.manifestSize();
  module.module.manifest = nullptr;
  EXPECT_EQ(tn_program_from_module(module.get(), &program), TN_CORRUPT);
  TestModule other;
  other.manifest()[4] = 'X'; // the file identifier
  EXPECT_EQ(tn_program_from_module(other.get(), &program), TN_CORRUPT);
  EXPECT_STREQ(tn_last_error(), "manifest is damaged: it does not verify");
  TestModule third;
  third.module.manifest += 4;
  third.module.manifest_size -= 4;
  EXPECT_EQ(tn_program_from_module(third.get(), &program), TN_CORRUPT);
  EXPECT_STREQ(tn_last_error(), "manifest is not aligned to 8 bytes");
}

TEST(Load, HashIsXxh64) {
  EXPECT_EQ(tenon::core::hashBytes("", 0), 0xEF46DB3751D8E999u);
  EXPECT_EQ(tenon::core::hashBytes("a", 1), 0xD24EC4F1A98C6E5Bu);
  EXPECT_EQ(tenon::core::hashBytes("abc", 3), 0x44BC2CF5AD770999u);
  const char text[] = "Nobody inspects the spammish repetition";
  EXPECT_EQ(tenon::core::hashBytes(text, 39), 0xFBCEA83C8A378BF1u);
}

namespace {
/// A folder of its own, which TENON_WEIGHTS names.
class WeightsFile : public testing::Test {
protected:
  void SetUp() override {
    char path[] = "/tmp/tenon-unit-XXXXXX";
    folder = mkdtemp(path);
    setenv("TENON_WEIGHTS", folder.c_str(), 1);
    tweaks.weightsFile = "unit.weights";
    tweaks.weightsHash =
        tenon::core::hashBytes(testWeights().data(), testWeights().size());
  }
  void TearDown() override {
    unsetenv("TENON_WEIGHTS");
    std::filesystem::remove_all(folder);
  }
  void write(size_t size) {
    std::ofstream(folder + "/unit.weights", std::ios::binary)
        .write(reinterpret_cast<const char *>(testWeights().data()),
               std::streamsize(size));
  }
  tn_status load() {
    TestModule module(tweaks);
    tn_program *program;
    tn_status status = tn_program_from_module(module.get(), &program);
    tn_session *session = nullptr;
    if (!status)
      status = tn_session_create(program, nullptr, &session);
    Values<float> w = floats({3, 2}, std::vector<float>(6));
    tn_tensor view = w.view();
    if (!status)
      status = tn_session_variable_get(session, "w", &view);
    EXPECT_TRUE(status || w.data == (std::vector<float>{1, 2, 3, 4, 5, 6}));
    tn_session_release(session);
    tn_program_release(program);
    return status;
  }

  std::string folder;
  Tweaks tweaks;
};
} // namespace

TEST_F(WeightsFile, IsFound) {
  write(128);
  EXPECT_EQ(load(), TN_OK) << tn_last_error();
  setenv("TENON_WEIGHTS", (folder + "/unit.weights").c_str(), 1);
  EXPECT_EQ(load(), TN_OK) << tn_last_error();
}

TEST_F(WeightsFile, IsMissing) {
  EXPECT_EQ(load(), TN_NOT_FOUND);
  EXPECT_TRUE(strstr(tn_last_error(), "unit.weights: No such file or directory"));
}

TEST_F(WeightsFile, IsShort) {
  write(100);
  EXPECT_EQ(load(), TN_CORRUPT);
  EXPECT_TRUE(strstr(tn_last_error(), "have 128 bytes, but the file has 100"));
}

TEST_F(WeightsFile, HasAnotherHash) {
  write(128);
  tweaks.weightsHash = 1;
  EXPECT_EQ(load(), TN_CORRUPT);
  EXPECT_TRUE(strstr(tn_last_error(), "have hash 0000000000000001, but the file has"));
}

TEST_F(WeightsFile, NameHasNoFolder) {
  tweaks.weightsFile = "../unit.weights";
  EXPECT_EQ(load(), TN_CORRUPT);
  EXPECT_STREQ(tn_last_error(), "\"../unit.weights\" is no name of a weights file");
}

TEST(Open, LibraryRuns) {
  tn_program *program;
  ASSERT_EQ(tn_program_open(TEST_LIBRARY, &program), TN_OK) << tn_last_error();
  uint32_t index;
  EXPECT_EQ(tn_program_find_signature(program, "train", &index), TN_OK);
  tn_program_release(program);
}

TEST(Open, RenamedLibraryRuns) {
  std::string copy = testing::TempDir() + "/another-name.so";
  std::filesystem::copy_file(TEST_LIBRARY, copy,
                             std::filesystem::copy_options::overwrite_existing);
  tn_program *program;
  EXPECT_EQ(tn_program_open(copy.c_str(), &program), TN_OK) << tn_last_error();
  tn_program_release(program);
  std::filesystem::remove(copy);
}

TEST(Open, OtherFilesAreRefused) {
  tn_program *program;
  EXPECT_EQ(tn_program_open("/no/such/file.so", &program), TN_NOT_FOUND);
  EXPECT_STREQ(tn_last_error(), "/no/such/file.so: No such file or directory");
  EXPECT_EQ(tn_program_open(TEST_CORPUS "/npz/empty", &program), TN_IO_ERROR);
  EXPECT_EQ(program, nullptr);
#if defined(__x86_64__) && defined(__linux__)
  EXPECT_EQ(tn_program_open("/lib/x86_64-linux-gnu/libm.so.6", &program), TN_NOT_FOUND);
  EXPECT_STREQ(tn_last_error(), "/lib/x86_64-linux-gnu/libm.so.6: no compiled "
                                "program: it does not export tenon_module_libm_so");
#endif
}
