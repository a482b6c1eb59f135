//===- Main.cpp - main() of a compiled executable -------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Links with one compiled program, which defines tenon_main_module, and needs
// nothing but libc, libm and libpthread; with tensor bundles, LevelDB.
//
//===----------------------------------------------------------------------===//
#include "runtime/io/Driver.h"
#include "tenon/abi.h"

#include <stdio.h>
#include <string.h>

extern "C" const tn_module tenon_main_module;

namespace tenon::io {
/// NULL in a program that was linked without.
extern const BundleSupport bundleSupport __attribute__((weak));
} // namespace tenon::io

static int failed(const char *text) {
  fprintf(stderr, "error: %s\n", text);
  return 1;
}

static void printHelp(const char *program) {
  printf("usage: %s [options]\n\n%s", program, tenon::io::runOptionsHelp);
}

int main(int count, char **words) {
  tenon::io::RunOptions options;
  options.checkpoint.bundles = &tenon::io::bundleSupport;
  for (int at = 1; at < count; ++at) {
    if (!strcmp(words[at], "--help")) {
      printHelp(words[0]);
      return 0;
    }
    switch (tenon::io::parseRunOption(count, words, &at, &options)) {
    case tenon::io::Parsed::Taken:
      break;
    case tenon::io::Parsed::Failed:
      return failed(tn_last_error());
    case tenon::io::Parsed::NotMine:
      fprintf(stderr, "error: unknown option '%s'; --help lists them\n", words[at]);
      return 1;
    }
  }
  tn_program *program;
  tn_status status = tn_program_from_module(&tenon_main_module, &program);
  if (!status)
    status = tenon::io::runProgram(program, options, stdout);
  tn_program_release(program);
  return status ? failed(tn_last_error()) : 0;
}
