//===- Manifest.cpp - The manifest's bytes --------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A direct transcription of ProgramDescription into proto/manifest.fbs. Nodes
// are numbered in the order in which they are first named.
//
//===----------------------------------------------------------------------===//
#include "compiler/Object/Manifest.h"
#include "proto/manifest_generated.h"
#include "tenon/abi.h"
#include "llvm/ADT/StringMap.h"

using namespace tenon;
namespace fbs = tenon::manifest;
using flatbuffers::Offset;

static fbs::DType dtypeOf(ElementKind kind) {
  static constexpr fbs::DType table[] = {
      fbs::DType::Bool,   fbs::DType::Int8,      fbs::DType::Int16,
      fbs::DType::Int32,  fbs::DType::Int64,     fbs::DType::UInt8,
      fbs::DType::UInt16, fbs::DType::UInt32,    fbs::DType::UInt64,
      fbs::DType::Half,   fbs::DType::BFloat16,  fbs::DType::Float,
      fbs::DType::Double, fbs::DType::Complex64, fbs::DType::Complex128,
      fbs::DType::String};
  return table[static_cast<size_t>(kind)];
}

namespace {

class ManifestBuilder {
public:
  std::vector<uint8_t> build(const ProgramDescription &program);

private:
  template <typename T> using Items = std::vector<Offset<T>>;

  uint32_t nodeNumber(const std::string &name);
  std::vector<uint32_t> nodeNumbers(llvm::ArrayRef<std::string> names);
  Offset<fbs::Tensor> tensor(const TensorDescription &tensor);
  Offset<fbs::Variable> variable(const VariableDescription &variable);
  Offset<fbs::Signature> signature(const SignatureDescription &signature, uint32_t entry);
  Offset<fbs::Check> check(const CheckDescription &check);
  Items<fbs::Tensor> tensors(llvm::ArrayRef<TensorDescription> list);
  Offset<flatbuffers::String> optional(const std::string &text) {
    return text.empty() ? 0 : buffer.CreateString(text);
  }

  flatbuffers::FlatBufferBuilder buffer{1024};
  std::vector<NodeDescription> nodes;
  llvm::StringMap<uint32_t> numbers;
};

} // namespace

uint32_t ManifestBuilder::nodeNumber(const std::string &name) {
  auto [found, isNew] = numbers.try_emplace(name, nodes.size());
  if (isNew)
    nodes.push_back({name, "", ""});
  return found->second;
}

std::vector<uint32_t> ManifestBuilder::nodeNumbers(llvm::ArrayRef<std::string> names) {
  std::vector<uint32_t> result;
  for (const std::string &name : names)
    result.push_back(nodeNumber(name));
  return result;
}

Offset<fbs::Tensor> ManifestBuilder::tensor(const TensorDescription &tensor) {
  std::vector<int64_t> dims(tensor.dims.begin(), tensor.dims.end());
  std::vector<std::string> symbols(tensor.dimSymbols.begin(), tensor.dimSymbols.end());
  return fbs::CreateTensor(buffer, buffer.CreateString(tensor.name),
                           tensor.key.empty() ? 0 : buffer.CreateString(tensor.key),
                           dtypeOf(tensor.element), buffer.CreateVector(dims),
                           symbols.empty() ? 0 : buffer.CreateVectorOfStrings(symbols));
}

ManifestBuilder::Items<fbs::Tensor>
ManifestBuilder::tensors(llvm::ArrayRef<TensorDescription> list) {
  Items<fbs::Tensor> result;
  for (const TensorDescription &item : list)
    result.push_back(tensor(item));
  return result;
}

Offset<fbs::Variable> ManifestBuilder::variable(const VariableDescription &variable) {
  const TensorDescription &tensor = variable.tensor;
  std::vector<int64_t> dims(tensor.dims.begin(), tensor.dims.end());
  uint64_t bytes = elementSize(tensor.element);
  for (int64_t dim : dims)
    bytes *= dim;
  bool hasValue = variable.initialOffset >= 0;
  return fbs::CreateVariable(
      buffer, buffer.CreateString(tensor.name), dtypeOf(tensor.element),
      buffer.CreateVector(dims), variable.trainable, hasValue,
      hasValue ? variable.initialOffset : 0, hasValue ? bytes : 0,
      optional(variable.checkpointKey), optional(variable.checkpointSlice));
}

