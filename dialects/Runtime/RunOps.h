//===- RunOps.h - What a run gives to routines -------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "dialects/Runtime/RuntimeOps.h"

#define GET_OP_CLASSES
#include "dialects/Runtime/RunOps.h.inc"
