//===- Frame.h - What runs reuse --------------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef TENON_RUNTIME_CORE_FRAME_H_
#define TENON_RUNTIME_CORE_FRAME_H_

#include "Session.h"

namespace tenon::core {

/// Takes a free frame, or makes one if all are in use; NULL (and the error's
/// text) if there is no memory.
Frame *takeFrame(tn_session &session);
void returnFrame(tn_session &session, Frame *frame);
void freeFrames(tn_session &session);

/// Makes the frame's arena at least `bytes` large.
tn_status reserveArena(Frame &frame, uint64_t bytes);

} // namespace tenon::core

#endif // TENON_RUNTIME_CORE_FRAME_H_
