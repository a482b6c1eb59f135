//===- TestModule.cpp - A program written by hand -------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "TestModule.h"

#include "proto/manifest_generated.h"

#include <atomic>
#include <chrono>
#include <cstring>
#include <thread>

namespace tenon::test {

namespace fb = flatbuffers;
namespace mf = tenon::manifest;

//===----------------------------------------------------------------------===//
// Generated code
//===----------------------------------------------------------------------===//

/// args: x, rows, w, bias, out.
static void matmulKernel(void *const *args, int32_t part, int32_t parts) {
  auto *x = static_cast<const float *>(args[0]);
  auto rows = reinterpret_cast<intptr_t>(args[1]);
  auto *w = static_cast<const float *>(args[2]);
  auto *bias = static_cast<const float *>(args[3]);
  auto *out = static_cast<float *>(args[4]);
  for (intptr_t i = rows * part / parts; i < rows * (part + 1) / parts; ++i)
    for (int j = 0; j < 2; ++j) {
      float sum = bias[j];
      for (int k = 0; k < 3; ++k)
        sum += x[i * 3 + k] * w[k * 2 + j];
      out[i * 2 + j] = sum;
    }
}

static int32_t runServing(tn_call *call) {
  int64_t rows = call->feed_dims[0];
  void *args[] = {call->buffers[0], reinterpret_cast<void *>(intptr_t(rows)),
                  call->buffers[2], const_cast<uint8_t *>(call->weights), call->arena};
  if (call->launch && (call->trace || rows > 4))
    call->launch(call, 0, args, rows > 64 ? 64 : int32_t(rows));
  else
    call->kernels[0](args, 0, 1);
  if (rows)
    memcpy(call->buffers[1], call->arena, size_t(rows) * 8);
  return 0;
}

static void shapeServing(const int64_t *feeds, int64_t *fetches, int64_t *arena) {
  fetches[0] = feeds[0];
  fetches[1] = 2;
  *arena = feeds[0] * 8;
}

static int32_t runTrain(tn_call *call) {
  auto *g = static_cast<const float *>(call->buffers[0]);
  auto *w = static_cast<float *>(call->buffers[2]);
  auto *step = static_cast<int64_t *>(call->buffers[3]);
  for (int i = 0; i < 6; ++i)
    w[i] -= g[i];
  *static_cast<int64_t *>(call->buffers[1]) = ++*step;
  return 0;
}

static int32_t runAdd(tn_call *call) {
  auto *a = static_cast<const int32_t *>(call->buffers[0]);
  auto *b = static_cast<const int32_t *>(call->buffers[1]);
  for (int i = 0; i < 4; ++i)
    static_cast<int32_t *>(call->buffers[2])[i] = a[i] + b[i];
  return 0;
}

static int32_t runPair(tn_call *call) {
  auto *p = static_cast<const float *>(call->buffers[0]);
  auto *q = static_cast<const float *>(call->buffers[1]);
  auto *r = static_cast<float *>(call->buffers[2]);
  for (int64_t i = 0; i < call->feed_dims[0]; ++i)
    r[i] = (p[2 * i] + p[2 * i + 1]) * q[i];
  return 0;
}

static int32_t runFail(tn_call *call) {
  int32_t code = *static_cast<const int32_t *>(call->buffers[0]);
  auto *w = static_cast<float *>(call->buffers[1]);
  if (code == 1)
    call->error = {TN_OUT_OF_RANGE, 0, {12, 10}};
  if (code == 2) {
    w[0] = -1;
    call->error = {TN_INVALID_ARGUMENT, 1, {0, 0}};
  }
  if (code == 3)
    call->error = {99, 77, {0, 0}};
  return call->error.code;
}

static int32_t runInit(tn_call *call) {
  *static_cast<float *>(call->buffers[0]) = 7;
  return 0;
}

static int32_t runReadU(tn_call *call) {
  memcpy(call->buffers[0], call->buffers[1], 4);
  return 0;
}

/// Waits a little for another run to be here at the same time.
static int32_t meet(void *out, std::chrono::milliseconds patience) {
  static std::atomic<int> present{0}, most{0};
  int here = ++present;
  int seen = most.load();
  while (seen < here && !most.compare_exchange_weak(seen, here))
    ;
  auto end = std::chrono::steady_clock::now() + patience;
  while (most.load() < 2 && std::chrono::steady_clock::now() < end)
    std::this_thread::yield();
  *static_cast<int32_t *>(out) = most.load() >= 2;
  if (--present == 0)
    most = 0;
  return 0;
}

static int32_t runMeet(tn_call *call) {
  return meet(call->buffers[0], std::chrono::seconds(5));
}
static int32_t runMeetWriting(tn_call *call) {
  return meet(call->buffers[0], std::chrono::milliseconds(50));
}

/// Takes more memory than it needs from the run, in pieces.
static int32_t runPositives(tn_call *call) {
  auto *x = static_cast<const float *>(call->buffers[0]);
  int64_t n = call->feed_dims[0], found = 0;
  for (int64_t i = 0; i < n; i += 1000)
    if (!call->allocate(call, 1000))
      return call->error.code = TN_OUT_OF_MEMORY;
  auto *places = static_cast<int64_t *>(call->allocate(call, n * 8));
  if (!places)
    return call->error.code = TN_OUT_OF_MEMORY;
  float sum = 0;
  for (int64_t i = 0; i < n; ++i) {
    sum += x[i];
    if (x[i] > 0)
      places[found++] = i;
  }
  call->buffers[1] = places;
  call->fetch_dims[0] = found;
  call->fetch_dims[1] = 1;
  *static_cast<float *>(call->buffers[2]) = sum;
  return 0;
}

static void shapePositives(const int64_t *, int64_t *fetches, int64_t *) {
  fetches[0] = fetches[1] = -1;
}

/// Hands on the first string of each row, and makes one of its own.
static int32_t runWords(tn_call *call) {
  auto *x = static_cast<const int64_t *>(call->buffers[0]);
  auto *y = static_cast<int64_t *>(call->buffers[1]);
  for (int64_t i = 0; i < call->feed_dims[0]; ++i) {
    auto *record = static_cast<uint64_t *>(call->allocate(call, 16));
    if (!record)
      return call->error.code = TN_OUT_OF_MEMORY;
    record[0] = 4;
    memcpy(&record[1], "made", 4);
    y[2 * i] = x[3 * i];
    y[2 * i + 1] = int64_t(reinterpret_cast<intptr_t>(record));
  }
  return 0;
}

static void shapeNone(const int64_t *, int64_t *, int64_t *) {}
static void shapeFour(const int64_t *, int64_t *fetches, int64_t *) { fetches[0] = 4; }
static void shapePair(const int64_t *feeds, int64_t *fetches, int64_t *) {
  fetches[0] = feeds[0];
}

static const tn_entry entries[] = {
    {"serving_default", runServing, shapeServing, 0},
    {"train", runTrain, shapeNone, 0},
    {"add", runAdd, shapeFour, 0},
    {"pair", runPair, shapePair, 0},
    {"fail", runFail, shapeNone, 0},
    {"init", runInit, shapeNone, 0},
    {"read_u", runReadU, shapeNone, 0},
    {"meet", runMeet, shapeNone, 0},
    {"meet_writing", runMeetWriting, shapeNone, 0},
    {"positives", runPositives, shapePositives, 0},
};

static const tn_entry silentEntries[] = {
    {"", runReadU, shapeNone, 0}, {"", runReadU, shapeNone, 0},
    {"", runReadU, shapeNone, 0}, {"", runReadU, shapeNone, 0},
    {"", runReadU, shapeNone, 0}, {"", runReadU, shapeNone, 0},
    {"", runReadU, shapeNone, 0}, {"", runReadU, shapeNone, 0},
    {"", runReadU, shapeNone, 0}, {"", runReadU, shapeNone, 0},
};

/// The same, but for the first.
static const tn_entry *wordEntries() {
  static const std::vector<tn_entry> words = [] {
    std::vector<tn_entry> copy(std::begin(entries), std::end(entries));
    copy[0].run = runWords;
    return copy;
  }();
  return words.data();
}

static const tn_kernel_fn kernels[] = {matmulKernel};

const std::vector<uint8_t> &testWeights() {
  static const std::vector<uint8_t> bytes = [] {
    std::vector<uint8_t> result(128);
    const float bias[] = {10, 20}, w[] = {1, 2, 3, 4, 5, 6};
    memcpy(result.data(), bias, sizeof(bias));
    memcpy(result.data() + 64, w, sizeof(w));
    return result;
  }();
  return bytes;
}

//===----------------------------------------------------------------------===//
// The manifest
//===----------------------------------------------------------------------===//

namespace {
class ManifestWriter {
public:
  explicit ManifestWriter(const Tweaks &tweaks) : tweaks(tweaks) {}
  std::vector<uint8_t> write();

private:
  using Tensors = std::vector<fb::Offset<mf::Tensor>>;

