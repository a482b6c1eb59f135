//===- DriverTest.cpp - Compiled executables from outside -----------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "runtime/io/Driver.h"
#include "TestModule.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sys/wait.h>

using namespace tenon::io;
using namespace tenon::test;

namespace {
struct Outcome {
  int code;
  std::string text; // stdout and stderr
};
} // namespace

/// Runs the test executable with these words, as a shell reads them.
static Outcome run(const std::string &words) {
  FILE *pipe = popen((std::string(TEST_EXECUTABLE) + " " + words + " 2>&1").c_str(), "r");
  Outcome outcome{-1, ""};
  char buffer[4096];
  for (size_t got; (got = fread(buffer, 1, sizeof(buffer), pipe)) > 0;)
    outcome.text.append(buffer, got);
  int status = pclose(pipe);
  outcome.code = WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + status;
  return outcome;
}

static void expectRun(const std::string &words, const std::string &text, int code = 0) {
  Outcome outcome = run(words);
  EXPECT_EQ(outcome.text, text) << words;
  EXPECT_EQ(outcome.code, code) << words;
}

static void expectError(const std::string &words, const std::string &text) {
  expectRun(words, "error: " + text + "\n", 1);
}

TEST(Driver, PrintsFetches) {
  expectRun("--input 'x=[[1,1,1]]' --print", "y: [[19.0, 32.0]]\n");
  expectRun("--input=x:0='[[1,0,0],[0,1,1]]' --print --threads 2",
            "y: [[11.0, 22.0], [18.0, 30.0]]\n");
  expectRun("--signature add --input a=[1,2,3,4] --input b=[1,1,1,1] --print",
            "sum: [2, 3, 4, 5]\n");
  expectRun("--input 'x=[[1,1,1]]'", "");
}

TEST(Driver, StepsFirstAndThen) {
  std::string ones = "[[1,1],[1,1],[1,1]]";
  expectRun("--signature train --steps 3 --input g=" + ones + " --print",
            "step: [1, 2, 3]\n");
  expectRun("--first init --signature train --then read_u --then train --input g=" +
                ones + " --print",
            "step: 1\nread_u/u: 7.0\ntrain/step: 2\n");
}

TEST(Driver, FilesInAndOut) {
  std::string folder = testing::TempDir() + "/driver";
  std::filesystem::create_directories(folder);
  NpzWriter writer;
  Values<float> x = floats({1, 3}, {1, 1, 1});
  ASSERT_EQ(writer.create((folder + "/in.npz").c_str()), TN_OK);
  ASSERT_EQ(writer.add("x:0", x.view()), TN_OK);
  ASSERT_EQ(writer.add("unneeded", x.view()), TN_OK);
  ASSERT_EQ(writer.finish(), TN_OK);
  expectRun("--inputs " + folder + "/in.npz --outputs " + folder + "/out.npz", "");
  NpzReader reader;
  ASSERT_EQ(reader.open((folder + "/out.npz").c_str()), TN_OK) << tn_last_error();
  Tensor y;
  ASSERT_EQ(reader.read(reader.find("y"), &y), TN_OK) << tn_last_error();
  EXPECT_EQ(reinterpret_cast<float *>(y.data())[1], 32);
  // A failed run leaves no file.
  expectError("--inputs " + folder + "/in.npz --input 'x=[1]' --outputs " + folder +
                  "/none.npz",
              "feed \"x:0\" of signature \"serving_default\" has rank 1, but 2 is "
              "needed");
  EXPECT_FALSE(std::filesystem::exists(folder + "/none.npz"));
  std::filesystem::remove_all(folder);
}

TEST(Driver, Errors) {
  expectError("", "feed \"x:0\" has no value: give --input x=… or --inputs");
  expectError("--input z=1 --input 'x=[[1,1,1]]'",
              "there is no feed \"z\": there are \"x\"");
  expectError("--input x", "--input needs NAME=FILE.npy or NAME=JSON, but got 'x'");
  expectError("--input", "--input needs a value");
  expectError("--input 'x=[[1,1,1]]' --input x:0=1",
              "feed \"x:0\" is given twice, as 'x=[[1,1,1]]' and 'x:0=1'");
  expectError("--input x=/no/such.npy", "/no/such.npy: No such file or directory");
  expectError("--input 'x=[[1,'", "x:0: a value is missing at character 5");
  expectError("--signature nothing",
              "there is no signature \"nothing\": there are \"serving_default\", "
              "\"train\", \"add\", \"pair\", \"fail\", \"init\", \"read_u\", \"meet\", "
              "\"meet_writing\", \"positives\"");
  expectError("--threads 0", "--threads needs a number of at least 1, but got '0'");
  expectError("--threads 2 --threads 2", "--threads is given twice");
  expectError("--repeat 1e3", "--repeat needs a number of at least 1, but got '1e3'");
  expectError("--print --print", "--print is given twice");
  expectError("--wrong", "unknown option '--wrong'; --help lists them");
  expectError("--signature read_u", "variable \"u\", which signature \"read_u\" reads, "
                                    "is not initialised");
  expectError("--signature fail --input code=1",
              "signature \"fail\": index 12 is outside [0, 10) (node "
              "\"layer/Gather\")");
}

TEST(Driver, RepeatAndProfile) {
  Outcome outcome = run("--input 'x=[[1,1,1]]' --repeat 5 --profile");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_NE(outcome.text.find("min 0.0"), std::string::npos) << outcome.text;
  EXPECT_NE(outcome.text.find(" ms, 5 runs\n"), std::string::npos) << outcome.text;
  EXPECT_TRUE(std::regex_search(
      outcome.text,
      std::regex(" 5 +[0-9.]+ +[0-9.]+  layer_MatMul: layer/Gather\n +[0-9.]+  100.0\n")))
      << outcome.text;
  EXPECT_NE(run("--help").text.find("--inputs FILE.npz"), std::string::npos);
}

TEST(Driver, SavesAndRestoresVariables) {
  std::string path = testing::TempDir() + "/variables.npz";
  Loaded before, after;
  Values<float> w = floats({3, 2}, {9, 9, 9, 9, 9, 9});
  tn_tensor value = w.view();
  ASSERT_EQ(tn_session_variable_set(before.session, "w", &value), TN_OK);
  ASSERT_EQ(saveVariables(before.program, before.session, path.c_str(), {}), TN_OK);
  w.data.assign(6, 0);
  ASSERT_EQ(
      restoreVariables(after.program, after.session, path.c_str(), {.partial = true}),
      TN_OK)
      << tn_last_error();
  ASSERT_EQ(tn_session_variable_get(after.session, "w", &value), TN_OK);
  EXPECT_EQ(w.data, std::vector<float>(6, 9));
  // u had no value, and still has none.
  Values<float> u = floats({}, {0});
  value = u.view();
  EXPECT_EQ(tn_session_variable_get(after.session, "u", &value), TN_FAILED_PRECONDITION);
  std::filesystem::remove(path);
}
