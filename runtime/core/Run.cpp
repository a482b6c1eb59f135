//===- Run.cpp - One run of a signature -----------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The hot path: check the feeds against the specs, take a frame, ask for the
// fetches' dims unless they are static, pass the gate, jump. Nothing here looks
// at the manifest, but for the text of a failed check.
//
//===----------------------------------------------------------------------===//
#include "Strings.h"
#include "proto/manifest_generated.h"

#include <stdio.h>
#include <string.h>

namespace tenon::core {

static tn_status failTensor(const char *what, const char *of, const TensorSpec &spec,
                            const char *text) {
  return fail(TN_INVALID_ARGUMENT, "%s \"%s\"%s%s%s %s", what, spec.name,
              of ? " of signature \"" : "", of ? of : "", of ? "\"" : "", text);
}

static tn_status failDim(const char *what, const char *of, const TensorSpec &spec,
                         uint32_t dim, int64_t given, int64_t wanted) {
  char text[256], name[96] = "";
  if (spec.dimNames && *spec.dimNames[dim])
    snprintf(name, sizeof(name), " (\"%s\")", spec.dimNames[dim]);
  if (given < 0)
    snprintf(text, sizeof(text), "has dim %u%s = %lld, which is negative", dim, name,
             (long long)given);
  else
    snprintf(text, sizeof(text), "has dim %u%s = %lld, but %lld is needed", dim, name,
             (long long)given, (long long)wanted);
  return failTensor(what, of, spec, text);
}

static __attribute__((noinline)) tn_status failKind(const char *what, const char *of,
                                                    const TensorSpec &spec,
                                                    const tn_tensor &given) {
  char text[128];
  if (given.dtype != spec.dtype)
    snprintf(text, sizeof(text), "has dtype %s, but %s is needed",
             tn_dtype_name(given.dtype), tn_dtype_name(spec.dtype));
  else if (given.rank != spec.rank)
    snprintf(text, sizeof(text), "has rank %u, but %u is needed", given.rank, spec.rank);
  else
    snprintf(text, sizeof(text), "has rank %u, but its shape is NULL", given.rank);
  return failTensor(what, of, spec, text);
}

/// Elements are aligned to their size, complex numbers to their parts'.
static uintptr_t alignmentOf(const TensorSpec &spec) {
  if (spec.dtype == TN_COMPLEX64 || spec.dtype == TN_COMPLEX128 ||
      spec.dtype == TN_STRING)
    return spec.elementSize / 2;
  return spec.elementSize;
}

static tn_status checkData(const char *what, const char *of, const TensorSpec &spec,
                           const tn_tensor &given, int64_t elements) {
  if (!given.data && elements)
    return failTensor(what, of, spec, "has elements, but its data is NULL");
  if (reinterpret_cast<uintptr_t>(given.data) & (alignmentOf(spec) - 1))
    return failTensor(what, of, spec, "is not aligned to its element");
  return TN_OK;
}

tn_status checkTensor(const char *what, const char *of, const TensorSpec &spec,
                      const int64_t *dims, const tn_tensor &given) {
  if (given.dtype != spec.dtype || given.rank != spec.rank || (spec.rank && !given.shape))
    return failKind(what, of, spec, given);
  int64_t elements = 1;
  for (uint32_t i = 0; i < spec.rank; ++i) {
    if (given.shape[i] != dims[i])
      return failDim(what, of, spec, i, given.shape[i], dims[i]);
    elements *= dims[i];
  }
  return checkData(what, of, spec, given, elements);
}

static __attribute__((noinline)) tn_status failNamedDim(const SignatureSpec &signature,
                                                        const TensorSpec &spec,
                                                        uint32_t dim, int64_t given,
                                                        int32_t earlier,
                                                        const int64_t *feedDims) {
  // Which feed the earlier dim is of.
  uint32_t position = uint32_t(earlier), feed = 0;
  while (position >= signature.feeds[feed].rank)
    position -= signature.feeds[feed++].rank;
  return fail(TN_INVALID_ARGUMENT,
              "feed \"%s\" of signature \"%s\" has dim %u (\"%s\") = %lld, but feed "
              "\"%s\" has it as dim %u = %lld",
              spec.name, signature.name, dim, spec.dimNames[dim], (long long)given,
              signature.feeds[feed].name, position, (long long)feedDims[earlier]);
}

/// Copies the dims of all feeds to `feedDims` and checks all but data.
static tn_status checkFeeds(const SignatureSpec &signature, const tn_tensor *inputs,
                            int64_t *feedDims) {
  int64_t *next = feedDims;
  for (uint32_t i = 0; i < signature.feedCount; ++i) {
    const TensorSpec &spec = signature.feeds[i];
    const tn_tensor &given = inputs[i];
    if (given.dtype != spec.dtype || given.rank != spec.rank ||
        (spec.rank && !given.shape))
      return failKind("feed", signature.name, spec, given);
    int64_t bytes = spec.elementSize;
    for (uint32_t j = 0; j < spec.rank; ++j, ++next) {
      int64_t dim = *next = given.shape[j];
      if (dim < 0 || (dim != spec.dims[j] && spec.dims[j] >= 0))
        return failDim("feed", signature.name, spec, j, dim, spec.dims[j]);
      int32_t earlier = spec.sameAs[j];
      if (earlier >= 0 && feedDims[earlier] != dim)
        return failNamedDim(signature, spec, j, dim, earlier, feedDims);
      if (__builtin_mul_overflow(bytes, dim ? dim : 1, &bytes))
        return failTensor("feed", signature.name, spec, "is too large");
    }
  }
  return TN_OK;
}

tn_status checkCounts(const tn_session *session, uint32_t index, const tn_tensor *inputs,
                      size_t inputCount) {
  const tn_program &program = *session->program;
  if (index >= program.signatureCount)
    return fail(TN_OUT_OF_RANGE, "there is no signature %u: there are %u", index,
                program.signatureCount);
  const SignatureSpec &signature = program.signatures[index];
  if (inputCount != signature.feedCount)
    return fail(TN_INVALID_ARGUMENT, "signature \"%s\" has %u feeds, but got %zu",
                signature.name, signature.feedCount, inputCount);
  if (inputCount && !inputs)
    return fail(TN_INVALID_ARGUMENT, "signature \"%s\" has %u feeds, but got NULL",
                signature.name, signature.feedCount);
  return TN_OK;
}

/// Finds the dims of the fetches and the arena's size from frame.feedDims.
static tn_status findShapes(const SignatureSpec &signature, Frame &frame,
                            const int64_t *&fetchDims, int64_t &arena) {
  if (signature.isStatic) {
    fetchDims = signature.staticFetchDims;
    arena = signature.staticArena;
    return TN_OK;
  }
  fetchDims = frame.fetchDims;
  return askShape(signature, frame.feedDims, frame.fetchDims, &arena);
}

static tn_status checkBuffers(const SignatureSpec &signature, Frame &frame,
                              const tn_tensor *inputs, const tn_tensor *outputs,
                              const int64_t *fetchDims) {
  void **next = frame.buffers;
  const int64_t *dims = frame.feedDims;
  for (uint32_t i = 0; i < signature.feedCount; ++i) {
    int64_t elements = 1;
    for (uint32_t j = 0; j < signature.feeds[i].rank; ++j)
      elements *= *dims++;
    if (tn_status status =
            checkData("feed", signature.name, signature.feeds[i], inputs[i], elements))
      return status;
    *next = inputs[i].data;
    if (signature.feeds[i].dtype == TN_STRING) {
      *next = makeHandles(frame, static_cast<tn_string *>(inputs[i].data), elements);
      if (!*next)
        return TN_OUT_OF_MEMORY;
    }
    ++next;
  }
  for (uint32_t i = 0; i < signature.fetchCount; ++i) {
    const TensorSpec &spec = signature.fetches[i];
    if (spec.dtype == TN_STRING && outputs[i].data)
      return failTensor("fetch", signature.name, spec,
                        "has strings, whose sizes only a run knows; "
                        "tn_session_run_results gives it");
    if (isSizedByValues(spec, fetchDims)) {
      if (outputs[i].data)
        return failTensor("fetch", signature.name, spec,
                          "has dims that only a run knows; tn_session_run_results "
                          "gives it");
      fetchDims += spec.rank;
      *next++ = nullptr; // until the run writes it
      continue;
    }
    if (spec.dtype == TN_STRING) {
      int64_t elements = 1;
      for (uint32_t j = 0; j < spec.rank; ++j)
        elements *= *fetchDims++;
      *next = makeRoomForHandles(frame, elements);
      if (!*next++)
        return TN_OUT_OF_MEMORY;
      continue;
    }
    if (tn_status status =
            checkTensor("fetch", signature.name, spec, fetchDims, outputs[i]))
      return status;
    fetchDims += spec.rank;
    *next++ = outputs[i].data;
  }
  return TN_OK;
}

static tn_status failVariable(const tn_session &session, const SignatureSpec &signature,
                              uint32_t variable) {
  const char *name = session.program->variables[variable].tensor.name;
  if (session.variableStates[variable] == VariableState::Torn)
    return fail(TN_FAILED_PRECONDITION,
                "variable \"%s\", which signature \"%s\" reads, is torn: a run of "
                "\"%s\" failed while it was being updated",
                name, signature.name, session.tornBy[variable]);
  return fail(TN_FAILED_PRECONDITION,
              "variable \"%s\", which signature \"%s\" reads, is not initialised", name,
              signature.name);
}

/// Writes a check's message with its values into `out`.
static void formatCheck(const char *message, const int64_t values[2], char *out,
                        size_t size) {
  size_t used = 0;
  while (*message && used + 1 < size) {
    bool isValue = message[0] == '{' && (message[1] == '0' || message[1] == '1') &&
                   message[2] == '}';
    if (!isValue) {
      out[used++] = *message++;
      continue;
    }
    int wrote =
        snprintf(out + used, size - used, "%lld", (long long)values[message[1] - '0']);
    used += size_t(wrote) < size - used ? size_t(wrote) : size - used - 1;
    message += 3;
  }
  out[used] = 0;
}

/// Says that a run may have written some of its variables, and some not.
static void tearVariables(tn_session &session, const SignatureSpec &signature) {
  for (uint32_t i = 0; i < signature.writeCount; ++i) {
    session.variableStates[signature.writes[i]] = VariableState::Torn;
    session.tornBy[signature.writes[i]] = signature.name;
  }
}

static __attribute__((noinline)) tn_status failRun(tn_session &session,
                                                   const SignatureSpec &signature,
                                                   int32_t code,
                                                   const tn_error_slot &error) {
  const manifest::Manifest &manifest = *session.program->manifest;
  bool isCheck = error.check >= 0 && manifest.checks() &&
                 uint32_t(error.check) < manifest.checks()->size();
  const manifest::Check *check =
      isCheck ? manifest.checks()->Get(uint32_t(error.check)) : nullptr;
  if (!check || !check->before_writes())
    tearVariables(session, signature);
  auto status = code > TN_OK && code <= TN_CORRUPT ? tn_status(code) : TN_INTERNAL;
  if (!check)
    return fail(status, "signature \"%s\" failed: %s (code %d, check %d)", signature.name,
                tn_status_name(status), code, error.check);
  char text[512];
  formatCheck(check->message()->c_str(), error.values, text, sizeof(text));
  if (check->node() < 0)
    return fail(status, "signature \"%s\": %s", signature.name, text);
  return fail(status, "signature \"%s\": %s (node \"%s\")", signature.name, text,
              manifest.nodes()->Get(uint32_t(check->node()))->name()->c_str());
}

/// A signature that uses no GPU; others of the program may.
static tn_status runOnCpu(tn_session &session, const SignatureSpec &signature,
                          tn_call &call) {
  if (tn_status status =
          readVariables(session, signature.variables, signature.variableCount))
    return status;
  int32_t code = signature.entry->run(&call);
  if (tn_status status = wroteVariables(session, signature.writes, signature.writeCount))
    return status;
  return code ? failRun(session, signature, code, call.error) : TN_OK;
}

/// The part of a run that excludes others. The frame's call is filled.
static tn_status execute(tn_session &session, const SignatureSpec &signature,
                         Frame &frame, const int64_t *fetchDims, int64_t arena) {
  for (uint32_t i = 0; i < signature.readCount; ++i)
    if (session.variableStates[signature.reads[i]] != VariableState::Ready)
      return failVariable(session, signature, signature.reads[i]);
  tn_call &call = frame.call;
  if (signature.entry->uses_gpu) {
    const GpuSupport &gpu = *session.program->gpuSupport;
    if (tn_status status =
            gpu.begin(*session.gpu, session, signature, frame, fetchDims, arena))
      return status;
    int32_t code = signature.entry->run(&call);
    if (tn_status status = gpu.end(*session.gpu, signature, frame, fetchDims, code)) {
      tearVariables(session, signature);
      return status;
    }
    if (code)
      return failRun(session, signature, code, call.error);
  } else if (tn_status status = runOnCpu(session, signature, call)) {
    return status;
  }
  for (uint32_t i = 0; i < signature.writeCount; ++i)
    session.variableStates[signature.writes[i]] = VariableState::Ready;
  return TN_OK;
}

static void fillCall(tn_session &session, const SignatureSpec &signature, Frame &frame,
                     bool hasArena) {
  void **variables = frame.buffers + signature.feedCount + signature.fetchCount;
  for (uint32_t i = 0; i < signature.variableCount; ++i)
    variables[i] = session.variableData[signature.variables[i]];
  const tn_program &program = *session.program;
  tn_call &call = frame.call;
  call.buffers = frame.buffers;
  call.feed_dims = frame.feedDims;
  call.fetch_dims = frame.fetchDims;
  call.allocate = allocateInFrame;
  call.arena = hasArena ? frame.arena.data() : nullptr;
  call.weights = program.weights;
  call.kernels = program.target ? program.target->kernels : nullptr;
  call.trace = session.profiling.load(std::memory_order_acquire);
  call.threads = session.options.threads;
  call.launch = call.trace                     ? launchTraced
                : call.threads == 1            ? nullptr
                : session.options.parallel_for ? launchOnCaller
                                               : launchOnPool;
  call.executor = &session;
  call.launch_on_gpu = nullptr;
  call.access = nullptr;
  call.error = {0, -1, {0, 0}};
}

tn_status planFrame(const SignatureSpec &signature, Frame &frame, const tn_tensor *inputs,
                    const int64_t *&fetchDims, int64_t &arena) {
  tn_status status = checkFeeds(signature, inputs, frame.feedDims);
  return status ? status : findShapes(signature, frame, fetchDims, arena);
}

tn_status runFrame(tn_session &session, uint32_t index, Frame &frame,
                   const tn_tensor *inputs, const tn_tensor *outputs,
                   const int64_t *fetchDims, int64_t arena) {
  const SignatureSpec &signature = session.program->signatures[index];
  frame.sizedByValues.clear();
  tn_status status = checkBuffers(signature, frame, inputs, outputs, fetchDims);
  if (!status)
    status = reserveArena(frame, uint64_t(arena));
  if (status)
    return status;
  fillCall(session, signature, frame, arena != 0);
  if (!signature.variableCount)
    return execute(session, signature, frame, fetchDims, arena);
  session.gate.enter(index);
  status = execute(session, signature, frame, fetchDims, arena);
  session.gate.leave(index);
  return status;
}

} // namespace tenon::core

