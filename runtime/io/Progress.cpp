//===- Progress.cpp - How far a training is -------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "runtime/io/Progress.h"

#include <stdarg.h>
#include <string.h>
#include <time.h>

namespace tenon::io {

double seconds() {
  timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return double(time.tv_sec) + double(time.tv_nsec) * 1e-9;
}

void Progress::beginEpoch(int64_t newEpoch, int64_t newEpochs, int64_t newSteps) {
  epoch = newEpoch;
  epochs = newEpochs;
  steps = newSteps;
  examples = lossExamples = 0;
  lossSum = 0;
  start = lastDrawn = seconds();
}

double Progress::rate() const {
  double time = seconds() - start;
  return time > 0 ? double(examples) / time : 0;
}

void Progress::step(int64_t done, int64_t count, bool hasLoss, double loss) {
  examples += count;
  if (hasLoss) {
    lossExamples += count;
    lossSum += loss * double(count);
  }
  constexpr double interval = 0.1;
  constexpr int width = 30;
  if (!isTerminal || seconds() - lastDrawn < interval)
    return;
  lastDrawn = seconds();
  hasBar = true;
  char bar[width + 1];
  auto filled = int(width * done / steps);
  memset(bar, '.', width);
  memset(bar, '=', size_t(filled));
  bar[width] = 0;
  fprintf(out, "\r\033[Kepoch %lld/%lld [%s] %lld/%lld", (long long)epoch,
          (long long)epochs, bar, (long long)done, (long long)steps);
  if (lossExamples)
    fprintf(out, ", loss %.6g", meanLoss());
  fprintf(out, ", %.0f examples/s", rate());
  fflush(out);
}

void Progress::clearBar() {
  if (hasBar)
    fputs("\r\033[K", out);
  hasBar = false;
}

void Progress::endEpoch(int64_t totalSteps) {
  clearBar();
  fprintf(out, "epoch %lld/%lld: step %lld", (long long)epoch, (long long)epochs,
          (long long)totalSteps);
  if (lossExamples)
    fprintf(out, ", loss %.6g", meanLoss());
  fprintf(out, ", %.0f examples/s", rate());
}

void Progress::metric(const char *name, double value) {
  fprintf(out, ", %s %.6g", name, value);
}

void Progress::endLine() {
  fputc('\n', out);
  fflush(out);
}

void Progress::say(const char *format, ...) {
  clearBar();
  va_list arguments;
  va_start(arguments, format);
  vfprintf(out, format, arguments);
  va_end(arguments);
  endLine();
}

} // namespace tenon::io
