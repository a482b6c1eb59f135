//===- Trainer.cpp - A training from start to end -------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The number of steps so far says all about where a training is: its epoch, whose
// order of examples is that of the seed and the epoch's number, and the place in it.
// So a training that was resumed goes through the same batches as one that was not.
//
//===----------------------------------------------------------------------===//
#include "runtime/io/Trainer.h"

#include "runtime/core/Status.h"
#include "runtime/io/CheckpointFolder.h"
#include "runtime/io/Dataset.h"
#include "runtime/io/Progress.h"

#include <math.h>
#include <string.h>

namespace tenon::io {

using core::fail;

namespace {
/// A signature with its examples and the outputs of a run.
class Stage {
public:
  tn_status open(tn_program *program, const char *name, const InputSource &source);
  /// Runs it on these examples.
  tn_status run(tn_session *session, const int64_t *indices, int64_t count);

  Dataset data;
  uint32_t signature = 0;
  tn_signature_info info = {};
  tn_results *results = nullptr; // of the latest run

  Stage() = default;
  Stage(const Stage &) = delete;
  ~Stage() { tn_results_release(results); }
};

class Trainer {
public:
  Trainer(tn_program *program, tn_session *session, const TrainOptions &options,
          FILE *out)
      : program(program), session(session), options(options),
        progress(out, options.isTerminal) {}

  tn_status run();

private:
  tn_status openData();
  tn_status openEvaluation();
  tn_status split();
  tn_status start();
  tn_status runSignature(const char *name);
  tn_status runEpoch(int64_t epoch);
  tn_status runStep(int64_t inEpoch);
  tn_status checkOutputs(double *loss, bool *hasLoss) const;
  tn_status checkVariables() const;
  tn_status saveIfDue();
  tn_status save();
  tn_status finish();
  tn_status evaluate();
  bool mustStop() const { return options.stop && *options.stop; }

