//===- Progress.h - How far a training is -----------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef TENON_RUNTIME_IO_PROGRESS_H_
#define TENON_RUNTIME_IO_PROGRESS_H_

#include <stdint.h>
#include <stdio.h>

namespace tenon::io {

/// Seconds of a clock that only goes forward.
double seconds();

/// A line at the end of each epoch, and on a terminal a bar on the way.
class Progress {
public:
  Progress(FILE *out, bool isTerminal) : out(out), isTerminal(isTerminal) {}

  void beginEpoch(int64_t epoch, int64_t epochs, int64_t steps);
  /// After a step of `examples`, whose loss counts if there is one.
  void step(int64_t done, int64_t examples, bool hasLoss, double loss);
  /// Ends the line that was begun, so that other text can follow; the epoch's numbers
  /// are in it if `isWhole`.
  void endEpoch(int64_t totalSteps);
  /// Another number for the epoch's line.
  void metric(const char *name, double value);
  void endLine();
  /// A line of its own.
  void say(const char *format, ...) __attribute__((format(printf, 2, 3)));

private:
  void clearBar();
  double rate() const;
  double meanLoss() const { return lossSum / double(lossExamples); }

  FILE *out;
  bool isTerminal;
  bool hasBar = false;
  int64_t epoch = 0, epochs = 0, steps = 0;
  int64_t examples = 0, lossExamples = 0;
  double lossSum = 0;
  double start = 0, lastDrawn = 0;
};

} // namespace tenon::io

#endif // TENON_RUNTIME_IO_PROGRESS_H_
