//===- Manifest.cpp - From manifest bytes to a program --------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The bytes are not trusted: FlatBuffers' verifier bounds every offset, and what
// it cannot know (indices, ranks, sizes, ranges) is checked here, once, so that
// runs need not. Names keep pointing into the manifest.
//
//===----------------------------------------------------------------------===//
#include "Program.h"
#include "proto/manifest_generated.h"

#include <string.h>

namespace tenon::core {

using flatbuffers::Offset;
using flatbuffers::Vector;

namespace {
template <typename T> uint32_t length(const Vector<T> *vector) {
  return vector ? vector->size() : 0;
}

const char *text(const flatbuffers::String *string) {
  return string ? string->c_str() : "";
}

/// Builds a program's tables; the first failure ends it.
class Reader {
public:
  explicit Reader(tn_program &program)
      : program(program), module(*program.module), zone(program.zone) {}

  tn_status read();

private:
  tn_status verify();
  tn_status readDims(const char *what, const Vector<int64_t> *dims, TensorSpec &out);
  tn_status readTensor(const char *what, const manifest::Tensor &in, TensorSpec &out);
  tn_status readTensors(const char *what, const char *signature,
                        const Vector<Offset<manifest::Tensor>> *in,
                        const TensorSpec *&out, uint32_t &count, uint32_t &dimCount);
  tn_status readVariable(const manifest::Variable &in, VariableSpec &out);
  tn_status readOthers();
  tn_status readVariableSet(const manifest::Signature &signature, const char *what,
                            const Vector<uint32_t> *in, const uint32_t *&out,
                            uint32_t &count);
  tn_status linkDimNames(SignatureSpec &signature);
  tn_status readSignature(const manifest::Signature &in, SignatureSpec &out);
  tn_status checkNodes(const char *what, const char *name, const Vector<uint32_t> *nodes);
  tn_status checkTables();
  tn_status findConflicts();

  tn_status outOfMemory() { return failMemory(module.manifest_size, "a program"); }

