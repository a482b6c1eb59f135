//===- RunTest.cpp - Runs, and runs that are refused ----------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "TestModule.h"

#include <gtest/gtest.h>

#include <cstring>
#include <memory>

using namespace tenon::test;

namespace {
class Run : public testing::Test {
protected:
  void SetUp() override { ASSERT_NE(loaded.session, nullptr) << tn_last_error(); }

  tn_status serve(tn_tensor x, tn_tensor y) {
    return tn_session_run(loaded.session, 0, &x, 1, &y, 1);
  }
  tn_status pair(tn_tensor p, tn_tensor q, tn_tensor r) {
    tn_tensor inputs[] = {p, q};
    return tn_session_run(loaded.session, 3, inputs, 2, &r, 1);
  }

  Loaded loaded;
  Values<float> x = floats({2, 3}, {1, 0, 0, 0, 1, 1});
  Values<float> y = floats({2, 2}, {0, 0, 0, 0});
};
} // namespace

TEST_F(Run, Computes) {
  ASSERT_EQ(serve(x.view(), y.view()), TN_OK) << tn_last_error();
  EXPECT_EQ(y.data, (std::vector<float>{11, 22, 18, 30}));
}

TEST_F(Run, AnyBatchSize) {
  for (int64_t rows : {0, 1, 5, 1000, 3, 100000}) {
    Values<float> in = floats({rows, 3}, std::vector<float>(size_t(rows) * 3, 1));
    Values<float> out = floats({rows, 2}, std::vector<float>(size_t(rows) * 2));
    ASSERT_EQ(serve(in.view(), out.view()), TN_OK) << tn_last_error();
    for (int64_t i = 0; i < rows; ++i) {
      ASSERT_EQ(out.data[size_t(2 * i)], 19);
      ASSERT_EQ(out.data[size_t(2 * i) + 1], 32);
    }
  }
}

TEST_F(Run, StaticSignature) {
  Values<int32_t> a = ints({4}, {1, 2, 3, 4}), sum = ints({4}, {0, 0, 0, 0});
  tn_tensor inputs[] = {a.view(), a.view()}, output = sum.view();
  ASSERT_EQ(tn_session_run(loaded.session, 2, inputs, 2, &output, 1), TN_OK);
  EXPECT_EQ(sum.data, (std::vector<int32_t>{2, 4, 6, 8}));
}

TEST_F(Run, OutputShape) {
  int64_t dims[TN_MAX_RANK] = {};
  tn_tensor input = x.view();
  input.data = nullptr; // only the shape is looked at
  ASSERT_EQ(tn_session_output_shape(loaded.session, 0, &input, 1, 0, dims), TN_OK);
  EXPECT_EQ(dims[0], 2);
  EXPECT_EQ(dims[1], 2);
  EXPECT_EQ(tn_session_output_shape(loaded.session, 0, &input, 1, 3, dims),
            TN_OUT_OF_RANGE);
}

TEST_F(Run, WrongCounts) {
  tn_tensor in = x.view(), out = y.view();
  EXPECT_EQ(tn_session_run(loaded.session, 0, &in, 0, &out, 1), TN_INVALID_ARGUMENT);
  EXPECT_STREQ(tn_last_error(), "signature \"serving_default\" has 1 feeds, but got 0");
  EXPECT_EQ(tn_session_run(loaded.session, 0, &in, 1, &out, 2), TN_INVALID_ARGUMENT);
  EXPECT_STREQ(tn_last_error(), "signature \"serving_default\" has 1 fetches, but got 2");
  EXPECT_EQ(tn_session_run(loaded.session, 0, nullptr, 1, &out, 1), TN_INVALID_ARGUMENT);
  EXPECT_EQ(tn_session_run(loaded.session, 42, &in, 1, &out, 1), TN_OUT_OF_RANGE);
  EXPECT_EQ(tn_session_run(nullptr, 0, &in, 1, &out, 1), TN_INVALID_ARGUMENT);
}

TEST_F(Run, WrongFeeds) {
  Values<int32_t> integers = ints({2, 3}, std::vector<int32_t>(6));
  EXPECT_EQ(serve(integers.view(), y.view()), TN_INVALID_ARGUMENT);
  EXPECT_STREQ(tn_last_error(), "feed \"x:0\" of signature \"serving_default\" has "
                                "dtype int32, but float32 is needed");
  Values<float> flat = floats({6}, std::vector<float>(6));
  EXPECT_EQ(serve(flat.view(), y.view()), TN_INVALID_ARGUMENT);
  EXPECT_STREQ(tn_last_error(), "feed \"x:0\" of signature \"serving_default\" has "
                                "rank 1, but 2 is needed");
  Values<float> wide = floats({2, 4}, std::vector<float>(8));
  EXPECT_EQ(serve(wide.view(), y.view()), TN_INVALID_ARGUMENT);
  EXPECT_STREQ(tn_last_error(), "feed \"x:0\" of signature \"serving_default\" has "
                                "dim 1 = 4, but 3 is needed");
  Values<float> negative = floats({-2, 3}, std::vector<float>(6));
  EXPECT_EQ(serve(negative.view(), y.view()), TN_INVALID_ARGUMENT);
  EXPECT_STREQ(tn_last_error(), "feed \"x:0\" of signature \"serving_default\" has "
                                "dim 0 (\"b\") = -2, which is negative");
  Values<float> huge = floats({int64_t(1) << 62, 3}, {});
  EXPECT_EQ(serve(huge.view(), y.view()), TN_INVALID_ARGUMENT);
  EXPECT_STREQ(tn_last_error(),
               "feed \"x:0\" of signature \"serving_default\" is too large");
  tn_tensor shapeless = x.view();
  shapeless.shape = nullptr;
  EXPECT_EQ(serve(shapeless, y.view()), TN_INVALID_ARGUMENT);
}

