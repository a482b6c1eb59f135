//===- NpyTest.cpp - .npy files -------------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "runtime/io/Npy.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <string>
#include <vector>

using namespace tenon::io;

/// A version 1 file with this header and these bytes.
static std::string npy(const std::string &header, const std::string &bytes) {
  std::string file = "\x93NUMPY";
  file += {1, 0, char(header.size()), char(header.size() >> 8)};
  return file + header + bytes;
}

static std::string dict(const std::string &descr, const std::string &shape,
                        const char *fortran = "False") {
  return "{'descr': '" + descr + "', 'fortran_order': " + fortran +
         ", 'shape': " + shape + ", }\n";
}

static tn_status parse(const std::string &file, Tensor *out) {
  return parseNpy("t", reinterpret_cast<const uint8_t *>(file.data()), file.size(), out);
}

static std::string parseError(const std::string &file) {
  Tensor tensor;
  return parse(file, &tensor) ? tn_last_error() : "";
}

TEST(Npy, RoundTripOfEveryType) {
  for (uint32_t dtype = 0; dtype < 24; ++dtype) {
    if (!tn_dtype_size(dtype) || dtype == TN_STRING)
      continue;
    Tensor before, after;
    const int64_t shape[] = {2, 3};
    ASSERT_EQ(before.allocate(dtype, 2, shape), TN_OK);
    for (uint64_t i = 0; i < before.size(); ++i)
      before.data()[i] = dtype == TN_BOOL ? i & 1 : uint8_t(i * 37);
    Bytes file;
    ASSERT_EQ(formatNpy(before.view(), &file), TN_OK);
    EXPECT_EQ((file.size() - before.size()) % 64, 0u);
    ASSERT_EQ(parseNpy("t", file.data(), file.size(), &after), TN_OK) << tn_last_error();
    EXPECT_EQ(after.dtype(), dtype);
    ASSERT_EQ(after.rank(), 2u);
    EXPECT_EQ(after.shape()[1], 3);
    EXPECT_EQ(memcmp(before.data(), after.data(), before.size()), 0);
  }
}

TEST(Npy, RoundTripOfShapes) {
  std::vector<std::vector<int64_t>> shapes = {{}, {0}, {7}, {2, 0, 3}, {1, 1, 1, 1}};
  for (const std::vector<int64_t> &shape : shapes) {
    Tensor before, after;
    ASSERT_EQ(before.allocate(TN_INT32, uint32_t(shape.size()), shape.data()), TN_OK);
    Bytes file;
    ASSERT_EQ(formatNpy(before.view(), &file), TN_OK);
    ASSERT_EQ(parseNpy("t", file.data(), file.size(), &after), TN_OK) << tn_last_error();
    EXPECT_EQ(std::vector<int64_t>(after.shape(), after.shape() + after.rank()), shape);
  }
}

TEST(Npy, StringsRoundTripAsBytes) {
  const int64_t shape[] = {3};
  tn_string strings[] = {{"a", 1}, {"", 0}, {"b\0c", 3}};
  Bytes file;
  ASSERT_EQ(formatNpy({strings, shape, 1, TN_STRING}, &file), TN_OK);
  Tensor tensor;
  ASSERT_EQ(parseNpy("t", file.data(), file.size(), &tensor), TN_OK);
  ASSERT_EQ(tensor.dtype(), uint32_t(TN_STRING));
  for (int i = 0; i < 3; ++i) {
    tn_string read = tensor.strings()[i];
    EXPECT_EQ(std::string(read.data, read.size),
              std::string(strings[i].data, strings[i].size));
  }
}

TEST(Npy, UnicodeBecomesUtf8) {
  // U+00E9, U+20AC, U+1F600 and padding, in both byte orders.
  std::string little("\xe9\0\0\0\xac\x20\0\0\0\xf6\x01\0\0\0\0\0", 16);
  std::string big("\0\0\0\xe9\0\0\x20\xac\0\x01\xf6\0\0\0\0\0", 16);
  for (const std::string &file :
       {npy(dict("<U4", "()"), little), npy(dict(">U4", "()"), big)}) {
    Tensor tensor;
    ASSERT_EQ(parse(file, &tensor), TN_OK) << tn_last_error();
    tn_string read = tensor.strings()[0];
    EXPECT_EQ(std::string(read.data, read.size), "\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80");
  }
}

TEST(Npy, BigEndianAndFortranOrder) {
  Tensor tensor;
  ASSERT_EQ(parse(npy(dict(">i2", "(2, 3)", "True"),
                      std::string("\0\1\0\4\0\2\0\5\0\3\0\6", 12)),
                  &tensor),
            TN_OK)
      << tn_last_error();
  for (int i = 0; i < 6; ++i)
    EXPECT_EQ(reinterpret_cast<int16_t *>(tensor.data())[i], i + 1);
}

