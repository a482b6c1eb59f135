//===- TenonOps.td - All op families of the graph dialect ------*- tablegen -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef TENON_OPS_TD
#define TENON_OPS_TD

include "dialects/Tenon/Constant.td"
include "dialects/Tenon/Control.td"
include "dialects/Tenon/Conv.td"
include "dialects/Tenon/Elementwise.td"
include "dialects/Tenon/Index.td"
include "dialects/Tenon/Linalg.td"
include "dialects/Tenon/MatMul.td"
include "dialects/Tenon/Optimizer.td"
include "dialects/Tenon/Pool.td"
include "dialects/Tenon/Random.td"
include "dialects/Tenon/Reduce.td"
include "dialects/Tenon/Shape.td"
include "dialects/Tenon/Softmax.td"
include "dialects/Tenon/Sort.td"
include "dialects/Tenon/Special.td"
include "dialects/Tenon/State.td"

#endif // TENON_OPS_TD
