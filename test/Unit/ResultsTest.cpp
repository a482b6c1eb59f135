//===- ResultsTest.cpp - Runs that allocate their outputs -----------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "TestModule.h"

#include <gtest/gtest.h>

using namespace tenon::test;

namespace {
constexpr uint32_t kPositives = 9;

class ResultsTest : public testing::Test {
protected:
  void SetUp() override { ASSERT_NE(loaded.session, nullptr) << tn_last_error(); }

  tn_status run(uint32_t signature, tn_tensor input) {
    tn_results_release(results);
    return tn_session_run_results(loaded.session, signature, &input, 1, &results);
  }
  void TearDown() override { tn_results_release(results); }

  Loaded loaded;
  tn_results *results = nullptr;
};
} // namespace

TEST_F(ResultsTest, SizedByValues) {
  Values<float> x = floats({5}, {1, -1, 0, 2, 3});
  ASSERT_EQ(run(kPositives, x.view()), TN_OK) << tn_last_error();
  ASSERT_EQ(results->fetch_count, 2u);
  const tn_tensor &places = results->fetches[0];
  ASSERT_EQ(places.rank, 2u);
  EXPECT_EQ(places.dtype, uint32_t(TN_INT64));
  EXPECT_EQ(places.shape[0], 3);
  EXPECT_EQ(places.shape[1], 1);
  auto *data = static_cast<const int64_t *>(places.data);
  EXPECT_EQ(std::vector<int64_t>(data, data + 3), (std::vector<int64_t>{0, 3, 4}));
  EXPECT_EQ(*static_cast<const float *>(results->fetches[1].data), 5);
}

TEST_F(ResultsTest, OutliveOtherRuns) {
  Values<float> x = floats({2}, {1, 1}), none = floats({3}, {0, 0, 0});
  tn_results *second = nullptr;
  ASSERT_EQ(run(kPositives, x.view()), TN_OK);
  tn_tensor input = none.view();
  ASSERT_EQ(tn_session_run_results(loaded.session, kPositives, &input, 1, &second),
            TN_OK);
  EXPECT_EQ(second->fetches[0].shape[0], 0);
  EXPECT_EQ(results->fetches[0].shape[0], 2);
  EXPECT_EQ(static_cast<const int64_t *>(results->fetches[0].data)[1], 1);
  tn_results_release(second);
}

TEST_F(ResultsTest, AnySize) {
  for (int64_t n : {0, 1, 40000, 7, 300000, 300000}) {
    Values<float> x = floats({n}, std::vector<float>(size_t(n), 1));
    ASSERT_EQ(run(kPositives, x.view()), TN_OK) << tn_last_error();
    ASSERT_EQ(results->fetches[0].shape[0], n);
    if (n)
      EXPECT_EQ(static_cast<const int64_t *>(results->fetches[0].data)[n - 1], n - 1);
  }
}

TEST_F(ResultsTest, OfSignaturesSizedByFeeds) {
  Values<float> x = floats({2, 3}, {1, 0, 0, 0, 1, 1});
  ASSERT_EQ(run(0, x.view()), TN_OK) << tn_last_error();
  ASSERT_EQ(results->fetch_count, 1u);
  EXPECT_EQ(results->fetches[0].shape[0], 2);
  auto *y = static_cast<const float *>(results->fetches[0].data);
  EXPECT_EQ(std::vector<float>(y, y + 4), (std::vector<float>{11, 22, 18, 30}));
}

TEST_F(ResultsTest, AreTheOnlyWayIfSizedByValues) {
  Values<float> x = floats({2}, {1, 1}), total = floats({}, {0});
  Values<int32_t> places = ints({2, 1}, {0, 0});
  tn_tensor input = x.view(), outputs[] = {places.view(), total.view()};
  outputs[0].dtype = TN_INT64;
  EXPECT_EQ(tn_session_run(loaded.session, kPositives, &input, 1, outputs, 2),
            TN_INVALID_ARGUMENT);
  EXPECT_STREQ(tn_last_error(),
               "fetch \"places:0\" of signature \"positives\" has dims that only a run "
               "knows; tn_session_run_results gives it");
  int64_t dims[TN_MAX_RANK];
  ASSERT_EQ(tn_session_output_shape(loaded.session, kPositives, &input, 1, 0, dims),
            TN_OK);
  EXPECT_EQ(dims[0], -1);
}

TEST_F(ResultsTest, FailuresGiveNothing) {
  Values<float> x = floats({2, 3}, {1, 0, 0, 0, 1, 1});
  EXPECT_EQ(run(kPositives, x.view()), TN_INVALID_ARGUMENT);
  EXPECT_EQ(results, nullptr);
  Values<int32_t> code = ints({}, {1});
  EXPECT_EQ(run(4, code.view()), TN_OUT_OF_RANGE);
  EXPECT_EQ(results, nullptr);
  EXPECT_EQ(run(42, x.view()), TN_OUT_OF_RANGE);
  EXPECT_EQ(tn_session_run_results(loaded.session, 0, nullptr, 0, nullptr),
            TN_INVALID_ARGUMENT);
  tn_results_release(nullptr);
}
