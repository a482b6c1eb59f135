//===- HeaderSupport.h - What classes over linked programs share -*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A copy of this text is in every header that the compiler writes, after abi.h;
// the include guard lets several of them meet in one program. C++11, without
// exceptions or run-time type information, and without Tenon's runtime.
//
//===----------------------------------------------------------------------===//
#ifndef TENON_AOT_3_H_
#define TENON_AOT_3_H_
#ifdef __cplusplus

#include <cassert>
#include <complex>
#include <cstdlib>
#include <cstring>
#include <initializer_list>
#include <string>
#include <vector>
#if defined(__x86_64__)
#include <cpuid.h>
#elif defined(__linux__)
#include <sys/auxv.h>
#endif

namespace tenon {
namespace aot3 {

/// The features (tn_cpu_feature) of this machine.
#if defined(__x86_64__)
inline uint32_t cpuFeatures() {
  uint32_t a, b, c1 = 0, d, b7 = 0, c7 = 0, a71 = 0, cx = 0, low = 0, high = 0;
  __get_cpuid(1, &a, &b, &c1, &d);
  __get_cpuid_count(7, 0, &a, &b7, &c7, &d);
  __get_cpuid_count(7, 1, &a71, &b, &a, &d);
  __get_cpuid(0x80000001, &a, &b, &cx, &d);
  if (c1 & (1u << 27)) // the system saves vector registers
    __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
  auto all = [](uint32_t word, uint32_t bits) { return (word & bits) == bits; };
  uint32_t found = 0;
  if (!all(c1, 0x982201)) // SSE3, SSSE3, CX16, SSE4.1, SSE4.2, POPCNT
    return found;
  found |= TN_CPU_X86_64_V2;
  // FMA, MOVBE, AVX, F16C; BMI, AVX2, BMI2; LZCNT
  if (!all(low, 0x6) || !all(c1, 0x30401000) || !all(b7, 0x128) || !all(cx, 0x20))
    return found;
  found |= TN_CPU_X86_64_V3;
  if (!all(low, 0xe6) || !all(b7, 0xd0030000)) // AVX-512 F, DQ, CD, BW, VL
    return found;
  found |= TN_CPU_X86_64_V4;
  if (c7 & (1u << 11))
    found |= TN_CPU_AVX512_VNNI;
  if (a71 & (1u << 5))
    found |= TN_CPU_AVX512_BF16;
  return found;
}
#elif defined(__aarch64__) && defined(__linux__)
inline uint32_t cpuFeatures() {
  return getauxval(AT_HWCAP) & (1ul << 20) ? TN_CPU_NEON_DOTPROD : 0;
}
#else
inline uint32_t cpuFeatures() { return 0; }
#endif

/// The best target of `module` for this machine; null if there is none.
inline const tn_target *chooseTarget(const tn_module &module) {
  uint32_t features = cpuFeatures();
  for (uint32_t i = 0; i < module.target_count; ++i) {
    uint32_t needed = module.targets[i].features & ~uint32_t(TN_CPU_OTHER);
    if ((needed & features) == needed)
      return &module.targets[i];
  }
  return nullptr;
}

/// Aligned bytes that are zero at first and only grow.
class Memory {
public:
  Memory() = default;
  Memory(Memory &&other) : bytes(other.bytes), capacity(other.capacity) {
    other.bytes = nullptr;
    other.capacity = 0;
  }
  ~Memory() { std::free(bytes); }
  Memory(const Memory &) = delete;
  Memory &operator=(const Memory &) = delete;

  /// Room for `size` bytes; what was there is lost if it has to grow. Null if
  /// there is no memory.
  void *reserve(size_t size) {
    if (bytes && size <= capacity)
      return bytes;
    std::free(bytes);
    bytes = nullptr;
    capacity = (size / TENON_BUFFER_ALIGNMENT + 1) * TENON_BUFFER_ALIGNMENT;
    if (posix_memalign(&bytes, TENON_BUFFER_ALIGNMENT, capacity) != 0)
      return bytes = nullptr;
    return std::memset(bytes, 0, capacity);
  }

private:
  void *bytes = nullptr;
  size_t capacity = 0;
};

struct TensorFacts {
  const char *name;
  const char *key;
  int rank;
  size_t elementSize;
  const int64_t *dims; // -1 is dynamic
};

struct VariableFacts {
  const char *name;
  size_t size;
  int64_t initialOffset; // in the weights; -1: none
};

struct SignatureFacts {
  uint32_t entry;
  int feedCount;
  const TensorFacts *feeds;
  int fetchCount;
  const TensorFacts *fetches;
  int variableCount;
  const int *variables; // in the order of tn_call.buffers
  const bool *reads, *writes;
  int equalCount;
  const int (*equalDims)[2]; // positions in the feeds' dims that must agree
  int checkCount;
  const char *const *checks;
};

/// The variables of one object; all its signatures share them.
class Variables {
public:
  Variables(const tn_module &module, const VariableFacts *facts, int count)
      : facts(facts), memory(count), valid(count) {
    for (int i = 0; i < count; ++i) {
      void *bytes = memory[i].reserve(facts[i].size);
      valid[i] = bytes && facts[i].initialOffset >= 0;
      if (valid[i])
        std::memcpy(bytes, module.weights + facts[i].initialOffset, facts[i].size);
    }
  }