TEST_F(Run, WrongData) {
  tn_tensor empty = x.view();
  empty.data = nullptr;
  EXPECT_EQ(serve(empty, y.view()), TN_INVALID_ARGUMENT);
  EXPECT_STREQ(tn_last_error(), "feed \"x:0\" of signature \"serving_default\" has "
                                "elements, but its data is NULL");
  tn_tensor crooked = x.view();
  crooked.data = static_cast<char *>(crooked.data) + 1;
  EXPECT_EQ(serve(crooked, y.view()), TN_INVALID_ARGUMENT);
  EXPECT_STREQ(tn_last_error(), "feed \"x:0\" of signature \"serving_default\" is "
                                "not aligned to its element");
}

TEST_F(Run, WrongFetch) {
  Values<float> small = floats({1, 2}, {0, 0});
  EXPECT_EQ(serve(x.view(), small.view()), TN_INVALID_ARGUMENT);
  EXPECT_STREQ(tn_last_error(), "fetch \"y:0\" of signature \"serving_default\" has "
                                "dim 0 (\"b\") = 1, but 2 is needed");
}

namespace {
class RunStrings : public testing::Test {
protected:
  void SetUp() override {
    Tweaks tweaks;
    tweaks.xType = TN_STRING;
    tweaks.words = true;
    module = std::make_unique<TestModule>(tweaks);
    ASSERT_EQ(tn_program_from_module(module->get(), &program), TN_OK);
    ASSERT_EQ(tn_session_create(program, nullptr, &session), TN_OK);
  }
  void TearDown() override {
    tn_session_release(session);
    tn_program_release(program);
  }

  std::unique_ptr<TestModule> module;
  tn_program *program = nullptr;
  tn_session *session = nullptr;
};
} // namespace

TEST_F(RunStrings, AreFedAndFetched) {
  tn_string strings[6] = {{"a\0b", 3}, {}, {}, {"", 0}};
  const int64_t shape[] = {2, 3};
  tn_tensor input = {strings, shape, 2, TN_STRING};
  tn_results *results, *others;
  ASSERT_EQ(tn_session_run_results(session, 0, &input, 1, &results), TN_OK)
      << tn_last_error();
  // What was fed is not needed any more, nor what other runs take.
  strings[0] = {"other", 5};
  ASSERT_EQ(tn_session_run_results(session, 0, &input, 1, &others), TN_OK);
  auto *y = static_cast<const tn_string *>(results->fetches[0].data);
  ASSERT_EQ(results->fetches[0].shape[0], 2);
  const char *wanted[] = {"a\0b", "made", "", "made"};
  for (int i = 0; i < 4; ++i)
    EXPECT_EQ(std::string(y[i].data, y[i].size),
              std::string(wanted[i], i ? strlen(wanted[i]) : 3));
  auto *other = static_cast<const tn_string *>(others->fetches[0].data);
  EXPECT_EQ(std::string(other->data, other->size), "other");
  tn_results_release(results);
  tn_results_release(others);
}

TEST_F(RunStrings, NeedResults) {
  tn_string strings[6] = {};
  const int64_t shape[] = {1, 3}, outShape[] = {1, 2};
  tn_tensor input = {strings, shape, 2, TN_STRING};
  tn_tensor output = {strings + 3, outShape, 2, TN_STRING};
  EXPECT_EQ(tn_session_run(session, 0, &input, 1, &output, 1), TN_INVALID_ARGUMENT);
  EXPECT_STREQ(tn_last_error(),
               "fetch \"y:0\" of signature \"serving_default\" has strings, whose sizes "
               "only a run knows; tn_session_run_results gives it");
}

TEST_F(Run, NamedDimsMustAgree) {
  Values<float> p = floats({3, 2}, {1, 2, 3, 4, 5, 6}), q = floats({3}, {1, 2, 3}),
                r = floats({3}, {0, 0, 0}), other = floats({4}, {0, 0, 0, 0});
  ASSERT_EQ(pair(p.view(), q.view(), r.view()), TN_OK) << tn_last_error();
  EXPECT_EQ(r.data, (std::vector<float>{3, 14, 33}));
  EXPECT_EQ(pair(p.view(), other.view(), r.view()), TN_INVALID_ARGUMENT);
  EXPECT_STREQ(tn_last_error(),
               "feed \"q:0\" of signature \"pair\" has dim 0 (\"n\") = 4, but feed "
               "\"p:0\" has it as dim 0 = 3");
}

