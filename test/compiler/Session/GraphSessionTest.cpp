//===- GraphSessionTest.cpp - Sessions on a graph -------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Session/GraphSession.h"
#include <gtest/gtest.h>
#include <thread>

using namespace tenon;

namespace {

const std::string folder = TENON_TEST_SOURCES;

/// y = product + 2, product = 0.5 x.
GraphSession openHalfPlusTwo(size_t maxPrograms = 64) {
  GraphSessionOptions options;
  options.threads = 1;
  options.maxPrograms = maxPrograms;
  auto session =
      GraphSession::create(folder + "/E2E/Inputs/half_plus_two.pbtxt", options);
  EXPECT_TRUE(session) << session.status().message();
  return *session;
}

Tensor floats(std::vector<int64_t> shape, std::initializer_list<float> values) {
  return *Tensor::of<float>(std::move(shape), values);
}

std::vector<float> valuesOf(Result<NamedTensors> &outputs, const char *name) {
  if (!outputs) {
    ADD_FAILURE() << outputs.status().message();
    return {};
  }
  Tensor *tensor = outputs->find(name);
  if (!tensor) {
    ADD_FAILURE() << "no output " << name;
    return {};
  }
  auto view = tensor->view<float>();
  return std::vector<float>(view->begin(), view->end());
}

std::string errorOf(const Result<NamedTensors> &outputs) {
  EXPECT_FALSE(outputs);
  return outputs ? "" : outputs.status().message();
}

using Floats = std::vector<float>;

TEST(GraphSession, FetchesAnyTensor) {
  GraphSession session = openHalfPlusTwo();
  Tensor x = floats({2}, {1, 4});
  auto outputs = session.run({{"x", &x}}, {"y:0", "product"});
  EXPECT_EQ(valuesOf(outputs, "y:0"), (Floats{2.5f, 4}));
  EXPECT_EQ(valuesOf(outputs, "product"), (Floats{0.5f, 2}));
}

TEST(GraphSession, FeedsAnyTensor) {
  GraphSession session = openHalfPlusTwo();
  Tensor product = floats({3}, {1, 2, 3});
  auto outputs = session.run({{"product:0", &product}}, {"y"});
  EXPECT_EQ(valuesOf(outputs, "y"), (Floats{3, 4, 5}));
}

TEST(GraphSession, FeedsAConstant) {
  GraphSession session = openHalfPlusTwo();
  Tensor x = floats({1}, {4}), half = floats({}, {0.25f});
  auto outputs = session.run({{"x", &x}, {"a", &half}}, {"y"});
  EXPECT_EQ(valuesOf(outputs, "y"), (Floats{3}));
}

TEST(GraphSession, FetchesWhatIsFed) {
  GraphSession session = openHalfPlusTwo();
  Tensor product = floats({1}, {7});
  auto outputs = session.run({{"product", &product}}, {"product", "y"});
  EXPECT_EQ(valuesOf(outputs, "product"), (Floats{7}));
  EXPECT_EQ(valuesOf(outputs, "y"), (Floats{9}));
}

TEST(GraphSession, TakesFeedsThatNothingNeeds) {
  GraphSession session = openHalfPlusTwo();
  Tensor product = floats({1}, {7}), x = floats({2}, {0, 0});
  auto outputs = session.run({{"product", &product}, {"x", &x}}, {"y"});
  EXPECT_EQ(valuesOf(outputs, "y"), (Floats{9}));
}

TEST(GraphSession, CompilesOncePerShape) {
  GraphSession session = openHalfPlusTwo();
  Tensor one = floats({1}, {1}), other = floats({1}, {2}), two = floats({2}, {1, 2});
  for (const Tensor *x : {&one, &other, &one})
    ASSERT_TRUE(session.run({{"x", x}}, {"y"}));
  // The same tensors by other names.
  ASSERT_TRUE(session.run({{"x:0", &one}}, {"y:0"}));
  EXPECT_EQ(session.programCount(), 1u);
  ASSERT_TRUE(session.run({{"x", &two}}, {"y"}));
  EXPECT_EQ(session.programCount(), 2u);
}

TEST(GraphSession, KeepsTheLatestPrograms) {
  GraphSession session = openHalfPlusTwo(/*maxPrograms=*/1);
  Tensor one = floats({1}, {1}), two = floats({2}, {1, 2});
  for (const Tensor *x : {&one, &two, &one}) {
    auto outputs = session.run({{"x", x}}, {"y"});
    EXPECT_EQ(valuesOf(outputs, "y").front(), 2.5f);
  }
  EXPECT_EQ(session.programCount(), 1u);
}

TEST(GraphSession, RunsFromManyThreads) {
  GraphSession session = openHalfPlusTwo();
  auto work = [&](int64_t size) {
    auto x = Tensor::create(TN_FLOAT32, {size});
    for (int i = 0; i < 20; ++i) {
      auto outputs = session.run({{"x", &*x}}, {"y"});
      EXPECT_EQ(valuesOf(outputs, "y"), Floats(size, 2));
    }
  };
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back(work, 1 + i % 2);
  for (std::thread &thread : threads)
    thread.join();
  EXPECT_EQ(session.programCount(), 2u);
}

TEST(GraphSession, PrunesToTheFetches) {
  auto session = GraphSession::create(folder + "/compiler/Session/Inputs/partly.pbtxt");
  ASSERT_TRUE(session);
  Tensor x = floats({2}, {1, -1});
  auto outputs = session->run({{"x", &x}}, {"good"});
  EXPECT_EQ(valuesOf(outputs, "good"), (Floats{-1, 1}));
  EXPECT_NE(errorOf(session->run({{"x", &x}}, {"bad"})).find("op 'DecodeWav'"),
            std::string::npos);
}

TEST(GraphSession, IgnoresSignatures) {
  auto session =
      GraphSession::create(folder + "/compiler/Import/Inputs/three_of_one_name");
  ASSERT_TRUE(session);
  auto outputs = session->run({}, {"no_such_node"});
  EXPECT_NE(errorOf(outputs).find("fetch 'no_such_node:0' is not in the graph"),
            std::string::npos);
}

TEST(GraphSession, NamesClosestFetches) {
  GraphSession session = openHalfPlusTwo();
  Tensor x = floats({1}, {1});
  std::string error = errorOf(session.run({{"x", &x}}, {"prodct"}));
  EXPECT_NE(error.find("fetch 'prodct:0' is not in the graph; did you mean 'product'?"),
            std::string::npos)
      << error;
  EXPECT_EQ(session.programCount(), 0u);
}

TEST(GraphSession, NamesMissingFeeds) {
  GraphSession session = openHalfPlusTwo();
  std::string error = errorOf(session.run({}, {"y"}));
  EXPECT_NE(error.find("node 'x'"), std::string::npos) << error;
  EXPECT_NE(error.find("is needed, but has no value among the feeds"), std::string::npos)
      << error;
}

TEST(GraphSession, RefusesWrongFeeds) {
  GraphSession session = openHalfPlusTwo();
  Tensor matrix = floats({1, 1}, {1}), x = floats({1}, {1});
  Tensor wide = *Tensor::of<double>({1}, {1.0});
  std::string error = errorOf(session.run({{"x", &matrix}}, {"y"}));
  EXPECT_NE(error.find("is fed as 'tensor<1x1xf32>', but the graph says"),
            std::string::npos)
      << error;
  error = errorOf(session.run({{"x", &wide}}, {"y"}));
  EXPECT_NE(error.find("float64"), std::string::npos) << error;
  error = errorOf(session.run({{"x", &x}, {"x:0", &x}}, {"y"}));
  EXPECT_EQ(error, "feed 'x:0' is given twice");
  error = errorOf(session.run({{"x", nullptr}}, {"y"}));
  EXPECT_EQ(error, "feed 'x' is NULL");
  error = errorOf(session.run({{"x", &x}, {"z", &x}}, {"y"}));
  EXPECT_NE(error.find("feed 'z:0' is not in the graph"), std::string::npos) << error;
  // The session is none the worse for it.
  auto outputs = session.run({{"x", &x}}, {"y"});
  EXPECT_EQ(valuesOf(outputs, "y"), (Floats{2.5f}));
}

TEST(GraphSession, RefusesWrongFetches) {
  GraphSession session = openHalfPlusTwo();
  Tensor x = floats({1}, {1});
  EXPECT_EQ(errorOf(session.run({{"x", &x}}, {})),
            "there is nothing to run: no fetch and no target is given");
  EXPECT_EQ(errorOf(session.run({{"x", &x}}, {"y", "y:0"})),
            "fetch 'y:0' is given twice");
  EXPECT_EQ(errorOf(session.run({{"x", &x}}, {""})), "fetch '' is no name");
  EXPECT_NE(errorOf(session.run({{"x", &x}}, {"y:1"})).find("output 1 of a node with 1"),
            std::string::npos);
}

TEST(GraphSession, RunsTargets) {
  GraphSession session = openHalfPlusTwo();
  Tensor x = floats({1}, {1});
  auto outputs = session.run({{"x", &x}}, {}, {"y"});
  ASSERT_TRUE(outputs) << outputs.status().message();
  EXPECT_EQ(outputs->size(), 0u);
  EXPECT_NE(errorOf(session.run({{"x", &x}}, {}, {"z"})).find("target node 'z' is not"),
            std::string::npos);
}

TEST(GraphSession, RefusesVariables) {
  auto session = GraphSession::create(folder + "/compiler/Session/Inputs/counter.pbtxt");
  ASSERT_TRUE(session);
  std::string error = errorOf(session->run({}, {"add"}));
  EXPECT_NE(error.find("the run needs variable 'count'"), std::string::npos) << error;
}

TEST(GraphSession, RefusesOtherFiles) {
  auto missing = GraphSession::create("/no/such/graph.pb");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.status().code(), TN_NOT_FOUND);
  auto module = GraphSession::create(folder + "/dialects/Tenon/matmul.mlir");
  ASSERT_FALSE(module);
  EXPECT_NE(module.status().message().find("is a module"), std::string::npos);
  auto rubbish = GraphSession::create(__FILE__);
  if (rubbish)
    EXPECT_FALSE(rubbish->run({}, {"y"}));
}

} // namespace
