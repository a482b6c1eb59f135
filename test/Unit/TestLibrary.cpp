//===- TestLibrary.cpp - The test program as a shared library -------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "TestModule.h"

static tenon::test::TestModule testModule;

extern "C" {
__attribute__((visibility("default"))) tn_module tenon_module_unit_model =
    testModule.module;
}
