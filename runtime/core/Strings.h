//===- Strings.h - Strings of feeds and fetches -----------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Between tn_string, which people use, and the handles that generated code moves
// (abi.h, tn_call.buffers).
//
//===----------------------------------------------------------------------===//
#ifndef TENON_RUNTIME_CORE_STRINGS_H_
#define TENON_RUNTIME_CORE_STRINGS_H_

#include "Frame.h"

namespace tenon::core {

/// Handles of copies of `count` strings, in memory of the frame's run; NULL (and the
/// error's text) if there is none.
int64_t *makeHandles(Frame &frame, const tn_string *strings, int64_t count);

/// Room for `count` handles of a fetch, likewise.
int64_t *makeRoomForHandles(Frame &frame, int64_t count);

/// Copies of the strings behind handles, and their bytes after them, to `block`.
tn_status copyStrings(const int64_t *handles, int64_t count, Block &block);

} // namespace tenon::core

#endif // TENON_RUNTIME_CORE_STRINGS_H_
