//===- EmulatorTest.cpp - The emulated GPU --------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "tenon/emulator.h"
#include "gtest/gtest.h"
#include <cstring>
#include <vector>

namespace {

void *const *wordsOf(std::vector<void *> &words) { return words.data(); }

/// Each thread leaves its number; after a barrier it reads its neighbour's.
void readNeighbour(tn_emulated_thread *thread, void *const *words) {
  auto *shared = reinterpret_cast<int32_t *>(thread->shared);
  auto *out = static_cast<int32_t *>(words[0]);
  shared[thread->thread] = thread->thread;
  tn_emulator_barrier(thread);
  int32_t next = (thread->thread + 1) % thread->threads;
  out[thread->block * thread->threads + thread->thread] = shared[next];
}

TEST(Emulator, BarrierWaitsForAll) {
  std::vector<int32_t> out(3 * 96, -1);
  std::vector<void *> words = {out.data()};
  tn_emulator_launch(readNeighbour, wordsOf(words), 0, 1, 3, 96, 96 * 4, 1, "node");
  for (int block = 0; block < 3; ++block)
    for (int thread = 0; thread < 96; ++thread)
      EXPECT_EQ(out[block * 96 + thread], (thread + 1) % 96);
}

TEST(Emulator, SharesOfBlocksAreDisjoint) {
  std::vector<int32_t> out(5 * 32, -1);
  std::vector<void *> words = {out.data()};
  tn_emulator_launch(readNeighbour, wordsOf(words), 1, 2, 5, 32, 32 * 4, 1, "node");
  EXPECT_EQ(out[0], -1);
  EXPECT_EQ(out[2 * 32], 1);
  EXPECT_EQ(out[4 * 32 + 31], 0);
}

TEST(Emulator, ShuffleExchangesWithinAWarp) {
  std::vector<int32_t> out(64, -1);
  std::vector<void *> words = {out.data()};
  auto body = [](tn_emulated_thread *thread, void *const *words) {
    int32_t value = tn_emulator_shuffle(thread, thread->thread * 10, 5);
    static_cast<int32_t *>(words[0])[thread->thread] = value;
  };
  tn_emulator_launch(body, wordsOf(words), 0, 1, 1, 64, 0, 1, "node");
  for (int thread = 0; thread < 64; ++thread)
    EXPECT_EQ(out[thread], (thread ^ 5) * 10);
}

TEST(Emulator, SharedMemoryBeginsAsNan) {
  float first = 0;
  std::vector<void *> words = {&first};
  auto body = [](tn_emulated_thread *thread, void *const *words) {
    memcpy(words[0], thread->shared, sizeof(float));
  };
  tn_emulator_launch(body, wordsOf(words), 0, 1, 1, 1, 64, 0, "node");
  EXPECT_NE(first, first);
}

TEST(Emulator, ThreadsThatLeftAreNotWaitedFor) {
  int32_t passed = 0;
  std::vector<void *> words = {&passed};
  auto body = [](tn_emulated_thread *thread, void *const *words) {
    if (thread->thread % 2)
      return;
    tn_emulator_barrier(thread);
    ++*static_cast<int32_t *>(words[0]);
  };
  tn_emulator_launch(body, wordsOf(words), 0, 1, 1, 64, 0, 1, "node");
  EXPECT_EQ(passed, 32);
}

TEST(EmulatorDeathTest, DeadlockNamesTheNodes) {
  auto body = [](tn_emulated_thread *thread, void *const *) {
    if (thread->thread)
      tn_emulator_barrier(thread);
    else
      tn_emulator_shuffle(thread, 0, 1);
  };
  EXPECT_DEATH(tn_emulator_launch(body, nullptr, 0, 1, 1, 32, 0, 1, "dense/MatMul"),
               "emulated GPU: deadlock: of 32 threads 31 wait at a barrier and 1 at a "
               "shuffle in the kernel of 'dense/MatMul'");
}

} // namespace
