//===- TargetTest.cpp - Facts about CPUs ----------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "SampleProgram.h"
#include "tenon/abi.h"

using namespace tenon;
using namespace tenon::test;

namespace {

constexpr char x86[] = "x86_64-unknown-linux-gnu";
constexpr char arm[] = "aarch64-unknown-linux-gnu";

TEST(Target, levelsOfX86) {
  TargetInfo v2 = llvm::cantFail(lookupTarget(x86, "x86-64-v2"));
  TargetInfo v3 = llvm::cantFail(lookupTarget(x86, "x86-64-v3"));
  TargetInfo v4 = llvm::cantFail(lookupTarget(x86, "x86-64-v4"));
  EXPECT_EQ(v2.featureBits, uint32_t(TN_CPU_X86_64_V2));
  EXPECT_EQ(v3.featureBits, uint32_t(TN_CPU_X86_64_V2 | TN_CPU_X86_64_V3));
  EXPECT_EQ(v4.featureBits, v3.featureBits | TN_CPU_X86_64_V4);
  EXPECT_EQ(v2.vectorBytes, 16);
  EXPECT_EQ(v3.vectorBytes, 32);
  EXPECT_EQ(v4.vectorBytes, 64);
  EXPECT_EQ(v4.vectorRegisters, 32);
  EXPECT_FALSE(v2.hasFma);
  EXPECT_TRUE(v3.hasFma);
  EXPECT_EQ(v4.features, "+prfchw,-prefer-256-bit");
}

TEST(Target, namedCpuIsRoundedDownToWhatALoaderTests) {
  TargetInfo zen4 = llvm::cantFail(lookupTarget(x86, "znver4"));
  EXPECT_EQ(zen4.cpu, "x86-64-v4");
  EXPECT_EQ(zen4.tuneCpu, "znver4");
  EXPECT_EQ(zen4.features, "+prfchw,-prefer-256-bit,+avx512vnni,+avx512bf16");
  EXPECT_EQ(zen4.featureBits & TN_CPU_OTHER, 0u);
  TargetInfo neoverse = llvm::cantFail(lookupTarget(arm, "neoverse-n1"));
  EXPECT_EQ(neoverse.featureBits, uint32_t(TN_CPU_NEON_DOTPROD));
}

TEST(Target, bestComesFirstAndOnce) {
  auto targets = llvm::cantFail(
      lookupTargets(x86, {"x86-64-v2", "x86-64-v4", "haswell", "x86-64-v3"}));
  ASSERT_EQ(targets.size(), 3u);
  EXPECT_EQ(targets[0].name, "x86-64-v4");
  EXPECT_EQ(targets[1].name, "haswell");
  EXPECT_EQ(targets[2].name, "x86-64-v2");
}

TEST(Target, errors) {
  EXPECT_EQ(textOf(lookupTarget(x86, "x86-64-v5").takeError()),
            "unknown cpu 'x86-64-v5' for target 'x86_64-unknown-linux-gnu'; did "
            "you mean 'x86-64-v2' or 'x86-64-v3' or 'x86-64-v4'?");
  EXPECT_EQ(textOf(lookupTarget(x86, "core2").takeError()),
            "cpu 'core2' is older than x86-64-v2, the least that code is "
            "generated for");
  EXPECT_EQ(textOf(lookupTarget("riscv64-linux-gnu", "generic").takeError()),
            "no code can be generated for target 'riscv64-unknown-linux-gnu'; "
            "there are x86_64-linux-gnu and aarch64-linux-gnu");
  EXPECT_EQ(textOf(lookupTarget(arm, "native").takeError()),
            "cpu 'native' is of this machine, which is not aarch64; name a cpu");
}

TEST(Target, nativeIsAlwaysRunnableHere) {
  TargetInfo native = llvm::cantFail(lookupTarget(hostTriple(), "native"));
  EXPECT_NE(native.name, "native");
  EXPECT_GE(native.l1Bytes, 8 << 10);
}

} // namespace
