//===- JsonTest.cpp - JSON literals ---------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "runtime/io/Json.h"

#include <gtest/gtest.h>

#include <string>

using namespace tenon::io;

/// Parses a literal and prints it again, with its type and shape.
static std::string again(const std::string &text, uint32_t dtype = 0) {
  Tensor tensor;
  if (parseJson("t", text.c_str(), dtype, &tensor))
    return tn_last_error();
  std::string result = tn_dtype_name(tensor.dtype());
  for (uint32_t i = 0; i < tensor.rank(); ++i)
    result.append(i ? "x" : " ").append(std::to_string(tensor.shape()[i]));
  Bytes out;
  EXPECT_EQ(formatJson(tensor.view(), &out), TN_OK);
  return result + ": " + std::string(reinterpret_cast<char *>(out.data()), out.size());
}

TEST(Json, TypesFromTheText) {
  EXPECT_EQ(again("1"), "int32: 1");
  EXPECT_EQ(again("[[1,2],[3,4]]"), "int32 2x2: [[1, 2], [3, 4]]");
  EXPECT_EQ(again("[1, 2.5]"), "float32 2: [1.0, 2.5]");
  EXPECT_EQ(again("3000000000"), "int64: 3000000000");
  EXPECT_EQ(again(" [ true , false ] "), "bool 2: [true, false]");
  EXPECT_EQ(again("[\"a\", \"\", \"b\\n\"]"), "string 3: [\"a\", \"\", \"b\\u000a\"]");
  EXPECT_EQ(again("[NaN, Infinity, -Infinity, -1e-3]"),
            "float32 4: [NaN, Infinity, -Infinity, -0.001]");
  EXPECT_EQ(again("[]"), "float32 0: []");
  EXPECT_EQ(again("[[],[]]"), "float32 2x0: [[], []]");
}

TEST(Json, TypesAsWanted) {
  EXPECT_EQ(again("[1, 0.1]", TN_FLOAT32), "float32 2: [1.0, 0.1]");
  EXPECT_EQ(again("[1, 0.1]", TN_FLOAT64), "float64 2: [1.0, 0.1]");
  EXPECT_EQ(again("[1, 0.1, NaN]", TN_BFLOAT16), "bfloat16 3: [1.0, 0.1, NaN]");
  EXPECT_EQ(again("[65504, 1e9]", TN_FLOAT16), "float16 2: [65504.0, Infinity]");
  EXPECT_EQ(again("2", TN_COMPLEX64), "complex64: [2.0, 0.0]");
  EXPECT_EQ(again("[0, 1]", TN_BOOL), "bool 2: [false, true]");
  EXPECT_EQ(again("18446744073709551615", TN_UINT64), "uint64: 18446744073709551615");
  EXPECT_EQ(again("-9223372036854775808", TN_INT64), "int64: -9223372036854775808");
  EXPECT_EQ(again("[-128, 127]", TN_INT8), "int8 2: [-128, 127]");
  EXPECT_EQ(again("255", TN_UINT8), "uint8: 255");
}

TEST(Json, ValuesThatDoNotFit) {
  EXPECT_EQ(again("128", TN_INT8), "t: 128 is no int8");
  EXPECT_EQ(again("-1", TN_UINT32), "t: -1 is no uint32");
  EXPECT_EQ(again("1.5", TN_INT32), "t: 1.5 is no int32");
  EXPECT_EQ(again("2", TN_BOOL), "t: 2 is no bool");
  EXPECT_EQ(again("99999999999999999999", TN_UINT64),
            "t: 99999999999999999999 is no uint64");
  EXPECT_EQ(again("true", TN_FLOAT32), "t: a truth value where float32 is needed");
  EXPECT_EQ(again("\"a\"", TN_FLOAT32), "t: a string where float32 is needed");
  EXPECT_EQ(again("1", TN_STRING), "t: a number where string is needed");
}

TEST(Json, Escapes) {
  EXPECT_EQ(again("\"\\u00e9\\ud83d\\ude00\\\"\\\\\\/\""),
            "string: \"\xc3\xa9\xf0\x9f\x98\x80\\\"\\\\/\"");
  EXPECT_EQ(again("\"\\ud83d\""), "t: half a surrogate pair at character 8");
  EXPECT_EQ(again("\"\\x\""), "t: an unknown escape at character 3");
  EXPECT_EQ(again("\"\\u12"), "t: an unknown escape at character 5");
  EXPECT_EQ(again("\"\\"), "t: an unknown escape at character 3");
}

TEST(Json, WrongTexts) {
  EXPECT_EQ(again(""), "t: a value is missing at character 1");
  EXPECT_EQ(again("["), "t: a value is missing at character 2");
  EXPECT_EQ(again("[1,"), "t: a value is missing at character 4");
  EXPECT_EQ(again("[1 2]"), "t: ',' or ']' is missing at character 4");
  EXPECT_EQ(again("1 2"), "t: text after the value at character 3");
  EXPECT_EQ(again("[1,[2]]"), "t: lists of different depth at character 5");
  EXPECT_EQ(again("[[1],2]"), "t: lists of different depth at character 6");
  EXPECT_EQ(again("[[],1]"), "t: lists of different depth at character 5");
  EXPECT_EQ(again("[[1,2],[3]]"),
            "t: a list of 1 elements beside one of 2, at character 10");
  EXPECT_EQ(again("[1,true]"), "t: numbers, truth values or strings mixed");
  EXPECT_EQ(again("\"a"), "t: '\"' is missing at character 3");
  EXPECT_EQ(again("1e"), "t: an exponent is missing at character 3");
  EXPECT_EQ(again("null"), "t: a value is missing at character 1");
  EXPECT_EQ(again("-"), "t: a value is missing at character 2");
  EXPECT_EQ(again(std::string(100000, '[')),
            "t: lists nested too deeply at character 17");
}

TEST(Json, ShortestFloats) {
  EXPECT_EQ(again("16777217", TN_FLOAT32), "float32: 16777216.0");
  EXPECT_EQ(again("0.30000001192092896", TN_FLOAT32), "float32: 0.3");
  EXPECT_EQ(again("0.1234567", TN_FLOAT32), "float32: 0.1234567");
  EXPECT_EQ(again("0.30000000000000004", TN_FLOAT64), "float64: 0.30000000000000004");
}
