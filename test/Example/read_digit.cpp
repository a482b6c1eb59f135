//===- read_digit.cpp - A program with a compiled graph inside ------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Draws a digit, asks the graph what it is, and prints the answer.
//
//===--------------------------------------------------------------------===//
#include "digits.h"

#include <algorithm>
#include <cstdio>

// Each character is three pixels wide and high.
static const char *const picture[7] = {
    " ### ", "#   #", "    #", "  ## ", "    #", "#   #", " ### ",
};

int main() {
  example::Digits digits;
  float *pixels = digits.arg_image_data();
  std::fill(pixels, pixels + 28 * 28, 0.0f);
  for (int y = 0; y < 21; ++y)
    for (int x = 0; x < 15; ++x)
      if (picture[y / 3][x / 3] == '#')
        pixels[(y + 4) * 28 + x + 6] = 0.9f;

  if (!digits.Run()) {
    std::fprintf(stderr, "error: %s\n", digits.error_msg().c_str());
    return 1;
  }
  const float *scores = digits.result_digit_data();
  const float *best = std::max_element(scores, scores + 10);
  std::printf("that is a %d (%.1f %%)\n", int(best - scores), 100 * *best);
  return best - scores == 3 ? 0 : 1;
}
