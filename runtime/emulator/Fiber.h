//===- Fiber.h - Stacks that take turns on one thread -----------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include <cstddef>

namespace tenon::emulator {

/// Saves the registers that a call keeps on this stack, leaves its top at `save`, and
/// goes on from the stack `to`, which was left so.
extern "C" void tn_fiber_switch(void **save, void *to);

/// The top of a stack of `size` bytes at `memory`, aligned to 16, from which
/// tn_fiber_switch calls `function(argument)`; that must not return.
void *prepareFiber(void *memory, size_t size, void (*function)(void *), void *argument);

} // namespace tenon::emulator
