//===- Cpu.h - Which compiled target this machine can run -------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef TENON_RUNTIME_CORE_CPU_H_
#define TENON_RUNTIME_CORE_CPU_H_

#include "tenon/abi.h"

namespace tenon::core {

/// Whether this machine, its operating system included, has what `target` needs.
bool cpuFits(const tn_target &target);

/// CPUs that this process may run on; at least 1.
int32_t cpuCount();

} // namespace tenon::core

#endif // TENON_RUNTIME_CORE_CPU_H_
