//===- Placement.cpp - Which device runs what -----------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// On kernels, after they have been formed: only then is it known which nodes are one
// kernel and which kernels have code for GPUs. Memory follows where it is used: the
// runtime moves what the other device has written, once, and a variable stays where its
// kernels are.
//
// Shape arithmetic is what computes a few integers from a few integers. The host needs
// its results to go on, and computes them faster than it would wait for them.
//
//===----------------------------------------------------------------------===//

#include "compiler/GPU/Placement.h"
#include "compiler/GPU/DeviceKernel.h"
#include "compiler/Host/GpuAccess.h"
#include "dialects/Runtime/RunOps.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "tenon/abi.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace tenon;

//===----------------------------------------------------------------------===//
// Names of devices
//===----------------------------------------------------------------------===//

/// "GPU:0", "gpu:*", "CPU".
static bool parseType(StringRef text, DeviceName &device) {
  auto [type, index] = text.split(':');
  if (!type.equals_insensitive("gpu") && !type.equals_insensitive("cpu"))
    return false;
  device.isGpu = type.equals_insensitive("gpu");
  int number;
  if (index.empty() || index == "*")
    return !text.ends_with(":");
  if (index.getAsInteger(10, number) || number < 0)
    return false;
  device.index = number;
  return true;
}

std::optional<DeviceName> tenon::parseDevice(StringRef text) {
  DeviceName device;
  if (text.starts_with("/"))
    text = text.drop_front();
  else if (text.empty())
    return device;
  SmallVector<StringRef> parts;
  text.split(parts, '/');
  for (StringRef part : parts) {
    int number;
    if (part.consume_front("job:")) {
      if (part.empty())
        return std::nullopt;
    } else if (part.consume_front("replica:") || part.consume_front("task:")) {
      if (part != "*" && part.getAsInteger(10, number))
        return std::nullopt;
    } else {
      part.consume_front("device:");
      if (!parseType(part, device))
        return std::nullopt;
    }
  }
  return device;
}

//===----------------------------------------------------------------------===//
// Kernels
//===----------------------------------------------------------------------===//

namespace {

/// The most numbers of a tensor that belongs to shape arithmetic.
constexpr int64_t kFewNumbers = 32;

bool isFewIntegers(Type type) {
  auto memref = dyn_cast<MemRefType>(type);
  if (!memref)
    return true;
  return memref.getElementType().isIntOrIndex() && memref.hasStaticShape() &&
         memref.getNumElements() <= kFewNumbers;
}

class Placer {
public:
  Placer(ModuleOp module, const PlacementOptions &options, llvm::raw_ostream *log)
      : options(options), log(log), symbols(module),
        devices(module->getAttrOfType<DictionaryAttr>(kDevices)),
        ops(module->getAttrOfType<DictionaryAttr>("tenon.ops")) {}

  /// Also where no node leaves it to --device.
  llvm::Error checkOption() { return parse({}, options.device).takeError(); }
  llvm::Error place(rt::LaunchOp launch);
  void writeLog();

  std::optional<int> gpu;

private:
  struct Request {
    StringAttr node; // null: of the command line
    StringRef text;
    DeviceName device;
  };
  llvm::Expected<std::optional<Request>> requestOf(rt::LaunchOp launch);
  llvm::Expected<Request> parse(StringAttr node, StringRef text);
  std::string whyNotOnGpu(rt::LaunchOp launch);
  llvm::Error fail(const Request &request, StringRef why);

