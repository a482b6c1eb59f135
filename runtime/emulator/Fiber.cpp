//===- Fiber.cpp - Stacks that take turns on one thread -------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The C library's contexts make a system call per switch; a block of a GPU switches
// thousands of times.
//
//===----------------------------------------------------------------------===//

#include "runtime/emulator/Fiber.h"
#include <cstdint>
#include <cstring>

#if defined(__x86_64__)

asm(R"(
  .text
  .globl tn_fiber_switch
  .hidden tn_fiber_switch
  .type tn_fiber_switch, @function
tn_fiber_switch:
  pushq %rbp
  pushq %rbx
  pushq %r12
  pushq %r13
  pushq %r14
  pushq %r15
  movq %rsp, (%rdi)
  movq %rsi, %rsp
  popq %r15
  popq %r14
  popq %r13
  popq %r12
  popq %rbx
  popq %rbp
  ret
  .size tn_fiber_switch, . - tn_fiber_switch

  .globl tn_fiber_enter
  .hidden tn_fiber_enter
  .type tn_fiber_enter, @function
tn_fiber_enter:
  movq %rbx, %rdi
  callq *%r12
  ud2
  .size tn_fiber_enter, . - tn_fiber_enter
)");

/// What tn_fiber_switch takes off a stack.
struct SavedRegisters {
  void *r15, *r14, *r13;
  void (*r12)(void *);
  void *rbx, *rbp;
  void (*start)();
};

static void prepare(SavedRegisters &registers, void (*start)(), void (*function)(void *),
                    void *argument) {
  registers.r12 = function;
  registers.rbx = argument;
  registers.start = start;
}

#elif defined(__aarch64__)

asm(R"(
  .text
  .globl tn_fiber_switch
  .hidden tn_fiber_switch
  .type tn_fiber_switch, %function
tn_fiber_switch:
  sub sp, sp, #160
  stp x19, x20, [sp]
  stp x21, x22, [sp, #16]
  stp x23, x24, [sp, #32]
  stp x25, x26, [sp, #48]
  stp x27, x28, [sp, #64]
  stp x29, x30, [sp, #80]
  stp d8, d9, [sp, #96]
  stp d10, d11, [sp, #112]
  stp d12, d13, [sp, #128]
  stp d14, d15, [sp, #144]
  mov x9, sp
  str x9, [x0]
  mov sp, x1
  ldp x19, x20, [sp]
  ldp x21, x22, [sp, #16]
  ldp x23, x24, [sp, #32]
  ldp x25, x26, [sp, #48]
  ldp x27, x28, [sp, #64]
  ldp x29, x30, [sp, #80]
  ldp d8, d9, [sp, #96]
  ldp d10, d11, [sp, #112]
  ldp d12, d13, [sp, #128]
  ldp d14, d15, [sp, #144]
  add sp, sp, #160
  ret
  .size tn_fiber_switch, . - tn_fiber_switch

  .globl tn_fiber_enter
  .hidden tn_fiber_enter
  .type tn_fiber_enter, %function
tn_fiber_enter:
  mov x0, x19
  blr x20
  brk #0
  .size tn_fiber_enter, . - tn_fiber_enter
)");

struct SavedRegisters {
  void *x19;
  void (*x20)(void *);
  void *x21[8];
  void *x29;
  void (*start)();
  double d8[8];
};

static void prepare(SavedRegisters &registers, void (*start)(), void (*function)(void *),
                    void *argument) {
  registers.x19 = argument;
  registers.x20 = function;
  registers.start = start;
}

#else
#error "the emulated GPU has no code for this processor"
#endif

extern "C" void tn_fiber_enter();

void *tenon::emulator::prepareFiber(void *memory, size_t size, void (*function)(void *),
                                    void *argument) {
  char *top = static_cast<char *>(memory) + size;
  top -= reinterpret_cast<uintptr_t>(top) % 16;
  char *start = top - (sizeof(SavedRegisters) + 15) / 16 * 16;
#if defined(__x86_64__)
  start += 8; // `start` is popped by ret: the stack is then aligned
#endif
  SavedRegisters registers = {};
  prepare(registers, tn_fiber_enter, function, argument);
  memcpy(start, &registers, sizeof(registers));
  return start;
}