using namespace tenon::core;

tn_status tn_session_run(tn_session *session, uint32_t signature, const tn_tensor *inputs,
                         size_t input_count, const tn_tensor *outputs,
                         size_t output_count) {
  TN_REQUIRE(session, "tn_session_run");
  if (tn_status status = checkCounts(session, signature, inputs, input_count))
    return status;
  const SignatureSpec &spec = session->program->signatures[signature];
  if (output_count != spec.fetchCount || (output_count && !outputs))
    return fail(TN_INVALID_ARGUMENT, "signature \"%s\" has %u fetches, but got %zu%s",
                spec.name, spec.fetchCount, output_count, outputs ? "" : " at NULL");
  Frame *frame = takeFrame(*session);
  if (!frame)
    return TN_OUT_OF_MEMORY;
  const int64_t *fetchDims;
  int64_t arena;
  tn_status status = planFrame(spec, *frame, inputs, fetchDims, arena);
  if (!status)
    status = runFrame(*session, signature, *frame, inputs, outputs, fetchDims, arena);
  returnFrame(*session, frame);
  return status;
}

tn_status tn_session_output_shape(tn_session *session, uint32_t signature,
                                  const tn_tensor *inputs, size_t input_count,
                                  uint32_t fetch, int64_t *dims) {
  TN_REQUIRE(session, "tn_session_output_shape");
  TN_REQUIRE(dims, "tn_session_output_shape");
  if (tn_status status = checkCounts(session, signature, inputs, input_count))
    return status;
  const SignatureSpec &spec = session->program->signatures[signature];
  if (fetch >= spec.fetchCount)
    return fail(TN_OUT_OF_RANGE, "there is no fetch %u: there are %u", fetch,
                spec.fetchCount);
  Frame *frame = takeFrame(*session);
  if (!frame)
    return TN_OUT_OF_MEMORY;
  const int64_t *fetchDims;
  int64_t arena;
  tn_status status = planFrame(spec, *frame, inputs, fetchDims, arena);
  if (!status) {
    for (uint32_t i = 0; i < fetch; ++i)
      fetchDims += spec.fetches[i].rank;
    for (uint32_t i = 0; i < spec.fetches[fetch].rank; ++i)
      dims[i] = fetchDims[i];
  }
  returnFrame(*session, frame);
  return status;
}
