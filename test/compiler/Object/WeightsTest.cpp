//===- WeightsTest.cpp - The section with the constants -------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Object/Weights.h"
#include "SampleProgram.h"
#include "llvm/Object/ELFObjectFile.h"
#include "llvm/Support/xxhash.h"

using namespace tenon;
using namespace tenon::test;

namespace {

TEST(Weights, layoutAlignsAndSkipsRepetitions) {
  WeightStore store;
  std::vector<char> bytes(100, 'a');
  int64_t a = store.addCopy(bytes), unused = store.addCopy(bytes),
          b = store.addCopy(bytes);
  WeightLayout layout(store, {b, a, b});
  EXPECT_EQ(layout.offset(b), 0);
  EXPECT_EQ(layout.offset(a), 128);
  EXPECT_EQ(layout.offset(unused), -1);
  EXPECT_EQ(layout.totalSize(), 256);
  EXPECT_EQ(WeightLayout().totalSize(), 0);
}

void checkObject(const char *triple, size_t size, uint64_t alignment) {
  TestFolder folder;
  WeightStore store;
  std::vector<char> bytes(size, 'a');
  WeightLayout layout(store, {store.addCopy(bytes)});
  std::string path = folder.file("w.o");
  ASSERT_EQ(textOf(writeWeightsObject(path, triple, "m", store, layout)), "");
  auto object = llvm::object::ObjectFile::createObjectFile(path);
  ASSERT_TRUE(bool(object)) << textOf(object.takeError());
  bool found = false;
  for (const auto &section : object->getBinary()->sections()) {
    if (llvm::cantFail(section.getName()) != ".tenon.weights")
      continue;
    found = true;
    EXPECT_EQ(section.getAlignment().value(), alignment);
    EXPECT_EQ(llvm::cantFail(section.getContents()).count('a'), size);
  }
  EXPECT_TRUE(found);
  for (const auto &symbol : object->getBinary()->symbols())
    EXPECT_EQ(llvm::cantFail(symbol.getName()), "tenon_weights_m");
}

TEST(Weights, objectIsWellFormed) {
  checkObject("x86_64-unknown-linux-gnu", 100, 64);
  checkObject("aarch64-unknown-linux-gnu", 5 << 20, 2 << 20);
}

TEST(Weights, fileHasItsHash) {
  TestFolder folder;
  WeightStore store;
  WeightLayout layout(store, {store.addCopy({'a', 'b'})});
  auto hash = writeWeightsFile(folder.file("w.bin"), store, layout);
  ASSERT_TRUE(bool(hash));
  std::string expected = std::string("ab") + std::string(62, '\0');
  EXPECT_EQ(readFile(folder.file("w.bin")), expected);
  EXPECT_EQ(*hash, llvm::xxHash64(expected));
}

} // namespace
