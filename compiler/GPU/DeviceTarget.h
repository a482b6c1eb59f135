//===- DeviceTarget.h - GPUs that code is generated for ---------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "compiler/Object/Link.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace llvm {
class Module;
}

namespace tenon {

/// A GPU as `--gpu` names it.
struct DeviceTarget {
  std::string name;     // sm_80, sm_90a, emulated
  std::string chip;     // LLVM's name; empty: emulated on the CPU
  std::string features; // LLVM's, among them the version of PTX

  bool isEmulated() const { return chip.empty(); }
  /// Whether its code runs on no later GPU.
  bool isExact() const { return !chip.empty() && chip.back() == 'a'; }
  /// Ten times the major number of what it can do and the minor one.
  int capability() const;
};

/// The GPU `name`; an error lists those there are.
llvm::Expected<DeviceTarget> lookupDevice(llvm::StringRef name);

/// The GPUs that a product has code for, as `names` (of --gpu) say, best first; none if
/// there are no names. An error says which products go with which GPU.
llvm::Expected<std::vector<DeviceTarget>>
chooseDevices(const std::vector<std::string> &names, ProductKind product);

/// Optimizes kernels and writes them as PTX for a real GPU. No file of the CUDA
/// toolkit is needed.
llvm::Expected<std::string> emitPtx(llvm::Module &module, const DeviceTarget &device,
                                    int level);

} // namespace tenon
