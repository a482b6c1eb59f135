//===- replay.cpp - Run a fuzzer's target on files ------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Stands in for libFuzzer where there is none: hands each file, and each file of
// each folder, to the target once. Run as
//   manifest-replay test/Fuzz/corpus/manifest crash-1234
//
//===----------------------------------------------------------------------===//
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

namespace fs = std::filesystem;

/// The files that `path` is or holds, in order.
static std::vector<std::string> filesOf(const char *path) {
  std::error_code failed;
  std::vector<std::string> files;
  if (!fs::is_directory(path, failed))
    return {path};
  for (const auto &entry : fs::recursive_directory_iterator(path, failed))
    if (entry.is_regular_file(failed))
      files.push_back(entry.path().string());
  std::sort(files.begin(), files.end());
  return files;
}

static bool replay(const std::string &path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    std::fprintf(stderr, "error: '%s' cannot be read\n", path.c_str());
    return false;
  }
  std::vector<char> bytes((std::istreambuf_iterator<char>(file)), {});
  // Said before, so that the last line names the file of a crash.
  std::printf("%s\n", path.c_str());
  std::fflush(stdout);
  LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t *>(bytes.data()), bytes.size());
  return true;
}

int main(int count, char **arguments) {
  size_t replayed = 0;
  for (int i = 1; i < count; ++i)
    for (const std::string &path : filesOf(arguments[i])) {
      if (!replay(path))
        return 1;
      ++replayed;
    }
  if (!replayed) {
    std::fprintf(stderr, "error: there is no file to replay\n");
    return 1;
  }
  std::printf("%zu files replayed\n", replayed);
  return 0;
}
