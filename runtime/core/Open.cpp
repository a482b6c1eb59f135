//===- Open.cpp - Programs in shared libraries ----------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A product exports one symbol, tenon_module_<stem>, where the stem is the
// file's name as a C identifier. A file that was renamed is found through its
// own symbol table. This is the only part of the runtime that needs dlopen.
//
//===----------------------------------------------------------------------===//
#include "GpuSupport.h"

#include <dlfcn.h>
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tenon::core {

static const char prefix[] = "tenon_module_";

/// The symbol that a product at `path` exports.
static void symbolFromPath(const char *path, char *symbol, size_t size) {
  const char *slash = strrchr(path, '/');
  const char *name = slash ? slash + 1 : path;
  const char *end = strrchr(name, '.');
  if (!end || end == name)
    end = name + strlen(name);
  size_t used = size_t(snprintf(symbol, size, "%s", prefix));
  if (*name >= '0' && *name <= '9' && used + 1 < size)
    symbol[used++] = '_';
  for (; name != end && used + 1 < size; ++name) {
    char c = *name;
    bool fits =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    symbol[used++] = fits ? c : '_';
  }
  symbol[used] = 0;
}

#if UINTPTR_MAX == UINT64_MAX
static bool inside(uint64_t offset, uint64_t size, uint64_t total) {
  return offset <= total && size <= total - offset;
}

/// Copies the first dynamic symbol with the prefix into `symbol`, from an ELF
/// image of `size` bytes that need not be sane.
static bool symbolFromImage(const uint8_t *image, uint64_t size, char *symbol,
                            size_t room) {
  Elf64_Ehdr header;
  if (size < sizeof(header))
    return false;
  memcpy(&header, image, sizeof(header));
  if (memcmp(header.e_ident, ELFMAG, SELFMAG) != 0 ||
      header.e_shentsize != sizeof(Elf64_Shdr) ||
      !inside(header.e_shoff, uint64_t(header.e_shnum) * sizeof(Elf64_Shdr), size))
    return false;
  for (uint32_t i = 0; i < header.e_shnum; ++i) {
    Elf64_Shdr symbols, names;
    memcpy(&symbols, image + header.e_shoff + i * sizeof(symbols), sizeof(symbols));
    if (symbols.sh_type != SHT_DYNSYM || symbols.sh_link >= header.e_shnum)
      continue;
    memcpy(&names, image + header.e_shoff + symbols.sh_link * sizeof(names),
           sizeof(names));
    if (!inside(symbols.sh_offset, symbols.sh_size, size) ||
        !inside(names.sh_offset, names.sh_size, size))
      return false;
    for (uint64_t at = 0; at + sizeof(Elf64_Sym) <= symbols.sh_size;
         at += sizeof(Elf64_Sym)) {
      Elf64_Sym entry;
      memcpy(&entry, image + symbols.sh_offset + at, sizeof(entry));
      if (entry.st_name >= names.sh_size)
        continue;
      auto *name =
          reinterpret_cast<const char *>(image + names.sh_offset + entry.st_name);
      size_t length = strnlen(name, names.sh_size - entry.st_name);
      if (length < room && length >= strlen(prefix) &&
          length < names.sh_size - entry.st_name &&
          !memcmp(name, prefix, strlen(prefix))) {
        memcpy(symbol, name, length + 1);
        return true;
      }
    }
  }
  return false;
}
#endif

/// The same for the file at `path`, which may be any file.
static bool symbolFromFile(const char *path, char *symbol, size_t room) {
#if UINTPTR_MAX == UINT64_MAX
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0)
    return false;
  struct stat status;
  bool found = false;
  if (fstat(file, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0) {
    size_t size = size_t(status.st_size);
    void *image = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
    if (image != MAP_FAILED) {
      found = symbolFromImage(static_cast<const uint8_t *>(image), size, symbol, room);
      munmap(image, size);
    }
  }
  close(file);
  return found;
#else
  return false;
#endif
}

static void unload(void *library) { dlclose(library); }

} // namespace tenon::core

using namespace tenon::core;

tn_status tn_program_open(const char *path, tn_program **out) {
  TN_REQUIRE(out, "tn_program_open");
  *out = nullptr;
  TN_REQUIRE(path, "tn_program_open");
  char full[4096], symbol[512];
  // Without a '/', dlopen would search the library path.
  int length = snprintf(full, sizeof(full), "%s%s", strchr(path, '/') ? "" : "./", path);
  if (length < 0 || size_t(length) >= sizeof(full))
    return fail(TN_INVALID_ARGUMENT, "path of %d characters is too long", length);
  if (access(full, R_OK) != 0)
    return fail(errno == ENOENT ? TN_NOT_FOUND : TN_IO_ERROR, "%s: %s", path,
                strerror(errno));
  void *library = dlopen(full, RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    const char *text = dlerror();
    return fail(TN_IO_ERROR, "%s: cannot be loaded: %s", path, text ? text : "?");
  }
  symbolFromPath(full, symbol, sizeof(symbol));
  void *module = dlsym(library, symbol);
  if (!module)
    module = dlsym(library, "tenon_module");
  char own[512];
  if (!module && symbolFromFile(full, own, sizeof(own)))
    module = dlsym(library, own);
  if (!module) {
    dlclose(library);
    return fail(TN_NOT_FOUND, "%s: no compiled program: it does not export %s", path,
                symbol);
  }
  *strrchr(full, '/') = 0;
  tn_status status = loadModule(static_cast<const tn_module *>(module), &tn_gpu_support,
                                *full ? full : "/", library, unload, out);
  return status ? fail(status, "%s: %s", path, tn_last_error()) : TN_OK;
}
