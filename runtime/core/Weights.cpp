//===- Weights.cpp - Weights in a file of their own -----------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The file is mapped read-only, so that processes share its pages; its size and
// hash must be the manifest's. It is looked for beside the product and then in
// $TENON_WEIGHTS, which is a folder or the file itself.
//
//===----------------------------------------------------------------------===//
#include "Hash.h"
#include "Program.h"
#include "proto/manifest_generated.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tenon::core {

/// The folder of this process's executable, without its last '/'.
static void executableFolder(char *path, size_t size) {
  ssize_t length = readlink("/proc/self/exe", path, size - 1);
  path[length > 0 ? length : 0] = 0;
  char *slash = strrchr(path, '/');
  if (slash)
    *slash = 0;
  else
    snprintf(path, size, ".");
}

/// Opens folder/name and leaves that in `path`; the folder may be NULL.
static int openIn(const char *folder, const char *name, char *path, size_t size) {
  int length =
      snprintf(path, size, "%s%s%s", folder ? folder : "", folder ? "/" : "", name);
  if (length < 0 || size_t(length) >= size) {
    errno = ENAMETOOLONG;
    return -1;
  }
  return open(path, O_RDONLY | O_CLOEXEC);
}

static int openWeights(const char *name, const char *folder, char *path, size_t size) {
  char own[4096];
  if (!folder) {
    executableFolder(own, sizeof(own));
    folder = own;
  }
  int file = openIn(folder, name, path, size);
  const char *variable = getenv("TENON_WEIGHTS");
  if (file >= 0 || !variable || !*variable)
    return file;
  struct stat status;
  bool isFolder = stat(variable, &status) == 0 && S_ISDIR(status.st_mode);
  return isFolder ? openIn(variable, name, path, size)
                  : openIn(nullptr, variable, path, size);
}

static tn_status mapWeights(tn_program &program, int file, const char *path) {
  const manifest::Manifest &manifest = *program.manifest;
  uint64_t wanted = manifest.weights_size();
  struct stat status;
  if (fstat(file, &status) != 0 || !S_ISREG(status.st_mode) ||
      uint64_t(status.st_size) != wanted)
    return fail(TN_CORRUPT,
                "%s: the program's weights have %llu bytes, but the "
                "file has %lld",
                path, (unsigned long long)wanted, (long long)status.st_size);
  void *mapped = mmap(nullptr, wanted, PROT_READ, MAP_SHARED, file, 0);
  if (mapped == MAP_FAILED)
    return fail(TN_IO_ERROR, "%s: %s", path, strerror(errno));
  program.mappedWeights = mapped;
  program.mappedSize = wanted;
  uint64_t hash = hashBytes(mapped, wanted);
  if (hash != manifest.weights_hash())
    return fail(TN_CORRUPT,
                "%s: the program's weights have hash %016llx, but the "
                "file has %016llx",
                path, (unsigned long long)manifest.weights_hash(),
                (unsigned long long)hash);
  program.weights = static_cast<const uint8_t *>(mapped);
  program.weightsSize = wanted;
  return TN_OK;
}

tn_status findWeights(tn_program &program, const char *folder) {
  const tn_module &module = *program.module;
  const manifest::Manifest &manifest = *program.manifest;
  if (module.weights || manifest.weights_size() == 0) {
    program.weights = module.weights;
    program.weightsSize = module.weights_size;
    return TN_OK;
  }
  const char *name = manifest.weights_file() ? manifest.weights_file()->c_str() : "";
  if (!*name || strchr(name, '/'))
    return fail(TN_CORRUPT, "\"%s\" is no name of a weights file", name);
  char path[4096];
  int file = openWeights(name, folder, path, sizeof(path));
  if (file < 0)
    return fail(TN_NOT_FOUND,
                "weights file %s: %s; it is looked for beside the "
                "program and in $TENON_WEIGHTS",
                path, strerror(errno));
  tn_status status = mapWeights(program, file, path);
  close(file);
  return status;
}

void releaseWeights(tn_program &program) {
  if (program.mappedWeights)
    munmap(program.mappedWeights, program.mappedSize);
}

} // namespace tenon::core