  void *data(int i) { return memory[i].reserve(facts[i].size); }
  bool isValid(int i) const { return valid[i]; }
  void setValid(int i) { valid[i] = true; }
  const char *name(int i) const { return facts[i].name; }

private:
  const VariableFacts *facts;
  std::vector<Memory> memory;
  std::vector<bool> valid;
};

/// One signature of one object, with buffers for all its tensors. Dynamic
/// dimensions are 1 until they are set. Not thread-safe.
class Signature {
public:
  Signature(const tn_module &module, const SignatureFacts &facts, Variables &variables)
      : entry(module.entries[facts.entry]), facts(facts), variables(variables),
        memory(facts.feedCount + facts.fetchCount + 1),
        pointers(facts.feedCount + facts.fetchCount + facts.variableCount),
        owned(pointers.size(), true), fetchSizedByValues(facts.fetchCount) {
    std::memset(static_cast<tn_call *>(&call), 0, sizeof(tn_call));
    call.owner = this;
    call.allocate = allocate;
    const tn_target *target = chooseTarget(module);
    hasTarget = target || module.kernel_count == 0;
    call.kernels = target ? target->kernels : nullptr;
    call.weights = module.weights;
    call.threads = 1;
    feedStarts = startsOf(facts.feeds, facts.feedCount, feedDims);
    fetchStarts = startsOf(facts.fetches, facts.fetchCount, fetchDims);
    for (int64_t &dim : feedDims)
      dim = dim < 0 ? 1 : dim;
    for (int i = 0; i < facts.variableCount; ++i)
      pointers[facts.feedCount + facts.fetchCount + i] =
          variables.data(facts.variables[i]);
    plan();
  }

  void *feed(int i) const { return pointers[i]; }
  void *fetch(int i) const { return pointers[facts.feedCount + i]; }
  const int64_t *dimsOfFeed(int i) const { return &feedDims[feedStarts[i]]; }
  const int64_t *dimsOfFetch(int i) const { return &fetchDims[fetchStarts[i]]; }

  /// Uses the caller's memory, which must outlive all runs.
  void setFeed(int i, const void *data) { use(i, const_cast<void *>(data)); }
  void setFetch(int i, void *data) { use(facts.feedCount + i, data); }

  /// Sets the dimensions of feed `i`, whose values, and all results, are
  /// undefined after. False, and no change, if they are not the feed's.
  bool setShape(int i, const int64_t *dims, size_t rank) {
    const TensorFacts &tensor = facts.feeds[i];
    if (rank != size_t(tensor.rank))
      return fail(std::string("feed '") + tensor.name + "' has rank " +
                  std::to_string(tensor.rank) + ", but was given " +
                  std::to_string(rank) + " dimensions");
    for (int k = 0; k < tensor.rank; ++k)
      if (dims[k] < 0 || (tensor.dims[k] >= 0 && dims[k] != tensor.dims[k]))
        return fail("dimension " + std::to_string(k) + " of feed '" + tensor.name +
                    "' cannot be " + std::to_string(dims[k]));
    for (int k = 0; k < tensor.rank; ++k)
      feedDims[feedStarts[i] + k] = dims[k];
    plan();
    return true;
  }

  /// Runs the signature on this thread, or with the caller's launch function.
  bool run() {
    if (!hasTarget)
      return fail("the program has no code for this CPU");
    for (size_t i = 0; i < pointers.size(); ++i)
      if (!pointers[i] && !isSizedByValues(int(i) - facts.feedCount))
        return fail("out of memory");
    if (needsArena && !call.arena)
      return fail("out of memory");
    for (int i = 0; i < facts.equalCount; ++i)
      if (feedDims[facts.equalDims[i][0]] != feedDims[facts.equalDims[i][1]])
        return fail("dimensions of the feeds that must be equal are " +
                    std::to_string(feedDims[facts.equalDims[i][0]]) + " and " +
                    std::to_string(feedDims[facts.equalDims[i][1]]));
    for (int i = 0; i < facts.variableCount; ++i)
      if (facts.reads[i] && !variables.isValid(facts.variables[i]))
        return fail(std::string("variable '") + variables.name(facts.variables[i]) +
                    "' has no value yet");
    call.buffers = pointers.data();
    call.feed_dims = feedDims.data();
    call.fetch_dims = fetchDims.data();
    call.error.code = 0;
    sizedByValues.clear();
    if (entry.run(&call) != 0)
      return failCheck();
    for (int i = 0; i < facts.variableCount; ++i)
      if (facts.writes[i])
        variables.setValid(facts.variables[i]);
    return true;
  }

