//===- VariableTest.cpp - Variables of sessions ---------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "TestModule.h"

#include <gtest/gtest.h>

using namespace tenon::test;

static std::vector<float> readW(tn_session *session) {
  Values<float> w = floats({3, 2}, std::vector<float>(6));
  tn_tensor value = w.view();
  EXPECT_EQ(tn_session_variable_get(session, "w", &value), TN_OK) << tn_last_error();
  return w.data;
}

static tn_status train(tn_session *session, float gradient, int64_t *step) {
  Values<float> g = floats({3, 2}, std::vector<float>(6, gradient));
  Values<int64_t> steps = longs({}, {0});
  tn_tensor input = g.view(), output = steps.view();
  tn_status status = tn_session_run(session, 1, &input, 1, &output, 1);
  *step = steps.data[0];
  return status;
}

TEST(Variable, StartsAtItsInitialValueAndIsUpdated) {
  Loaded loaded;
  EXPECT_EQ(readW(loaded.session), (std::vector<float>{1, 2, 3, 4, 5, 6}));
  int64_t step = 0;
  ASSERT_EQ(train(loaded.session, 1, &step), TN_OK);
  ASSERT_EQ(train(loaded.session, 1, &step), TN_OK);
  EXPECT_EQ(step, 2);
  EXPECT_EQ(readW(loaded.session), (std::vector<float>{-1, 0, 1, 2, 3, 4}));
}

TEST(Variable, SessionsShareNothing) {
  Loaded loaded;
  tn_session *other;
  ASSERT_EQ(tn_session_create(loaded.program, nullptr, &other), TN_OK);
  int64_t step;
  ASSERT_EQ(train(loaded.session, 1, &step), TN_OK);
  EXPECT_EQ(readW(other), (std::vector<float>{1, 2, 3, 4, 5, 6}));
  tn_session_release(other);
}

TEST(Variable, UninitialisedIsRefusedUntilARunWrites) {
  Loaded loaded;
  Values<float> u = floats({}, {0});
  tn_tensor value = u.view();
  EXPECT_EQ(tn_session_run(loaded.session, 6, nullptr, 0, &value, 1),
            TN_FAILED_PRECONDITION);
  EXPECT_STREQ(tn_last_error(),
               "variable \"u\", which signature \"read_u\" reads, is not initialised");
  EXPECT_EQ(tn_session_variable_get(loaded.session, "u", &value), TN_FAILED_PRECONDITION);
  EXPECT_STREQ(tn_last_error(), "variable \"u\" is not initialised");
  ASSERT_EQ(tn_session_run(loaded.session, 5, nullptr, 0, nullptr, 0), TN_OK);
  ASSERT_EQ(tn_session_run(loaded.session, 6, nullptr, 0, &value, 1), TN_OK);
  EXPECT_EQ(u.data[0], 7);
}

TEST(Variable, SetInitialises) {
  Loaded loaded;
  Values<float> u = floats({}, {3});
  tn_tensor value = u.view();
  ASSERT_EQ(tn_session_variable_set(loaded.session, "u", &value), TN_OK);
  u.data[0] = 0;
  ASSERT_EQ(tn_session_run(loaded.session, 6, nullptr, 0, &value, 1), TN_OK);
  EXPECT_EQ(u.data[0], 3);
}

TEST(Variable, WrongValuesAreRefused) {
  Loaded loaded;
  Values<float> wide = floats({2, 3}, std::vector<float>(6));
  tn_tensor value = wide.view();
  EXPECT_EQ(tn_session_variable_set(loaded.session, "w", &value), TN_INVALID_ARGUMENT);
  EXPECT_STREQ(tn_last_error(), "variable \"w\" has dim 0 = 2, but 3 is needed");
  Values<int64_t> integers = longs({3, 2}, std::vector<int64_t>(6));
  value = integers.view();
  EXPECT_EQ(tn_session_variable_get(loaded.session, "w", &value), TN_INVALID_ARGUMENT);
  EXPECT_STREQ(tn_last_error(), "variable \"w\" has dtype int64, but float32 is needed");
  EXPECT_EQ(tn_session_variable_get(loaded.session, "v", &value), TN_NOT_FOUND);
  EXPECT_STREQ(tn_last_error(),
               "there is no variable \"v\": there are \"w\", \"step\", \"u\"");
}

TEST(Variable, ProgramOutlivesItsCallersReference) {
  TestModule module;
  tn_program *program;
  tn_session *session;
  ASSERT_EQ(tn_program_from_module(module.get(), &program), TN_OK);
  ASSERT_EQ(tn_session_create(program, nullptr, &session), TN_OK);
  tn_program_release(program);
  tn_session_retain(session);
  tn_session_release(session);
  EXPECT_EQ(readW(session).size(), 6u);
  tn_session_release(session);
}
