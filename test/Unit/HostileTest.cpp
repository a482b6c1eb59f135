//===- HostileTest.cpp - Random damage and the fuzzers' corpus ------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The fuzzers' entry points on their corpus, and on damaged manifests. What the
// loader says does not matter here; that it returns does.
//
//===----------------------------------------------------------------------===//
#include "TestModule.h"
#include "test/Fuzz/Loaders.h"

#include <gtest/gtest.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

using namespace tenon::test;

TEST(Hostile, Corpus) {
  int files = 0;
  for (const auto &entry : std::filesystem::recursive_directory_iterator(TEST_CORPUS)) {
    if (!entry.is_regular_file())
      continue;
    std::ifstream file(entry.path(), std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), {}};
    auto *data = reinterpret_cast<const uint8_t *>(bytes.data());
    loadManifest(data, bytes.size());
    loadTensors(data, bytes.size());
    ++files;
  }
  EXPECT_GE(files, 5);
}

TEST(Hostile, DamagedManifests) {
  Tweaks tweaks;
  tweaks.silentShapes = true;
  std::mt19937 random(1);
  for (int round = 0; round < 20000; ++round) {
    TestModule module(tweaks);
    for (unsigned flips = random() % 4 + 1; flips; --flips)
      module.manifest()[random() % module.manifestSize()] ^= 1u << random() % 8;
    if (random() % 4 == 0)
      module.module.manifest_size = random() % module.manifestSize();
    loadManifest(module.manifest(), module.module.manifest_size);
  }
}

TEST(Hostile, EveryManifestByte) {
  Tweaks tweaks;
  tweaks.silentShapes = true;
  TestModule module(tweaks);
  for (size_t at = 0; at < module.manifestSize(); ++at)
    for (int value : {0x00, 0x7f, 0x80, 0xff}) {
      uint8_t before = module.manifest()[at];
      module.manifest()[at] = uint8_t(value);
      loadManifest(module.manifest(), module.manifestSize());
      module.manifest()[at] = before;
    }
}
