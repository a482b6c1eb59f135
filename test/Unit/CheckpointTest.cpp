//===- CheckpointTest.cpp - Variables from and to files -------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "runtime/io/Checkpoint.h"
#include "TestModule.h"
#include "runtime/io/CheckpointFolder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <errno.h>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <unistd.h>

using namespace tenon::io;
using namespace tenon::test;

#ifdef TEST_BUNDLES
static const BundleSupport *const bundles = &bundleSupport;
static const char *const endings[] = {".npz", ".safetensors", ""};
#else
static const BundleSupport *const bundles = nullptr;
static const char *const endings[] = {".npz", ".safetensors"};
#endif
static const CheckpointOptions strict = {nullptr, bundles, false, nullptr};
static const CheckpointOptions partial = {nullptr, bundles, true, nullptr};

/// A session of the test's program; `u` has no value at first.
struct Trained : Loaded {
  explicit Trained(float value, bool hasU = true) {
    set(value);
    if (hasU) {
      Values<float> u = floats({}, {value});
      tn_tensor view = u.view();
      EXPECT_EQ(tn_session_variable_set(session, "u", &view), TN_OK);
    }
  }
  void set(float value) {
    Values<float> w = floats({3, 2}, std::vector<float>(6, value));
    tn_tensor view = w.view();
    EXPECT_EQ(tn_session_variable_set(session, "w", &view), TN_OK);
  }
  /// The value of all elements of `w`; NaN if they differ.
  float value() {
    Values<float> w = floats({3, 2}, std::vector<float>(6, 0));
    tn_tensor view = w.view();
    EXPECT_EQ(tn_session_variable_get(session, "w", &view), TN_OK);
    for (float element : w.data)
      if (element != w.data[0])
        return NAN;
    return w.data[0];
  }
  tn_status save(const std::string &path, const CheckpointOptions &options = strict) {
    return saveVariables(program, session, path.c_str(), options);
  }
  tn_status restore(const std::string &path, const CheckpointOptions &options = strict) {
    return restoreVariables(program, session, path.c_str(), options);
  }
};

