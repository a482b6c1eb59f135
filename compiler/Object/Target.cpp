//===- Target.cpp - CPUs that code is generated for -----------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a CPU has is asked of LLVM's own tables (or of this machine, for
// native); it is then rounded down to a baseline plus the extensions that have
// a bit in tn_cpu_feature, so that the loader's test is exact.
//
//===----------------------------------------------------------------------===//
#include "compiler/Object/Target.h"
#include "tenon/abi.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/MC/MCSubtargetInfo.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Target/TargetMachine.h"
#include "llvm/TargetParser/Host.h"
#include "llvm/TargetParser/Triple.h"
#include <functional>
#include <mutex>
#include <unistd.h>

using namespace tenon;
using llvm::StringRef;

/// Whether a CPU has a feature, by LLVM's name of it.
using HasFeature = std::function<bool(StringRef)>;

static void initializeTargets() {
  static std::once_flag once;
  std::call_once(once, [] {
    LLVMInitializeX86TargetInfo();
    LLVMInitializeX86Target();
    LLVMInitializeX86TargetMC();
    LLVMInitializeX86AsmPrinter();
    LLVMInitializeX86AsmParser();
    LLVMInitializeAArch64TargetInfo();
    LLVMInitializeAArch64Target();
    LLVMInitializeAArch64TargetMC();
    LLVMInitializeAArch64AsmPrinter();
    LLVMInitializeAArch64AsmParser();
  });
}

template <typename... Args>
static llvm::Error fail(const char *format, const Args &...args) {
  return llvm::createStringError(std::errc::invalid_argument, format, args...);
}

std::string tenon::hostTriple() {
  return llvm::Triple::normalize(llvm::sys::getDefaultTargetTriple());
}

std::vector<std::string> tenon::defaultCpus(StringRef triple, bool crossTarget) {
  if (llvm::Triple(triple).getArch() != llvm::Triple::x86_64)
    return {"generic"};
  if (crossTarget)
    return {"x86-64-v2"};
  return {"x86-64-v3", "x86-64-v4"};
}

//===----------------------------------------------------------------------===//
// Baselines
//===----------------------------------------------------------------------===//

namespace {

/// A baseline of an architecture: what it adds to the one before, and its facts.
struct Baseline {
  const char *name; // LLVM's
  std::vector<StringRef> features;
  uint32_t bit;
  int64_t vectorBytes, vectorRegisters, l1Bytes, l2Bytes;
  bool hasFma, hasHalfConversion, hasScale;
  const char *always; // LLVM's features beside the baseline's own
};

/// An extension beyond the baselines, with a bit of its own.
struct Extension {
  std::vector<StringRef> features;
  uint32_t bit;
};

} // namespace

/// Baselines of an architecture, the least first.
static llvm::ArrayRef<Baseline> baselinesOf(llvm::Triple::ArchType architecture) {
  // Older processors of x86 execute prefetchw as no operation. LLVM tunes some CPUs,
  // x86-64-v4 among them, to leave half of the register unused.
  static const std::vector<Baseline> x86 = {
      {"x86-64-v2",
       {"cx16", "popcnt", "sse4.2"},
       TN_CPU_X86_64_V2,
       16,
       16,
       32 << 10,
       256 << 10,
       false,
       false,
       false,
       "+prfchw"},
      {"x86-64-v3",
       {"avx2", "bmi", "bmi2", "f16c", "fma", "lzcnt", "movbe"},
       TN_CPU_X86_64_V3,
       32,
       16,
       32 << 10,
       512 << 10,
       true,
       true,
       false,
       "+prfchw"},
      {"x86-64-v4",
       {"avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"},
       TN_CPU_X86_64_V4,
       64,
       32,
       32 << 10,
       1 << 20,
       true,
       true,
       true,
       "+prfchw,-prefer-256-bit"},
  };
  static const std::vector<Baseline> arm = {
      {"generic", {"neon"}, 0, 16, 32, 64 << 10, 512 << 10, true, true, false, ""},
  };
  return architecture == llvm::Triple::x86_64 ? x86 : arm;
}

