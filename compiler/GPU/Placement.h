//===- Placement.h - Which device runs what ---------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "mlir/IR/BuiltinOps.h"
#include "llvm/Support/Error.h"
#include <optional>
#include <string>

namespace llvm {
class raw_ostream;
}

namespace tenon {

/// The module's dictionary of what nodes ask for: a device's name by a node's.
inline constexpr llvm::StringLiteral kDevices = "tenon.devices";

/// A device as TensorFlow names it, in part or in full; a part that is not said is free.
struct DeviceName {
  std::optional<bool> isGpu;
  std::optional<int> index;
};

/// Reads "/job:worker/replica:0/task:0/device:GPU:1", "/gpu:0", "/device:CPU:*" and the
/// like. Job, replica and task are read and mean nothing: a program runs in one process.
/// None if it is no such name.
std::optional<DeviceName> parseDevice(llvm::StringRef text);

struct PlacementOptions {
  bool hasGpu = false;
  std::string device; // for nodes that ask for none
  bool isSoft = false;
};

/// Marks the launches of the host program that run on the GPU. What nodes ask for holds,
/// or is an error that names node and device unless placement is soft. Without that,
/// everything runs on the GPU that it has code for, but for shape arithmetic. `log`
/// gets a line for each node. Returns the number of the GPU, of which there is one.
llvm::Expected<int> placeLaunches(mlir::ModuleOp module, const PlacementOptions &options,
                                  llvm::raw_ostream *log);

} // namespace tenon
