//===- contestant.cpp - A compiled model, timed from within ---------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// usage: contestant PRODUCT INPUTS.npz THREADS START
//
// Loads a product of `tenon compile`, runs it once and prints a line of JSON: load
// (seconds to open it and make a session), first (seconds from START, a time of
// CLOCK_MONOTONIC in nanoseconds, to the first answer), resident, weights, arena and
// tensors (bytes, the last of feeds and fetches). Then, for each line of standard input,
// a number of seconds, it runs the model for so long and prints min, median and cpu
// (seconds of a run), and what the cores can do: fma (operations a second) and read
// (bytes a second), on as many threads. After `kernels` and a number of seconds it prints
// instead kernels, by name: launches of a run, and the median of a launch's seconds.
//
//===----------------------------------------------------------------------===//
#include "runtime/io/Feeds.h"
#include "tenon/abi.h"

#include <algorithm>
#include <atomic>
#include <cinttypes>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <dlfcn.h>
#include <map>
#include <string>
#include <thread>
#include <vector>

using namespace tenon;

namespace {
/// As wide as the widest registers, so that -march=native uses all of them.
typedef float Vector __attribute__((vector_size(64)));
constexpr int64_t kLanes = 16;
constexpr int64_t kLeastReadBytes = 64 << 20;
constexpr int64_t kProbeNanoseconds = 30'000'000;

int64_t now(clockid_t clock = CLOCK_MONOTONIC) {
  timespec time;
  clock_gettime(clock, &time);
  return int64_t(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

[[noreturn]] void fail(const char *what) {
  std::fprintf(stderr, "contestant: %s: %s\n", what, tn_last_error());
  std::exit(1);
}

double medianOf(std::vector<double> &values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

//===----------------------------------------------------------------------===//
// What the machine can do
//===----------------------------------------------------------------------===//

/// Sums on `threads` threads what body(thread) returns on each.
template <typename Body> double onThreads(int threads, Body body) {
  std::vector<double> results(threads);
  std::atomic<int> ready{0};
  auto run = [&](int thread) {
    ++ready;
    while (ready < threads) {
    }
    results[thread] = body(thread);
  };
  std::vector<std::thread> others;
  for (int thread = 1; thread < threads; ++thread)
    others.emplace_back(run, thread);
  run(0);
  for (std::thread &other : others)
    other.join();
  double sum = 0;
  for (double result : results)
    sum += result;
  return sum;
}

/// The best of many short bursts of independent multiply-adds in registers.
double fmaRate() {
  constexpr int kSums = 12, kRounds = 20000;
  Vector sums[kSums] = {}, factor = Vector{} + 0.999f, term = Vector{} + 0.5f;
  double best = 0;
  for (int64_t end = now() + kProbeNanoseconds; now() < end;) {
    int64_t start = now();
    for (int round = 0; round < kRounds; ++round)
      for (Vector &sum : sums) {
        sum = sum * factor + term;
        __asm__ volatile("" : "+v"(sum));
      }
    double operations = 2.0 * kLanes * kSums * kRounds;
    best = std::max(best, operations / double(now() - start) * 1e9);
  }
  return best;
}

/// The median of passes that add up `bytes` from `data`.
double readRate(const float *data, int64_t bytes) {
  constexpr int kSums = 8;
  std::vector<double> rates;
  int64_t vectors = bytes / sizeof(Vector) / kSums * kSums;
  for (int64_t end = now() + kProbeNanoseconds; now() < end;) {
    Vector sums[kSums] = {};
    int64_t start = now();
    const Vector *at = reinterpret_cast<const Vector *>(data);
    for (int64_t i = 0; i < vectors; i += kSums)
      for (int k = 0; k < kSums; ++k)
        sums[k] += at[i + k];
    for (Vector &sum : sums)
      __asm__ volatile("" : "+v"(sum));
    rates.push_back(double(vectors * sizeof(Vector)) / double(now() - start) * 1e9);
  }
  return medianOf(rates);
}

//===----------------------------------------------------------------------===//
// The model
//===----------------------------------------------------------------------===//

class Model {
public:
  Model(const char *product, const char *inputsFile, int32_t threads) {
    tn_session_options options = {};
    options.threads = threads;
    int64_t start = now();
    if (tn_program_open(product, &program) ||
        tn_session_create(program, &options, &session))
      fail(product);
    loadSeconds = double(now() - start) * 1e-9;
    if (tn_program_find_signature(program, "serving_default", &signature))
      signature = 0;
    io::RunOptions run;
    run.inputsFile = inputsFile;
    io::InputSource source;
    if (source.open(run) || source.read(program, signature, &feeds) ||
        io::allocateFetches(program, session, signature, feeds, 0, &fetches,
                            &sizedByValues))
      fail(inputsFile);
    for (const io::Tensor &feed : feeds)
      inputs.push_back(feed.view());
    for (const io::Tensor &fetch : fetches)
      outputs.push_back(fetch.view());
  }

  void run() {
    if (!sizedByValues) {
      if (tn_session_run(session, signature, inputs.data(), inputs.size(), outputs.data(),
                         outputs.size()))
        fail("run");
      return;
    }
    tn_results *results;
    if (tn_session_run_results(session, signature, inputs.data(), inputs.size(),
                               &results))
      fail("run");
    tn_results_release(results);
  }

  struct KernelTimes {
    uint64_t launches = 0;      // of a run
    std::vector<double> launch; // mean seconds of a launch, of each run
  };

  /// Runs once and adds what each kernel took.
  void runWithProfile(std::map<std::string, KernelTimes> &kernels) {
    if (tn_session_profile_begin(session))
      fail("profile");
    run();
    tn_session_profile_end(session);
    tn_kernel_profile profile;
    for (uint32_t i = 0; !tn_session_profile_kernel(session, i, &profile); ++i) {
      if (!profile.count)
        continue;
      KernelTimes &times = kernels[profile.name];
      times.launches = profile.count;
      times.launch.push_back(double(profile.total_ns) * 1e-9 / double(profile.count));
    }
  }

  int64_t arenaBytes(const tn_module &module) const {
    std::vector<int64_t> dims, fetchDims(TN_MAX_RANK * (fetches.size() + 1));
    for (const io::Tensor &feed : feeds)
      dims.insert(dims.end(), feed.shape(), feed.shape() + feed.rank());
    tn_signature_info info;
    if (tn_program_signature(program, signature, &info))
      fail("signature");
    int64_t bytes = 0;
    for (uint32_t i = 0; i < module.entry_count; ++i)
      if (std::strcmp(module.entries[i].name, info.name) == 0)
        module.entries[i].shape(dims.data(), fetchDims.data(), &bytes);
    return bytes;
  }

  int64_t tensorBytes() const {
    int64_t bytes = 0;
    for (const io::List<io::Tensor> *tensors : {&feeds, &fetches})
      for (const io::Tensor &tensor : *tensors)
        bytes += int64_t(tensor.size());
    return bytes;
  }

  double loadSeconds = 0;

private:
  tn_program *program = nullptr;
  tn_session *session = nullptr;
  uint32_t signature = 0;
  bool sizedByValues = false;
  io::List<io::Tensor> feeds, fetches;
  std::vector<tn_tensor> inputs, outputs;
};

const tn_module &moduleOf(const std::string &product) {
  void *library = dlopen(product.c_str(), RTLD_NOW | RTLD_NOLOAD);
  size_t slash = product.rfind('/');
  std::string stem = product.substr(slash + 1);
  stem = stem.substr(0, stem.find('.'));
  void *module = library ? dlsym(library, ("tenon_module_" + stem).c_str()) : nullptr;
  if (!module) {
    std::fprintf(stderr, "contestant: %s: no module of this name\n", product.c_str());
    std::exit(1);
  }
  return *static_cast<const tn_module *>(module);
}

/// Bytes of this process that are in memory.
int64_t residentBytes() {
  long long pages = 0;
  if (FILE *file = std::fopen("/proc/self/statm", "r")) {
    if (std::fscanf(file, "%*s %lld", &pages) != 1)
      pages = 0;
    std::fclose(file);
  }
  return pages * 4096;
}

/// Runs for `seconds` and prints the times of a run. Short runs are timed in blocks.
void measure(Model &model, double seconds) {
  constexpr int64_t kBlockNanoseconds = 20'000;
  int64_t start = now();
  model.run();
  int64_t block = std::clamp<int64_t>(kBlockNanoseconds / (now() - start + 1), 1, 1000);
  std::vector<double> times;
  int64_t runs = 0, cpu = now(CLOCK_PROCESS_CPUTIME_ID), end = now() + seconds * 1e9;
  while (times.size() < 3 || now() < end) {
    start = now();
    for (int64_t i = 0; i < block; ++i)
      model.run();
    times.push_back(double(now() - start) * 1e-9 / block);
    runs += block;
  }
  cpu = now(CLOCK_PROCESS_CPUTIME_ID) - cpu;
  double median = medianOf(times);
  std::printf("{\"min\": %.9f, \"median\": %.9f, \"cpu\": %.9f, ", times.front(), median,
              double(cpu) * 1e-9 / runs);
}

/// Runs for `seconds` and prints the times of the kernels.
void measureKernels(Model &model, double seconds) {
  std::map<std::string, Model::KernelTimes> kernels;
  for (int64_t end = now() + seconds * 1e9; kernels.empty() || now() < end;)
    model.runWithProfile(kernels);
  std::printf("{\"kernels\": {");
  const char *separator = "";
  for (auto &[name, times] : kernels) {
    std::printf("%s\"%s\": [%" PRIu64 ", %.9f]", separator, name.c_str(), times.launches,
                medianOf(times.launch));
    separator = ", ";
  }
  std::printf("}, ");
}
} // namespace

int main(int count, char **words) {
  if (count != 5) {
    std::fprintf(stderr, "usage: contestant PRODUCT INPUTS.npz THREADS START\n");
    return 2;
  }
  int threads = std::atoi(words[3]);
  int64_t start = std::strtoll(words[4], nullptr, 10);
  Model model(words[1], words[2], threads);
  model.run();
  double first = double(now() - start) * 1e-9;
  model.run();
  const tn_module &module = moduleOf(words[1]);
  std::printf("{\"load\": %.6f, \"first\": %.6f, \"resident\": %" PRId64
              ", \"weights\": %" PRIu64 ", \"arena\": %" PRId64 ", \"tensors\": %" PRId64
              "}\n",
              model.loadSeconds, first, residentBytes(), module.weights_size,
              model.arenaBytes(module), model.tensorBytes());
  std::fflush(stdout);

  // As much as the model reads, if that is more than the caches hold.
  int64_t bytes = std::max<int64_t>(kLeastReadBytes, module.weights_size) & ~4095;
  std::vector<float> data;
  char line[64];
  while (std::fgets(line, sizeof(line), stdin)) {
    if (std::strncmp(line, "kernels ", 8) == 0)
      measureKernels(model, std::atof(line + 8));
    else
      measure(model, std::atof(line));
    data.resize(bytes / sizeof(float) + kLanes, 1.0f);
    const float *aligned = data.data();
    while (reinterpret_cast<uintptr_t>(aligned) % sizeof(Vector))
      ++aligned;
    int64_t share = bytes / threads / 4096 * 4096;
    double fma = onThreads(threads, [](int) { return fmaRate(); });
    double read = onThreads(threads, [&](int thread) {
      return readRate(aligned + share / 4 * thread, share);
    });
    std::printf("\"fma\": %.4g, \"read\": %.4g}\n", fma, read);
    std::fflush(stdout);
  }
}
