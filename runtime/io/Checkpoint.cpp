//===- Checkpoint.cpp - Variables from and to files -----------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// All values are read before the first is set, and all variables copied before the
// first is written.
//
//===----------------------------------------------------------------------===//
#include "runtime/io/Checkpoint.h"

#include "runtime/core/Status.h"
#include "runtime/io/Safetensors.h"

#include <new>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

namespace tenon::io {

using core::fail;

static bool endsWith(const char *text, const char *ending) {
  size_t size = strlen(text), endSize = strlen(ending);
  return size > endSize && !strcmp(text + size - endSize, ending);
}

CheckpointKind checkpointKind(const char *path) {
  return endsWith(path, ".npz")           ? CheckpointKind::Npz
         : endsWith(path, ".safetensors") ? CheckpointKind::Safetensors
                                          : CheckpointKind::Bundle;
}

static tn_status failKind(const char *path) {
  return fail(TN_UNIMPLEMENTED,
              "'%s' is neither .npz nor .safetensors, and this program has no tensor "
              "bundles",
              path);
}

//===----------------------------------------------------------------------===//
// Opening
//===----------------------------------------------------------------------===//

/// A reader of an NpzReader or a SafetensorsReader, which it owns; NULL if memory runs
/// out.
template <typename File> static File *makeReader(TensorReader *out) {
  void *memory = malloc(sizeof(File));
  if (!memory)
    return nullptr;
  auto *file = new (memory) File;
  out->state = file;
  out->count = [](void *state) { return static_cast<File *>(state)->count(); };
  out->name = [](void *state, uint32_t index) {
    return static_cast<File *>(state)->name(index);
  };
  out->find = [](void *state, const char *name) {
    return static_cast<File *>(state)->find(name);
  };
  out->read = [](void *state, uint32_t index, const char *, Tensor *tensor) {
    return static_cast<File *>(state)->read(index, tensor);
  };
  out->close = [](void *state) {
    static_cast<File *>(state)->~File();
    free(state);
  };
  out->isForeign = [](void *, uint32_t) { return false; };
  return file;
}

tn_status openCheckpoint(const char *path, const CheckpointOptions &options,
                         TensorReader *out) {
  *out = TensorReader();
  switch (checkpointKind(path)) {
  case CheckpointKind::Npz:
    if (auto *file = makeReader<NpzReader>(out))
      return file->open(path, options.inflate);
    return core::failMemory(sizeof(NpzReader), "a checkpoint");
  case CheckpointKind::Safetensors:
    if (auto *file = makeReader<SafetensorsReader>(out))
      return file->open(path);
    return core::failMemory(sizeof(SafetensorsReader), "a checkpoint");
  case CheckpointKind::Bundle:
    break;
  }
  return options.bundles ? options.bundles->open(path, out) : failKind(path);
}

void closeCheckpoint(TensorReader *reader) {
  if (reader->state)
    reader->close(reader->state);
  *reader = TensorReader();
}

//===----------------------------------------------------------------------===//
// Restoring
//===----------------------------------------------------------------------===//

namespace {
/// Some names for an error text, and how many more there are.
struct Names {
  static constexpr uint32_t most = 5;
  const char *names[most];
  uint32_t count = 0;

  void add(const char *name) {
    if (count++ < most)
      names[count - 1] = name;
  }
  void print(char *text, size_t size) const {
    size_t used = 0;
    for (uint32_t i = 0; i < count && i < most && used < size; ++i)
      used += size_t(
          snprintf(text + used, size - used, "%s'%.100s'", i ? ", " : "", names[i]));
    if (count > most && used < size)
      snprintf(text + used, size - used, " and %u more", count - most);
  }
};

class Restore {
public:
  Restore(tn_program *program, tn_session *session, const char *path,
          const TensorReader &reader, bool partial)
      : program(program), session(session), path(path), reader(reader), partial(partial) {
  }

  tn_status run();

private:
  tn_status match();
  bool isOptimizers(const char *name) const;
  tn_status checkSurplus(uint32_t tensor, Names &surplus) const;
  tn_status readAll();

