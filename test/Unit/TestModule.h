//===- TestModule.h - A program written by hand -----------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the compiler would make of a small graph, with a manifest in which a test
// may falsify single entries. Signatures, by number:
//   0 serving_default  y[b,2] = x[b,3] * w + bias        one kernel, an arena
//   1 train            w -= g[3,2], step += 1            fetches step
//   2 add              sum[4] = a[4] + b[4]              static, no variables
//   3 pair             r[n] = p[n,2] summed * q[n]       two feeds share n
//   4 fail             fails as code says: 1 before, 2 amid writing w, 3 oddly
//   5 init             u = 7                             u starts uninitialised
//   6 read_u           fetches u
//   7 meet             whether another run of 7 came by; reads w
//   8 meet_writing     the same; writes w
//   9 positives        where x[n] > 0, and the sum of x
//
//===----------------------------------------------------------------------===//
#ifndef TENON_TEST_UNIT_TESTMODULE_H_
#define TENON_TEST_UNIT_TESTMODULE_H_

#include "tenon/abi.h"
#include "tenon/runtime.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tenon::test {

/// What to falsify; the defaults are right.
struct Tweaks {
  uint32_t moduleAbi = TENON_ABI_VERSION;
  uint32_t manifestAbi = TENON_ABI_VERSION;
  uint32_t entry = 0; // of signature 0
  std::vector<uint32_t> variables = {0};
  std::vector<uint32_t> reads = {0};
  std::vector<uint32_t> writes = {};
  std::vector<int64_t> xDims = {-1, 3};
  std::vector<std::string> xNames = {"b", ""};
  uint8_t xType = TN_FLOAT32;
  bool words = false; // signature 0 gives strings, for an x of strings
  std::vector<int64_t> wDims = {3, 2};
  uint64_t initialOffset = 64;
  uint64_t initialSize = 24;
  uint32_t kernelInfos = 1;
  uint32_t kernelNode = 0;
  int32_t checkNode = 0;
  uint32_t features = 0; // of the only target
  std::string cpu = "x86-64-v2";
  std::string weightsFile; // not empty: the module has no weights itself
  std::optional<uint64_t> weightsHash;
  bool silentShapes = false; // shape functions that write nothing
};

/// Constants of the program: bias at 0, w's initial value at 64.
const std::vector<uint8_t> &testWeights();

class TestModule {
public:
  explicit TestModule(const Tweaks &tweaks = {});
  TestModule(const TestModule &) = delete;
  TestModule &operator=(const TestModule &) = delete;

  const tn_module *get() const { return &module; }
  /// For tests that damage it before loading.
  uint8_t *manifest() { return reinterpret_cast<uint8_t *>(manifestWords.data()); }
  size_t manifestSize() const { return module.manifest_size; }
  tn_module module = {};

private:
  std::vector<uint64_t> manifestWords; // aligned to 8
  std::string cpu;
  tn_target target = {};
};

/// A tensor of the test's own.
template <typename T> struct Values {
  std::vector<int64_t> shape;
  std::vector<T> data;
  uint32_t dtype;

  tn_tensor view() { return {data.data(), shape.data(), uint32_t(shape.size()), dtype}; }
};

inline Values<float> floats(std::vector<int64_t> shape, std::vector<float> data) {
  return {std::move(shape), std::move(data), TN_FLOAT32};
}
inline Values<int32_t> ints(std::vector<int64_t> shape, std::vector<int32_t> data) {
  return {std::move(shape), std::move(data), TN_INT32};
}
inline Values<int64_t> longs(std::vector<int64_t> shape, std::vector<int64_t> data) {
  return {std::move(shape), std::move(data), TN_INT64};
}

/// A program and a session that free themselves; the program outlives a test.
class Loaded {
public:
  explicit Loaded(const tn_session_options *options = nullptr);
  ~Loaded();

  TestModule module;
  tn_program *program = nullptr;
  tn_session *session = nullptr;
};

} // namespace tenon::test

#endif // TENON_TEST_UNIT_TESTMODULE_H_
