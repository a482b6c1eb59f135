//===- kernels.cpp - Each signature of a program as a benchmark -----------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// usage: kernels PRODUCT THREADS [Google Benchmark's options]
//
// A signature runs in a session, on f32 feeds between -1 and 1. Its operations and bytes
// are those of the profile, so rates compare with `tenon run --profile`. Two more
// benchmarks say what one core can do: multiply-adds in registers, and reading memory.
//
//===----------------------------------------------------------------------===//
#include "tenon/runtime.h"

#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

namespace {
/// As wide as the widest registers, so that -march=native uses all of them.
typedef float Vector __attribute__((vector_size(64)));
constexpr int64_t kLanes = 16;

[[noreturn]] void fail(const char *what) {
  std::fprintf(stderr, "kernels: %s: %s\n", what, tn_last_error());
  std::exit(1);
}

void check(tn_status status, const char *what) {
  if (status)
    fail(what);
}

/// A tensor with memory of its own.
struct Tensor {
  std::vector<float> data;
  tn_tensor view;

  explicit Tensor(const tn_tensor_info &info) {
    int64_t count = 1;
    for (uint32_t i = 0; i < info.rank; ++i)
      count *= info.dims[i];
    if (count < 0 || info.dtype != TN_FLOAT32) {
      std::fprintf(stderr, "kernels: %s is not f32 of static shape\n", info.name);
      std::exit(1);
    }
    data.resize(count);
    view = {data.data(), info.dims, info.rank, info.dtype};
  }
};

struct Costs {
  double flops = 0, bytes = 0;
};

class Kernel {
public:
  Kernel(tn_program *program, tn_session *session, uint32_t signature)
      : session(session), signature(signature) {
    tn_signature_info info;
    check(tn_program_signature(program, signature, &info), "signature");
    std::minstd_rand random(1);
    std::uniform_real_distribution<float> numbers(-1, 1);
    for (uint32_t i = 0; i < info.feed_count; ++i) {
      tn_tensor_info feed;
      check(tn_program_feed(program, signature, i, &feed), info.name);
      Tensor &tensor = tensors.emplace_back(feed);
      for (float &value : tensor.data)
        value = numbers(random);
      inputs.push_back(tensor.view);
    }
    for (uint32_t i = 0; i < info.fetch_count; ++i) {
      tn_tensor_info fetch;
      check(tn_program_fetch(program, signature, i, &fetch), info.name);
      outputs.push_back(tensors.emplace_back(fetch).view);
    }
  }

  void run() {
    check(tn_session_run(session, signature, inputs.data(), inputs.size(), outputs.data(),
                         outputs.size()),
          "run");
  }

  /// Of one run, all its launches together.
  Costs costs(uint32_t kernelCount) {
    check(tn_session_profile_begin(session), "profile");
    run();
    check(tn_session_profile_end(session), "profile");
    Costs sum;
    for (uint32_t i = 0; i < kernelCount; ++i) {
      tn_kernel_profile row;
      check(tn_session_profile_kernel(session, i, &row), "profile");
      sum.flops += row.flops * double(row.count);
      sum.bytes += row.bytes * double(row.count);
    }
    return sum;
  }

private:
  tn_session *session;
  uint32_t signature;
  std::vector<Tensor> tensors;
  std::vector<tn_tensor> inputs, outputs;
};

void setRates(benchmark::State &state, Costs costs) {
  using benchmark::Counter;
  if (costs.flops > 0)
    state.counters["FLOP/s"] = Counter(costs.flops, Counter::kIsIterationInvariantRate);
  if (costs.bytes > 0)
    state.counters["B/s"] =
        Counter(costs.bytes, Counter::kIsIterationInvariantRate, Counter::kIs1000);
}

void multiplyAdds(benchmark::State &state) {
  constexpr int kSums = 12, kRounds = 1000;
  Vector sums[kSums] = {}, factor = Vector{} + 0.999f, term = Vector{} + 0.5f;
  for (auto _ : state)
    for (int round = 0; round < kRounds; ++round)
      for (Vector &sum : sums) {
        sum = sum * factor + term;
        __asm__ volatile("" : "+v"(sum));
      }
  setRates(state, {2.0 * kLanes * kSums * kRounds, 0});
}

void reads(benchmark::State &state) {
  constexpr int kSums = 8, kVectors = 1 << 20;
  static Vector data[kVectors];
  for (Vector &vector : data)
    vector = Vector{} + 1;
  for (auto _ : state) {
    Vector sums[kSums] = {};
    for (int i = 0; i < kVectors; i += kSums)
      for (int k = 0; k < kSums; ++k)
        sums[k] += data[i + k];
    for (Vector &sum : sums)
      __asm__ volatile("" : "+v"(sum));
  }
  setRates(state, {0, double(sizeof(data))});
}
} // namespace

int main(int count, char **words) {
  if (count < 3) {
    std::fprintf(stderr, "usage: kernels PRODUCT THREADS [Google Benchmark's options]\n");
    return 2;
  }
  const char *product = words[1];
  tn_session_options options = {};
  options.threads = std::atoi(words[2]);
  words[2] = words[0];
  count -= 2;
  words += 2;
  benchmark::Initialize(&count, words);
  if (benchmark::ReportUnrecognizedArguments(count, words))
    return 2;
  tn_program *program;
  tn_session *session;
  tn_program_info info;
  check(tn_program_open(product, &program), product);
  check(tn_session_create(program, &options, &session), product);
  check(tn_program_describe(program, &info), product);

  benchmark::RegisterBenchmark("machine/multiply_adds", multiplyAdds);
  benchmark::RegisterBenchmark("machine/reads", reads);
  for (uint32_t i = 0; i < info.signature_count; ++i) {
    tn_signature_info signature;
    check(tn_program_signature(program, i, &signature), product);
    benchmark::RegisterBenchmark(signature.name,
                                 [=](benchmark::State &state) {
                                   Kernel kernel(program, session, i);
                                   kernel.run();
                                   Costs costs = kernel.costs(info.kernel_count);
                                   for (auto _ : state)
                                     kernel.run();
                                   setRates(state, costs);
                                 })
        ->Unit(benchmark::kMicrosecond)
        ->UseRealTime();
  }
  benchmark::RunSpecifiedBenchmarks();
  tn_session_release(session);
  tn_program_release(program);
}
