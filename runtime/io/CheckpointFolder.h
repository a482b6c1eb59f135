//===- CheckpointFolder.h - The checkpoints of a training -------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A folder with checkpoints model.ckpt-STEP and a file `checkpoint` that says which
// there are and which is the latest, as TensorFlow's Saver keeps it.
//
//===----------------------------------------------------------------------===//
#ifndef TENON_RUNTIME_IO_CHECKPOINTFOLDER_H_
#define TENON_RUNTIME_IO_CHECKPOINTFOLDER_H_

#include "runtime/io/Checkpoint.h"

namespace tenon::io {

class CheckpointFolder {
public:
  /// Reads the folder's state; a folder or state that is not there has none.
  tn_status open(const char *folder);

  /// The latest checkpoint's path, or NULL. Lives as long as this, until a save.
  const char *latest() const;
  /// The number at the end of its name, or -1.
  int64_t latestStep() const;

  /// Saves the variables as model.ckpt-STEP, makes it the latest, and removes the
  /// oldest of those that are more than `keep`. Makes the folder if it is not there.
  /// A failure leaves the checkpoints before as they were.
  tn_status save(tn_program *program, tn_session *session, int64_t step, int64_t keep,
                 const CheckpointOptions &options);

private:
  tn_status parse(const Bytes &text);
  tn_status add(const char *path);
  tn_status write(size_t first) const;
  void removeFiles(const char *path) const;

  Bytes folder; // with a slash and a zero at the end
  Bytes paths;  // one after the other, each with a zero
  List<size_t> starts;
  const char *path(size_t index) const {
    return reinterpret_cast<const char *>(paths.data()) + starts[index];
  }
};

} // namespace tenon::io

#endif // TENON_RUNTIME_IO_CHECKPOINTFOLDER_H_
