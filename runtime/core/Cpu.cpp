//===- Cpu.cpp - Which compiled target this machine can run ---------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Features come from cpuid, and vector registers count only if the operating
// system saves them. AMX is asked for when a target needs it, since Linux grants
// it on request only. A target with TN_CPU_OTHER was compiled for one CPU: when
// its name ends in "@" and an identity (vendor-family-model as cpuid has them),
// only that CPU takes it; without, the name was the user's choice and the other
// features decide.
//
//===----------------------------------------------------------------------===//
#include "Cpu.h"

#include <stdio.h>
#include <string.h>
#if defined(__linux__)
#include <sched.h>
#include <sys/auxv.h>
#include <sys/syscall.h>
#endif
#include <unistd.h>
#if defined(__x86_64__)
#include <cpuid.h>
#endif

namespace tenon::core {

#if defined(__x86_64__)
namespace {
struct Leaf {
  uint32_t a = 0, b = 0, c = 0, d = 0;
  Leaf(uint32_t leaf, uint32_t subleaf = 0) {
    __get_cpuid_count(leaf, subleaf, &a, &b, &c, &d);
  }
};
} // namespace

static bool all(uint32_t word, uint32_t bits) { return (word & bits) == bits; }

static uint64_t savedState() {
  uint32_t low, high;
  __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
  return uint64_t(high) << 32 | low;
}

static bool amxGranted() {
#if defined(__linux__) && defined(SYS_arch_prctl)
  return syscall(SYS_arch_prctl, 0x1023 /*ARCH_REQ_XCOMP_PERM*/, 18) == 0;
#else
  return false;
#endif
}

static uint32_t machineFeatures(uint32_t wanted) {
  Leaf one(1), seven(7), sevenOne(7, 1), extended(0x80000001);
  uint32_t found = 0;
  if (!all(one.c,
           bit_SSE3 | bit_SSSE3 | bit_SSE4_1 | bit_SSE4_2 | bit_POPCNT | bit_CMPXCHG16B))
    return found;
  found |= TN_CPU_X86_64_V2;
  uint64_t saved = all(one.c, bit_OSXSAVE) ? savedState() : 0;
  constexpr uint32_t lzcnt = 1u << 5;
  if ((saved & 0x6) != 0x6 || !all(one.c, bit_AVX | bit_FMA | bit_F16C | bit_MOVBE) ||
      !all(seven.b, bit_AVX2 | bit_BMI | bit_BMI2) || !all(extended.c, lzcnt))
    return found;
  found |= TN_CPU_X86_64_V3;
  constexpr uint32_t avx512f = 1u << 16, avx512dq = 1u << 17, avx512cd = 1u << 28,
                     avx512bw = 1u << 30, avx512vl = 1u << 31;
  if ((saved & 0xe6) != 0xe6 ||
      !all(seven.b, avx512f | avx512dq | avx512cd | avx512bw | avx512vl))
    return found;
  found |= TN_CPU_X86_64_V4;
  if (all(seven.c, 1u << 11))
    found |= TN_CPU_AVX512_VNNI;
  if (all(sevenOne.a, 1u << 5))
    found |= TN_CPU_AVX512_BF16;
  constexpr uint32_t amxBf16 = 1u << 22, amxTile = 1u << 24, amxInt8 = 1u << 25;
  if ((wanted & TN_CPU_AMX) && all(seven.d, amxBf16 | amxTile | amxInt8) &&
      (saved & 0x60000) == 0x60000 && amxGranted())
    found |= TN_CPU_AMX;
  return found;
}

/// "GenuineIntel-6-143".
static void machineIdentity(char *text, size_t size) {
  Leaf zero(0), one(1);
  char vendor[13] = {};
  memcpy(vendor, &zero.b, 4);
  memcpy(vendor + 4, &zero.d, 4);
  memcpy(vendor + 8, &zero.c, 4);
  uint32_t family = one.a >> 8 & 0xf, model = one.a >> 4 & 0xf;
  if (family == 6 || family == 15)
    model |= one.a >> 12 & 0xf0;
  if (family == 15)
    family += one.a >> 20 & 0xff;
  snprintf(text, size, "%s-%u-%u", vendor, family, model);
}
#else
static uint32_t machineFeatures(uint32_t) {
  uint32_t found = 0;
#if defined(__aarch64__) && defined(__linux__)
  if (getauxval(AT_HWCAP) & (1ul << 20 /*HWCAP_ASIMDDP*/))
    found |= TN_CPU_NEON_DOTPROD;
#endif
  return found;
}

static void machineIdentity(char *text, size_t size) { snprintf(text, size, "unknown"); }
#endif

bool cpuFits(const tn_target &target) {
  uint32_t needed = target.features & ~uint32_t(TN_CPU_OTHER);
  if (needed & ~machineFeatures(needed))
    return false;
  const char *identity = target.cpu ? strchr(target.cpu, '@') : nullptr;
  if (!(target.features & TN_CPU_OTHER) || !identity)
    return true;
  char own[64];
  machineIdentity(own, sizeof(own));
  return strcmp(identity + 1, own) == 0;
}

int32_t cpuCount() {
#if defined(__linux__)
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof(set), &set) == 0 && CPU_COUNT(&set) > 0)
    return CPU_COUNT(&set);
#endif
  long count = sysconf(_SC_NPROCESSORS_ONLN);
  return count > 0 ? int32_t(count) : 1;
}

} // namespace tenon::core
