//===- Driver.cpp - Running a program from a command line -----------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// All feeds are read and all signatures resolved before anything runs; outputs
// are written after everything has.
//
//===----------------------------------------------------------------------===//
#include "runtime/io/Driver.h"

#include "runtime/core/Status.h"
#include "runtime/io/Feeds.h"
#include "runtime/io/Json.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

namespace tenon::io {

using core::fail;

namespace {
/// A signature with the feeds and fetches of its runs.
struct Stage {
  enum Kind { Run, Restore, Save };

  Kind kind = Run;
  uint32_t signature = 0;
  const char *name = nullptr;
  int64_t steps = 0;
  bool isThen = false; // its outputs are named NAME/KEY
  List<Tensor> feeds, fetches;
  List<tn_tensor> inputs, outputs;
  bool sizedByValues = false; // so runs allocate the fetches

  tn_status allocate(const tn_program *program, tn_session *session);
  tn_status run(tn_session *session, int64_t step);
  tn_status runForResults(tn_session *session);
};

/// What a kernel has cost.
struct ProfileRow {
  uint32_t kernel = 0;
  tn_kernel_profile cost = {};
};

class Driver {
public:
  Driver(tn_program *program, tn_session *session, const RunOptions &options, FILE *out)
      : program(program), session(session), options(options), out(out) {}

  tn_status run();

private:
  tn_status chooseSignature(uint32_t *signature);
  tn_status addStage(uint32_t signature, int64_t steps, bool isThen);
  tn_status addNamed(const char *name, bool isThen);
  tn_status addStages();
  tn_status readFeeds();
  tn_status runSteps(Stage &stage);
  tn_status repeat(Stage &stage);
  template <typename Visit> tn_status visitOutputs(Visit visit);
  tn_status writeOutputs();
  tn_status printOutputs();
  tn_status printProfile();
  tn_status printProfileRow(const ProfileRow &row, uint64_t total);