  tn_program &program;
  const tn_module &module;
  Zone &zone;
};
} // namespace

tn_status Reader::verify() {
  constexpr uint64_t most = FLATBUFFERS_MAX_BUFFER_SIZE;
  if (!module.manifest || module.manifest_size < 16 || module.manifest_size >= most)
    return fail(TN_CORRUPT, "manifest is damaged: its size is %llu bytes",
                (unsigned long long)module.manifest_size);
  if (reinterpret_cast<uintptr_t>(module.manifest) % 8)
    return fail(TN_CORRUPT, "manifest is not aligned to 8 bytes");
  flatbuffers::Verifier::Options options;
  options.max_depth = 8;
  options.max_tables = flatbuffers::uoffset_t(module.manifest_size / 4);
  flatbuffers::Verifier verifier(module.manifest, module.manifest_size, options);
  if (!manifest::VerifyManifestBuffer(verifier))
    return fail(TN_CORRUPT, "manifest is damaged: it does not verify");
  program.manifest = manifest::GetManifest(module.manifest);
  uint32_t version = program.manifest->abi_version();
  if (version != TENON_ABI_VERSION)
    return fail(TN_CORRUPT,
                "manifest has ABI version %u, but this runtime has version %u", version,
                TENON_ABI_VERSION);
  return TN_OK;
}

tn_status Reader::readDims(const char *what, const Vector<int64_t> *dims,
                           TensorSpec &out) {
  out.rank = length(dims);
  if (out.rank > TN_MAX_RANK)
    return fail(TN_CORRUPT, "%s \"%s\" has rank %u, but at most %d is possible", what,
                out.name, out.rank, TN_MAX_RANK);
  auto *copy = zone.allocate<int64_t>(out.rank);
  if (!copy)
    return outOfMemory();
  int64_t bytes = out.elementSize;
  for (uint32_t i = 0; i < out.rank; ++i) {
    // The verifier does not see to alignment beyond 4 bytes.
    memcpy(&copy[i], dims->Data() + i * sizeof(int64_t), sizeof(int64_t));
    copy[i] = flatbuffers::EndianScalar(copy[i]);
    if (copy[i] < -1 || __builtin_mul_overflow(bytes, copy[i] > 0 ? copy[i] : 1, &bytes))
      return fail(TN_CORRUPT, "%s \"%s\" has dim %u = %lld", what, out.name, i,
                  (long long)copy[i]);
  }
  out.dims = copy;
  return TN_OK;
}

tn_status Reader::readTensor(const char *what, const manifest::Tensor &in,
                             TensorSpec &out) {
  out.name = text(in.name());
  out.key = text(in.key());
  out.dtype = uint32_t(in.dtype());
  out.elementSize = uint32_t(tn_dtype_size(out.dtype));
  if (!out.elementSize)
    return fail(TN_CORRUPT, "%s \"%s\" has an unknown dtype %u", what, out.name,
                out.dtype);
  if (tn_status status = readDims(what, in.dims(), out))
    return status;
  uint32_t names = length(in.dim_names());
  if (!names)
    return TN_OK;
  if (names != out.rank)
    return fail(TN_CORRUPT, "%s \"%s\" has %u dim names, but rank %u", what, out.name,
                names, out.rank);
  auto **copy = zone.allocate<const char *>(names);
  if (!copy)
    return outOfMemory();
  for (uint32_t i = 0; i < names; ++i)
    copy[i] = text(in.dim_names()->Get(i));
  out.dimNames = copy;
  return TN_OK;
}

tn_status Reader::readTensors(const char *what, const char *signature,
                              const Vector<Offset<manifest::Tensor>> *in,
                              const TensorSpec *&out, uint32_t &count,
                              uint32_t &dimCount) {
  count = length(in);
  auto *specs = zone.allocate<TensorSpec>(count);
  if (!specs)
    return outOfMemory();
  for (uint32_t i = 0; i < count; ++i) {
    if (tn_status status = readTensor(what, *in->Get(i), specs[i]))
      return status;
    dimCount += specs[i].rank;
  }
  out = specs;
  return TN_OK;
}

tn_status Reader::readVariable(const manifest::Variable &in, VariableSpec &out) {
  TensorSpec &tensor = out.tensor;
  tensor.name = text(in.name());
  tensor.key = "";
  tensor.dtype = uint32_t(in.dtype());
  tensor.elementSize = uint32_t(tn_dtype_size(tensor.dtype));
  if (!tensor.elementSize || tensor.dtype == TN_STRING)
    return fail(TN_CORRUPT, "variable \"%s\" has a dtype %u that none can have",
                tensor.name, tensor.dtype);
  if (tn_status status = readDims("variable", in.dims(), tensor))
    return status;
  out.bytes = tensor.elementSize;
  for (uint32_t i = 0; i < tensor.rank; ++i) {
    if (tensor.dims[i] < 0)
      return fail(TN_CORRUPT, "variable \"%s\" has a dynamic dim %u", tensor.name, i);
    out.bytes *= uint64_t(tensor.dims[i]);
  }
  out.trainable = in.trainable();
  out.checkpointKey = in.checkpoint_key() ? text(in.checkpoint_key()) : tensor.name;
  out.checkpointSlice = text(in.checkpoint_slice());
  out.hasInitialValue = in.has_initial_value();
  out.initialOffset = in.initial_offset();
  if (!out.hasInitialValue)
    return TN_OK;
  if (in.initial_size() != out.bytes)
    return fail(TN_CORRUPT,
                "variable \"%s\" takes %llu bytes, but its initial value has %llu",
                tensor.name, (unsigned long long)out.bytes,
                (unsigned long long)in.initial_size());
  uint64_t weights =
      module.weights ? module.weights_size : program.manifest->weights_size();
  if (out.initialOffset > weights || out.bytes > weights - out.initialOffset)
    return fail(TN_CORRUPT,
                "the initial value of variable \"%s\" is at %llu, outside the "
                "weights of %llu bytes",
                tensor.name, (unsigned long long)out.initialOffset,
                (unsigned long long)weights);
  return TN_OK;
}

tn_status Reader::readOthers() {
  const auto *list = program.manifest->others();
  program.otherCount = length(list);
  auto *others = zone.allocate<tn_other_variable>(program.otherCount);
  if (!others)
    return outOfMemory();
  for (uint32_t i = 0; i < program.otherCount; ++i) {
    const manifest::OtherVariable &other = *list->Get(i);
    others[i] = {text(other.key()), other.is_constant(), other.crc32c()};
  }
  program.others = others;
  return TN_OK;
}

tn_status Reader::readVariableSet(const manifest::Signature &signature, const char *what,
                                  const Vector<uint32_t> *in, const uint32_t *&out,
                                  uint32_t &count) {
  count = length(in);
  auto *copy = zone.allocate<uint32_t>(count);
  auto *seen = zone.allocate<bool>(program.variableCount);
  if (!copy || !seen)
    return outOfMemory();
  // Reads and writes must be among the variables; those must differ.
  bool isSubset = in != signature.variables();
  for (uint32_t i = 0, n = length(signature.variables()); isSubset && i < n; ++i)
    seen[signature.variables()->Get(i)] = true;
  for (uint32_t i = 0; i < count; ++i) {
    copy[i] = in->Get(i);
    if (copy[i] >= program.variableCount)
      return fail(TN_CORRUPT,
                  "signature \"%s\" %s variable %u, but there are %u variables",
                  text(signature.name()), what, copy[i], program.variableCount);
    if (seen[copy[i]] != isSubset)
      return fail(TN_CORRUPT, "signature \"%s\" %s variable %u %s",
                  text(signature.name()), what, copy[i],
                  isSubset ? "without listing it" : "twice");
    seen[copy[i]] = true;
  }
  out = copy;
  return TN_OK;
}

tn_status Reader::linkDimNames(SignatureSpec &signature) {
  auto **names = zone.allocate<const char *>(signature.feedDims);
  auto *same = zone.allocate<int32_t>(signature.feedDims);
  if (!names || !same)
    return outOfMemory();
  signature.isStatic = true;
  uint32_t position = 0;
  for (uint32_t feed = 0; feed < signature.feedCount; ++feed) {
    auto &spec = const_cast<TensorSpec &>(signature.feeds[feed]);
    spec.sameAs = same + position;
    for (uint32_t i = 0; i < spec.rank; ++i, ++position) {
      same[position] = -1;
      names[position] = spec.dimNames ? spec.dimNames[i] : "";
      signature.isStatic &= spec.dims[i] >= 0;
      for (uint32_t j = 0; j < position && *names[position]; ++j)
        if (!strcmp(names[j], names[position])) {
          same[position] = int32_t(j);
          break;
        }
    }
  }
  return TN_OK;
}

tn_status Reader::readSignature(const manifest::Signature &in, SignatureSpec &out) {
  out.name = text(in.name());
  if (in.entry() >= module.entry_count)
    return fail(TN_CORRUPT, "signature \"%s\" is entry %u, but the module has %u entries",
                out.name, in.entry(), module.entry_count);
  out.entry = &module.entries[in.entry()];
  if (!out.entry->run || !out.entry->shape)
    return fail(TN_CORRUPT, "signature \"%s\" has no code", out.name);
  tn_status status =
      readTensors("feed", out.name, in.feeds(), out.feeds, out.feedCount, out.feedDims);
  if (!status)
    status = readTensors("fetch", out.name, in.fetches(), out.fetches, out.fetchCount,
                         out.fetchDims);
  if (!status)
    status =
        readVariableSet(in, "lists", in.variables(), out.variables, out.variableCount);
  if (!status)
    status = readVariableSet(in, "reads", in.reads(), out.reads, out.readCount);
  if (!status)
    status = readVariableSet(in, "writes", in.writes(), out.writes, out.writeCount);
  if (!status)
    status = linkDimNames(out);
  if (!status)
    status = checkNodes("signature", out.name, in.targets());
  return status;
}

tn_status Reader::checkNodes(const char *what, const char *name,
                             const Vector<uint32_t> *nodes) {
  uint32_t count = length(program.manifest->nodes());
  for (uint32_t i = 0, n = length(nodes); i < n; ++i)
    if (nodes->Get(i) >= count)
      return fail(TN_CORRUPT, "%s \"%s\" names node %u, but there are %u nodes", what,
                  name, nodes->Get(i), count);
  return TN_OK;
}

tn_status Reader::checkTables() {
  const manifest::Manifest &manifest = *program.manifest;
  uint32_t kernels = length(manifest.kernels());
  if (kernels && kernels != module.kernel_count)
    return fail(TN_CORRUPT, "manifest describes %u kernels, but the module has %u",
                kernels, module.kernel_count);
  for (uint32_t i = 0; i < kernels; ++i) {
    const manifest::KernelInfo &kernel = *manifest.kernels()->Get(i);
    if (tn_status status = checkNodes("kernel", text(kernel.name()), kernel.nodes()))
      return status;
  }
  uint32_t nodes = length(manifest.nodes());
  for (uint32_t i = 0, n = length(manifest.checks()); i < n; ++i) {
    int32_t node = manifest.checks()->Get(i)->node();
    if (node < -1 || node >= int64_t(nodes))
      return fail(TN_CORRUPT, "check %u names node %d, but there are %u nodes", i, node,
                  nodes);
  }
  if (module.weights && manifest.weights_size() != module.weights_size)
    return fail(TN_CORRUPT,
                "manifest says %llu bytes of weights, but the module has %llu",
                (unsigned long long)manifest.weights_size(),
                (unsigned long long)module.weights_size);
  return TN_OK;
}

tn_status Reader::findConflicts() {
  size_t count = program.signatureCount;
  auto *conflicts = zone.allocate<bool>(count * count);
  auto *written = zone.allocate<bool>(program.variableCount);
  if (!conflicts || !written)
    return outOfMemory();
  for (size_t i = 0; i < count; ++i) {
    const SignatureSpec &writer = program.signatures[i];
    for (uint32_t k = 0; k < writer.writeCount; ++k)
      written[writer.writes[k]] = true;
    for (size_t j = 0; j < count; ++j) {
      const SignatureSpec &other = program.signatures[j];
      for (uint32_t k = 0; k < other.variableCount; ++k)
        if (written[other.variables[k]])
          conflicts[i * count + j] = conflicts[j * count + i] = true;
    }
    for (uint32_t k = 0; k < writer.writeCount; ++k)
      written[writer.writes[k]] = false;
  }
  program.conflicts = conflicts;
  return TN_OK;
}

tn_status Reader::read() {
  if (tn_status status = verify())
    return status;
  const manifest::Manifest &manifest = *program.manifest;
  program.variableCount = length(manifest.variables());
  program.signatureCount = length(manifest.signatures());
  program.variables = zone.allocate<VariableSpec>(program.variableCount);
  program.signatures = zone.allocate<SignatureSpec>(program.signatureCount);
  if (!program.variables || !program.signatures)
    return outOfMemory();
  for (uint32_t i = 0; i < program.variableCount; ++i)
    if (tn_status status =
            readVariable(*manifest.variables()->Get(i), program.variables[i]))
      return status;
  for (uint32_t i = 0; i < program.signatureCount; ++i)
    if (tn_status status =
            readSignature(*manifest.signatures()->Get(i), program.signatures[i]))
      return status;
  if (tn_status status = readOthers())
    return status;
  if (tn_status status = checkTables())
    return status;
  return findConflicts();
}

tn_status readManifest(tn_program &program) { return Reader(program).read(); }

} // namespace tenon::core
