//===- ThreadPool.h - A session's own threads -------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Static shares: part i runs on thread i, the caller being thread 0, so that a
// thread meets the same data again; a part whose thread is late runs on the caller.
// What a part computes does not depend on who runs it. Workers spin for a while after a
// launch, since launches come in bursts, then sleep.
//
//===----------------------------------------------------------------------===//
#ifndef TENON_RUNTIME_CORE_THREADPOOL_H_
#define TENON_RUNTIME_CORE_THREADPOOL_H_

#include "Status.h"
#include "tenon/abi.h"

#include <atomic>
#include <pthread.h>

namespace tenon::core {

class ThreadPool {
public:
  ThreadPool() = default;
  ThreadPool(const ThreadPool &) = delete;
  ThreadPool &operator=(const ThreadPool &) = delete;
  /// Stops and joins the workers; no run may be in progress.
  ~ThreadPool();

  /// Starts threads - 1 workers.
  tn_status start(int32_t threads);

  /// Runs the shares of `kernel` and returns true when all are done; returns
  /// false and does nothing if another call is using the threads.
  /// 2 <= parts <= threads.
  bool run(tn_kernel_fn kernel, void *const *args, int32_t parts);

private:
  struct alignas(64) Worker {
    std::atomic<uint32_t> offers{0}; // odd while a part waits for being claimed
    alignas(64) std::atomic<bool> sleeping{false}; // read by each launch, seldom written
    int32_t index = 0;
    ThreadPool *pool = nullptr;
    pthread_t thread;
    pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
    pthread_cond_t woken = PTHREAD_COND_INITIALIZER;
  };

  static void *workerMain(void *worker);
  static void wake(Worker &worker);
  static bool isOpen(uint32_t offers) { return offers & 1; }
  /// Whether the worker's part was open and is now the calling thread's to run.
  static bool claim(Worker &worker);
  static void waitForOffer(Worker &worker);
  void waitForShares();
  void shareDone();

  Worker *workers = nullptr; // workers[i] runs part i + 1
  int32_t workerCount = 0;
  bool stopping = false;
  std::atomic<bool> busy{false};

  // The launch in progress; only its workers read it.
  tn_kernel_fn kernel = nullptr;
  void *const *args = nullptr;
  int32_t parts = 0;
  alignas(64) std::atomic<int32_t> left{0};
  std::atomic<bool> callerSleeping{false};
  pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
  pthread_cond_t done = PTHREAD_COND_INITIALIZER;
};

} // namespace tenon::core

#endif // TENON_RUNTIME_CORE_THREADPOOL_H_
