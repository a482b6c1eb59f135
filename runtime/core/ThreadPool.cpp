//===- ThreadPool.cpp - A session's own threads ---------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Each worker has a count of its own, odd while its part of a launch is offered. A
// launch writes the work, then offers a part to each worker that has one; whoever
// makes the count even runs the part: the worker, or the caller, if the worker has
// not begun a while after the caller's own part is done. The work is not written again
// before all parts are reported. So a late worker can never see half of the next launch,
// and one that sleeps or is not running delays nobody. Sleeping follows the usual pattern
// of two flags that each side writes before it reads the other's (sequentially
// consistent).
//
//===----------------------------------------------------------------------===//
#include "ThreadPool.h"

#include <new>
#include <stdlib.h>
#include <string.h>
#include <time.h>

namespace tenon::core {

/// About how long a thread spins before it sleeps.
static constexpr int64_t spinNanoseconds = 30000;

static int64_t now() {
  timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return int64_t(time.tv_sec) * 1000000000 + time.tv_nsec;
}

static void pause() {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

/// Brings the line of `word`, which will be written to if it has changed.
static void fetchToWrite(const void *word) {
#if defined(__x86_64__)
  __asm__ volatile("prefetchw %0" : : "m"(*static_cast<const char *>(word)));
#else
  __builtin_prefetch(word, 1);
#endif
}

/// Spins for about a microsecond until `ready()`; returns whether it came to be.
template <typename Ready> static bool spinBriefly(Ready ready) {
  for (int i = 0; i < 64; ++i) {
    if (ready())
      return true;
    pause();
  }
  return false;
}

/// Spins until `ready()`; returns whether it came to be in time.
template <typename Ready> static bool spin(Ready ready) {
  int64_t end = 0;
  for (;;) {
    if (spinBriefly(ready))
      return true;
    int64_t time = now();
    if (!end)
      end = time + spinNanoseconds;
    else if (time > end)
      return false;
  }
}

void ThreadPool::wake(Worker &worker) {
  if (!worker.sleeping.load())
    return;
  pthread_mutex_lock(&worker.mutex);
  pthread_cond_signal(&worker.woken);
  pthread_mutex_unlock(&worker.mutex);
}

bool ThreadPool::claim(Worker &worker) {
  uint32_t offer = worker.offers.load(std::memory_order_relaxed);
  return isOpen(offer) && worker.offers.compare_exchange_strong(
                              offer, offer + 1, std::memory_order_acquire);
}

void ThreadPool::waitForOffer(Worker &worker) {
  auto isOffered = [&] {
    fetchToWrite(&worker.offers);
    return isOpen(worker.offers.load(std::memory_order_relaxed));
  };
  if (spin(isOffered))
    return;
  pthread_mutex_lock(&worker.mutex);
  worker.sleeping.store(true);
  while (!isOpen(worker.offers.load()))
    pthread_cond_wait(&worker.woken, &worker.mutex);
  worker.sleeping.store(false);
  pthread_mutex_unlock(&worker.mutex);
}

void ThreadPool::shareDone() {
  if (left.fetch_sub(1) != 1 || !callerSleeping.load())
    return;
  pthread_mutex_lock(&mutex);
  pthread_cond_signal(&done);
  pthread_mutex_unlock(&mutex);
}

void ThreadPool::waitForShares() {
  auto allDone = [&] { return left.load(std::memory_order_acquire) == 0; };
  if (spinBriefly(allDone))
    return;
  for (int32_t i = 0; i < parts - 1; ++i)
    if (claim(workers[i])) {
      kernel(args, i + 1, parts);
      left.fetch_sub(1, std::memory_order_relaxed);
    }
  if (spin(allDone))
    return;
  pthread_mutex_lock(&mutex);
  callerSleeping.store(true);
  while (left.load() != 0)
    pthread_cond_wait(&done, &mutex);
  callerSleeping.store(false);
  pthread_mutex_unlock(&mutex);
}

void *ThreadPool::workerMain(void *argument) {
  Worker &worker = *static_cast<Worker *>(argument);
  ThreadPool &pool = *worker.pool;
  for (;;) {
    pool.waitForOffer(worker);
    if (!claim(worker))
      continue; // the caller was faster
    if (pool.stopping)
      return nullptr;
    pool.kernel(pool.args, worker.index + 1, pool.parts);
    pool.shareDone();
  }
}

tn_status ThreadPool::start(int32_t threads) {
  void *memory;
  size_t bytes = size_t(threads - 1) * sizeof(Worker);
  if (posix_memalign(&memory, alignof(Worker), bytes) != 0)
    return failMemory(bytes, "threads");
  workers = static_cast<Worker *>(memory);
  for (; workerCount < threads - 1; ++workerCount) {
    Worker *worker = new (&workers[workerCount]) Worker;
    worker->index = workerCount;
    worker->pool = this;
    int error = pthread_create(&worker->thread, nullptr, workerMain, worker);
    if (error)
      return fail(TN_OUT_OF_MEMORY, "thread %d of %d cannot be started: %s",
                  workerCount + 1, threads, strerror(error));
  }
  return TN_OK;
}

bool ThreadPool::run(tn_kernel_fn newKernel, void *const *newArgs, int32_t newParts) {
  if (busy.exchange(true, std::memory_order_acquire))
    return false;
  kernel = newKernel;
  args = newArgs;
  parts = newParts;
  left.store(parts - 1, std::memory_order_relaxed);
  for (int32_t i = 0; i < parts - 1; ++i)
    workers[i].offers.fetch_add(1);
  for (int32_t i = 0; i < parts - 1; ++i)
    wake(workers[i]);
  newKernel(newArgs, 0, newParts);
  waitForShares();
  busy.store(false, std::memory_order_release);
  return true;
}

ThreadPool::~ThreadPool() {
  stopping = true;
  for (int32_t i = 0; i < workerCount; ++i) {
    workers[i].offers.fetch_add(1);
    wake(workers[i]);
  }
  for (int32_t i = 0; i < workerCount; ++i) {
    pthread_join(workers[i].thread, nullptr);
    workers[i].~Worker();
  }
  free(workers);
}

} // namespace tenon::core
