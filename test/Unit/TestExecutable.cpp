//===- TestExecutable.cpp - The test program as an executable -------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "TestModule.h"

static tenon::test::TestModule testModule;

extern "C" const tn_module tenon_main_module = testModule.module;
