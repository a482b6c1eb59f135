//===- Target.h - CPUs that code is generated for ---------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A named CPU is compiled for as a baseline that a loader can test for
// (tn_cpu_feature), tuned for that CPU. Instructions that no tn_cpu_feature
// covers are never used, so a body that was chosen always runs.
//
//===----------------------------------------------------------------------===//
#pragma once
#include "llvm/Support/Error.h"
#include <memory>
#include <string>
#include <vector>

namespace llvm {
class TargetMachine;
} // namespace llvm

namespace tenon {

/// Facts about one CPU that code is generated for.
struct TargetInfo {
  std::string name;         // as asked for; "native" becomes the host CPU's name
  std::string triple;       // normalized
  std::string cpu;          // LLVM's name of the baseline
  std::string tuneCpu;      // LLVM's name of the CPU to schedule for
  std::string features;     // LLVM's list on top of `cpu`, "+a,-b"
  uint32_t featureBits = 0; // of tn_cpu_feature
  int64_t vectorBytes = 16; // of one register
  int64_t vectorRegisters = 16;
  int64_t l1Bytes = 32 << 10; // data cache
  int64_t l2Bytes = 512 << 10;
  bool hasFma = false;
  bool hasScale = false;          // a·2^n of 512 bits
  bool hasHalfConversion = false; // f16 <-> f32 in registers
  bool hasBf16 = false;           // conversions to bf16, sums of two products of 512 bits
};

/// The triple of this machine, for ELF.
std::string hostTriple();

/// What is compiled for when no CPU is named: x86-64-v3 and -v4 on x86-64, or
/// the baseline alone if the triple was named by hand.
std::vector<std::string> defaultCpus(llvm::StringRef triple, bool crossTarget);

/// Facts about `cpu`: x86-64-v2, -v3, -v4, generic, native or any name of
/// LLVM's. An unknown name is an error that lists close ones; so are a triple
/// that Tenon has no code generator for, and native for another architecture.
llvm::Expected<TargetInfo> lookupTarget(llvm::StringRef triple, llvm::StringRef cpu);

/// lookupTarget of each, without repetitions, best first.
llvm::Expected<std::vector<TargetInfo>>
lookupTargets(llvm::StringRef triple, const std::vector<std::string> &cpus);

/// A code generator: position independent, a section a function. `level` is
/// 0 … 3.
llvm::Expected<std::unique_ptr<llvm::TargetMachine>>
createTargetMachine(const TargetInfo &target, int level);

} // namespace tenon
