//===- Updates.h - Tensors that get new values in place ---------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "compiler/Host/Destinations.h"

namespace tenon {

/// A new value, and the tensor whose memory it is to be in at the end.
struct Update {
  mlir::OpOperand *next;
  mlir::Value old;
};

/// Makes each new value be computed into the memory of the old one, if no read of the
/// old value comes after the first write. Gives those for which this can't be.
llvm::SmallVector<Update> updateInPlace(Destinations &places,
                                        llvm::ArrayRef<Update> updates);

/// Copies new values to the old ones' memory in front of the ops that take them, by way
/// of temporaries where one is another's old value.
void copyUpdates(Destinations &places, llvm::ArrayRef<Update> updates);

} // namespace tenon
