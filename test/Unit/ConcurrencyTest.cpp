//===- ConcurrencyTest.cpp - Runs of one session from many threads --------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "TestModule.h"

#include <gtest/gtest.h>

#include <thread>

using namespace tenon::test;

static int32_t meet(tn_session *session, uint32_t signature) {
  Values<int32_t> met = ints({}, {-1});
  tn_tensor output = met.view();
  EXPECT_EQ(tn_session_run(session, signature, nullptr, 0, &output, 1), TN_OK)
      << tn_last_error();
  return met.data[0];
}

TEST(Concurrency, ReadersGoSideBySide) {
  Loaded loaded;
  int32_t other = -1;
  std::thread thread([&] { other = meet(loaded.session, 7); });
  EXPECT_EQ(meet(loaded.session, 7), 1);
  thread.join();
  EXPECT_EQ(other, 1);
}

TEST(Concurrency, WritersExcludeEachOther) {
  Loaded loaded;
  int32_t other = -1;
  std::thread thread([&] { other = meet(loaded.session, 8); });
  EXPECT_EQ(meet(loaded.session, 8), 0);
  thread.join();
  EXPECT_EQ(other, 0);
}

/// Training subtracts the same from all of w, so that w's elements keep their
/// differences in whatever a reader sees.
TEST(Concurrency, ReadersSeeWholeUpdates) {
  Loaded loaded;
  constexpr int threads = 4, runs = 200;
  std::vector<std::thread> callers;
  for (int i = 0; i < threads; ++i)
    callers.emplace_back([&] {
      Values<float> g = floats({3, 2}, std::vector<float>(6, 1));
      Values<int64_t> step = longs({}, {0});
      Values<float> x = floats({2, 3}, {1, 0, 0, 0, 0, 1});
      Values<float> y = floats({2, 2}, std::vector<float>(4));
      Values<float> w = floats({3, 2}, std::vector<float>(6));
      tn_tensor gIn = g.view(), stepOut = step.view(), xIn = x.view(), yOut = y.view(),
                wOut = w.view();
      for (int k = 0; k < runs; ++k) {
        ASSERT_EQ(tn_session_run(loaded.session, 1, &gIn, 1, &stepOut, 1), TN_OK);
        ASSERT_EQ(tn_session_run(loaded.session, 0, &xIn, 1, &yOut, 1), TN_OK);
        ASSERT_EQ(y.data[3] - y.data[0], 10 + 5); // biases 10 and 20, w 1 and 6
        ASSERT_EQ(tn_session_variable_get(loaded.session, "w", &wOut), TN_OK);
        ASSERT_EQ(w.data[5] - w.data[0], 5);
      }
    });
  for (std::thread &caller : callers)
    caller.join();
  Values<int64_t> step = longs({}, {0});
  tn_tensor value = step.view();
  ASSERT_EQ(tn_session_variable_get(loaded.session, "step", &value), TN_OK);
  EXPECT_EQ(step.data[0], threads * runs);
}

TEST(Concurrency, ErrorTextsAreAThreadsOwn) {
  Loaded loaded;
  uint32_t index;
  EXPECT_EQ(tn_program_find_signature(loaded.program, "mine", &index), TN_NOT_FOUND);
  std::string mine = tn_last_error();
  std::thread([&] {
    EXPECT_STREQ(tn_last_error(), "");
    EXPECT_EQ(tn_program_find_variable(loaded.program, "v", &index), TN_NOT_FOUND);
  }).join();
  EXPECT_EQ(tn_last_error(), mine);
}
