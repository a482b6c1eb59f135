//===- OutputFileTest.cpp - Products appear whole or not at all -----------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Object/OutputFile.h"
#include "SampleProgram.h"
#include "llvm/Support/raw_ostream.h"

using namespace tenon;
using namespace tenon::test;

namespace {

llvm::Error writeText(const std::string &path, llvm::StringRef text) {
  return writeOutputFile(path, [&](llvm::raw_pwrite_stream &stream) {
    stream << text;
    return llvm::Error::success();
  });
}

TEST(OutputFile, replacesWhatWasThere) {
  TestFolder folder;
  ASSERT_EQ(textOf(writeText(folder.file("a.ll"), "one")), "");
  ASSERT_EQ(textOf(writeText(folder.file("a.ll"), "two")), "");
  EXPECT_EQ(readFile(folder.file("a.ll")), "two");
  EXPECT_EQ(folder.list(), std::vector<std::string>{"a.ll"});
}

TEST(OutputFile, failureLeavesTheOldFile) {
  TestFolder folder;
  ASSERT_EQ(textOf(writeText(folder.file("a.ll"), "one")), "");
  auto failing = [](llvm::raw_pwrite_stream &stream) {
    stream << "half";
    return llvm::createStringError("no more");
  };
  EXPECT_EQ(textOf(writeOutputFile(folder.file("a.ll"), failing)), "no more");
  EXPECT_EQ(readFile(folder.file("a.ll")), "one");
  EXPECT_EQ(folder.list(), std::vector<std::string>{"a.ll"});
}

TEST(OutputFile, pathsThatCannotBeWritten) {
  TestFolder folder;
  std::string missing = folder.file("no/a.so");
  EXPECT_EQ(textOf(writeText(missing, "")), "cannot write '" + missing +
                                                "': there is no folder '" +
                                                folder.file("no") + "'");
  std::string itself = folder.file(".");
  EXPECT_EQ(textOf(writeText(itself, "")),
            "cannot write '" + itself + "': it is a folder");
  EXPECT_EQ(textOf(writeText("/dev/null", "")),
            "cannot write '/dev/null': it is not a regular file");
  EXPECT_EQ(textOf(writeText("/proc/a", "")),
            "cannot write '/proc/a': No such file or directory");
  EXPECT_EQ(textOf(writeText("", "")), "the output's name is empty");
}

TEST(OutputFile, workFolderGoesWithItsFiles) {
  TestFolder folder;
  {
    auto work = WorkFolder::create(folder.file("m.so"));
    ASSERT_TRUE(bool(work));
    ASSERT_TRUE(bool(work->write("a.o", {'x'})));
    EXPECT_EQ(folder.list().size(), 1u);
  }
  EXPECT_TRUE(folder.list().empty());
}

} // namespace
