//===- StrictC.c - The C headers compile as C -----------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "tenon/abi.h"
#include "tenon/runtime.h"

tn_status openSession(const tn_module *module, tn_session **session) {
  tn_program *program;
  tn_status status = tn_program_from_module(module, &program);
  if (!status)
    status = tn_session_create(program, NULL, session);
  tn_program_release(program);
  return status;
}