/// Extensions beyond the highest baseline of an architecture.
static llvm::ArrayRef<Extension> extensionsOf(llvm::Triple::ArchType architecture) {
  static const std::vector<Extension> x86 = {
      {{"avx512vnni"}, TN_CPU_AVX512_VNNI},
      {{"avx512bf16"}, TN_CPU_AVX512_BF16},
      {{"amx-tile", "amx-int8", "amx-bf16"}, TN_CPU_AMX},
  };
  static const std::vector<Extension> arm = {{{"dotprod"}, TN_CPU_NEON_DOTPROD}};
  return architecture == llvm::Triple::x86_64 ? x86 : arm;
}

static void addFeature(TargetInfo &target, StringRef feature) {
  target.features += ((target.features.empty() ? "" : ",") + feature).str();
}

/// Fills in the facts of the highest baseline that `target` has, and its extensions.
static llvm::Error describe(const HasFeature &has, TargetInfo &target) {
  llvm::Triple::ArchType architecture = llvm::Triple(target.triple).getArch();
  llvm::ArrayRef<Baseline> baselines = baselinesOf(architecture);
  const Baseline *best = nullptr;
  for (const Baseline &baseline : baselines) {
    if (!llvm::all_of(baseline.features, has))
      break;
    best = &baseline;
    target.featureBits |= baseline.bit;
  }
  if (!best)
    return fail("cpu '%s' is older than %s, the least that code is generated for",
                target.name.c_str(), baselines.front().name);
  target.cpu = best->name;
  target.vectorBytes = best->vectorBytes;
  target.vectorRegisters = best->vectorRegisters;
  target.l1Bytes = best->l1Bytes;
  target.l2Bytes = best->l2Bytes;
  target.hasFma = best->hasFma;
  target.hasHalfConversion = best->hasHalfConversion;
  target.hasScale = best->hasScale;
  target.features = best->always;
  if (best != &baselines.back())
    return llvm::Error::success();
  for (const Extension &extension : extensionsOf(architecture)) {
    if (!llvm::all_of(extension.features, has))
      continue;
    target.featureBits |= extension.bit;
    for (StringRef feature : extension.features)
      addFeature(target, ("+" + feature).str());
  }
  target.hasBf16 = target.featureBits & TN_CPU_AVX512_BF16;
  return llvm::Error::success();
}

//===----------------------------------------------------------------------===//
// Names
//===----------------------------------------------------------------------===//

/// Up to three names that `name` may have been meant as, closest first.
static std::string closeNames(const llvm::MCSubtargetInfo &subtarget, StringRef name) {
  std::vector<std::pair<unsigned, StringRef>> found;
  unsigned limit = std::max<size_t>(2, name.size() / 3);
  for (const auto &processor : subtarget.getAllProcessorDescriptions()) {
    unsigned distance = name.edit_distance(processor.Key, true, limit);
    if (distance <= limit)
      found.emplace_back(distance, processor.Key);
  }
  llvm::sort(found);
  if (found.empty())
    return "";
  found.resize(std::min<size_t>(found.size(), 3));
  auto quoted = llvm::map_range(
      found, [](auto &entry) { return ("'" + entry.second + "'").str(); });
  return "; did you mean " + llvm::join(quoted, " or ") + "?";
}

static int64_t cacheSize(int name, int64_t otherwise) {
  long bytes = sysconf(name);
  return bytes >= 8 << 10 ? bytes : otherwise;
}

/// What this machine has, as `native`.
static llvm::Error describeHost(TargetInfo &target) {
  llvm::Triple triple(target.triple);
  if (triple.getArch() != llvm::Triple(hostTriple()).getArch())
    return fail("cpu 'native' is of this machine, which is not %s; name a cpu",
                triple.getArchName().str().c_str());
  target.name = target.tuneCpu = llvm::sys::getHostCPUName().str();
  llvm::StringMap<bool> features = llvm::sys::getHostCPUFeatures();
  HasFeature has = [&](StringRef name) { return features.lookup(name); };
  if (llvm::Error error = describe(has, target))
    return error;
  target.l1Bytes = cacheSize(_SC_LEVEL1_DCACHE_SIZE, target.l1Bytes);
  target.l2Bytes = cacheSize(_SC_LEVEL2_CACHE_SIZE, target.l2Bytes);
  return llvm::Error::success();
}

