//===- ThreadTest.cpp - Executors -----------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "TestModule.h"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

using namespace tenon::test;

static std::vector<float> serve(tn_session *session, int64_t rows) {
  Values<float> x = floats({rows, 3}, {}), y = floats({rows, 2}, {});
  for (int64_t i = 0; i < rows * 3; ++i)
    x.data.push_back(1.0f / float(i + 1));
  y.data.resize(size_t(rows) * 2);
  tn_tensor input = x.view(), output = y.view();
  EXPECT_EQ(tn_session_run(session, 0, &input, 1, &output, 1), TN_OK) << tn_last_error();
  return y.data;
}

TEST(Threads, ResultsDoNotDependOnTheirNumber) {
  std::vector<float> expected;
  for (int32_t threads : {1, 2, 3, 8, 0}) {
    tn_session_options options = {threads, nullptr, nullptr};
    Loaded loaded(&options);
    ASSERT_NE(loaded.session, nullptr) << tn_last_error();
    for (int64_t repeat = 0; repeat < 20; ++repeat) {
      std::vector<float> result = serve(loaded.session, 1001);
      if (expected.empty())
        expected = result;
      ASSERT_EQ(result, expected) << threads << " threads";
    }
  }
}

TEST(Threads, WakeAfterSleep) {
  tn_session_options options = {4, nullptr, nullptr};
  Loaded loaded(&options);
  std::vector<float> expected = serve(loaded.session, 64);
  for (int i = 0; i < 20; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    ASSERT_EQ(serve(loaded.session, 64), expected);
  }
}

TEST(Threads, ManyRunsShareThePool) {
  tn_session_options options = {3, nullptr, nullptr};
  Loaded loaded(&options);
  std::vector<float> expected = serve(loaded.session, 300);
  std::vector<std::thread> callers;
  for (int i = 0; i < 4; ++i)
    callers.emplace_back([&] {
      for (int k = 0; k < 100; ++k)
        EXPECT_EQ(serve(loaded.session, 300), expected);
    });
  for (std::thread &caller : callers)
    caller.join();
}

TEST(Threads, WrongNumbersAreRefused) {
  tn_session_options options = {-1, nullptr, nullptr};
  TestModule module;
  tn_program *program;
  tn_session *session;
  ASSERT_EQ(tn_program_from_module(module.get(), &program), TN_OK);
  EXPECT_EQ(tn_session_create(program, &options, &session), TN_INVALID_ARGUMENT);
  EXPECT_STREQ(tn_last_error(), "-1 threads: must be 0 to 1024");
  EXPECT_EQ(session, nullptr);
  tn_program_release(program);
}

namespace {
struct CallersExecutor {
  int launches = 0;
  int parts = 0;

  /// Runs parts last to first, each on a thread of its own.
  static void parallelFor(void *context, int32_t parts, void (*body)(void *, int32_t),
                          void *argument) {
    auto *self = static_cast<CallersExecutor *>(context);
    ++self->launches;
    self->parts = parts;
    std::vector<std::thread> threads;
    for (int32_t part = parts; part-- > 0;)
      threads.emplace_back(body, argument, part);
    for (std::thread &thread : threads)
      thread.join();
  }
};
} // namespace

TEST(Threads, CallersExecutorIsUsed) {
  CallersExecutor executor;
  tn_session_options options = {5, CallersExecutor::parallelFor, &executor};
  Loaded loaded(&options), alone;
  EXPECT_EQ(serve(loaded.session, 1001), serve(alone.session, 1001));
  EXPECT_EQ(executor.launches, 1);
  EXPECT_EQ(executor.parts, 5);
  ASSERT_EQ(tn_session_profile_begin(loaded.session), TN_OK);
  serve(loaded.session, 1001);
  EXPECT_EQ(executor.launches, 2);
}
