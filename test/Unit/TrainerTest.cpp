//===- TrainerTest.cpp - Trainings ----------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "runtime/io/Trainer.h"
#include "TestModule.h"
#include "runtime/io/Dataset.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <filesystem>

using namespace tenon::io;
using namespace tenon::test;

namespace {
/// Trains the test's program, in which a step takes three rows `g` from `w`.
class Training : public testing::Test {
protected:
  void SetUp() override {
    folder = testing::TempDir() + "/training-" +
             testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    archive = folder + "/data.npz";
    weights = folder + "/w.npz";
    options.run.inputsFile = archive.c_str();
    options.run.save = weights.c_str();
    options.run.threads = 1;
  }
  void TearDown() override { std::filesystem::remove_all(folder); }

  /// `rows` rows, whose elements are powers of two.
  void writeData(int64_t rows, float scale = 1) {
    Values<float> g = floats({rows, 2}, {});
    for (int64_t i = 0; i < 2 * rows; ++i)
      g.data.push_back(scale * std::ldexp(1.0f, int(i % 16)));
    NpzWriter writer;
    ASSERT_EQ(writer.create(archive.c_str()), TN_OK);
    ASSERT_EQ(writer.add("g", g.view()), TN_OK);
    ASSERT_EQ(writer.finish(), TN_OK);
  }
  tn_status run() {
    Loaded loaded;
    output.clear();
    FILE *out = tmpfile();
    tn_status status = train(loaded.program, options, out);
    rewind(out);
    char text[4096];
    output.assign(text, fread(text, 1, sizeof(text), out));
    fclose(out);
    return status;
  }
  /// What was saved of a variable.
  std::vector<uint8_t> saved(const char *name) {
    NpzReader reader;
    Tensor value;
    EXPECT_EQ(reader.open(weights.c_str()), TN_OK) << tn_last_error();
    EXPECT_EQ(reader.read(reader.find(name), &value), TN_OK) << tn_last_error();
    return {value.data(), value.data() + value.size()};
  }
  int64_t savedSteps() {
    int64_t steps;
    memcpy(&steps, saved("step").data(), sizeof(steps));
    return steps;
  }

  std::string folder, archive, weights, output;
  TrainOptions options;
};
} // namespace

TEST_F(Training, GoesThroughAllExamples) {
  writeData(9);
  options.epochs = 2;
  ASSERT_EQ(run(), TN_OK) << tn_last_error();
  EXPECT_EQ(savedSteps(), 6);
  EXPECT_EQ(output.find("epoch 1/2: step 3, "), 0u) << output;
  EXPECT_NE(output.find("\nepoch 2/2: step 6, "), std::string::npos) << output;
  // Ten rows make as many steps.
  writeData(10);
  ASSERT_EQ(run(), TN_OK) << tn_last_error();
  EXPECT_EQ(savedSteps(), 6);
}

TEST_F(Training, OrderDependsOnTheSeed) {
  writeData(8); // of which two are left out in each epoch
  ASSERT_EQ(run(), TN_OK) << tn_last_error();
  std::vector<uint8_t> plain = saved("w");
  options.shuffles = true;
  options.shuffleSeed = 1;
  ASSERT_EQ(run(), TN_OK) << tn_last_error();
  std::vector<uint8_t> one = saved("w");
  ASSERT_EQ(run(), TN_OK) << tn_last_error();
  EXPECT_EQ(saved("w"), one);
  options.shuffleSeed = 2;
  ASSERT_EQ(run(), TN_OK) << tn_last_error();
  EXPECT_NE(saved("w"), one);
  EXPECT_NE(plain, one);
}

TEST(Shuffle, IsAPermutationThatTheRoundDecides) {
  std::vector<int64_t> first(100), second(100), sorted;
  shuffle(7, 0, first.data(), 100);
  shuffle(7, 1, second.data(), 100);
  EXPECT_NE(first, second);
  sorted = first;
  std::sort(sorted.begin(), sorted.end());
  for (int64_t i = 0; i < 100; ++i)
    EXPECT_EQ(sorted[size_t(i)], i);
}

