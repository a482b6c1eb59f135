//===- load_half_plus_two.cpp - Loads a graph from a shared library -------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "tenon/session.hpp"
#include <cstdio>

static int fail(const tenon::Status &status) {
  std::fprintf(stderr, "%s\n", status.message().c_str());
  return 1;
}

int main(int, char **words) {
  auto program = tenon::Program::open(words[1]);
  if (!program)
    return fail(program.status());
  auto session = tenon::Session::create(*program);
  if (!session)
    return fail(session.status());
  auto x = tenon::Tensor::of<float>({3}, {0, 1, 2});
  auto y = session->run("serving_default", {{"x", &*x}});
  if (!y)
    return fail(y.status());
  for (int i = 0; i < 3; ++i)
    std::printf("%g\n", (*y->at("y").view<float>())(i));
}