  const PlacementOptions &options;
  llvm::raw_ostream *log;
  SymbolTable symbols;
  DictionaryAttr devices, ops;
  /// Of each node, whether a kernel of it runs on the GPU.
  llvm::MapVector<StringAttr, bool> places;
};

llvm::Error Placer::fail(const Request &request, StringRef why) {
  std::string who = request.node ? "node '" + request.node.str() + "' asks for device '"
                                 : std::string("--device asks for '");
  return llvm::createStringError("%s%s', but %s; --soft-placement runs it elsewhere",
                                 who.c_str(), request.text.str().c_str(),
                                 why.str().c_str());
}

llvm::Expected<Placer::Request> Placer::parse(StringAttr node, StringRef text) {
  std::optional<DeviceName> device = parseDevice(text);
  if (device)
    return Request{node, text, *device};
  std::string who = node ? "node '" + node.str() + "'" : std::string("--device");
  return llvm::createStringError("%s: '%s' is no device's name; one is /device:GPU:0",
                                 who.c_str(), text.str().c_str());
}

/// What the launch's nodes ask for: nodes of one kernel ask for the same.
llvm::Expected<std::optional<Placer::Request>> Placer::requestOf(rt::LaunchOp launch) {
  std::optional<Request> found;
  auto nodes = launch->getAttrOfType<ArrayAttr>("nodes");
  if (nodes && devices)
    for (auto node : nodes.getAsRange<StringAttr>()) {
      auto text = devices.getAs<StringAttr>(node);
      if (!text)
        continue;
      auto request = parse(node, text);
      if (!request)
        return request.takeError();
      if (request->device.isGpu && !found)
        found = *request;
    }
  if (!found && !options.device.empty()) {
    auto request = parse({}, options.device);
    if (!request)
      return request.takeError();
    if (request->device.isGpu)
      found = *request;
  }
  return found;
}

/// Empty if a GPU can run the launch.
std::string Placer::whyNotOnGpu(rt::LaunchOp launch) {
  if (!options.hasGpu)
    return "the program is compiled for no GPU; --gpu names one";
  auto kernel = symbols.lookup<rt::KernelOp>(launch.getKernel());
  if (!hasDeviceForm(kernel))
    return "no GPU has code for kernel '" + launch.getKernel().str() + "'";
  int64_t words = 0;
  for (Type type : launch->getOperandTypes())
    words += isa<MemRefType>(type) ? 1 + 2 * cast<MemRefType>(type).getRank() : 1;
  if (words > TENON_MOST_GPU_WORDS)
    return "kernel '" + launch.getKernel().str() + "' has " + std::to_string(words) +
           " parameters, more than the " + std::to_string(TENON_MOST_GPU_WORDS) +
           " that a GPU takes";
  return "";
}

llvm::Error Placer::place(rt::LaunchOp launch) {
  auto found = requestOf(launch);
  if (!found)
    return found.takeError();
  std::optional<Request> request = *found;
  // A graph that was made for GPUs compiles for CPUs alone, unless it is told not to.
  if (!options.hasGpu && options.device.empty())
    request.reset();
  std::string why = whyNotOnGpu(launch);
  bool wantsGpu = request ? *request->device.isGpu
                          : !llvm::all_of(launch->getOperandTypes(), isFewIntegers);
  if (wantsGpu && !why.empty() && request && !options.isSoft)
    return fail(*request, why);
  bool onGpu = wantsGpu && why.empty();
  if (onGpu && request && request->device.index) {
    if (gpu && *gpu != *request->device.index && !options.isSoft)
      return fail(*request, "others run on GPU " + std::to_string(*gpu) +
                                ": a program uses one GPU");
    gpu = gpu.value_or(*request->device.index);
  }
  if (onGpu)
    launch->setAttr(kOnGpu, UnitAttr::get(launch->getContext()));
  if (auto nodes = launch->getAttrOfType<ArrayAttr>("nodes"))
    for (auto node : nodes.getAsRange<StringAttr>())
      places[node] |= onGpu;
  return llvm::Error::success();
}

/// As TensorFlow prints it. A node that was made by no node of the graph has no op.
void Placer::writeLog() {
  for (auto &[node, onGpu] : places) {
    auto op = ops ? ops.getAs<StringAttr>(node) : StringAttr();
    *log << node.getValue() << ": (" << (op ? op.getValue() : "kernel")
         << "): /job:localhost/replica:0/task:0/device:"
         << (onGpu ? "GPU:" + std::to_string(gpu.value_or(0)) : "CPU:0") << "\n";
  }
}

} // namespace

llvm::Expected<int> tenon::placeLaunches(ModuleOp module, const PlacementOptions &options,
                                         llvm::raw_ostream *log) {
  Placer placer(module, options, log);
  llvm::Error error = placer.checkOption();
  if (error)
    return std::move(error);
  for (auto function : module.getOps<func::FuncOp>()) {
    function.walk([&](rt::LaunchOp launch) {
      if (error)
        return WalkResult::interrupt();
      error = placer.place(launch);
      return error ? WalkResult::interrupt() : WalkResult::advance();
    });
    if (error)
      return std::move(error);
  }
  if (log)
    placer.writeLog();
  return placer.gpu.value_or(0);
}
