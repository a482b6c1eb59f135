//===- NpzTest.cpp - .npz archives ----------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "runtime/io/Npz.h"
#include "TestModule.h"

#include <gtest/gtest.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace tenon::io;
using namespace tenon::test;

namespace {
class Npz : public testing::Test {
protected:
  void SetUp() override {
    path = testing::TempDir() + "/unit-" +
           testing::UnitTest::GetInstance()->current_test_info()->name() + ".npz";
  }
  void TearDown() override { std::filesystem::remove(path); }

  void writeTwo() {
    NpzWriter writer;
    ASSERT_EQ(writer.create(path.c_str()), TN_OK) << tn_last_error();
    Values<float> x = floats({2}, {1.5f, 2.5f});
    Values<int64_t> y = longs({}, {7});
    ASSERT_EQ(writer.add("x:0", x.view()), TN_OK);
    EXPECT_FALSE(std::filesystem::exists(path));
    ASSERT_EQ(writer.add("y", y.view()), TN_OK);
    ASSERT_EQ(writer.finish(), TN_OK);
  }
  std::string contents() {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  /// The text of the failure to open or to read all of these bytes.
  std::string readError(const std::string &bytes) {
    NpzReader reader;
    if (reader.openBytes("t", reinterpret_cast<const uint8_t *>(bytes.data()),
                         bytes.size()))
      return tn_last_error();
    for (uint32_t i = 0; i < reader.count(); ++i) {
      Tensor tensor;
      if (reader.read(i, &tensor))
        return tn_last_error();
    }
    return "";
  }

  std::string path;
};
} // namespace

TEST_F(Npz, RoundTrip) {
  writeTwo();
  NpzReader reader;
  ASSERT_EQ(reader.open(path.c_str()), TN_OK) << tn_last_error();
  ASSERT_EQ(reader.count(), 2u);
  EXPECT_STREQ(reader.name(0), "x:0");
  EXPECT_EQ(reader.find("y"), 1u);
  EXPECT_EQ(reader.find("z"), 2u);
  Tensor x, y;
  ASSERT_EQ(reader.read(0, &x), TN_OK) << tn_last_error();
  EXPECT_EQ(reinterpret_cast<float *>(x.data())[1], 2.5f);
  ASSERT_EQ(reader.read(1, &y), TN_OK);
  EXPECT_EQ(y.rank(), 0u);
  EXPECT_EQ(reinterpret_cast<int64_t *>(y.data())[0], 7);
}

TEST_F(Npz, EmptyArchive) {
  NpzWriter writer;
  ASSERT_EQ(writer.create(path.c_str()), TN_OK);
  ASSERT_EQ(writer.finish(), TN_OK);
  NpzReader reader;
  ASSERT_EQ(reader.open(path.c_str()), TN_OK) << tn_last_error();
  EXPECT_EQ(reader.count(), 0u);
}

TEST_F(Npz, NothingIsLeftOfAnUnfinishedFile) {
  {
    NpzWriter writer;
    ASSERT_EQ(writer.create(path.c_str()), TN_OK);
  }
  EXPECT_FALSE(std::filesystem::exists(path));
  NpzWriter writer;
  EXPECT_EQ(writer.create("/no/such/folder/x.npz"), TN_IO_ERROR);
}

TEST_F(Npz, DamageIsFound) {
  writeTwo();
  std::string bytes = contents();
  EXPECT_EQ(readError(bytes), "");
  EXPECT_EQ(readError(""), "t: .npz archive is damaged: it is too short");
  EXPECT_EQ(readError(std::string(100, 'x')),
            "t: .npz archive is damaged: it has no directory");
  std::string flipped = bytes;
  flipped[bytes.find("NUMPY") + 128 - 1] ^= 1; // in x's elements
  EXPECT_NE(readError(flipped).find("member \"x:0\" has CRC"), std::string::npos);
  std::string moved = bytes;
  moved[moved.find("PK\1\2") + 46 + 7 + 4 + 16 + 3] = 127; // the header's offset
  EXPECT_EQ(readError(moved), "t: .npz archive is damaged: a member's header is outside");
}

TEST_F(Npz, EveryCutAndFlipIsSurvived) {
  writeTwo();
  std::string bytes = contents();
  for (size_t size = 0; size < bytes.size(); ++size)
    EXPECT_NE(readError(bytes.substr(0, size)), "");
  for (size_t at = 0; at < bytes.size(); ++at)
    for (int flip : {1, 0x80, 0xff}) {
      std::string flipped = bytes;
      flipped[at] = char(flipped[at] ^ flip);
      readError(flipped);
    }
}

#ifdef TEST_ZLIB
TEST_F(Npz, NumpysDeflatedFiles) {
  NpzReader reader;
  const char *file = TEST_CORPUS "/npz/deflated";
  ASSERT_EQ(reader.open(file, inflateWithZlib), TN_OK) << tn_last_error();
  uint32_t index = reader.find("zeros");
  ASSERT_LT(index, reader.count());
  Tensor zeros;
  ASSERT_EQ(reader.read(index, &zeros), TN_OK) << tn_last_error();
  EXPECT_EQ(zeros.elementCount(), 10000);
  ASSERT_EQ(reader.open(file), TN_OK);
  EXPECT_EQ(reader.read(index, &zeros), TN_UNIMPLEMENTED);
  EXPECT_NE(strstr(tn_last_error(), "\"zeros\" is compressed, which this program "
                                    "cannot read: write it with numpy.savez"),
            nullptr);
}

TEST_F(Npz, DeflateThatLiesAboutItsSize) {
  const uint8_t stored[] = {1, 3, 0, 0xfc, 0xff, 'a', 'b', 'c'};
  Bytes out;
  EXPECT_EQ(inflateWithZlib("t", stored, sizeof(stored), 3, &out), TN_OK);
  out.clear();
  EXPECT_EQ(inflateWithZlib("t", stored, sizeof(stored), 2, &out), TN_CORRUPT);
  out.clear();
  EXPECT_EQ(inflateWithZlib("t", stored, 4, uint64_t(1) << 40, &out), TN_CORRUPT);
  EXPECT_EQ(inflateWithZlib("t", stored, 0, 0, &out), TN_CORRUPT);
}
#endif

TEST_F(Npz, NumpysOwnFiles) {
  NpzReader reader;
  ASSERT_EQ(reader.open(TEST_CORPUS "/npz/stored"), TN_OK) << tn_last_error();
  Tensor tensor;
  ASSERT_EQ(reader.read(reader.find("x:0"), &tensor), TN_OK) << tn_last_error();
  EXPECT_EQ(tensor.dtype(), uint32_t(TN_FLOAT32));
  EXPECT_EQ(tensor.elementCount(), 6);
}
