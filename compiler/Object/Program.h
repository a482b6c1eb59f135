//===- Program.h - What the objects of a program are made from --*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One plain description of a compiled program. The module table, the manifest
// and the C++ header are all written from it, so that they cannot disagree.
//
//===----------------------------------------------------------------------===//
#pragma once
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mlir {
class Type;
} // namespace mlir

namespace tenon {

/// Element types that cross the boundary of a program.
enum class ElementKind : uint8_t {
  Bool,
  Int8,
  Int16,
  Int32,
  Int64,
  UInt8,
  UInt16,
  UInt32,
  UInt64,
  Float16,
  BFloat16,
  Float32,
  Float64,
  Complex64,
  Complex128,
  String,
};

/// The kind of an element type of the tenon dialect (signless integers are
/// signed); none for a type that cannot be fed or fetched.
std::optional<ElementKind> elementKindOf(mlir::Type type);

/// Bytes of one element in a buffer; 0 for strings.
int64_t elementSize(ElementKind kind);

/// Name as people write it: "float32", "bool", …
llvm::StringRef elementName(ElementKind kind);

/// Type, shape and names of a feed, fetch or variable.
struct TensorDescription {
  std::string name; // of the tensor, "x:0"; of a variable, "w"
  std::string key;  // signature key, "x"; may be empty
  ElementKind element = ElementKind::Float32;
  llvm::SmallVector<int64_t> dims;           // -1 is dynamic
  llvm::SmallVector<std::string> dimSymbols; // empty, or one per dim ("" static)
};

/// State that all signatures of a program share.
struct VariableDescription {
  TensorDescription tensor;
  bool trainable = false;
  /// Where the initial value lies in the weights; -1: none, so a signature that
  /// reads the variable fails until it is assigned.
  int64_t initialOffset = -1;
  /// Its name in checkpoints, and which part of that tensor it is; or empty.
  std::string checkpointKey, checkpointSlice;
};

/// A variable of the graph that the program has no variable for.
struct OtherVariableDescription {
  std::string key;
  bool isConstant = false;
  uint32_t crc = 0; // masked CRC-32C of a constant's value
};

/// How a signature uses a variable.
struct VariableUse {
  int32_t variable = 0; // index into ProgramDescription::variables
  bool read = true;     // its value on entry matters
  bool written = false;
};

/// One entry: a pair of functions, and what they take and give.
struct SignatureDescription {
  std::string name;
  std::string runSymbol;   // a tn_run_fn
  std::string shapeSymbol; // a tn_shape_fn
  std::vector<TensorDescription> feeds, fetches;
  std::vector<VariableUse> variables; // in the order of tn_call.buffers
  std::vector<std::string> targets;   // nodes asked for without a result
  int64_t arenaSize = -1;             // -1: depends on the feeds' dims
  bool usesGpu = false;
};

struct KernelDescription {
  std::string symbol;             // without a target's suffix
  std::vector<std::string> nodes; // of the graph, computed by it
  double flops = 0;               // of one launch; 0: unknown or dynamic
  double bytes = 0;               // likewise
  bool hasCpuBody = true;
};

/// How a kernel is launched on a GPU; see tn_gpu_kernel.
struct GpuKernelDescription {
  std::string name; // empty: it has code for CPUs only
  std::string words;
  std::string nodes;
  int32_t threads = 0;
  int64_t pointsPerBlock = 1;
};

/// The kernels for one kind of GPU; see tn_gpu_image.
struct GpuImageDescription {
  std::string gpu;
  int32_t capability = 0;
  bool isExact = false;
  std::string bytes;
};

/// A program's code for GPUs; see tn_gpu_code.
struct GpuDescription {
  std::string driver; // symbol of a tn_gpu_driver
  int32_t index = 0;
  bool mayUseCpu = false;
  std::vector<GpuKernelDescription> kernels; // as many as the program has
  std::vector<GpuImageDescription> images;
  std::string emulatedSuffix; // of the symbols of emulated bodies; empty: none
};

/// A CPU that every kernel was compiled for; see TargetInfo.
struct TargetDescription {
  std::string cpu;
  uint32_t features = 0;    // of tn_cpu_feature
  std::string kernelSuffix; // kernel k's body is kernels[k].symbol + suffix
};

/// A check that generated code reports by number in tn_error_slot.check.
struct CheckDescription {
  std::string text; // may quote {0} and {1}, tn_error_slot.values
  std::string node; // may be empty
  /// Whether every run makes it before it touches a variable.
  bool beforeWrites = true;
};

/// A node of the graph, as the manifest's node table lists it.
struct NodeDescription {
  std::string name, op, device;
};

struct ProgramDescription {
  std::string stem; // C identifier
  std::string triple;
  std::string producer; // version of the compiler
  std::string options;  // as given, for people
  std::vector<SignatureDescription> signatures;
  std::vector<VariableDescription> variables;
  std::vector<OtherVariableDescription> others;
  std::vector<KernelDescription> kernels;
  std::vector<TargetDescription> targets; // best first
  std::vector<CheckDescription> checks;
  std::vector<NodeDescription> nodes; // may be empty; others are added by name
  std::optional<GpuDescription> gpu;
  uint64_t weightsSize = 0;
  std::string weightsFile;  // not empty: the weights are beside the product
  uint64_t weightsHash = 0; // of that file; see writeWeightsFile
};

/// `name` as a C identifier: other characters become '_', a leading digit gets
/// a '_' before it, an empty name becomes "_".
std::string toIdentifier(llvm::StringRef name);

/// "tenon_module_<stem>", the one exported symbol of a program.
std::string moduleSymbol(llvm::StringRef stem);

/// "tenon_weights_<stem>", start of the section with the weights.
std::string weightsSymbol(llvm::StringRef stem);

} // namespace tenon
