//===- Counters.h - Loops that count ----------------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

#include "dialects/Tenon/TenonOps.h"

namespace tenon {

/// The constant that each iteration adds to carried value `number`, a scalar i32 or
/// i64; nullopt if there is none.
std::optional<int64_t> counterStep(WhileOp loop, unsigned number);

/// `counter < limit`, or `counter <= limit`: a counter that grows.
struct CounterBound {
  unsigned counter;
  mlir::Value limit; // the same in all iterations
  bool isInclusive;
};

/// The bounds that a loop runs within; empty unless its condition is their conjunction
/// and nothing else, so that the number of iterations is known when it begins.
llvm::SmallVector<CounterBound> counterBounds(WhileOp loop);

} // namespace tenon