TEST(Npy, BoolsAreZeroOrOne) {
  Tensor tensor;
  ASSERT_EQ(parse(npy(dict("|b1", "(3,)"), std::string("\0\2\xff", 3)), &tensor), TN_OK);
  EXPECT_EQ(tensor.data()[0] * 4 + tensor.data()[1] * 2 + tensor.data()[2], 3);
}

TEST(Npy, WrongFilesAreRefused) {
  EXPECT_EQ(parseError(""), "t: no .npy file");
  EXPECT_EQ(parseError("\x93NUMPY\x09\0\0\0\0\0\0\0"), "t: no .npy file");
  EXPECT_EQ(parseError(std::string("\x93NUMPY\x09\0\0\0", 10)),
            "t: .npy version 9 is not 1 to 3");
  EXPECT_EQ(parseError(std::string("\x93NUMPY\1\0\xff\xff", 10)),
            "t: .npy header of 65535 bytes in a file of 10");
  EXPECT_EQ(parseError(npy(dict("<f4", "(2, 2)"), "123456789012345")),
            "t: .npy file is cut short: its 15 bytes are less than its shape takes");
  EXPECT_EQ(parseError(npy(dict("<f4", "(4611686018427387904, 4)"), "")),
            "t: .npy file is cut short: its 0 bytes are less than its shape takes");
  EXPECT_EQ(parseError(npy(dict("<f4", "(99999999999999999999,)"), "")),
            "t: .npy header is damaged");
  EXPECT_EQ(parseError(npy(dict("<f4", "(1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1)"), "1234")),
            "t: .npy header is damaged");
  EXPECT_EQ(parseError(npy(dict("|O", "(1,)"), "12345678")),
            "t: Python objects are not tensors");
  EXPECT_EQ(parseError(npy(dict("<M8[us]", "(1,)"), "12345678")),
            "t: dtype '<M8[us]' is not one of tensors");
  EXPECT_EQ(parseError(npy(dict("<f3", "(1,)"), "123")),
            "t: dtype '<f3' is not one of tensors");
  EXPECT_EQ(parseError(npy("{'descr': [('a', '<f4')], }", "")),
            "t: records are not tensors");
  // Empty strings must not be a way to ask for memory.
  EXPECT_EQ(parseError(npy(dict("|S0", "(1099511627776,)"), "")),
            "t: .npy file is cut short: its 0 bytes are less than its shape takes");
  EXPECT_NE(parseError(npy(dict("<U4611686018427387904", "(0,)"), "")), "");
  for (const char *header :
       {"", "{", "{}", "{'descr'", "{'descr': '<f4'", "{'descr': '<f4', 'shape': (",
        "{'descr': '<f4', 'fortran_order': Maybe, 'shape': ()}", "{'other': 1}"})
    EXPECT_EQ(parseError(npy(header, "")), "t: .npy header is damaged") << header;
}

TEST(Npy, MissingFile) {
  Tensor tensor;
  EXPECT_EQ(readNpy("/no/such.npy", &tensor), TN_NOT_FOUND);
  EXPECT_STREQ(tn_last_error(), "/no/such.npy: No such file or directory");
}

TEST(Half, RoundsToNearestEven) {
  EXPECT_EQ(toHalf(1.0), 0x3c00);
  EXPECT_EQ(toHalf(-2.5), 0xc100);
  EXPECT_EQ(toHalf(65504.0), 0x7bff);
  EXPECT_EQ(toHalf(65519.9), 0x7bff);
  EXPECT_EQ(toHalf(65520.0), 0x7c00);
  EXPECT_EQ(toHalf(1.0 + 1.0 / 2048), 0x3c00);       // a tie, to even
  EXPECT_EQ(toHalf(1.0 + 3.0 / 2048), 0x3c02);       // a tie, to even
  EXPECT_EQ(toHalf(5.9604644775390625e-08), 0x0001); // the smallest
  EXPECT_EQ(toHalf(2.98e-08), 0x0000);
  EXPECT_EQ(toHalf(2.99e-08), 0x0001);
  EXPECT_EQ(toHalf(-HUGE_VAL), 0xfc00);
  EXPECT_EQ(toHalf(NAN) & 0x7fff, 0x7e00);
  EXPECT_EQ(toBFloat16(1.0), 0x3f80);
  EXPECT_EQ(toBFloat16(3.4e38), 0x7f80);
  EXPECT_EQ(toBFloat16(9.2e-41), 0x0001);
  for (uint32_t bits = 0; bits < 65536; ++bits) {
    double half = fromHalf(uint16_t(bits)), brain = fromBFloat16(uint16_t(bits));
    ASSERT_TRUE(half != half || toHalf(half) == bits) << bits;
    ASSERT_TRUE(brain != brain || toBFloat16(brain) == bits) << bits;
  }
}
