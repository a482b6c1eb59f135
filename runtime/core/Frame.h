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

/// tn_call.allocate of a call that is in a frame.
void *allocateInFrame(tn_call *call, int64_t bytes);

/// Makes the frame's arena at least `bytes` large.
tn_status reserveArena(Frame &frame, uint64_t bytes);

/// Checks that there is such a signature and that it has as many feeds.
tn_status checkCounts(const tn_session *session, uint32_t signature,
                      const tn_tensor *inputs, size_t inputCount);

/// The steps of a run. Plan checks all of the inputs but their data, and finds the dims
/// of all fetches and the arena's size. Run needs these; where a fetch is sized by
/// values, its output must be without data, and the frame has it afterwards.
tn_status planFrame(const SignatureSpec &signature, Frame &frame, const tn_tensor *inputs,
                    const int64_t *&fetchDims, int64_t &arena);
tn_status runFrame(tn_session &session, uint32_t signature, Frame &frame,
                   const tn_tensor *inputs, const tn_tensor *outputs,
                   const int64_t *fetchDims, int64_t arena);

} // namespace tenon::core

#endif // TENON_RUNTIME_CORE_FRAME_H_
