//===- SystemLibraries.cpp - Where the target's libc is -------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Object/SystemLibraries.h"
#include "compiler/Object/Target.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/VersionTuple.h"
#include "llvm/TargetParser/Triple.h"

using namespace tenon;
using llvm::StringRef;
namespace fs = llvm::sys::fs;

void SystemLibraries::add(std::string folder) {
  if (fs::is_directory(folder) && !llvm::is_contained(existing, folder))
    existing.push_back(std::move(folder));
}

/// Subfolders of `base` whose names are versions, newest first.
static std::vector<std::string> versionFolders(const std::string &base) {
  std::vector<std::pair<llvm::VersionTuple, std::string>> found;
  std::error_code code;
  for (fs::directory_iterator it(base, code), end; !code && it != end;
       it.increment(code)) {
    llvm::VersionTuple version;
    StringRef path = it->path();
    if (!version.tryParse(path.substr(base.size() + 1)))
      found.emplace_back(version, path.str());
  }
  llvm::sort(found, [](auto &a, auto &b) { return b < a; });
  std::vector<std::string> result;
  for (auto &entry : found)
    result.push_back(std::move(entry.second));
  return result;
}

SystemLibraries::SystemLibraries(StringRef triple, StringRef sysroot,
                                 StringRef runtimeDir) {
  llvm::Triple parsed(triple);
  std::string architecture = parsed.getArchName().str();
  std::string multiarch = architecture + "-linux-gnu";
  std::string root = sysroot.rtrim('/').str();
  bool isHost =
      !sysroot.empty() || parsed.getArch() == llvm::Triple(hostTriple()).getArch();
  if (!runtimeDir.empty())
    add(runtimeDir.str());
  add(root + "/usr/lib/" + multiarch);
  add(root + "/lib/" + multiarch);
  add(root + "/usr/" + multiarch + "/lib");
  if (isHost)
    for (const char *folder : {"/usr/lib64", "/lib64", "/usr/lib", "/lib"})
      add(root + folder);
  for (const std::string &base :
       {root + "/usr/lib/gcc/" + multiarch, root + "/usr/lib/gcc-cross/" + multiarch,
        root + "/usr/lib/gcc/" + architecture + "-redhat-linux",
        root + "/usr/lib/gcc/" + architecture + "-pc-linux-gnu"})
    llvm::append_range(compilerFolders, versionFolders(base));
}

static std::string findIn(llvm::ArrayRef<std::string> folders, StringRef fileName) {
  for (const std::string &folder : folders) {
    std::string path = folder + "/" + fileName.str();
    if (fs::exists(path))
      return path;
  }
  return "";
}

std::string SystemLibraries::find(StringRef fileName) const {
  return findIn(existing, fileName);
}

std::string SystemLibraries::findOfCompiler(StringRef fileName) const {
  std::string path = findIn(existing, fileName);
  return path.empty() ? findIn(compilerFolders, fileName) : path;
}

StringRef SystemLibraries::dynamicLinker(StringRef triple) {
  return llvm::Triple(triple).getArch() == llvm::Triple::aarch64
             ? "/lib/ld-linux-aarch64.so.1"
             : "/lib64/ld-linux-x86-64.so.2";
}
