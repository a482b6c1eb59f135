//===- CheckpointFolder.cpp - The checkpoints of a training ---------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The state is a protocol buffer in text form, of which paths are all that is read.
// A save writes the new checkpoint, then the state, then removes old ones: a crash in
// between leaves a state whose checkpoints are all there.
//
//===----------------------------------------------------------------------===//
#include "runtime/io/CheckpointFolder.h"

#include "runtime/core/Status.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

namespace tenon::io {

using core::fail;

static const char *textOf(const Bytes &bytes) {
  return reinterpret_cast<const char *>(bytes.data());
}

//===----------------------------------------------------------------------===//
// The state
//===----------------------------------------------------------------------===//

/// Appends a path and a zero, made absolute by the folder if it is not.
tn_status CheckpointFolder::add(const char *name) {
  size_t *start = starts.add();
  if (!start)
    return core::failMemory(sizeof(*start), "a state");
  *start = paths.size();
  if ((*name != '/' && !paths.append(textOf(folder))) ||
      !paths.append(name, strlen(name) + 1))
    return core::failMemory(paths.size(), "a state");
  return TN_OK;
}

/// The quoted text after `at`, which ends up behind it; false if there is none.
static bool takeQuoted(const char *&at, Bytes &out) {
  while (*at == ' ')
    ++at;
  if (*at++ != '"')
    return false;
  for (out.clear(); *at && *at != '"' && *at != '\n'; ++at) {
    char c = *at;
    if (c == '\\') {
      c = *++at;
      if (c >= '0' && c <= '3' && at[1] >= '0' && at[1] <= '7' && at[2] >= '0' &&
          at[2] <= '7') {
        c = char((c - '0') << 6 | (at[1] - '0') << 3 | (at[2] - '0'));
        at += 2;
      } else if (!c) {
        return false;
      }
    }
    if (!out.append(&c, 1))
      return false;
  }
  return *at++ == '"' && out.append("", 1);
}

tn_status CheckpointFolder::parse(const Bytes &text) {
  constexpr char latestField[] = "model_checkpoint_path:";
  constexpr char allField[] = "all_model_checkpoint_paths:";
  Bytes latest, value;
  tn_status status = TN_OK;
  for (const char *line = textOf(text); !status && line;) {
    const char *at = line + strspn(line, " \t");
    bool isLatest = !strncmp(at, latestField, strlen(latestField));
    bool isOne = !strncmp(at, allField, strlen(allField));
    at += isLatest ? strlen(latestField) : isOne ? strlen(allField) : 0;
    if ((isLatest || isOne) && !takeQuoted(at, isLatest ? latest : value))
      return fail(TN_CORRUPT, "'%scheckpoint' is damaged: a path is no quoted text",
                  textOf(folder));
    if (isOne)
      status = add(textOf(value));
    line = strchr(at, '\n');
    line += line != nullptr;
  }
  if (status || !latest.size())
    return status;
  // The latest is the last of the list.
  return starts.size() && !strcmp(path(starts.size() - 1) +
                                      (*textOf(latest) == '/' ? 0 : folder.size() - 1),
                                  textOf(latest))
             ? TN_OK
             : add(textOf(latest));
}

tn_status CheckpointFolder::open(const char *name) {
  folder.clear();
  size_t size = strlen(name);
  bool ok = folder.append(size ? name : ".") &&
            ((size && name[size - 1] == '/') || folder.append("/"));
  if (!ok || !folder.append("", 1))
    return core::failMemory(size, "a path");
  Bytes file, text;
  if (!file.append(textOf(folder)) || !file.append("checkpoint", 11))
    return core::failMemory(size, "a path");
  tn_status status = readFile(textOf(file), &text);
  if (status == TN_NOT_FOUND)
    return TN_OK;
  if (status)
    return status;
  return text.append("", 1) ? parse(text) : core::failMemory(text.size(), "a state");
}

const char *CheckpointFolder::latest() const {
  return starts.size() ? path(starts.size() - 1) : nullptr;
}

int64_t CheckpointFolder::latestStep() const {
  const char *end = latest() ? strrchr(latest(), '-') : nullptr;
  if (!end || end[1] < '0' || end[1] > '9')
    return -1;
  char *rest;
  int64_t step = strtoll(end + 1, &rest, 10);
  return *rest ? -1 : step;
}

//===----------------------------------------------------------------------===//
// Saving
//===----------------------------------------------------------------------===//

static bool putField(Bytes &out, const char *field, const char *path) {
  bool ok = out.append(field) && out.append(" \"");
  for (; ok && *path; ++path)
    ok =
        (*path != '"' && *path != '\\') || out.append("\\") ? out.append(path, 1) : false;
  return ok && out.append("\"\n");
}

/// Writes the state with the checkpoints from `first` on.
tn_status CheckpointFolder::write(size_t first) const {
  Bytes text, file;
  auto relative = [&](size_t index) {
    size_t size = folder.size() - 1;
    return path(index) + (strncmp(path(index), textOf(folder), size) ? 0 : size);
  };
  bool ok = putField(text, "model_checkpoint_path:", relative(starts.size() - 1));
  for (size_t i = first; ok && i < starts.size(); ++i)
    ok = putField(text, "all_model_checkpoint_paths:", relative(i));
  if (!ok || !file.append(textOf(folder)) || !file.append("checkpoint", 11))
    return core::failMemory(text.size(), "a state");
  FileWriter writer;
  tn_status status = writer.create(textOf(file), Durability::Durable);
  if (!status)
    status = writer.write(text.data(), text.size());
  return status ? status : writer.finish();
}

/// Removes PREFIX.index and PREFIX.data-*, the index first, and what a process that was
/// killed left of them.
void CheckpointFolder::removeFiles(const char *prefix) const {
  char name[4096];
  const char *base = strrchr(prefix, '/') + 1;
  snprintf(name, sizeof(name), "%s.index", prefix);
  fileCalls.remove(name);
  snprintf(name, sizeof(name), "%.*s", int(base - prefix), prefix);
  DIR *entries = opendir(name);
  if (!entries)
    return;
  size_t size = strlen(base);
  while (const dirent *entry = readdir(entries)) {
    const char *ending = entry->d_name + size;
    if (strncmp(entry->d_name, base, size) != 0 ||
        (strncmp(ending, ".index", 6) != 0 && strncmp(ending, ".data-", 6) != 0))
      continue;
    char file[8192];
    snprintf(file, sizeof(file), "%.*s%s", int(base - prefix), prefix, entry->d_name);
    fileCalls.remove(file);
  }
  closedir(entries);
}

/// Makes the folder, and those that it is in.
static tn_status makeFolder(const char *folder) {
  char path[4096];
  if (strlen(folder) >= sizeof(path))
    return fail(TN_INVALID_ARGUMENT, "path of %zu characters is too long",
                strlen(folder));
  for (const char *slash = folder; (slash = strchr(slash + 1, '/'));) {
    snprintf(path, sizeof(path), "%.*s", int(slash - folder), folder);
    if (mkdir(path, 0777) != 0 && errno != EEXIST)
      return fail(TN_IO_ERROR, "%s: %s", path, strerror(errno));
  }
  return TN_OK;
}

tn_status CheckpointFolder::save(tn_program *program, tn_session *session, int64_t step,
                                 int64_t keep, const CheckpointOptions &options) {
  char name[64];
  snprintf(name, sizeof(name), "model.ckpt-%lld", (long long)step);
  tn_status status = makeFolder(textOf(folder));
  bool isNew = !latest() || latestStep() != step;
  size_t count = starts.size();
  if (!status && isNew)
    status = add(name);
  if (!status)
    status = saveVariables(program, session, latest(), options);
  size_t drop = starts.size() > size_t(keep) ? starts.size() - size_t(keep) : 0;
  if (!status)
    status = write(drop);
  if (status) {
    if (starts.size() > count)
      starts.removeLast();
    return status;
  }
  for (size_t i = 0; i < drop; ++i)
    removeFiles(path(i));
  starts.removeFirst(drop);
  return TN_OK;
}

} // namespace tenon::io