TEST_F(Run, FailedCheckNamesNodeAndNumbers) {
  Values<int32_t> code = ints({}, {1});
  tn_tensor input = code.view();
  EXPECT_EQ(tn_session_run(loaded.session, 4, &input, 1, nullptr, 0), TN_OUT_OF_RANGE);
  EXPECT_STREQ(tn_last_error(), "signature \"fail\": index 12 is outside [0, 10) "
                                "(node \"layer/Gather\")");
  // It failed before it wrote, so that w is as it was.
  EXPECT_EQ(serve(x.view(), y.view()), TN_OK);
}

TEST_F(Run, FailureAmidWritesTears) {
  Values<int32_t> code = ints({}, {2});
  tn_tensor input = code.view();
  EXPECT_EQ(tn_session_run(loaded.session, 4, &input, 1, nullptr, 0),
            TN_INVALID_ARGUMENT);
  EXPECT_STREQ(tn_last_error(), "signature \"fail\": assertion failed");
  EXPECT_EQ(serve(x.view(), y.view()), TN_FAILED_PRECONDITION);
  EXPECT_STREQ(tn_last_error(),
               "variable \"w\", which signature \"serving_default\" reads, is torn: a "
               "run of \"fail\" failed while it was being updated");
  Values<float> w = floats({3, 2}, {1, 2, 3, 4, 5, 6});
  tn_tensor value = w.view();
  EXPECT_EQ(tn_session_variable_get(loaded.session, "w", &value), TN_FAILED_PRECONDITION);
  EXPECT_EQ(tn_session_variable_set(loaded.session, "w", &value), TN_OK);
  EXPECT_EQ(serve(x.view(), y.view()), TN_OK);
}

TEST_F(Run, UnknownFailureIsInternal) {
  Values<int32_t> code = ints({}, {3});
  tn_tensor input = code.view();
  EXPECT_EQ(tn_session_run(loaded.session, 4, &input, 1, nullptr, 0), TN_INTERNAL);
  EXPECT_STREQ(tn_last_error(),
               "signature \"fail\" failed: internal error (code 99, check 77)");
}

TEST_F(Run, ProfileCountsKernels) {
  tn_kernel_profile cost;
  EXPECT_EQ(tn_session_profile_kernel(loaded.session, 0, &cost), TN_FAILED_PRECONDITION);
  ASSERT_EQ(tn_session_profile_begin(loaded.session), TN_OK);
  for (int i = 0; i < 3; ++i)
    ASSERT_EQ(serve(x.view(), y.view()), TN_OK);
  ASSERT_EQ(tn_session_profile_end(loaded.session), TN_OK);
  ASSERT_EQ(serve(x.view(), y.view()), TN_OK);
  ASSERT_EQ(tn_session_profile_kernel(loaded.session, 0, &cost), TN_OK);
  EXPECT_STREQ(cost.name, "layer_MatMul");
  EXPECT_EQ(cost.count, 3u);
  EXPECT_GT(cost.total_ns, 0u);
  EXPECT_EQ(cost.flops, 12);
  EXPECT_EQ(cost.bytes, 48);
  ASSERT_EQ(cost.node_count, 1u);
  const char *node;
  ASSERT_EQ(tn_session_profile_node(loaded.session, 0, 0, &node), TN_OK);
  EXPECT_STREQ(node, "layer/Gather");
  EXPECT_EQ(tn_session_profile_node(loaded.session, 0, 1, &node), TN_OUT_OF_RANGE);
  EXPECT_STREQ(tn_last_error(), "kernel 0 has no node 1: there are 1");
  EXPECT_EQ(tn_session_profile_kernel(loaded.session, 1, &cost), TN_OUT_OF_RANGE);
  ASSERT_EQ(tn_session_profile_begin(loaded.session), TN_OK);
  ASSERT_EQ(tn_session_profile_kernel(loaded.session, 0, &cost), TN_OK);
  EXPECT_EQ(cost.count, 0u);
}

TEST(Status, NamesAndTypes) {
  EXPECT_STREQ(tn_status_name(TN_OUT_OF_RANGE), "out of range");
  EXPECT_STREQ(tn_status_name(tn_status(15)), "unknown status");
  EXPECT_EQ(tn_dtype_size(TN_BFLOAT16), 2u);
  EXPECT_EQ(tn_dtype_size(11), 0u);
  EXPECT_EQ(tn_dtype_size(4000000000u), 0u);
  EXPECT_STREQ(tn_dtype_name(TN_COMPLEX128), "complex128");
  EXPECT_STREQ(tn_dtype_name(99), "invalid");
}
