//===- SampleProgram.h - A small program from LLVM IR by hand ---*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once
#include "compiler/Object/Link.h"
#include "compiler/Object/Program.h"
#include "compiler/Object/Target.h"
#include "compiler/Weights/WeightStore.h"
#include "llvm/Support/Error.h"
#include <gtest/gtest.h>

namespace tenon::test {

/// Program `stem`: fetch y[b, 2] = x[b, 2] + w (weights 10, 20), and signature
/// `count` that adds feed d[] to variable n[] and fetches it. A negative d
/// fails check 0.
ProgramDescription sampleProgram(llvm::StringRef stem);

/// Compiles and links the sample as what `path`'s ending says, with its header.
llvm::Error buildSample(const std::string &path, bool withHeader = false);

/// A new folder that the test's end removes.
class TestFolder {
public:
  TestFolder();
  ~TestFolder();
  std::string file(llvm::StringRef name) const { return path + "/" + name.str(); }
  /// Names in the folder, hidden ones too, sorted.
  std::vector<std::string> list() const;

private:
  std::string path;
};

/// Text of an error, which is consumed; "" for success.
std::string textOf(llvm::Error error);

std::string readFile(const std::string &path);

/// Runs a shell command; returns its exit status and adds its output to `output`.
int shell(const std::string &command, std::string *output = nullptr);

} // namespace tenon::test
