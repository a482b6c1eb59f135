//===- run_module.cpp - Runs a program that is linked in ------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "half_plus_two.h"
#include "tenon/session.hpp"
#include <cstdio>

static int fail(const tenon::Status &status) {
  std::fprintf(stderr, "%s\n", status.message().c_str());
  return 1;
}

int main() {
  auto program = tenon::Program::fromModule(tenon_module_half_plus_two);
  if (!program)
    return fail(program.status());
  auto session = tenon::Session::create(*program);
  if (!session)
    return fail(session.status());
  auto x = tenon::Tensor::of<float>({3}, {0, 1, 2});
  auto y = session->run("serving_default", {{"x", &*x}});
  return y ? 0 : fail(y.status());
}