  /// See tn_call.launch.
  void setLaunch(void (*launch)(tn_call *, int32_t, void *const *, int32_t),
                 void *executor, int threads) {
    call.launch = launch;
    call.executor = executor;
    call.threads = launch ? threads : 1;
  }

  const std::string &error() const { return message; }

  /// The tensor of that key or name ("x" is "x:0"); -1 if there is none.
  static int find(const TensorFacts *tensors, int count, const char *name) {
    for (int i = 0; i < count; ++i) {
      const char *full = tensors[i].name;
      size_t length = std::strlen(name);
      if (std::strcmp(tensors[i].key, name) == 0 || std::strcmp(full, name) == 0 ||
          (std::strncmp(full, name, length) == 0 &&
           std::strcmp(full + length, ":0") == 0))
        return i;
    }
    return -1;
  }

private:
  static std::vector<int> startsOf(const TensorFacts *tensors, int count,
                                   std::vector<int64_t> &dims) {
    std::vector<int> starts;
    for (int i = 0; i < count; ++i) {
      starts.push_back(int(dims.size()));
      dims.insert(dims.end(), tensors[i].dims, tensors[i].dims + tensors[i].rank);
    }
    dims.push_back(0); // so that a scalar's dims have an address
    return starts;
  }

  void reserve(int i, const TensorFacts &tensor, const int64_t *dims) {
    size_t size = tensor.elementSize;
    for (int k = 0; k < tensor.rank; ++k)
      size *= size_t(dims[k]);
    if (owned[i])
      pointers[i] = memory[i].reserve(size);
  }

  /// Whether the run gives fetch `i` its memory and dimensions.
  bool isSizedByValues(int i) const {
    return i >= 0 && i < facts.fetchCount && fetchSizedByValues[i];
  }

  /// tn_call.allocate: memory until the next run.
  static void *allocate(tn_call *call, int64_t bytes) {
    std::vector<Memory> &list = static_cast<Call *>(call)->owner->sizedByValues;
    list.emplace_back();
    return bytes < 0 ? nullptr : list.back().reserve(size_t(bytes));
  }

  /// Sizes all buffers for the feeds' dims.
  void plan() {
    int64_t arena = 0;
    entry.shape(feedDims.data(), fetchDims.data(), &arena);
    for (int i = 0; i < facts.feedCount; ++i)
      reserve(i, facts.feeds[i], dimsOfFeed(i));
    for (int i = 0; i < facts.fetchCount; ++i) {
      bool isKnown = facts.fetches[i].rank == 0 || *dimsOfFetch(i) >= 0;
      fetchSizedByValues[i] = !isKnown;
      if (isKnown)
        reserve(facts.feedCount + i, facts.fetches[i], dimsOfFetch(i));
    }
    needsArena = arena > 0;
    call.arena = needsArena ? static_cast<uint8_t *>(memory.back().reserve(size_t(arena)))
                            : nullptr;
  }

  void use(int i, void *data) {
    owned[i] = false;
    pointers[i] = data;
  }

  bool fail(const std::string &text) {
    message = text;
    return false;
  }

  /// Says which check failed, with its values in place of {0} and {1}.
  bool failCheck() {
    int number = call.error.check;
    std::string text = number >= 0 && number < facts.checkCount ? facts.checks[number]
                                                                : "a check failed";
    for (int i = 0; i < 2; ++i) {
      std::string mark = i == 0 ? "{0}" : "{1}";
      size_t at = text.find(mark);
      if (at != std::string::npos)
        text.replace(at, mark.size(), std::to_string(call.error.values[i]));
    }
    return fail(text);
  }

  const tn_entry &entry;
  const SignatureFacts &facts;
  Variables &variables;
  std::vector<Memory> memory; // feeds, fetches, arena
  std::vector<void *> pointers;
  std::vector<bool> owned, fetchSizedByValues;
  std::vector<Memory> sizedByValues; // of the latest run
  std::vector<int64_t> feedDims, fetchDims;
  std::vector<int> feedStarts, fetchStarts;
  struct Call : tn_call {
    Signature *owner;
  };
  Call call;
  bool hasTarget = false, needsArena = false;
  std::string message;
};

} // namespace aot3
} // namespace tenon

#endif // __cplusplus
#endif // TENON_AOT_3_H_
