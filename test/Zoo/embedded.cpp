//===- embedded.cpp - A compiled model, called as a class -----------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Built with the header and the object of a model that was compiled with
// `--class bench::Model`; runs it on zeros in blocks, and prints the least and the
// median time of a run in microseconds.
//
//===----------------------------------------------------------------------===//
#include "model.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

int main() {
  constexpr int kBlocks = 8000, kRuns = 100;
  bench::Model model;
  std::vector<double> times;
  for (int block = 0; block < kBlocks; ++block) {
    auto start = std::chrono::steady_clock::now();
    for (int run = 0; run < kRuns; ++run)
      if (!model.Run()) {
        std::fprintf(stderr, "embedded: %s\n", model.error_msg().c_str());
        return 1;
      }
    std::chrono::duration<double, std::micro> time =
        std::chrono::steady_clock::now() - start;
    times.push_back(time.count() / kRuns);
  }
  std::sort(times.begin(), times.end());
  std::printf("median %.3f µs, least %.3f µs\n", times[kBlocks / 2], times[0]);
}