namespace {
class Checkpoint : public testing::Test {
protected:
  void SetUp() override {
    folder = testing::TempDir() + "/checkpoint-" +
             testing::UnitTest::GetInstance()->current_test_info()->name();
    clear();
    // Whether the disk has it, no test can see; waiting for it takes most of the time.
    fileCalls.sync = [](int) { return 0; };
  }
  void TearDown() override {
    fileCalls.sync = sync;
    std::filesystem::remove_all(folder);
  }
  void clear() {
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
  }
  std::set<std::string> files() {
    std::set<std::string> names;
    for (const auto &entry : std::filesystem::directory_iterator(folder))
      names.insert(entry.path().filename());
    return names;
  }
  void write(const std::string &name, const std::string &bytes) {
    std::ofstream(folder + "/" + name, std::ios::binary) << bytes;
  }
  std::string read(const std::string &name) {
    std::ifstream file(folder + "/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  std::string folder;
  int (*sync)(int) = fileCalls.sync;
};
} // namespace

TEST_F(Checkpoint, RoundTrip) {
  for (const char *ending : endings) {
    std::string path = folder + "/v" + ending;
    Trained before(9), after(1);
    ASSERT_EQ(before.save(path), TN_OK) << tn_last_error();
    ASSERT_EQ(after.restore(path), TN_OK) << tn_last_error();
    EXPECT_EQ(after.value(), 9);
    // Over the one that is there.
    before.set(11);
    ASSERT_EQ(before.save(path), TN_OK) << tn_last_error();
    ASSERT_EQ(after.restore(path), TN_OK) << tn_last_error();
    EXPECT_EQ(after.value(), 11);
  }
#ifdef TEST_BUNDLES
  EXPECT_EQ(files(), (std::set<std::string>{"v.npz", "v.safetensors", "v.index",
                                            "v.data-00000-of-00001"}));
#endif
}

TEST_F(Checkpoint, WhatIsMissing) {
  for (const char *ending : endings) {
    std::string path = folder + "/v" + ending;
    Trained before(9, /*hasU=*/false), after(1);
    ASSERT_EQ(before.save(path), TN_OK) << tn_last_error();
    EXPECT_EQ(after.restore(path), TN_NOT_FOUND);
    EXPECT_EQ(tn_last_error(), "'" + path +
                                   "' has no value of variable 'u'; --partial "
                                   "restores the others");
    EXPECT_EQ(after.value(), 1);
    EXPECT_EQ(after.restore(path, partial), TN_OK) << tn_last_error();
    EXPECT_EQ(after.value(), 9);
    EXPECT_EQ(after.restore(folder + "/none" + ending), TN_NOT_FOUND);
  }
}

TEST_F(Checkpoint, WhatIsSurplusOrOfAnotherShape) {
  Values<float> two = floats({2}, {1, 2});
  std::string path = folder + "/v.npz";
  auto writeArchive = [&](std::initializer_list<const char *> names) {
    NpzWriter writer;
    ASSERT_EQ(writer.create(path.c_str()), TN_OK);
    for (const char *name : names)
      ASSERT_EQ(writer.add(name, two.view()), TN_OK);
    ASSERT_EQ(writer.finish(), TN_OK);
  };
  Trained after(1);
  // An optimizer's state is none.
  writeArchive({"w", "u", "step", "one", "w/Adam", "w/Adam_1", "other", "beta1_power"});
  EXPECT_EQ(after.restore(path), TN_INVALID_ARGUMENT);
  EXPECT_EQ(tn_last_error(), "'" + path +
                                 "' has 'one', 'other', which no variable of "
                                 "the graph is; --partial restores the others");
  writeArchive({"w", "u", "step"});
  EXPECT_EQ(after.restore(path), TN_INVALID_ARGUMENT);
  EXPECT_EQ(tn_last_error(),
            "'" + path + "': variable \"w\" has rank 1, but 2 is needed");
  EXPECT_EQ(after.value(), 1);
}

TEST_F(Checkpoint, BundlesNeedTheirLibrary) {
  Trained trained(1);
  std::string text = "'some/prefix' is neither .npz nor .safetensors, and this program "
                     "has no tensor bundles";
  EXPECT_EQ(trained.save("some/prefix", {}), TN_UNIMPLEMENTED);
  EXPECT_EQ(tn_last_error(), text);
  EXPECT_EQ(trained.restore("some/prefix", {}), TN_UNIMPLEMENTED);
  EXPECT_EQ(tn_last_error(), text);
}

//===----------------------------------------------------------------------===//
// Failures
//===----------------------------------------------------------------------===//

namespace {
enum class Failure {
  One,   // one call fails
  Crash, // it and all later ones fail, and what was not synced is lost
  Full,  // it and all later writes fail, half done
};

/// Stands in the place of the system's calls and lets the one at `at` fail.
class FailingCalls {
public:
  FailingCalls(Failure kind, int at) : before(fileCalls) {
    state = {kind, at, 0, before, {}, {}};
    fileCalls = {create, write, sync, close, rename, link, remove};
  }
  ~FailingCalls() {
    fileCalls = before;
    if (state.kind == Failure::Crash)
      for (const std::string &path : state.unsynced)
        if (std::filesystem::exists(path))
          std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
  }
  /// Whether the failure came.
  bool happened() const { return state.count > state.at; }

private:
  struct State {
    Failure kind;
    int at, count;
    FileCalls real;
    std::map<int, std::string> open;
    std::set<std::string> unsynced;
  };
  static bool fails(bool isWrite = false) {
    if (state.kind == Failure::Full && !isWrite)
      return false;
    int now = state.count++;
    bool isNow = state.kind == Failure::One ? now == state.at : now >= state.at;
    errno = isNow ? ENOSPC : errno;
    return isNow;
  }
  static int create(const char *path, int flags) {
    if (fails())
      return -1;
    int file = state.real.create(path, flags);
    if (flags & O_WRONLY) {
      state.open[file] = path;
      state.unsynced.insert(path);
    }
    return file;
  }
  static ssize_t write(int file, const void *from, size_t size) {
    bool isNow = fails(/*isWrite=*/true);
    if (!isNow)
      return state.real.write(file, from, size);
    if (state.kind == Failure::Full && state.count == state.at + 1 && size > 1)
      return state.real.write(file, from, size / 2);
    return -1;
  }
  static int sync(int file) {
    if (fails())
      return -1;
    state.unsynced.erase(state.open[file]);
    return state.real.sync(file);
  }
  static int close(int file) {
    state.open.erase(file);
    state.real.close(file);
    return fails() ? -1 : 0;
  }
  static int rename(const char *from, const char *to) {
    if (fails())
      return -1;
    if (state.unsynced.erase(from))
      state.unsynced.insert(to);
    else
      state.unsynced.erase(to);
    return state.real.rename(from, to);
  }
  static int link(const char *from, const char *to) {
    if (fails())
      return -1;
    if (state.unsynced.count(from))
      state.unsynced.insert(to);
    return state.real.link(from, to);
  }
  static int remove(const char *path) { return fails() ? -1 : state.real.remove(path); }

