//===- Status.h - Failing with a text ---------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// How the runtime fails: a status, and a text per thread.
//
//===----------------------------------------------------------------------===//
#ifndef TENON_RUNTIME_CORE_STATUS_H_
#define TENON_RUNTIME_CORE_STATUS_H_

#include "tenon/runtime.h"

namespace tenon::core {

/// Formats this thread's error text and returns `status`. An argument may point
/// into the current text.
tn_status fail(tn_status status, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/// The failure of an allocation of `bytes` for `what`.
tn_status failMemory(uint64_t bytes, const char *what);

/// Fails if `pointer` is NULL; `call` and `name` say which argument it was.
#define TN_REQUIRE(pointer, call)                                                        \
  if (!(pointer))                                                                        \
  return ::tenon::core::fail(TN_INVALID_ARGUMENT, call ": " #pointer " is NULL")

} // namespace tenon::core

#endif // TENON_RUNTIME_CORE_STATUS_H_
