//===- Trainer.h - A training from start to end -----------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef TENON_RUNTIME_IO_TRAINER_H_
#define TENON_RUNTIME_IO_TRAINER_H_

#include "runtime/io/Driver.h"

namespace tenon::io {

struct TrainOptions {
  /// Where examples come from, what runs first, and the checkpoints to restore and
  /// save: of these, signature, inputs, inputsFile, first, restore, save, checkpoint
  /// and threads count. Without `first`, `init` is run if there is one.
  RunOptions run;

  int64_t epochs = 1;
  int64_t batchSize = 0; // 0: the graph's, else 32
  /// What the order of examples depends on, with shuffles.
  bool shuffles = false;
  uint64_t shuffleSeed = 0;

  /// A signature to evaluate with after each epoch; NULL: `evaluate`, else
  /// serving_default, if there is something to evaluate on.
  const char *evaluate = nullptr;
  /// Which part of the examples is for that and not trained on, …
  double evalSplit = 0;
  /// … or an archive with others.
  const char *evalInputsFile = nullptr;

  const char *folder = nullptr; // of checkpoints
  int64_t everySteps = 0;       // 0: none but at the end
  double everySeconds = 0;
  int64_t keep = 5;
  bool resume = false; // at the folder's latest checkpoint, if there is one

  /// Set by whoever wants the training to end: it saves then, and succeeds.
  const volatile int *stop = nullptr;
  /// Whether `out` is a terminal, with a line that shows how far the training is.
  bool isTerminal = false;
};

/// Trains. Progress goes to `out`. Fails, without saving, when an output or a variable
/// is not a number.
tn_status train(tn_program *program, const TrainOptions &options, FILE *out);

} // namespace tenon::io

#endif // TENON_RUNTIME_IO_TRAINER_H_
