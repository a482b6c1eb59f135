//===- HeaderTest.cpp - The class over a linked program -------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Object/Header.h"
#include "SampleProgram.h"
#include <fstream>

using namespace tenon;
using namespace tenon::test;

namespace {

/// Two programs with kernels of equal names in one, warnings as errors.
constexpr char userProgram[] = R"(
#include "first.h"
#include "second.h"
#include <cstdio>
int main() {
  First first;
  Second second;
  first.set_arg_x_shape({2, 2});
  for (int i = 0; i < 2; ++i)
    for (int j = 0; j < 2; ++j)
      first.arg_x(i, j) = float(i * 2 + j);
  if (!first.Run()) return 1;
  std::printf("%g %g\n", double(first.result_y(0, 0)), double(first.result_y(1, 1)));
  float row[] = {5, 6};
  second.set_arg_x_data(row);
  if (!second.Run()) return 2;
  std::printf("%g %d\n", double(second.result_y_data()[1]),
              int(second.result_y_dims()[0]));
  first.count_arg_d() = 3;
  if (!first.Run_count() || !first.Run_count()) return 3;
  std::printf("%d %d\n", int(first.count_result_total()), int(*first.var_n_data()));
  first.count_arg_d() = -4;
  if (first.Run_count()) return 4;
  std::printf("%s\n", first.error_msg().c_str());
  if (first.set_arg_x_shape({2, 3})) return 5;
  std::printf("%s\n", first.error_msg().c_str());
  std::printf("%d %d %d\n", First::LookupArgIndex("x"), First::LookupArgIndex("x:0"),
              First::LookupResultIndex("z"));
}
)";

constexpr char expectedOutput[] = R"(10 23
26 1
11 11
d is -4, but must be at least 0
dimension 1 of feed 'x:0' cannot be 3
0 0 -1
)";

TEST(Header, classesRunWithoutTheRuntime) {
  TestFolder folder;
  ASSERT_EQ(textOf(buildSample(folder.file("first.o"), true)), "");
  ASSERT_EQ(textOf(buildSample(folder.file("second.a"), true)), "");
  std::ofstream(folder.file("user.cpp")) << userProgram;
  std::string log, output;
  ASSERT_EQ(shell(std::string(TENON_TEST_CXX) +
                      " -std=c++11 -O1 -Wall -Wextra -Werror -pedantic "
                      "-fno-exceptions -fno-rtti " +
                      folder.file("user.cpp") + " " + folder.file("first.o") + " " +
                      folder.file("second.a") + " -o " + folder.file("user"),
                  &log),
            0)
      << log;
  ASSERT_EQ(shell(folder.file("user"), &output), 0) << output;
  EXPECT_EQ(output, expectedOutput);
}

TEST(Header, isPlainCAsWell) {
  TestFolder folder;
  ASSERT_EQ(textOf(buildSample(folder.file("m.o"), true)), "");
  std::ofstream(folder.file("user.c")) << "#include \"m.h\"\nint main(void) { return "
                                          "tenon_module_m.entry_count == 2 ? 0 : 1; }\n";
  std::string log;
  EXPECT_EQ(shell(std::string(TENON_TEST_CXX) + " -x c -std=c99 -Wall -Werror " +
                      folder.file("user.c") + " -x none " + folder.file("m.o") + " -o " +
                      folder.file("user") + " && " + folder.file("user"),
                  &log),
            0)
      << log;
}

TEST(Header, classNameMayHaveNamespaces) {
  auto header = writeHeader(sampleProgram("m"), "a::b::Net");
  ASSERT_TRUE(bool(header));
  EXPECT_NE(header->find("namespace a {\nnamespace b {\n"), std::string::npos);
  EXPECT_NE(header->find("class Net {"), std::string::npos);
}

TEST(Header, refusesStrings) {
  ProgramDescription program = sampleProgram("m");
  program.signatures[0].feeds[0].element = ElementKind::String;
  EXPECT_EQ(textOf(writeHeader(program, "").takeError()),
            "signature 'serving_default' has string tensor 'x:0', which a "
            "header's class cannot hold; compile a .so");
}

TEST(Header, refusesWeightsElsewhere) {
  ProgramDescription program = sampleProgram("m");
  program.weightsFile = "w.bin";
  EXPECT_EQ(textOf(writeHeader(program, "").takeError()),
            "a .o or .a holds its weights; --weights 'w.bin' is for a .so or an "
            "executable");
}

} // namespace