TEST_F(Training, Errors) {
  writeData(2);
  EXPECT_EQ(run(), TN_INVALID_ARGUMENT);
  EXPECT_STREQ(tn_last_error(), "no feed has a dimension of examples to go through");
  writeData(5);
  options.batchSize = 4;
  EXPECT_EQ(run(), TN_INVALID_ARGUMENT);
  EXPECT_STREQ(tn_last_error(),
               "the graph takes 3 examples a step, but --batch-size is 4");
  options.batchSize = 0;
  options.evaluate = "read_u";
  EXPECT_EQ(run(), TN_INVALID_ARGUMENT);
  EXPECT_STREQ(tn_last_error(),
               "--evaluate needs examples: --eval-split or --eval-inputs");
}

TEST_F(Training, NaNsAreNotSaved) {
  writeData(6, NAN);
  EXPECT_EQ(run(), TN_OUT_OF_RANGE);
  EXPECT_STREQ(tn_last_error(), "step 2: variable 'w' is not a number (NaN)");
  EXPECT_FALSE(std::filesystem::exists(weights));
}

#ifdef TEST_BUNDLES
TEST_F(Training, SavesEverySoManySeconds) {
  writeData(9);
  std::string checkpoints = folder + "/checkpoints";
  options.run.checkpoint.bundles = &bundleSupport;
  options.folder = checkpoints.c_str();
  options.everySeconds = 1e-9;
  ASSERT_EQ(run(), TN_OK) << tn_last_error();
  for (const char *name :
       {"/model.ckpt-1.index", "/model.ckpt-2.index", "/model.ckpt-3.index"})
    EXPECT_TRUE(std::filesystem::exists(checkpoints + name)) << name;
}

TEST_F(Training, KeepsWhatElseTheCheckpointHad) {
  writeData(9);
  std::string checkpoints = folder + "/checkpoints";
  std::string base = std::string(TEST_CHECKPOINTS) + "/sliced/model";
  options.run.checkpoint = {nullptr, &bundleSupport, /*partial=*/true, base.c_str()};
  options.folder = checkpoints.c_str();
  options.resume = true;
  options.keep = 1;
  options.everySteps = 1;
  for (int epochs : {1, 2}) {
    options.epochs = epochs;
    ASSERT_EQ(run(), TN_OK) << tn_last_error();
    options.run.checkpoint.base = nullptr;
    TensorReader reader;
    ASSERT_EQ(openCheckpoint(checkpoints.c_str(), options.run.checkpoint, &reader), TN_OK)
        << tn_last_error();
    EXPECT_LT(reader.find(reader.state, "table"), reader.count(reader.state)) << epochs;
    closeCheckpoint(&reader);
  }
}

TEST_F(Training, GoesOnWhereItStopped) {
  writeData(15);
  options.shuffles = true;
  options.epochs = 3;
  ASSERT_EQ(run(), TN_OK) << tn_last_error();
  std::vector<uint8_t> whole = saved("w");

  std::string checkpoints = folder + "/checkpoints";
  options.run.checkpoint.bundles = &bundleSupport;
  options.folder = checkpoints.c_str();
  options.everySteps = 2;
  options.resume = true;
  volatile int stop = 0;
  options.stop = &stop;
  options.epochs = 1;
  ASSERT_EQ(run(), TN_OK) << tn_last_error();
  EXPECT_TRUE(std::filesystem::exists(checkpoints + "/model.ckpt-5.index"));
  EXPECT_TRUE(std::filesystem::exists(checkpoints + "/model.ckpt-4.index"));
  // One who is to stop saves and says so.
  stop = 1;
  options.epochs = 2;
  ASSERT_EQ(run(), TN_OK) << tn_last_error();
  EXPECT_EQ(output, "resumed at step 5\nstopped at step 5; saved " + checkpoints +
                        "/model.ckpt-5\n");
  // In the middle of an epoch.
  std::filesystem::remove(checkpoints + "/checkpoint");
  FILE *state = fopen((checkpoints + "/checkpoint").c_str(), "w");
  fputs("model_checkpoint_path: \"model.ckpt-4\"\n", state);
  fclose(state);
  stop = 0;
  options.epochs = 3;
  ASSERT_EQ(run(), TN_OK) << tn_last_error();
  EXPECT_EQ(output.find("resumed at step 4\nepoch 1/3: step 5, "), 0u) << output;
  EXPECT_EQ(savedSteps(), 15);
  EXPECT_EQ(saved("w"), whole);
}
#endif