  FileCalls before;
  static State state;
};
FailingCalls::State FailingCalls::state;
} // namespace

/// Calls `test(kind, at)` for each place at which a failure can come, until it says
/// that none came.
template <typename Test> static void atEachCall(Test test) {
  for (Failure kind : {Failure::One, Failure::Crash, Failure::Full}) {
    int at = 0;
    while (test(kind, at))
      ++at;
    EXPECT_GE(at, kind == Failure::Full ? 2 : 5);
  }
}

TEST_F(Checkpoint, AFailureKeepsTheOneBefore) {
  for (const char *ending : endings)
    atEachCall([&](Failure kind, int at) {
      clear();
      std::string path = folder + "/v" + ending;
      Trained trained(1), after(0);
      EXPECT_EQ(trained.save(path), TN_OK) << tn_last_error();
      trained.set(2);
      bool happened;
      tn_status status;
      {
        FailingCalls calls(kind, at);
        status = trained.save(path);
        happened = calls.happened();
      }
      EXPECT_EQ(after.restore(path), TN_OK) << tn_last_error();
      // One or the other, whole; and the new one where it was said to be saved.
      EXPECT_TRUE(after.value() == 2 || (status && after.value() == 1))
          << path << " call " << at << " value " << after.value();
      // A later save is none the worse.
      trained.set(3);
      EXPECT_EQ(trained.save(path), TN_OK) << tn_last_error();
      EXPECT_EQ(after.restore(path), TN_OK) << tn_last_error();
      EXPECT_EQ(after.value(), 3);
      return happened;
    });
}

//===----------------------------------------------------------------------===//
// Bundles
//===----------------------------------------------------------------------===//

#ifdef TEST_BUNDLES
TEST_F(Checkpoint, AFailureKeepsTheFolder) {
  atEachCall([&](Failure kind, int at) {
    clear();
    Trained trained(0), after(0);
    CheckpointFolder saved;
    EXPECT_EQ(saved.open(folder.c_str()), TN_OK);
    auto save = [&](int step) {
      trained.set(float(step));
      return saved.save(trained.program, trained.session, step, 2, strict);
    };
    EXPECT_EQ(save(1), TN_OK) << tn_last_error();
    EXPECT_EQ(save(2), TN_OK) << tn_last_error();
    bool happened;
    tn_status status;
    {
      FailingCalls calls(kind, at);
      status = save(3);
      happened = calls.happened();
    }
    CheckpointFolder found;
    EXPECT_EQ(found.open(folder.c_str()), TN_OK) << tn_last_error();
    EXPECT_EQ(after.restore(found.latest()), TN_OK) << tn_last_error();
    EXPECT_EQ(after.value(), float(found.latestStep()));
    EXPECT_TRUE(after.value() == 3 || (status && after.value() == 2)) << "call " << at;
    EXPECT_EQ(saved.open(folder.c_str()), TN_OK);
    EXPECT_EQ(save(4), TN_OK) << tn_last_error();
    EXPECT_EQ(after.restore(saved.latest()), TN_OK) << tn_last_error();
    EXPECT_EQ(after.value(), 4);
    return happened;
  });
}

TEST_F(Checkpoint, TheFolderKeepsTheLatest) {
  Trained trained(5);
  CheckpointFolder saved;
  ASSERT_EQ(saved.open((folder + "/deep/er").c_str()), TN_OK);
  EXPECT_EQ(saved.latest(), nullptr);
  for (int step : {10, 20, 30, 30})
    ASSERT_EQ(saved.save(trained.program, trained.session, step, 2, strict), TN_OK)
        << tn_last_error();
  folder += "/deep/er";
  EXPECT_EQ(read("checkpoint"), "model_checkpoint_path: \"model.ckpt-30\"\n"
                                "all_model_checkpoint_paths: \"model.ckpt-20\"\n"
                                "all_model_checkpoint_paths: \"model.ckpt-30\"\n");
  EXPECT_EQ(files(), (std::set<std::string>{"checkpoint", "model.ckpt-20.index",
                                            "model.ckpt-20.data-00000-of-00001",
                                            "model.ckpt-30.index",
                                            "model.ckpt-30.data-00000-of-00001"}));
  CheckpointFolder found;
  ASSERT_EQ(found.open(folder.c_str()), TN_OK);
  EXPECT_EQ(found.latest(), folder + "/model.ckpt-30");
  EXPECT_EQ(found.latestStep(), 30);
}

TEST_F(Checkpoint, TensorFlowsStateFile) {
  write("checkpoint", "model_checkpoint_path: \"/data/a\\\"b/\\303\\274-7\"\n"
                      "all_model_checkpoint_paths: \"x-5\"\n"
                      "all_model_checkpoint_timestamps: 1.5e9\n"
                      "all_model_checkpoint_paths: \"/data/a\\\"b/\\303\\274-7\"\n");
  CheckpointFolder found;
  ASSERT_EQ(found.open(folder.c_str()), TN_OK) << tn_last_error();
  EXPECT_STREQ(found.latest(), "/data/a\"b/\303\274-7");
  EXPECT_EQ(found.latestStep(), 7);
  write("checkpoint", "model_checkpoint_path: nothing\n");
  EXPECT_EQ(found.open(folder.c_str()), TN_CORRUPT);
  EXPECT_EQ(tn_last_error(),
            "'" + folder + "/checkpoint' is damaged: a path is no quoted text");
}

TEST_F(Checkpoint, DamagedBundles) {
  std::string prefix = folder + "/v";
  Trained trained(1), after(0);
  ASSERT_EQ(trained.save(prefix), TN_OK);
  const std::string data = "v.data-00000-of-00001";
  std::string index = read("v.index"), bytes = read(data);
  bytes[3] ^= 1;
  write(data, bytes);
  EXPECT_EQ(after.restore(prefix), TN_CORRUPT);
  EXPECT_NE(std::string(tn_last_error()).find("is damaged: its checksum differs"),
            std::string::npos)
      << tn_last_error();
  write(data, bytes.substr(0, 5));
  EXPECT_EQ(after.restore(prefix), TN_CORRUPT) << tn_last_error();
  std::filesystem::remove(folder + "/" + data);
  EXPECT_EQ(after.restore(prefix), TN_NOT_FOUND);
  EXPECT_EQ(tn_last_error(), "checkpoint data '" + prefix +
                                 ".data-00000-of-00001' cannot "
                                 "be read: No such file or "
                                 "directory");
  EXPECT_EQ(after.value(), 0);
  // No damage of the index does worse than fail.
  for (size_t at = 0; at < index.size(); ++at) {
    std::string flipped = index;
    flipped[at] = char(flipped[at] ^ 0xff);
    write("v.index", flipped);
    EXPECT_NE(after.restore(prefix), TN_OK);
    write("v.index", index.substr(0, at));
    EXPECT_NE(after.restore(prefix), TN_OK);
  }
}

TEST_F(Checkpoint, ABundleTakesOverFromItsBase) {
  // What TensorFlow wrote has no variable of the test's program.
  std::string base = std::string(TEST_CHECKPOINTS) + "/sliced/model";
  std::string prefix = folder + "/v";
  Trained trained(1), after(0);
  CheckpointOptions options = strict;
  options.base = base.c_str();
  ASSERT_EQ(trained.save(prefix, options), TN_OK) << tn_last_error();
  TensorReader reader;
  ASSERT_EQ(openCheckpoint(prefix.c_str(), strict, &reader), TN_OK) << tn_last_error();
  uint32_t table = reader.find(reader.state, "table");
  ASSERT_LT(table, reader.count(reader.state));
  Tensor whole, part;
  EXPECT_EQ(reader.read(reader.state, table, "", &whole), TN_OK) << tn_last_error();
  EXPECT_EQ(whole.elementCount(), 800);
  EXPECT_EQ(reader.read(reader.state, table, "200 4 67,67:0,4", &part), TN_OK);
  EXPECT_EQ(part.elementCount(), 67 * 4);
  EXPECT_EQ(memcmp(part.data(), whole.data() + 67 * 16, part.size()), 0);
  EXPECT_EQ(reader.read(reader.state, table, "200 5 67,67:0,4", &part),
            TN_INVALID_ARGUMENT);
  EXPECT_STREQ(tn_last_error(),
               "the slice '200 5 67,67:0,4' does not fit tensor 'table'");
  closeCheckpoint(&reader);
  EXPECT_EQ(after.restore(prefix), TN_INVALID_ARGUMENT); // table is surplus
  EXPECT_EQ(after.restore(prefix, partial), TN_OK) << tn_last_error();
  EXPECT_EQ(after.value(), 1);
}

TEST_F(Checkpoint, ShardsOfTensorFlow) {
  std::string prefix = std::string(TEST_CHECKPOINTS) + "/sharded/model";
  TensorReader reader;
  ASSERT_EQ(openCheckpoint(prefix.c_str(), strict, &reader), TN_OK) << tn_last_error();
  for (const char *name : {"v0", "v1"}) {
    Tensor tensor;
    EXPECT_EQ(reader.read(reader.state, reader.find(reader.state, name), "", &tensor),
              TN_OK)
        << tn_last_error();
    EXPECT_EQ(tensor.shape()[0], 4);
  }
  closeCheckpoint(&reader);
}
#endif