static llvm::Expected<const llvm::Target *> findTarget(const TargetInfo &target) {
  initializeTargets();
  llvm::Triple triple(target.triple);
  bool isKnown = triple.getArch() == llvm::Triple::x86_64 ||
                 triple.getArch() == llvm::Triple::aarch64;
  if (!isKnown || !triple.isOSLinux())
    return fail("no code can be generated for target '%s'; there are "
                "x86_64-linux-gnu and aarch64-linux-gnu",
                target.triple.c_str());
  std::string message;
  const llvm::Target *found = llvm::TargetRegistry::lookupTarget(triple, message);
  if (!found)
    return fail("%s", message.c_str());
  return found;
}

llvm::Expected<TargetInfo> tenon::lookupTarget(StringRef triple, StringRef cpu) {
  TargetInfo target;
  target.name = target.tuneCpu = cpu.str();
  target.triple = llvm::Triple::normalize(triple);
  llvm::Expected<const llvm::Target *> found = findTarget(target);
  if (!found)
    return found.takeError();
  if (cpu == "native") {
    if (llvm::Error error = describeHost(target))
      return error;
    return target;
  }

  llvm::Triple parsed(target.triple);
  bool isX86 = parsed.getArch() == llvm::Triple::x86_64;
  if (cpu == "generic" && isX86)
    target.name = target.tuneCpu = "x86-64-v2";
  std::unique_ptr<llvm::MCSubtargetInfo> subtarget(
      (*found)->createMCSubtargetInfo(parsed, isX86 ? "x86-64" : "generic", ""));
  if (!subtarget->isCPUStringValid(target.name))
    return fail("unknown cpu '%s' for target '%s'%s", target.name.c_str(),
                target.triple.c_str(), closeNames(*subtarget, target.name).c_str());
  subtarget.reset((*found)->createMCSubtargetInfo(parsed, target.name, ""));
  HasFeature has = [&](StringRef name) {
    return subtarget->checkFeatures(("+" + name).str());
  };
  if (llvm::Error error = describe(has, target))
    return error;
  return target;
}

llvm::Expected<std::vector<TargetInfo>>
tenon::lookupTargets(StringRef triple, const std::vector<std::string> &cpus) {
  std::vector<TargetInfo> targets;
  for (const std::string &cpu : cpus) {
    llvm::Expected<TargetInfo> target = lookupTarget(triple, cpu);
    if (!target)
      return target.takeError();
    bool isKnown = llvm::any_of(targets, [&](const TargetInfo &other) {
      return other.featureBits == target->featureBits;
    });
    if (!isKnown)
      targets.push_back(std::move(*target));
  }
  llvm::sort(targets, [](const TargetInfo &a, const TargetInfo &b) {
    return std::make_pair(a.vectorBytes, a.featureBits) >
           std::make_pair(b.vectorBytes, b.featureBits);
  });
  return targets;
}

llvm::Expected<std::unique_ptr<llvm::TargetMachine>>
tenon::createTargetMachine(const TargetInfo &target, int level) {
  llvm::Expected<const llvm::Target *> found = findTarget(target);
  if (!found)
    return found.takeError();
  llvm::TargetOptions options;
  options.FunctionSections = true;
  options.DataSections = true;
  static constexpr llvm::CodeGenOptLevel levels[] = {
      llvm::CodeGenOptLevel::None, llvm::CodeGenOptLevel::Less,
      llvm::CodeGenOptLevel::Default, llvm::CodeGenOptLevel::Aggressive};
  std::unique_ptr<llvm::TargetMachine> machine((*found)->createTargetMachine(
      llvm::Triple(target.triple), target.cpu, target.features, options,
      llvm::Reloc::PIC_, llvm::CodeModel::Small, levels[std::clamp(level, 0, 3)]));
  if (!machine)
    return fail("LLVM has no code generator for '%s'", target.triple.c_str());
  return machine;
}