  tn_program *program;
  tn_session *session;
  const char *path;
  const TensorReader &reader;
  bool partial;
  tn_program_info info;
  List<uint32_t> tensors; // of each variable, or the reader's count
  List<Tensor> values;
};
} // namespace

/// Whether a tensor is what an optimizer keeps beside a variable: "W/Adam" of "W".
static bool isSlotOf(const char *name, const char *variable) {
  constexpr char object[] = "/.ATTRIBUTES/VARIABLE_VALUE";
  size_t size = strlen(variable) - (endsWith(variable, object) ? strlen(object) : 0);
  if (strncmp(name, variable, size) != 0 || name[size] != '/')
    return false;
  const char *slot = name + size + 1;
  return !strchr(slot, '/') || !strncmp(slot, ".OPTIMIZER_SLOT/", 16);
}

/// Whether a tensor is an optimizer's, which a program that does not train has not.
bool Restore::isOptimizers(const char *name) const {
  const char *end = strrchr(name, '/');
  end = end ? end + 1 : name;
  bool isIt = !strcmp(end, "beta1_power") || !strcmp(end, "beta2_power");
  for (uint32_t i = 0; !isIt && i < info.other_count; ++i)
    isIt = isSlotOf(name, info.others[i].checkpoint_key);
  for (uint32_t i = 0; !isIt && i < info.variable_count; ++i) {
    tn_variable_info variable;
    isIt =
        !tn_program_variable(program, i, &variable) &&
        (isSlotOf(name, variable.tensor.name) || isSlotOf(name, variable.checkpoint_key));
  }
  return isIt;
}

/// A tensor that no variable of the program takes: another variable of the graph may.
tn_status Restore::checkSurplus(uint32_t tensor, Names &surplus) const {
  const char *name = reader.name(reader.state, tensor);
  if (reader.isForeign(reader.state, tensor))
    return TN_OK;
  for (uint32_t i = 0; i < info.other_count; ++i) {
    const tn_other_variable &other = info.others[i];
    if (strcmp(other.checkpoint_key, name) != 0)
      continue;
    bool isSame = reader.crc && reader.crc(reader.state, tensor) == other.crc32c;
    if (other.is_constant && !isSame)
      return fail(TN_FAILED_PRECONDITION,
                  "'%s': variable '%s' is a constant of this program, in which nothing "
                  "writes it, and the checkpoint has another value",
                  path, name);
    return TN_OK;
  }
  if (!isOptimizers(name))
    surplus.add(name);
  return TN_OK;
}

tn_status Restore::match() {
  uint32_t count = reader.count(reader.state);
  List<bool> taken;
  for (uint32_t i = 0; i < count; ++i)
    if (!taken.add())
      return core::failMemory(count, "a checkpoint");
  Names missing, surplus;
  for (uint32_t i = 0; i < info.variable_count; ++i) {
    tn_variable_info variable;
    uint32_t *tensor = tensors.add();
    if (!tensor)
      return core::failMemory(sizeof(*tensor), "a checkpoint");
    if (tn_status status = tn_program_variable(program, i, &variable))
      return status;
    bool isPart = *variable.checkpoint_slice && !reader.crc;
    *tensor = isPart ? count : reader.find(reader.state, variable.checkpoint_key);
    if (*tensor == count)
      *tensor = reader.find(reader.state, variable.tensor.name);
    if (*tensor == count)
      missing.add(variable.tensor.name);
    else
      taken[*tensor] = true;
  }
  for (uint32_t i = 0; i < count; ++i)
    if (!taken[i])
      if (tn_status status = checkSurplus(i, surplus))
        return status;
  char text[768];
  if (missing.count && !partial) {
    missing.print(text, sizeof(text));
    return fail(TN_NOT_FOUND,
                "'%s' has no value of variable %s; --partial restores the "
                "others",
                path, text);
  }
  if (surplus.count && !partial) {
    surplus.print(text, sizeof(text));
    return fail(TN_INVALID_ARGUMENT,
                "'%s' has %s, which no variable of the graph is; "
                "--partial restores the others",
                path, text);
  }
  return TN_OK;
}

tn_status Restore::readAll() {
  for (uint32_t i = 0; i < info.variable_count; ++i) {
    tn_variable_info variable;
    Tensor *value = values.add();
    if (!value)
      return core::failMemory(sizeof(*value), "a checkpoint");
    tn_status status = tn_program_variable(program, i, &variable);
    if (!status && tensors[i] < reader.count(reader.state))
      status = reader.read(reader.state, tensors[i], variable.checkpoint_slice, value);
    if (status)
      return status;
  }
  return TN_OK;
}

tn_status Restore::run() {
  tn_status status = tn_program_describe(program, &info);
  if (!status)
    status = match();
  if (!status)
    status = readAll();
  for (uint32_t i = 0; !status && i < info.variable_count; ++i) {
    tn_variable_info variable;
    status = tn_program_variable(program, i, &variable);
    if (status || !values[i].dtype())
      continue;
    tn_tensor value = values[i].view();
    status = tn_session_variable_set(session, variable.tensor.name, &value);
    if (status)
      fail(status, "'%s': %s", path, tn_last_error());
  }
  return status;
}

tn_status restoreVariables(tn_program *program, tn_session *session, const char *path,
                           const CheckpointOptions &options) {
  TensorReader reader;
  tn_status status = openCheckpoint(path, options, &reader);
  if (!status)
    status = Restore(program, session, path, reader, options.partial).run();
  closeCheckpoint(&reader);
  return status;
}

//===----------------------------------------------------------------------===//
// Saving
//===----------------------------------------------------------------------===//

static tn_status collect(tn_program *program, tn_session *session,
                         List<SavedTensor> *out) {
  tn_program_info info;
  tn_status status = tn_program_describe(program, &info);
  for (uint32_t i = 0; !status && i < info.variable_count; ++i) {
    tn_variable_info variable;
    Tensor value;
    status = tn_program_variable(program, i, &variable);
    const tn_tensor_info &tensor = variable.tensor;
    if (!status)
      status = value.allocate(tensor.dtype, tensor.rank, tensor.dims);
    tn_tensor view = value.view();
    if (!status)
      status = tn_session_variable_get(session, tensor.name, &view);
    if (status == TN_FAILED_PRECONDITION) {
      status = TN_OK; // It has no value.
      continue;
    }
    SavedTensor *saved = status ? nullptr : out->add();
    if (!saved)
      return status ? status : core::failMemory(sizeof(*saved), "a checkpoint");
    saved->name = tensor.name;
    saved->key = variable.checkpoint_key;
    saved->slice = variable.checkpoint_slice;
    saved->value.swap(value);
  }
  return status;
}

static int compareKeys(const void *left, const void *right) {
  return strcmp(static_cast<const SavedTensor *>(left)->key,
                static_cast<const SavedTensor *>(right)->key);
}

static tn_status writeNpz(const char *path, const List<SavedTensor> &tensors) {
  NpzWriter writer;
  tn_status status = writer.create(path, Durability::Durable);
  for (const SavedTensor &tensor : tensors)
    if (!status)
      status = writer.add(tensor.name, tensor.value.view());
  return status ? status : writer.finish();
}

tn_status saveVariables(tn_program *program, tn_session *session, const char *path,
                        const CheckpointOptions &options) {
  List<SavedTensor> tensors;
  CheckpointKind kind = checkpointKind(path);
  if (kind == CheckpointKind::Bundle && !options.bundles)
    return failKind(path);
  if (tn_status status = collect(program, session, &tensors))
    return status;
  if (tensors.size())
    qsort(static_cast<void *>(tensors.data()), tensors.size(), sizeof(SavedTensor),
          compareKeys);
  switch (kind) {
  case CheckpointKind::Npz:
    return writeNpz(path, tensors);
  case CheckpointKind::Safetensors:
    return writeSafetensors(path, tensors);
  case CheckpointKind::Bundle:
    break;
  }
  return options.bundles->write(path, options.base, tensors);
}

} // namespace tenon::io
