//===- Differentiable.cpp - How passes know gradients ---------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "dialects/Interfaces/Differentiable.h"

#include "dialects/Interfaces/Differentiable.cpp.inc"
