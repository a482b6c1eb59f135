//===- AllocationTest.cpp - Runs allocate nothing -------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Counts allocations by defining malloc and its kin over glibc's. Sanitizers
// define them too, so that there this test is left out.
//
//===----------------------------------------------------------------------===//
#include "TestModule.h"

#include <gtest/gtest.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define TEST_SANITIZED
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define TEST_SANITIZED
#endif

#if defined(__GLIBC__) && !defined(TEST_SANITIZED)

#include <atomic>
#include <cerrno>

static std::atomic<long> allocations{0};

extern "C" {
void *__libc_malloc(size_t);
void *__libc_calloc(size_t, size_t);
void *__libc_realloc(void *, size_t);
void *__libc_memalign(size_t, size_t);

void *malloc(size_t size) {
  ++allocations;
  return __libc_malloc(size);
}
void *calloc(size_t count, size_t size) {
  ++allocations;
  return __libc_calloc(count, size);
}
void *realloc(void *memory, size_t size) {
  ++allocations;
  return __libc_realloc(memory, size);
}
int posix_memalign(void **out, size_t alignment, size_t size) {
  ++allocations;
  *out = __libc_memalign(alignment, size);
  return *out ? 0 : ENOMEM;
}
}

using namespace tenon::test;

static long runAndCount(tn_session *session, int64_t rows) {
  Values<float> x = floats({rows, 3}, std::vector<float>(size_t(rows) * 3, 1));
  Values<float> y = floats({rows, 2}, std::vector<float>(size_t(rows) * 2));
  tn_tensor input = x.view(), output = y.view();
  long before = allocations;
  tn_status status = tn_session_run(session, 0, &input, 1, &output, 1);
  long count = allocations - before;
  EXPECT_EQ(status, TN_OK) << tn_last_error();
  return count;
}

TEST(Allocation, OnlyForALargerArena) {
  for (int32_t threads : {1, 3}) {
    tn_session_options options = {threads, nullptr, nullptr};
    Loaded loaded(&options);
    runAndCount(loaded.session, 100);
    EXPECT_EQ(runAndCount(loaded.session, 100), 0);
    EXPECT_EQ(runAndCount(loaded.session, 7), 0);
    EXPECT_EQ(runAndCount(loaded.session, 5000), 1);
    EXPECT_EQ(runAndCount(loaded.session, 5000), 0);
  }
}

TEST(Allocation, NoneWithoutAnArena) {
  Loaded loaded;
  Values<int32_t> a = ints({4}, {1, 2, 3, 4}), sum = ints({4}, {0, 0, 0, 0});
  tn_tensor inputs[] = {a.view(), a.view()}, output = sum.view();
  long before = allocations;
  tn_status status = tn_session_run(loaded.session, 2, inputs, 2, &output, 1);
  long count = allocations - before;
  EXPECT_EQ(status, TN_OK);
  EXPECT_EQ(count, 0);
}

#endif