  fb::Offset<mf::Tensor> tensor(const char *key, uint8_t dtype,
                                const std::vector<int64_t> &dims,
                                const std::vector<std::string> &names = {}) {
    auto nameList = names.empty() ? 0 : builder.CreateVectorOfStrings(names);
    return mf::CreateTensor(builder, builder.CreateString(key + std::string(":0")),
                            builder.CreateString(key), mf::DType(dtype),
                            builder.CreateVector(dims), nameList);
  }
  void signature(const char *name, const Tensors &feeds, const Tensors &fetches,
                 const std::vector<uint32_t> &variables,
                 const std::vector<uint32_t> &reads,
                 const std::vector<uint32_t> &writes) {
    uint32_t entry = signatures.empty() ? tweaks.entry : uint32_t(signatures.size());
    signatures.push_back(mf::CreateSignature(
        builder, builder.CreateString(name), builder.CreateVector(feeds),
        builder.CreateVector(fetches), builder.CreateVector(variables),
        builder.CreateVector(reads), builder.CreateVector(writes), true, 0, entry));
  }
  void addSignatures();
  void addVariables();

  const Tweaks &tweaks;
  fb::FlatBufferBuilder builder;
  std::vector<fb::Offset<mf::Signature>> signatures;
  std::vector<fb::Offset<mf::Variable>> variables;
};
} // namespace

void ManifestWriter::addSignatures() {
  auto x = tensor("x", tweaks.xType, tweaks.xDims, tweaks.xNames);
  auto y = tensor("y", tweaks.words ? TN_STRING : TN_FLOAT32, {-1, 2}, {"b", ""});
  signature("serving_default", {x}, {y}, tweaks.variables, tweaks.reads, tweaks.writes);
  auto g = tensor("g", TN_FLOAT32, {3, 2});
  auto step = tensor("step", TN_INT64, {});
  signature("train", {g}, {step}, {0, 1}, {0, 1}, {0, 1});
  auto a = tensor("a", TN_INT32, {4});
  auto b = tensor("b", TN_INT32, {4});
  auto sum = tensor("sum", TN_INT32, {4});
  signature("add", {a, b}, {sum}, {}, {}, {});
  auto p = tensor("p", TN_FLOAT32, {-1, 2}, {"n", ""});
  auto q = tensor("q", TN_FLOAT32, {-1}, {"n"});
  auto r = tensor("r", TN_FLOAT32, {-1}, {"n"});
  signature("pair", {p, q}, {r}, {}, {}, {});
  auto code = tensor("code", TN_INT32, {});
  signature("fail", {code}, {}, {0}, {0}, {0});
  signature("init", {}, {}, {2}, {}, {2});
  auto u = tensor("u", TN_FLOAT32, {});
  signature("read_u", {}, {u}, {2}, {2}, {});
  auto met = tensor("met", TN_INT32, {});
  signature("meet", {}, {met}, {0}, {0}, {});
  signature("meet_writing", {}, {met}, {0}, {0}, {0});
  auto values = tensor("values", TN_FLOAT32, {-1});
  auto places = tensor("places", TN_INT64, {-1, 1});
  auto total = tensor("total", TN_FLOAT32, {});
  signature("positives", {values}, {places, total}, {}, {}, {});
}

void ManifestWriter::addVariables() {
  variables = {
      mf::CreateVariable(builder, builder.CreateString("w"), mf::DType::Float,
                         builder.CreateVector(tweaks.wDims), true, true,
                         tweaks.initialOffset, tweaks.initialSize),
      mf::CreateVariable(builder, builder.CreateString("step"), mf::DType::Int64, 0,
                         false, true, 120, 8),
      mf::CreateVariable(builder, builder.CreateString("u"), mf::DType::Float, 0),
  };
}

std::vector<uint8_t> ManifestWriter::write() {
  addSignatures();
  addVariables();
  std::vector<fb::Offset<mf::Node>> nodes = {
      mf::CreateNode(builder, 0, builder.CreateString("layer/Gather"),
                     builder.CreateString("GatherV2"))};
  std::vector<fb::Offset<mf::KernelInfo>> infos;
  for (uint32_t i = 0; i < tweaks.kernelInfos; ++i)
    infos.push_back(mf::CreateKernelInfo(
        builder, builder.CreateString("layer_MatMul"),
        builder.CreateVector(std::vector<uint32_t>{tweaks.kernelNode}), 12, 48));
  std::vector<fb::Offset<mf::Check>> checks = {
      mf::CreateCheck(builder, builder.CreateString("index {0} is outside [0, {1})"),
                      tweaks.checkNode, true),
      mf::CreateCheck(builder, builder.CreateString("assertion failed"), -1, false)};
  bool isFile = !tweaks.weightsFile.empty();
  auto root = mf::CreateManifest(
      builder, tweaks.manifestAbi, builder.CreateString("0.1.0"),
      builder.CreateString("-O3"), builder.CreateString("unit_model"),
      builder.CreateVector(signatures), builder.CreateVector(variables),
      builder.CreateVector(nodes), builder.CreateVector(infos),
      builder.CreateVector(checks), isFile ? builder.CreateString(tweaks.weightsFile) : 0,
      testWeights().size(), tweaks.weightsHash.value_or(0));
  mf::FinishManifestBuffer(builder, root);
  return {builder.GetBufferPointer(), builder.GetBufferPointer() + builder.GetSize()};
}

TestModule::TestModule(const Tweaks &tweaks) : cpu(tweaks.cpu) {
  std::vector<uint8_t> bytes = ManifestWriter(tweaks).write();
  manifestWords.resize(bytes.size() / 8 + 1);
  memcpy(manifestWords.data(), bytes.data(), bytes.size());
  target = {cpu.c_str(), tweaks.features, kernels};
  bool isFile = !tweaks.weightsFile.empty();
  module = {tweaks.moduleAbi,
            uint32_t(std::size(entries)),
            tweaks.words          ? wordEntries()
            : tweaks.silentShapes ? silentEntries
                                  : entries,
            1,
            1,
            &target,
            manifest(),
            bytes.size(),
            isFile ? nullptr : testWeights().data(),
            isFile ? 0 : testWeights().size(),
            nullptr};
}

Loaded::Loaded(const tn_session_options *options) {
  if (tn_program_from_module(module.get(), &program) == TN_OK)
    (void)tn_session_create(program, options, &session);
}

Loaded::~Loaded() {
  tn_session_release(session);
  tn_program_release(program);
}

} // namespace tenon::test
