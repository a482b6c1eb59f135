//===- OutputFile.cpp - Products that appear whole or not at all ----------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Object/OutputFile.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <mutex>
#include <set>

using namespace tenon;
using llvm::StringRef;
namespace fs = llvm::sys::fs;

static llvm::Error writeError(StringRef path, std::error_code code) {
  return llvm::createStringError(code, "cannot write '%s': %s", path.str().c_str(),
                                 code.message().c_str());
}

/// The folders that live WorkFolders own.
static std::set<std::string> &liveFolders() {
  static std::set<std::string> folders;
  return folders;
}
static std::mutex liveFoldersLock;

llvm::Error tenon::checkOutputPath(StringRef outputPath) {
  if (outputPath.empty())
    return llvm::createStringError("the output's name is empty");
  StringRef parent = llvm::sys::path::parent_path(outputPath);
  if (!parent.empty() && !fs::is_directory(parent))
    return llvm::createStringError("cannot write '%s': there is no folder '%s'",
                                   outputPath.str().c_str(), parent.str().c_str());
  fs::file_status status;
  if (fs::status(outputPath, status))
    return llvm::Error::success(); // does not exist yet
  if (status.type() == fs::file_type::directory_file)
    return llvm::createStringError("cannot write '%s': it is a folder",
                                   outputPath.str().c_str());
  if (status.type() != fs::file_type::regular_file)
    return llvm::createStringError("cannot write '%s': it is not a regular file",
                                   outputPath.str().c_str());
  return llvm::Error::success();
}

/// A hidden name beside `outputPath`, with random digits.
static llvm::SmallString<128> hiddenPath(StringRef outputPath) {
  llvm::SmallString<16> digits;
  fs::createUniquePath("%%%%%%%%", digits, /*MakeAbsolute=*/false);
  llvm::SmallString<128> path(llvm::sys::path::parent_path(outputPath));
  llvm::sys::path::append(path,
                          "." + llvm::sys::path::filename(outputPath) + "-" + digits);
  fs::make_absolute(path);
  return path;
}

llvm::Expected<WorkFolder> WorkFolder::create(StringRef outputPath) {
  if (llvm::Error error = checkOutputPath(outputPath))
    return error;
  for (int attempt = 0; attempt < 128; ++attempt) {
    llvm::SmallString<128> path = hiddenPath(outputPath);
    std::error_code code =
        fs::create_directory(path, /*IgnoreExisting=*/false, fs::owner_all);
    if (code == std::errc::file_exists)
      continue;
    if (code)
      return writeError(outputPath, code);
    std::lock_guard<std::mutex> guard(liveFoldersLock);
    liveFolders().insert(path.str().str());
    return WorkFolder(path.str().str());
  }
  return writeError(outputPath, std::make_error_code(std::errc::file_exists));
}

WorkFolder::WorkFolder(WorkFolder &&other) : path(std::move(other.path)) {
  other.path.clear();
}

WorkFolder::~WorkFolder() {
  if (path.empty())
    return;
  fs::remove_directories(path);
  std::lock_guard<std::mutex> guard(liveFoldersLock);
  liveFolders().erase(path);
}

void WorkFolder::removeAll() {
  std::lock_guard<std::mutex> guard(liveFoldersLock);
  for (const std::string &path : liveFolders())
    fs::remove_directories(path);
}

std::string WorkFolder::file(StringRef name) const { return path + "/" + name.str(); }

llvm::Expected<std::string> WorkFolder::write(StringRef name,
                                              llvm::ArrayRef<char> bytes) const {
  std::string target = file(name);
  std::error_code code;
  llvm::raw_fd_ostream stream(target, code);
  if (code)
    return writeError(target, code);
  stream.write(bytes.data(), bytes.size());
  stream.close();
  if (stream.has_error()) {
    code = stream.error();
    stream.clear_error();
    return writeError(target, code);
  }
  return target;
}

llvm::Error WorkFolder::publish(StringRef name, StringRef outputPath) const {
  if (std::error_code code = fs::rename(file(name), outputPath))
    return writeError(outputPath, code);
  return llvm::Error::success();
}

llvm::Error
tenon::writeOutputFile(StringRef path,
                       llvm::function_ref<llvm::Error(llvm::raw_pwrite_stream &)> body) {
  llvm::Expected<WorkFolder> folder = WorkFolder::create(path);
  if (!folder)
    return folder.takeError();
  std::error_code code;
  llvm::raw_fd_ostream stream(folder->file("output"), code);
  if (code)
    return writeError(path, code);
  llvm::Error error = body(stream);
  stream.close();
  code = stream.error();
  stream.clear_error();
  if (error)
    return error;
  if (code)
    return writeError(path, code);
  return folder->publish("output", path);
}
