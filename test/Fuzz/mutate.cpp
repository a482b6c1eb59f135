//===- mutate.cpp - Imports graphs that were changed at random ------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Stands in for libFuzzer where there is none, without its eye for what is new: changes
// the graphs of the corpus at random for some seconds and hands each to the importer.
// What it hands over is in FILE: after a crash, more than 5 s or more than 1 GB, what did
// it. Run as
//   import-mutate SECONDS SEED FILE corpus…
//
//===----------------------------------------------------------------------===//
#include "google/protobuf/text_format.h"
#include "test/Fuzz/GraphMutator.h"
#include <chrono>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

namespace fs = std::filesystem;
using tenon::tf::GraphDef;

static std::vector<GraphDef> readCorpus(int count, char **paths) {
  google::protobuf::SetLogHandler(nullptr);
  std::vector<GraphDef> graphs;
  for (int i = 0; i < count; ++i)
    for (const auto &entry : fs::recursive_directory_iterator(paths[i])) {
      if (!entry.is_regular_file() || entry.file_size() > 50000)
        continue;
      std::ifstream file(entry.path(), std::ios::binary);
      std::string bytes((std::istreambuf_iterator<char>(file)), {});
      GraphDef graph;
      if ((graph.ParseFromString(bytes) ||
           google::protobuf::TextFormat::ParseFromString(bytes, &graph)) &&
          graph.node_size())
        graphs.push_back(std::move(graph));
    }
  return graphs;
}

int main(int count, char **arguments) {
  if (count < 5) {
    std::fprintf(stderr, "usage: import-mutate SECONDS SEED FILE corpus…\n");
    return 1;
  }
  std::vector<GraphDef> graphs = readCorpus(count - 4, arguments + 4);
  if (graphs.empty()) {
    std::fprintf(stderr, "error: there is no graph in the corpus\n");
    return 1;
  }
  int file = open(arguments[3], O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
  rlimit limit = {1 << 30, 1 << 30};
  setrlimit(RLIMIT_DATA, &limit);
  std::mt19937 random(std::stoul(arguments[2]));
  auto end =
      std::chrono::steady_clock::now() + std::chrono::seconds(std::stol(arguments[1]));
  // Of its own time, as other processes may have the processor.
  itimerval fiveSeconds = {{0, 0}, {5, 0}};
  size_t done = 0;
  for (; std::chrono::steady_clock::now() < end; ++done) {
    GraphDef graph = graphs[random() % graphs.size()];
    do
      mutateGraph(graph, random);
    while (random() % 3);
    std::string bytes = graph.SerializeAsString();
    if (ftruncate(file, 0) ||
        pwrite(file, bytes.data(), bytes.size(), 0) != ssize_t(bytes.size())) {
      std::perror(arguments[3]);
      return 1;
    }
    setitimer(ITIMER_PROF, &fiveSeconds, nullptr);
    LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t *>(bytes.data()), bytes.size());
    if ((done + 1) % 1000 == 0) {
      std::printf("%zu\n", done + 1);
      std::fflush(stdout);
    }
  }
  std::printf("%zu graphs imported\n", done);
  return 0;
}