  tn_program *program;
  tn_session *session;
  const TrainOptions &options;
  Progress progress;
  CheckpointFolder folder;
  InputSource source, evalSource;
  RunOptions evalRun;
  Stage training, evaluation;
  bool evaluates = false;
  List<int64_t> trained, evaluated; // examples
  List<int64_t> order;              // of this epoch
  int64_t batch = 0, stepsPerEpoch = 0;
  bool isResumed = false;
  int64_t steps = 0;       // so far
  int64_t savedSteps = -1; // at the latest checkpoint
  double savedAt = 0;
};
} // namespace

//===----------------------------------------------------------------------===//
// Runs of a signature
//===----------------------------------------------------------------------===//

tn_status Stage::open(tn_program *program, const char *name, const InputSource &source) {
  tn_status status = tn_program_find_signature(program, name, &signature);
  if (!status)
    status = tn_program_signature(program, signature, &info);
  if (!status)
    status = data.open(program, signature, source);
  return status;
}

tn_status Stage::run(tn_session *session, const int64_t *indices, int64_t count) {
  tn_results_release(results);
  results = nullptr;
  if (tn_status status = data.gather(indices, count))
    return status;
  return tn_session_run_results(session, signature, data.inputs().begin(),
                                data.inputs().size(), &results);
}

/// Element `i` of a tensor of floats; false if it has another type.
static bool floatAt(const tn_tensor &tensor, int64_t i, double *out) {
  switch (tensor.dtype) {
  case TN_FLOAT32:
    *out = double(static_cast<const float *>(tensor.data)[i]);
    return true;
  case TN_FLOAT64:
    *out = static_cast<const double *>(tensor.data)[i];
    return true;
  case TN_FLOAT16:
    *out = fromHalf(static_cast<const uint16_t *>(tensor.data)[i]);
    return true;
  case TN_BFLOAT16:
    *out = fromBFloat16(static_cast<const uint16_t *>(tensor.data)[i]);
    return true;
  default:
    return false;
  }
}

static bool hasNaN(const tn_tensor &tensor) {
  int64_t count = countElements(tensor.rank, tensor.shape, 1);
  double value;
  for (int64_t i = 0; i < count && floatAt(tensor, i, &value); ++i)
    if (isnan(value))
      return true;
  return false;
}

static bool isScalar(const tn_tensor &tensor, double *value) {
  return countElements(tensor.rank, tensor.shape, 1) == 1 && floatAt(tensor, 0, value);
}

tn_status Trainer::runSignature(const char *name) {
  uint32_t signature;
  List<Tensor> feeds;
  List<tn_tensor> inputs;
  tn_status status = tn_program_find_signature(program, name, &signature);
  if (!status)
    status = source.read(program, signature, &feeds);
  for (const Tensor &feed : feeds)
    if (tn_tensor *input = inputs.add())
      *input = feed.view();
  if (!status && inputs.size() != feeds.size())
    status = core::failMemory(sizeof(tn_tensor), "feeds");
  tn_results *results = nullptr;
  if (!status)
    status = tn_session_run_results(session, signature, inputs.data(), inputs.size(),
                                    &results);
  tn_results_release(results);
  return status;
}

//===----------------------------------------------------------------------===//
// Before the first step
//===----------------------------------------------------------------------===//

tn_status Trainer::openEvaluation() {
  evaluates = options.evaluate || options.evalSplit > 0 || options.evalInputsFile;
  if (!evaluates)
    return TN_OK;
  if (!options.evalInputsFile && options.evalSplit <= 0)
    return fail(TN_INVALID_ARGUMENT,
                "--evaluate needs examples: --eval-split or --eval-inputs");
  const char *name = options.evaluate;
  uint32_t signature;
  const char *const usuals[] = {"evaluate", "serving_default"};
  for (const char *usual : usuals)
    if (!name && !tn_program_find_signature(program, usual, &signature) &&
        signature != training.signature)
      name = usual;
  if (!name)
    return fail(TN_INVALID_ARGUMENT,
                "there is no signature 'evaluate' or 'serving_default' to evaluate with; "
                "name one with --evaluate");
  const InputSource *from = &source;
  if (options.evalInputsFile) {
    evalRun.inputsFile = options.evalInputsFile;
    evalRun.checkpoint = options.run.checkpoint;
    for (const char *input : options.run.inputs)
      if (const char **copy = evalRun.inputs.add())
        *copy = input;
    if (tn_status status = evalSource.open(evalRun))
      return status;
    from = &evalSource;
  }
  return evaluation.open(program, name, *from);
}

/// Divides the examples into those that are trained on and those that are not: the
/// last ones, in the order of round 0.
tn_status Trainer::split() {
  int64_t count = training.data.examples(), kept = count;
  bool isShared = evaluates && !options.evalInputsFile;
  if (isShared) {
    if (evaluation.data.examples() != count)
      return fail(TN_INVALID_ARGUMENT,
                  "training has %lld examples, but evaluation has %lld", (long long)count,
                  (long long)evaluation.data.examples());
    kept -= int64_t(double(count) * options.evalSplit);
  }
  List<int64_t> all;
  for (int64_t i = 0; i < count; ++i)
    if (int64_t *item = all.add())
      *item = i;
  if (int64_t(all.size()) != count)
    return core::failMemory(uint64_t(count) * 8, "examples");
  if (options.shuffles)
    shuffle(options.shuffleSeed, 0, all.data(), count);
  if (kept <= 0 || (isShared && kept == count))
    return fail(TN_INVALID_ARGUMENT,
                "--eval-split leaves nothing of %lld examples on one side",
                (long long)count);
  int64_t others = evaluates && !isShared ? evaluation.data.examples() : count - kept;
  bool ok = true;
  for (int64_t i = 0; ok && i < kept; ++i) {
    int64_t *item = trained.add();
    ok = item && order.add();
    if (ok)
      *item = all[size_t(i)];
  }
  for (int64_t i = 0; ok && i < others; ++i) {
    int64_t *item = evaluated.add();
    ok = item;
    if (ok)
      *item = isShared ? all[size_t(kept + i)] : i;
  }
  return ok ? TN_OK : core::failMemory(uint64_t(count) * 8, "examples");
}

tn_status Trainer::openData() {
  const char *name = options.run.signature ? options.run.signature : "train";
  tn_status status = source.open(options.run);
  if (!status)
    status = training.open(program, name, source);
  if (!status)
    status = openEvaluation();
  List<uint32_t> signatures;
  const Stage *const stages[] = {&training, &evaluation};
  for (const Stage *stage : stages)
    if (uint32_t *signature = signatures.add())
      *signature = stage->signature;
  if (!status)
    status = source.checkNames(program, signatures);
  if (!status)
    status = split();
  if (status)
    return status;
  int64_t fixed = training.data.fixedBatch(), count = int64_t(trained.size());
  if (fixed && options.batchSize && options.batchSize != fixed)
    return fail(TN_INVALID_ARGUMENT,
                "the graph takes %lld examples a step, but --batch-size is %lld",
                (long long)fixed, (long long)options.batchSize);
  batch = fixed ? fixed : options.batchSize ? options.batchSize : 32;
  // A last batch that is smaller counts where the graph can take it.
  stepsPerEpoch = fixed ? count / batch : (count + batch - 1) / batch;
  if (!stepsPerEpoch)
    return fail(TN_INVALID_ARGUMENT,
                "%lld examples are fewer than the %lld that the graph takes a step",
                (long long)count, (long long)batch);
  return TN_OK;
}

/// Gives the variables the values with which the training starts, or goes on.
tn_status Trainer::start() {
  tn_status status = options.folder ? folder.open(options.folder) : TN_OK;
  if (status)
    return status;
  const char *latest = options.resume ? folder.latest() : nullptr;
  uint32_t signature;
  if (latest) {
    steps = folder.latestStep();
    if (steps < 0)
      return fail(TN_INVALID_ARGUMENT,
                  "checkpoint '%s' does not end in a number of steps", latest);
    status = restoreVariables(program, session, latest, options.run.checkpoint);
    if (!status)
      progress.say("resumed at step %lld", (long long)steps);
    savedSteps = steps;
    isResumed = true;
    return status;
  }
  for (const char *name : options.run.first)
    if (!status)
      status = runSignature(name);
  if (!options.run.first.size() &&
      tn_program_find_signature(program, "init", &signature) == TN_OK)
    status = runSignature("init");
  if (!status && options.run.restore)
    status =
        restoreVariables(program, session, options.run.restore, options.run.checkpoint);
  return status;
}

//===----------------------------------------------------------------------===//
// Steps
//===----------------------------------------------------------------------===//

/// Fails if an output is not a number; the first scalar is the loss.
tn_status Trainer::checkOutputs(double *loss, bool *hasLoss) const {
  *hasLoss = false;
  for (uint32_t i = 0; i < training.info.fetch_count; ++i) {
    const tn_tensor &output = training.results->fetches[i];
    if (!*hasLoss)
      *hasLoss = isScalar(output, loss);
    if (!hasNaN(output))
      continue;
    tn_tensor_info fetch;
    if (tn_status status = tn_program_fetch(program, training.signature, i, &fetch))
      return status;
    return fail(TN_OUT_OF_RANGE, "step %lld: '%s' is not a number (NaN)",
                (long long)steps, fetch.name);
  }
  return TN_OK;
}

/// Fails if a variable is not a number, which must not be saved.
tn_status Trainer::checkVariables() const {
  tn_program_info info;
  tn_status status = tn_program_describe(program, &info);
  for (uint32_t i = 0; !status && i < info.variable_count; ++i) {
    tn_variable_info variable;
    Tensor value;
    status = tn_program_variable(program, i, &variable);
    if (!status)
      status = value.allocate(variable.tensor.dtype, variable.tensor.rank,
                              variable.tensor.dims);
    tn_tensor view = value.view();
    if (!status)
      status = tn_session_variable_get(session, variable.tensor.name, &view);
    if (status == TN_FAILED_PRECONDITION)
      status = TN_OK; // It has no value.
    else if (!status && hasNaN(view))
      status = fail(TN_OUT_OF_RANGE, "step %lld: variable '%s' is not a number (NaN)",
                    (long long)steps, variable.tensor.name);
  }
  return status;
}

tn_status Trainer::runStep(int64_t inEpoch) {
  int64_t from = inEpoch * batch, left = int64_t(order.size()) - from;
  int64_t count = left < batch ? left : batch;
  tn_status status = training.run(session, order.data() + from, count);
  ++steps;
  double loss = 0;
  bool hasLoss = false;
  if (!status)
    status = checkOutputs(&loss, &hasLoss);
  if (!status)
    progress.step(inEpoch + 1, count, hasLoss, loss);
  return status ? status : saveIfDue();
}

tn_status Trainer::runEpoch(int64_t epoch) {
  int64_t count = int64_t(order.size());
  if (options.shuffles)
    shuffle(options.shuffleSeed, uint64_t(epoch) + 1, order.data(), count);
  for (int64_t i = 0; i < count; ++i)
    order[size_t(i)] = trained[size_t(options.shuffles ? order[size_t(i)] : i)];
  progress.beginEpoch(epoch + 1, options.epochs, stepsPerEpoch);
  for (int64_t i = steps - epoch * stepsPerEpoch; i < stepsPerEpoch && !mustStop(); ++i)
    if (tn_status status = runStep(i))
      return status;
  if (mustStop())
    return TN_OK;
  progress.endEpoch(steps);
  tn_status status = evaluates ? evaluate() : TN_OK;
  progress.endLine();
  return status;
}

/// Adds the means of all scalars that the evaluation gives to the epoch's line.
tn_status Trainer::evaluate() {
  int64_t count = int64_t(evaluated.size()), fixed = evaluation.data.fixedBatch();
  int64_t size = fixed ? fixed : batch;
  List<double> sums;
  for (uint32_t i = 0; i < evaluation.info.fetch_count; ++i)
    if (!sums.add())
      return core::failMemory(sizeof(double), "results");
  int64_t seen = 0;
  for (int64_t from = 0; from < count; from += size) {
    int64_t now = count - from < size ? count - from : size;
    if (fixed && now < fixed)
      break;
    if (tn_status status = evaluation.run(session, evaluated.data() + from, now))
      return status;
    seen += now;
    double value;
    for (uint32_t i = 0; i < sums.size(); ++i)
      if (isScalar(evaluation.results->fetches[i], &value))
        sums[i] += value * double(now);
  }
  if (!seen)
    return fail(TN_INVALID_ARGUMENT,
                "%lld examples are fewer than the %lld that the graph evaluates at once",
                (long long)count, (long long)fixed);
  double value;
  for (uint32_t i = 0; i < sums.size(); ++i) {
    tn_tensor_info fetch;
    if (tn_status status = tn_program_fetch(program, evaluation.signature, i, &fetch))
      return status;
    if (isScalar(evaluation.results->fetches[i], &value))
      progress.metric(*fetch.key ? fetch.key : fetch.name, sums[i] / double(seen));
  }
  return TN_OK;
}

//===----------------------------------------------------------------------===//
// Checkpoints
//===----------------------------------------------------------------------===//

tn_status Trainer::save() {
  tn_status status = checkVariables();
  CheckpointOptions checkpoint = options.run.checkpoint;
  Bytes base;
  // What the checkpoint had that was gone on from goes on, too.
  if (isResumed && !checkpoint.base) {
    if (!base.append(folder.latest(), strlen(folder.latest()) + 1))
      return core::failMemory(strlen(folder.latest()), "a path");
    checkpoint.base = reinterpret_cast<const char *>(base.data());
  }
  if (!status)
    status = folder.save(program, session, steps, options.keep, checkpoint);
  savedSteps = steps;
  savedAt = seconds();
  return status;
}

tn_status Trainer::saveIfDue() {
  bool isDue = (options.everySteps && steps % options.everySteps == 0) ||
               (options.everySeconds > 0 && seconds() - savedAt >= options.everySeconds);
  return options.folder && isDue ? save() : TN_OK;
}

tn_status Trainer::finish() {
  tn_status status = TN_OK;
  if (options.folder && savedSteps != steps)
    status = save();
  if (!status && options.run.save) {
    status = checkVariables();
    if (!status)
      status = saveVariables(program, session, options.run.save, options.run.checkpoint);
  }
  bool isSaved = options.folder || options.run.save;
  if (!status && mustStop())
    progress.say("stopped at step %lld%s%s", (long long)steps, isSaved ? "; saved " : "",
                 options.folder ? folder.latest()
                 : isSaved      ? options.run.save
                                : "");
  return status;
}

tn_status Trainer::run() {
  tn_status status = openData();
  if (!status)
    status = start();
  savedAt = seconds();
  for (int64_t epoch = stepsPerEpoch ? steps / stepsPerEpoch : 0;
       !status && epoch < options.epochs && !mustStop(); ++epoch)
    status = runEpoch(epoch);
  return status ? status : finish();
}

tn_status train(tn_program *program, const TrainOptions &options, FILE *out) {
  tn_session_options sessionOptions = {};
  sessionOptions.threads = options.run.threads;
  tn_session *session;
  tn_status status = tn_session_create(program, &sessionOptions, &session);
  if (!status)
    status = Trainer(program, session, options, out).run();
  tn_session_release(session);
  return status;
}

} // namespace tenon::io
