//===- Gate.cpp - Which runs may go side by side --------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Every arrival draws a ticket and is let in when its turn has come and nothing
// in progress conflicts. Conflicts were worked out per pair of signatures when
// the program was loaded, so that admission looks at signatures, not variables.
//
//===----------------------------------------------------------------------===//
#include "Gate.h"

namespace tenon::core {

Gate::~Gate() {
  pthread_cond_destroy(&changed);
  pthread_mutex_destroy(&mutex);
}

void Gate::initialize(const tn_program *program, uint32_t *active) {
  this->program = program;
  this->active = active;
}

bool Gate::blocksRun(uint32_t signature) const {
  const bool *row = program->conflicts + size_t(signature) * program->signatureCount;
  for (uint32_t i = 0; i < program->signatureCount; ++i)
    if (row[i] && active[i])
      return true;
  return false;
}

bool Gate::blocksVariable(uint32_t variable, bool exclusive) const {
  for (uint32_t i = 0; i < program->signatureCount; ++i) {
    const SignatureSpec &spec = program->signatures[i];
    const uint32_t *list = exclusive ? spec.variables : spec.writes;
    uint32_t count = exclusive ? spec.variableCount : spec.writeCount;
    for (uint32_t k = 0; active[i] && k < count; ++k)
      if (list[k] == variable)
        return true;
  }
  return false;
}

template <typename Blocked> void Gate::waitForTurn(Blocked blocked) {
  pthread_mutex_lock(&mutex);
  uint64_t ticket = nextTicket++;
  while (ticket != served || blocked()) {
    ++waiting;
    pthread_cond_wait(&changed, &mutex);
    --waiting;
  }
  ++served;
}

void Gate::enter(uint32_t signature) {
  waitForTurn([&] { return blocksRun(signature); });
  ++active[signature];
  if (waiting)
    pthread_cond_broadcast(&changed);
  pthread_mutex_unlock(&mutex);
}

void Gate::leave(uint32_t signature) {
  pthread_mutex_lock(&mutex);
  --active[signature];
  if (waiting)
    pthread_cond_broadcast(&changed);
  pthread_mutex_unlock(&mutex);
}

void Gate::lockVariable(uint32_t variable, bool exclusive) {
  waitForTurn([&] { return blocksVariable(variable, exclusive); });
}

void Gate::unlockVariable() {
  if (waiting)
    pthread_cond_broadcast(&changed);
  pthread_mutex_unlock(&mutex);
}

} // namespace tenon::core
