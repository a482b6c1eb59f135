//===- call_half_plus_two.cpp - Calls a graph through its header ----------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "half_plus_two.h"
#include <cstdio>

int main() {
  HalfPlusTwo model;
  for (int i = 0; i < 3; ++i)
    model.arg_x(i) = float(i);
  if (!model.Run()) {
    std::fprintf(stderr, "%s\n", model.error_msg().c_str());
    return 1;
  }
  for (int i = 0; i < 3; ++i)
    std::printf("%g\n", model.result_y(i));
}
