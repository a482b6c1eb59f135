//===- Plain.c - An executable of an empty program ------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "tenon/abi.h"

const tn_module tenon_main_module = {0};
