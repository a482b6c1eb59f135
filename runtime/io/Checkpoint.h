//===- Checkpoint.h - Variables from and to files ---------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A path's ending says what a checkpoint is: .npz, .safetensors, or else the prefix
// of a tensor bundle, which is what TensorFlow's Saver reads and writes. Bundles
// need LevelDB: they are in a library of their own, tenon_bundle, which a program
// brings by pointing at it, so that those without stay small.
//
//===----------------------------------------------------------------------===//
#ifndef TENON_RUNTIME_IO_CHECKPOINT_H_
#define TENON_RUNTIME_IO_CHECKPOINT_H_

#include "runtime/io/List.h"
#include "runtime/io/Npz.h"

namespace tenon::io {

/// A variable's value for a checkpoint.
struct SavedTensor {
  const char *name = nullptr; // in .npz and .safetensors
  const char *key = nullptr;  // in bundles
  const char *slice = "";     // which part of the key's tensor it is, or all
  Tensor value;
};

/// Tensors of a file by name; whatever the file is.
struct TensorReader {
  void *state = nullptr;
  uint32_t (*count)(void *state) = nullptr;
  const char *(*name)(void *state, uint32_t index) = nullptr;
  uint32_t (*find)(void *state, const char *name) = nullptr; // count() if there is none
  /// Reads a tensor, or the part of it that `slice` names.
  tn_status (*read)(void *state, uint32_t index, const char *slice,
                    Tensor *out) = nullptr;
  /// Masked CRC-32C of a tensor; NULL where files do not have it.
  uint32_t (*crc)(void *state, uint32_t index) = nullptr;
  /// Frees what the reader is of.
  void (*close)(void *state) = nullptr;
  /// Whether no variable could have the tensor (the graph of objects, a text).
  bool (*isForeign)(void *state, uint32_t index) = nullptr;
};

/// What reads and writes tensor bundles.
struct BundleSupport {
  /// Opens PREFIX, PREFIX.index, or a folder's latest checkpoint. The reader is closed
  /// also after a failure.
  tn_status (*open)(const char *path, TensorReader *out);
  /// Writes a checkpoint, with all that the checkpoint `base` has besides, if there
  /// is one. A failure or crash leaves what was there before, or the new one whole.
  tn_status (*write)(const char *prefix, const char *base,
                     const List<SavedTensor> &tensors);
};

/// Bundles by LevelDB; in the library tenon_bundle.
extern const BundleSupport bundleSupport;

struct CheckpointOptions {
  Inflate inflate = nullptr;
  const BundleSupport *bundles = nullptr; // NULL: bundles are an error
  /// Restore what there is: neither a variable without a tensor nor a tensor without
  /// a variable is an error.
  bool partial = false;
  /// What a saved bundle takes over from, or NULL.
  const char *base = nullptr;
};

enum class CheckpointKind { Npz, Safetensors, Bundle };
CheckpointKind checkpointKind(const char *path);

/// Opens a checkpoint of any kind. The reader is closed also after a failure.
tn_status openCheckpoint(const char *path, const CheckpointOptions &options,
                         TensorReader *out);
void closeCheckpoint(TensorReader *reader);

/// Sets all variables from the checkpoint. Names variables that it lacks, tensors
/// that no variable of the graph takes, those of another type or shape, and those
/// that the program has as constants of another value.
tn_status restoreVariables(tn_program *program, tn_session *session, const char *path,
                           const CheckpointOptions &options);

/// Writes all variables; those that have no value are left out. The file appears
/// whole or not at all, and stays if the machine fails afterwards.
tn_status saveVariables(tn_program *program, tn_session *session, const char *path,
                        const CheckpointOptions &options);

} // namespace tenon::io

#endif // TENON_RUNTIME_IO_CHECKPOINT_H_