  tn_program *program;
  tn_session *session;
  const RunOptions &options;
  FILE *out;
  List<Stage> stages;
  size_t mainStage = 0;
  List<double> times;
};
} // namespace

tn_status Stage::allocate(const tn_program *program, tn_session *session) {
  if (tn_status status = allocateFetches(program, session, signature, feeds, steps,
                                         &fetches, &sizedByValues))
    return status;
  for (const Tensor &feed : feeds)
    if (tn_tensor *input = inputs.add())
      *input = feed.view();
  for (const Tensor &fetch : fetches)
    if (tn_tensor *output = outputs.add())
      *output = fetch.view();
  return inputs.size() == feeds.size() && outputs.size() == fetches.size()
             ? TN_OK
             : core::failMemory(sizeof(tn_tensor), "a run");
}

tn_status Stage::runForResults(tn_session *session) {
  tn_results *results;
  tn_status status =
      tn_session_run_results(session, signature, inputs.data(), inputs.size(), &results);
  for (size_t i = 0; !status && i < fetches.size(); ++i) {
    const tn_tensor &given = results->fetches[i];
    status = fetches[i].copy(given);
  }
  tn_results_release(results);
  return status;
}

tn_status Stage::run(tn_session *session, int64_t step) {
  if (sizedByValues)
    return runForResults(session);
  for (size_t i = 0; steps && i < fetches.size(); ++i) {
    const Tensor &fetch = fetches[i];
    outputs[i].rank = fetch.rank() - 1;
    outputs[i].shape = fetch.shape() + 1;
    outputs[i].data = fetch.data() + fetch.size() / uint64_t(steps) * uint64_t(step);
  }
  return tn_session_run(session, signature, inputs.data(), inputs.size(), outputs.data(),
                        outputs.size());
}

tn_status Driver::chooseSignature(uint32_t *signature) {
  if (options.signature)
    return tn_program_find_signature(program, options.signature, signature);
  if (tn_program_find_signature(program, "serving_default", signature) == TN_OK)
    return TN_OK;
  tn_program_info info;
  if (tn_status status = tn_program_describe(program, &info))
    return status;
  *signature = 0;
  if (info.signature_count == 1)
    return TN_OK;
  // The text of this failure lists the names.
  tn_program_find_signature(program, "serving_default", signature);
  return fail(TN_NOT_FOUND, "%s; choose one with --signature", tn_last_error());
}

tn_status Driver::addStage(uint32_t signature, int64_t steps, bool isThen) {
  tn_signature_info info;
  if (tn_status status = tn_program_signature(program, signature, &info))
    return status;
  Stage *stage = stages.add();
  if (!stage)
    return core::failMemory(sizeof(Stage), "a run");
  stage->signature = signature;
  stage->name = info.name;
  stage->steps = steps;
  stage->isThen = isThen;
  return TN_OK;
}

/// A stage before or after the steps: a signature, or a node of the saver.
tn_status Driver::addNamed(const char *name, bool isThen) {
  const SaverNodes &saver = options.saver;
  bool restores = saver.restore && !strcmp(name, saver.restore);
  bool saves = saver.save && !strcmp(name, saver.save);
  if (!restores && !saves) {
    uint32_t signature;
    tn_status status = tn_program_find_signature(program, name, &signature);
    return status ? status : addStage(signature, 0, isThen);
  }
  if (!saver.prefix)
    return fail(TN_INVALID_ARGUMENT, "'%s' needs a checkpoint: give --input %s=PREFIX",
                name, saver.filename);
  Stage *stage = stages.add();
  if (!stage)
    return core::failMemory(sizeof(Stage), "a run");
  stage->kind = restores ? Stage::Restore : Stage::Save;
  return TN_OK;
}

tn_status Driver::addStages() {
  uint32_t signature;
  for (const char *name : options.first)
    if (tn_status status = addNamed(name, false))
      return status;
  mainStage = stages.size();
  tn_status status = options.isBare ? TN_OK : chooseSignature(&signature);
  if (!status && !options.isBare)
    status = addStage(signature, options.steps, false);
  for (const char *name : options.then)
    if (!status)
      status = addNamed(name, true);
  return status;
}

tn_status Driver::readFeeds() {
  InputSource source;
  List<uint32_t> signatures;
  for (const Stage &stage : stages)
    if (stage.kind == Stage::Run)
      if (uint32_t *signature = signatures.add())
        *signature = stage.signature;
  tn_status status = source.open(options);
  if (!status)
    status = source.checkNames(program, signatures);
  for (Stage &stage : stages) {
    if (stage.kind != Stage::Run)
      continue;
    if (!status)
      status = source.read(program, stage.signature, &stage.feeds);
    if (!status)
      status = stage.allocate(program, session);
  }
  return status;
}

static double milliseconds() {
  timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return double(time.tv_sec) * 1e3 + double(time.tv_nsec) * 1e-6;
}

tn_status Driver::runSteps(Stage &stage) {
  if (stage.kind == Stage::Restore)
    return restoreVariables(program, session, options.saver.prefix, options.checkpoint);
  if (stage.kind == Stage::Save)
    return saveVariables(program, session, options.saver.prefix, options.checkpoint);
  int64_t count = stage.steps ? stage.steps : 1;
  for (int64_t step = 0; step < count; ++step)
    if (tn_status status = stage.run(session, step))
      return status;
  return TN_OK;
}

tn_status Driver::repeat(Stage &stage) {
  // What was slow the first time is not the kernels'.
  if (options.profile && options.repeat)
    if (tn_status status = tn_session_profile_begin(session))
      return status;
  for (int64_t i = 0; i < options.repeat; ++i) {
    double start = milliseconds();
    if (tn_status status = stage.run(session, 0))
      return status;
    double *time = times.add();
    if (!time)
      return core::failMemory(sizeof(double), "times");
    *time = milliseconds() - start;
  }
  return TN_OK;
}

template <typename Visit> tn_status Driver::visitOutputs(Visit visit) {
  for (size_t at = mainStage; at < stages.size(); ++at) {
    const Stage &stage = stages[at];
    for (uint32_t i = 0; i < stage.fetches.size(); ++i) {
      tn_tensor_info info;
      char name[1024];
      tn_status status = tn_program_fetch(program, stage.signature, i, &info);
      if (status)
        return status;
      snprintf(name, sizeof(name), "%s%s%s", stage.isThen ? stage.name : "",
               stage.isThen ? "/" : "", *info.key ? info.key : info.name);
      status = visit(name, stage.fetches[i].view());
      if (status)
        return status;
    }
  }
  return TN_OK;
}

tn_status Driver::writeOutputs() {
  NpzWriter writer;
  tn_status status = writer.create(options.outputsFile);
  if (!status)
    status = visitOutputs([&](const char *name, const tn_tensor &tensor) {
      return writer.add(name, tensor);
    });
  return status ? status : writer.finish();
}

tn_status Driver::printOutputs() {
  return visitOutputs([&](const char *name, const tn_tensor &tensor) {
    Bytes text;
    if (tn_status status = formatJson(tensor, &text))
      return status;
    fprintf(out, "%s: %.*s\n", name, int(text.size()),
            reinterpret_cast<const char *>(text.data()));
    return TN_OK;
  });
}

static int compareTimes(const void *left, const void *right) {
  double a = *static_cast<const double *>(left), b = *static_cast<const double *>(right);
  return a < b ? -1 : a > b;
}

static int compareCosts(const void *left, const void *right) {
  uint64_t a = static_cast<const ProfileRow *>(left)->cost.total_ns,
           b = static_cast<const ProfileRow *>(right)->cost.total_ns;
  return a > b ? -1 : a < b;
}

/// `amount` a launch, as a rate in thousands of millions a second; "-" if unknown.
static void printRate(FILE *out, double amount, const tn_kernel_profile &cost) {
  if (amount > 0 && cost.total_ns)
    fprintf(out, " %10.3f", amount * double(cost.count) / double(cost.total_ns));
  else
    fprintf(out, " %10s", "-");
}

tn_status Driver::printProfileRow(const ProfileRow &row, uint64_t total) {
  constexpr uint32_t mostNodes = 4;
  const tn_kernel_profile &cost = row.cost;
  fprintf(out, "%12.3f %6.1f %10llu", double(cost.total_ns) * 1e-6,
          total ? 100.0 * double(cost.total_ns) / double(total) : 0.0,
          (unsigned long long)cost.count);
  printRate(out, cost.flops, cost);
  printRate(out, cost.bytes, cost);
  fprintf(out, "  %s", cost.name);
  for (uint32_t i = 0; i < cost.node_count && i < mostNodes; ++i) {
    const char *name;
    if (tn_status status = tn_session_profile_node(session, row.kernel, i, &name))
      return status;
    fprintf(out, "%s%s", i ? ", " : ": ", name);
  }
  if (cost.node_count > mostNodes)
    fprintf(out, " and %u more", cost.node_count - mostNodes);
  fprintf(out, "\n");
  return TN_OK;
}

tn_status Driver::printProfile() {
  tn_program_info info;
  if (tn_status status = tn_program_describe(program, &info))
    return status;
  List<ProfileRow> rows;
  uint64_t total = 0;
  for (uint32_t i = 0; i < info.kernel_count; ++i) {
    ProfileRow *row = rows.add();
    if (!row)
      return core::failMemory(sizeof(*row), "a profile");
    row->kernel = i;
    if (tn_status status = tn_session_profile_kernel(session, i, &row->cost))
      return status;
    total += row->cost.total_ns;
  }
  if (rows.size())
    qsort(rows.data(), rows.size(), sizeof(ProfileRow), compareCosts);
  fprintf(out, "%12s %6s %10s %10s %10s  kernel: nodes\n", "total ms", "%", "launches",
          "GFLOP/s", "GB/s");
  for (const ProfileRow &row : rows)
    if (row.cost.count)
      if (tn_status status = printProfileRow(row, total))
        return status;
  fprintf(out, "%12.3f %6.1f\n", double(total) * 1e-6, 100.0);
  return TN_OK;
}

tn_status Driver::run() {
  tn_status status = addStages();
  if (!status)
    status = readFeeds();
  if (!status && options.restore)
    status = restoreVariables(program, session, options.restore, options.checkpoint);
  if (!status && options.profile)
    status = tn_session_profile_begin(session);
  for (size_t i = 0; !status && i < stages.size(); ++i) {
    status = runSteps(stages[i]);
    if (!status && i == mainStage && !options.isBare)
      status = repeat(stages[i]);
  }
  if (!status && options.profile)
    status = tn_session_profile_end(session);
  if (!status && options.save)
    status = saveVariables(program, session, options.save, options.checkpoint);
  if (!status && options.outputsFile)
    status = writeOutputs();
  if (!status && options.print)
    status = printOutputs();
  if (status)
    return status;
  if (times.size()) {
    qsort(times.data(), times.size(), sizeof(double), compareTimes);
    size_t half = times.size() / 2;
    double median = times.size() % 2 ? times[half] : (times[half - 1] + times[half]) / 2;
    fprintf(out, "min %.3f ms, median %.3f ms, %zu runs\n", times[0], median,
            times.size());
  }
  return options.profile ? printProfile() : TN_OK;
}

tn_status runInSession(tn_program *program, tn_session *session,
                       const RunOptions &options, FILE *out) {
  tn_status status = Driver(program, session, options, out).run();
  if (!status && fflush(out) != 0)
    return fail(TN_IO_ERROR, "output cannot be written");
  return status;
}

tn_status runProgram(tn_program *program, const RunOptions &options, FILE *out) {
  tn_session_options sessionOptions = {};
  sessionOptions.threads = options.threads;
  tn_session *session;
  tn_status status = tn_session_create(program, &sessionOptions, &session);
  if (!status)
    status = runInSession(program, session, options, out);
  tn_session_release(session);
  return status;
}

} // namespace tenon::io
