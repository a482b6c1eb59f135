//===- SafetensorsTest.cpp - .safetensors files ---------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "runtime/io/Safetensors.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

using namespace tenon::io;

namespace {
class Safetensors : public testing::Test {
protected:
  tn_status open(const std::string &bytes) {
    return reader.openBytes("t", reinterpret_cast<const uint8_t *>(bytes.data()),
                            bytes.size());
  }
  static std::string file(const std::string &header, const std::string &data) {
    std::string size(8, '\0');
    for (int i = 0; i < 8; ++i)
      size[size_t(i)] = char(uint64_t(header.size()) >> 8 * i);
    return size + header + data;
  }
  std::string error(const std::string &header, const std::string &data = "") {
    SafetensorsReader other;
    std::string bytes = file(header, data);
    if (other.openBytes("t", reinterpret_cast<const uint8_t *>(bytes.data()),
                        bytes.size()))
      return tn_last_error();
    for (uint32_t i = 0; i < other.count(); ++i) {
      Tensor tensor;
      if (other.read(i, &tensor))
        return tn_last_error();
    }
    return "";
  }

  SafetensorsReader reader;
};
} // namespace

TEST_F(Safetensors, Reads) {
  std::string bytes =
      file(R"({"__metadata__": {"format":"pt"}, "a\"\u00e9\ud83d\ude00": {"dtype":"I16",)"
           R"("shape":[2, 1],"data_offsets":[0,4]}, "s":{"data_offsets":[4,5],)"
           R"("shape":[],"dtype":"BOOL"}}  )",
           std::string("\1\0\2\0\1", 5));
  ASSERT_EQ(open(bytes), TN_OK) << tn_last_error();
  ASSERT_EQ(reader.count(), 2u);
  EXPECT_STREQ(reader.name(0), "a\"\u00e9\U0001f600");
  Tensor a, s;
  ASSERT_EQ(reader.read(0, &a), TN_OK) << tn_last_error();
  EXPECT_EQ(a.rank(), 2u);
  EXPECT_EQ(reinterpret_cast<int16_t *>(a.data())[1], 2);
  ASSERT_EQ(reader.read(reader.find("s"), &s), TN_OK) << tn_last_error();
  EXPECT_EQ(s.dtype(), uint32_t(TN_BOOL));
  EXPECT_EQ(reader.find("none"), 2u);
}

TEST_F(Safetensors, Writes) {
  std::string path = testing::TempDir() + "/written.safetensors";
  List<SavedTensor> tensors;
  int64_t shape[] = {2, 0}, two[] = {2};
  for (const char *name : {"empty", "q\"\n", "z"}) {
    SavedTensor *tensor = tensors.add();
    tensor->name = name;
    bool isEmpty = name[0] == 'e';
    ASSERT_EQ(tensor->value.allocate(TN_FLOAT64, isEmpty ? 2 : 1, isEmpty ? shape : two),
              TN_OK);
  }
  reinterpret_cast<double *>(tensors[2].value.data())[1] = 0.1;
  ASSERT_EQ(writeSafetensors(path.c_str(), tensors), TN_OK) << tn_last_error();
  ASSERT_EQ(reader.open(path.c_str()), TN_OK) << tn_last_error();
  ASSERT_EQ(reader.count(), 3u);
  EXPECT_STREQ(reader.name(1), "q\"\n");
  Tensor z;
  ASSERT_EQ(reader.read(2, &z), TN_OK) << tn_last_error();
  EXPECT_EQ(reinterpret_cast<double *>(z.data())[1], 0.1);
  ASSERT_EQ(tensors[0].value.allocate(TN_COMPLEX128, 1, two), TN_OK);
  EXPECT_EQ(writeSafetensors(path.c_str(), tensors), TN_UNIMPLEMENTED);
  EXPECT_EQ(tn_last_error(),
            path +
                ": variable 'empty' is complex128, which .safetensors files cannot hold");
  std::filesystem::remove(path);
}

TEST_F(Safetensors, DamageIsFound) {
  std::string form = "t: .safetensors file is damaged: its header is not as it must be";
  EXPECT_EQ(open("short"), TN_CORRUPT);
  EXPECT_STREQ(tn_last_error(), "t: .safetensors file is damaged: it is too short");
  EXPECT_EQ(open(std::string(8, '\xff')), TN_CORRUPT);
  for (const char *header :
       {"", "{", "[]", "{}x", R"({"a":1})", R"({"a":{"dtype":"F32","shape":[-1]}})",
        R"({"a":{"shape":[99999999999999999999]}})", R"({"a\q":{}})", R"({"\ud800x":{}})",
        R"({"a":{"other":[]}})", R"({"a":{"shape":[1,2}})"})
    EXPECT_EQ(error(header), form) << header;
  EXPECT_EQ(error(R"({"a":{"dtype":"F8","shape":[],"data_offsets":[0,1]}})", "x"),
            "t: tensor 'a' has a type that is not supported");
  for (const char *offsets : {"[0,8]", "[4,0]", "[0,3]", "[1,5]"})
    EXPECT_EQ(error(std::string(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":)") +
                        offsets + "}}",
                    "abcd")
                  .find("t: .safetensors file is damaged: tensor 'a' is at "),
              0u)
        << offsets;
}

TEST_F(Safetensors, EveryCutAndFlipIsSurvived) {
  std::string bytes =
      file(R"({"a":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}})", "12345678");
  for (size_t at = 0; at < bytes.size(); ++at)
    for (int flip : {1, 0x20, 0x80, 0xff}) {
      std::string flipped = bytes;
      flipped[at] = char(flipped[at] ^ flip);
      SafetensorsReader other;
      Tensor tensor;
      if (!other.openBytes("t", reinterpret_cast<const uint8_t *>(flipped.data()),
                           flipped.size()) &&
          other.count())
        (void)other.read(0, &tensor);
    }
}
