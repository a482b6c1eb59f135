//===- SessionTest.cpp - session.hpp --------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "tenon/session.hpp"
#include "TestModule.h"

#include <gtest/gtest.h>

using tenon::Program;
using tenon::Result;
using tenon::Session;
using tenon::Tensor;

namespace {
class SessionTest : public testing::Test {
protected:
  Session create() {
    Result<Program> program = Program::fromModule(*module.get());
    EXPECT_TRUE(program) << program.status().message();
    Result<Session> session = Session::create(*program);
    EXPECT_TRUE(session) << session.status().message();
    return *std::move(session);
  }

  tenon::test::TestModule module;
};
} // namespace

TEST_F(SessionTest, RunsByName) {
  Session session = create();
  Result<Tensor> x = Tensor::of<float>({1, 3}, {1, 1, 1});
  ASSERT_TRUE(x);
  auto fetches = session.run("serving_default", {{"x", &*x}});
  ASSERT_TRUE(fetches) << fetches.status().message();
  auto y = fetches->at("y").view<float>();
  ASSERT_TRUE(y);
  EXPECT_EQ((*y)(0, 0), 19);
  EXPECT_EQ((*y)(0, 1), 32);
  EXPECT_EQ(y->find(1, 0), nullptr);
  EXPECT_EQ(y->find(0), nullptr);
  EXPECT_EQ(y->find(0, -1), nullptr);
}

TEST(TensorViewDeathTest, IndicesOutsideAreABug) {
  float elements[4] = {};
  tenon::TensorView<float> view(elements, {2, 2});
  EXPECT_EQ(&view(1, 1), elements + 3);
  EXPECT_DEATH(view(0, 2), "indices outside the shape");
  EXPECT_DEATH(view(0), "indices outside the shape");
}

TEST_F(SessionTest, FailuresAreValues) {
  Session session = create();
  EXPECT_EQ(session.run("nothing", {}).status().code(), TN_NOT_FOUND);
  EXPECT_EQ(session.run("serving_default", {}).status().message(),
            "feed \"x:0\" of signature \"serving_default\" has no value");
  Result<Tensor> x = Tensor::of<double>({1, 3}, {1, 1, 1});
  EXPECT_EQ(session.run("serving_default", {{"x", &*x}, {"x:0", &*x}}).status().message(),
            "feed \"x:0\" is given twice");
  EXPECT_EQ(session.run("serving_default", {{"x", &*x}}).status().code(),
            TN_INVALID_ARGUMENT);
  EXPECT_EQ(x->view<float>().status().message(), "tensor of float64 viewed as float32");
  EXPECT_FALSE(Tensor::of<float>({2, 2}, {1}));
  EXPECT_FALSE(Tensor::create(TN_FLOAT32, {int64_t(1) << 40, int64_t(1) << 40}));
  EXPECT_FALSE(Tensor::create(TN_FLOAT32, {-1}));
  EXPECT_FALSE(Program::open("/no/such/file.so"));
}

TEST_F(SessionTest, Variables) {
  Session session = create();
  Session same = session;
  EXPECT_EQ(session.program().variables(), (std::vector<std::string>{"w", "step", "u"}));
  EXPECT_EQ(session.program().signatures().size(), 10u);
  Result<Tensor> g = Tensor::of<float>({3, 2}, {1, 1, 1, 1, 1, 1});
  ASSERT_TRUE(session.run("train", {{"g", &*g}}));
  Result<Tensor> w = same.variable("w");
  ASSERT_TRUE(w);
  EXPECT_EQ((*w->view<float>())(2, 1), 5);
  EXPECT_FALSE(same.variable("u"));
  EXPECT_TRUE(same.setVariable("w", *g));
  EXPECT_EQ((*session.variable("w")->view<float>())(0, 0), 1);
}

TEST_F(SessionTest, OpensLibraries) {
  Result<Program> program = Program::open(TEST_LIBRARY);
  ASSERT_TRUE(program) << program.status().message();
  EXPECT_TRUE(Session::create(*program));
}
