//===- OrthoOps.h - Ops of the orthogonal family ----------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "dialects/Tenon/TenonOps.h"

#define GET_OP_CLASSES
#include "dialects/Tenon/OrthoOps.h.inc"
