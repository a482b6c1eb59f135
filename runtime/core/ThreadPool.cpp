//===- ThreadPool.cpp - A session's own threads ---------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Each worker has a ticket of its own. A launch writes the work, then raises the
// tickets of those workers only that have a part in it; the work is not written
// again before all of them have reported. So a late worker can never see half of
// the next launch. Sleeping follows the usual pattern of two flags that each
// side writes before it reads the other's (sequentially consistent).
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

/// Spins until `ready()`; returns whether it came to be in time.
template <typename Ready> static bool spin(Ready ready) {
  int64_t end = 0;
  for (;;) {
    for (int i = 0; i < 64; ++i) {
      if (ready())
        return true;
      pause();
    }
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

uint32_t ThreadPool::waitForTicket(Worker &worker, uint32_t seen) {
  auto raised = [&] { return worker.ticket.load(std::memory_order_acquire) != seen; };
  if (!spin(raised)) {
    pthread_mutex_lock(&worker.mutex);
    worker.sleeping.store(true);
    while (worker.ticket.load() == seen)
      pthread_cond_wait(&worker.woken, &worker.mutex);
    worker.sleeping.store(false);
    pthread_mutex_unlock(&worker.mutex);
  }
  return worker.ticket.load(std::memory_order_acquire);
}

void ThreadPool::shareDone() {
  if (left.fetch_sub(1) != 1 || !callerSleeping.load())
    return;
  pthread_mutex_lock(&mutex);
  pthread_cond_signal(&done);
  pthread_mutex_unlock(&mutex);
}

void ThreadPool::waitForShares() {
  if (spin([&] { return left.load(std::memory_order_acquire) == 0; }))
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
  for (uint32_t seen = 0;;) {
    seen = pool.waitForTicket(worker, seen);
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
    workers[i].ticket.fetch_add(1);
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
    workers[i].ticket.fetch_add(1);
    wake(workers[i]);
  }
  for (int32_t i = 0; i < workerCount; ++i) {
    pthread_join(workers[i].thread, nullptr);
    workers[i].~Worker();
  }
  free(workers);
}

} // namespace tenon::core
