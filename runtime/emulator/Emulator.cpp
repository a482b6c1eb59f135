//===- Emulator.cpp - The blocks of an emulated GPU -----------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Blocks run one after the other. The threads of a block whose kernel synchronizes are
// fibers; each runs until it waits. $TENON_EMULATOR_SEED, a number, has them take
// turns in an order of its own, and some warps run ahead of others, so that a missing
// wait shows; $TENON_EMULATOR_BLOCKS is the most blocks that a kernel gets.
//
//===----------------------------------------------------------------------===//

#include "tenon/emulator.h"
#include "runtime/emulator/Fiber.h"
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <sys/mman.h>

namespace {
constexpr int kWarp = 32;
constexpr size_t kStackBytes = 128 << 10;

enum class State : uint8_t { Ready, AtBarrier, AtShuffle, Done };

struct Block;

struct Thread : tn_emulated_thread {
  Block *owner;
  void *stack; // its top, while another runs
  State state;
  int32_t value, distance; // of a shuffle
};

struct Block {
  tn_emulated_body body;
  void *const *words;
  const char *nodes;
  Thread *threads;
  int32_t count;
  char *stacks;
  void *scheduler; // the stack that threads return to
  uint32_t seed;

  void run();
  void release();
  void releaseWarp(int32_t first);
  int32_t at(int32_t turn);
  bool isHeldBack(int32_t thread);
  [[noreturn]] void failStuck();
};

[[noreturn]] void fail(const char *what, const char *nodes) {
  fprintf(stderr, "emulated GPU: %s in the kernel of '%s'\n", what, nodes);
  fflush(stderr);
  abort();
}

/// A setting; -1 if there is none.
int64_t numberIn(const char *variable) {
  const char *text = getenv(variable);
  return text ? strtoll(text, nullptr, 10) : -1;
}

void wait(Thread &thread, State state) {
  thread.state = state;
  tenon::emulator::tn_fiber_switch(&thread.stack, thread.owner->scheduler);
}

void runThread(void *argument) {
  auto &thread = *static_cast<Thread *>(argument);
  thread.owner->body(&thread, thread.owner->words);
  wait(thread, State::Done);
}

/// Which thread has turn number `turn` of a round.
int32_t Block::at(int32_t turn) {
  if (!seed)
    return turn;
  int32_t rotated = (turn + seed) % count;
  return seed & 1 ? count - 1 - rotated : rotated;
}

/// Whether a thread's warp goes on only when no other can.
bool Block::isHeldBack(int32_t thread) {
  return seed && ((seed ^ seed >> 16) * 2654435761u >> thread / kWarp % 25 & 0x80);
}

/// Lets the lanes of a warp go on if all of them have come to a shuffle.
void Block::releaseWarp(int32_t first) {
  int32_t lanes = count - first < kWarp ? count - first : kWarp;
  for (int32_t lane = 0; lane < lanes; ++lane)
    if (threads[first + lane].state != State::AtShuffle)
      return;
  int32_t values[kWarp];
  for (int32_t lane = 0; lane < lanes; ++lane) {
    int32_t other = lane ^ threads[first + lane].distance;
    if (other < 0 || other >= lanes)
      fail("a shuffle from a thread that does not exist", nodes);
    values[lane] = threads[first + other].value;
  }
  for (int32_t lane = 0; lane < lanes; ++lane) {
    threads[first + lane].value = values[lane];
    threads[first + lane].state = State::Ready;
  }
}

/// Lets go on whoever waited for what has come.
void Block::release() {
  bool all = true;
  for (int32_t i = 0; i < count; ++i)
    all &= threads[i].state == State::AtBarrier || threads[i].state == State::Done;
  for (int32_t i = 0; all && i < count; ++i)
    if (threads[i].state == State::AtBarrier)
      threads[i].state = State::Ready;
  for (int32_t first = 0; first < count; first += kWarp)
    releaseWarp(first);
}

void Block::failStuck() {
  int32_t barrier = 0, shuffle = 0;
  for (int32_t i = 0; i < count; ++i) {
    barrier += threads[i].state == State::AtBarrier;
    shuffle += threads[i].state == State::AtShuffle;
  }
  char what[128];
  snprintf(what, sizeof(what),
           "deadlock: of %d threads %d wait at a barrier and %d at a shuffle", count,
           barrier, shuffle);
  fail(what, nodes);
}

void Block::run() {
  for (int32_t i = 0; i < count; ++i) {
    threads[i].state = State::Ready;
    threads[i].stack = tenon::emulator::prepareFiber(stacks + i * kStackBytes,
                                                     kStackBytes, runThread, &threads[i]);
  }
  for (int32_t done = 0; done < count;) {
    bool anyReady = false, anyRan = false;
    for (int32_t turn = 0; turn < count; ++turn) {
      Thread &thread = threads[at(turn)];
      if (thread.state != State::Ready)
        continue;
      anyReady = true;
      if (isHeldBack(thread.thread))
        continue;
      anyRan = true;
      tenon::emulator::tn_fiber_switch(&scheduler, thread.stack);
      done += thread.state == State::Done;
    }
    if (!anyReady)
      failStuck();
    release();
    if (seed && !anyRan) // others are held back from here on
      seed = seed * 1664525u + 1013904223u;
  }
}

} // namespace

