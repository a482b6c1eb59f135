//===- Gate.h - Which runs may go side by side ------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Admits runs of a session by the program's conflict table: a run that writes a
// variable excludes those that touch it. First come, first served, so that
// neither readers nor writers starve. Costs one uncontended lock each way.
//
//===----------------------------------------------------------------------===//
#ifndef TENON_RUNTIME_CORE_GATE_H_
#define TENON_RUNTIME_CORE_GATE_H_

#include "Program.h"

#include <pthread.h>

namespace tenon::core {

class Gate {
public:
  Gate() = default;
  Gate(const Gate &) = delete;
  Gate &operator=(const Gate &) = delete;
  ~Gate();

  /// `active` has one zeroed count per signature and outlives the gate.
  void initialize(const tn_program *program, uint32_t *active);

  /// Waits until `signature` conflicts with no run in progress, and admits it.
  void enter(uint32_t signature);
  void leave(uint32_t signature);

  /// Waits until no run in progress writes `variable`, or, if `exclusive`, none
  /// touches it; no run is admitted until unlockVariable().
  void lockVariable(uint32_t variable, bool exclusive);
  void unlockVariable();

private:
  bool blocksRun(uint32_t signature) const;
  bool blocksVariable(uint32_t variable, bool exclusive) const;
  template <typename Blocked> void waitForTurn(Blocked blocked);

  const tn_program *program = nullptr;
  uint32_t *active = nullptr;
  pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
  pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
  uint64_t nextTicket = 0;
  uint64_t served = 0;
  uint32_t waiting = 0;
};

} // namespace tenon::core

#endif // TENON_RUNTIME_CORE_GATE_H_