Offset<fbs::Signature> ManifestBuilder::signature(const SignatureDescription &signature,
                                                  uint32_t entry) {
  std::vector<uint32_t> variables, reads, writes;
  for (const VariableUse &use : signature.variables) {
    variables.push_back(use.variable);
    if (use.read)
      reads.push_back(use.variable);
    if (use.written)
      writes.push_back(use.variable);
  }
  bool isStatic = signature.arenaSize >= 0;
  return fbs::CreateSignature(buffer, buffer.CreateString(signature.name),
                              buffer.CreateVector(tensors(signature.feeds)),
                              buffer.CreateVector(tensors(signature.fetches)),
                              buffer.CreateVector(variables), buffer.CreateVector(reads),
                              buffer.CreateVector(writes), isStatic,
                              isStatic ? signature.arenaSize : 0, entry,
                              buffer.CreateVector(nodeNumbers(signature.targets)));
}

Offset<fbs::Check> ManifestBuilder::check(const CheckDescription &check) {
  return fbs::CreateCheck(buffer, buffer.CreateString(check.text),
                          check.node.empty() ? -1 : int(nodeNumber(check.node)),
                          check.beforeWrites);
}

std::vector<uint8_t> ManifestBuilder::build(const ProgramDescription &program) {
  for (const NodeDescription &node : program.nodes)
    if (numbers.try_emplace(node.name, nodes.size()).second)
      nodes.push_back(node);
  Items<fbs::Signature> signatures;
  for (auto [entry, item] : llvm::enumerate(program.signatures))
    signatures.push_back(signature(item, entry));
  Items<fbs::Variable> variables;
  for (const VariableDescription &item : program.variables)
    variables.push_back(variable(item));
  Items<fbs::OtherVariable> others;
  for (const OtherVariableDescription &item : program.others)
    others.push_back(fbs::CreateOtherVariable(buffer, buffer.CreateString(item.key),
                                              item.isConstant, item.crc));
  Items<fbs::KernelInfo> kernels;
  for (const KernelDescription &kernel : program.kernels)
    kernels.push_back(fbs::CreateKernelInfo(
        buffer, buffer.CreateString(kernel.symbol),
        buffer.CreateVector(nodeNumbers(kernel.nodes)), kernel.flops, kernel.bytes));
  Items<fbs::Check> checks;
  for (const CheckDescription &item : program.checks)
    checks.push_back(check(item));
  Items<fbs::Node> table;
  for (auto [id, node] : llvm::enumerate(nodes))
    table.push_back(
        fbs::CreateNode(buffer, id, buffer.CreateString(node.name),
                        node.op.empty() ? 0 : buffer.CreateString(node.op),
                        node.device.empty() ? 0 : buffer.CreateString(node.device)));

  Offset<fbs::Manifest> root = fbs::CreateManifest(
      buffer, TENON_ABI_VERSION, buffer.CreateString(program.producer),
      buffer.CreateString(program.options), buffer.CreateString(program.stem),
      buffer.CreateVector(signatures), buffer.CreateVector(variables),
      buffer.CreateVector(table), buffer.CreateVector(kernels),
      buffer.CreateVector(checks),
      program.weightsFile.empty() ? 0 : buffer.CreateString(program.weightsFile),
      program.weightsSize, program.weightsHash, buffer.CreateVector(others));
  fbs::FinishManifestBuffer(buffer, root);
  return {buffer.GetBufferPointer(), buffer.GetBufferPointer() + buffer.GetSize()};
}

std::vector<uint8_t> tenon::buildManifest(const ProgramDescription &program) {
  return ManifestBuilder().build(program);
}
