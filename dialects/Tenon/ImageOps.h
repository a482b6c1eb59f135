//===- ImageOps.h - Ops of the image family ---------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "dialects/Tenon/TenonOps.h"

#define GET_OP_CLASSES
#include "dialects/Tenon/ImageOps.h.inc"