extern "C" void tn_emulator_barrier(tn_emulated_thread *thread) {
  wait(*static_cast<Thread *>(thread), State::AtBarrier);
}

extern "C" int32_t tn_emulator_shuffle(tn_emulated_thread *thread, int32_t value,
                                       int32_t distance) {
  auto &self = *static_cast<Thread *>(thread);
  self.value = value;
  self.distance = distance;
  wait(self, State::AtShuffle);
  return self.value;
}

extern "C" void tn_emulator_launch(tn_emulated_body body, void *const *words,
                                   int32_t part, int32_t parts, int64_t blocks,
                                   int32_t threads, int64_t shared_bytes,
                                   int32_t synchronizes, const char *nodes) {
  int64_t most = numberIn("TENON_EMULATOR_BLOCKS");
  if (most > 0 && blocks > most)
    blocks = most;
  int64_t first = blocks * part / parts, last = blocks * (part + 1) / parts;
  if (first == last)
    return;
  // One piece of memory: the threads, shared memory, then stacks.
  size_t page = 4096;
  size_t threadBytes = (threads * sizeof(Thread) + page - 1) / page * page;
  size_t sharedBytes = (shared_bytes + page - 1) / page * page;
  size_t size = threadBytes + sharedBytes + (synchronizes ? threads * kStackBytes : 0);
  void *memory = mmap(nullptr, size, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (memory == MAP_FAILED)
    fail("no memory for the stacks of threads", nodes);
  char *bytes = static_cast<char *>(memory);
  int64_t seed = numberIn("TENON_EMULATOR_SEED");
  Block run = {body,    words,   nodes,   reinterpret_cast<Thread *>(bytes),
               threads, nullptr, nullptr, seed > 0 ? uint32_t(seed) * 2 + 1 : 0};
  run.stacks = bytes + threadBytes + sharedBytes;
  auto *shared = reinterpret_cast<uint8_t *>(bytes + threadBytes);
  for (int64_t block = first; block < last; ++block) {
    memset(shared, 0xff, shared_bytes);
    for (int32_t i = 0; i < threads; ++i) {
      Thread &thread = run.threads[i];
      static_cast<tn_emulated_thread &>(thread) = {i, int32_t(block), int32_t(blocks),
                                                   threads, shared};
      thread.owner = &run;
      if (!synchronizes)
        body(&thread, words);
    }
    if (synchronizes)
      run.run();
  }
  munmap(memory, size);
}
