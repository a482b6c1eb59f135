//===- TensorFlow.cpp - The TensorFlow importer ---------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Resolve edges and inline calls; for each signature prune, raise loops and
// conditionals, and order; then, when all signatures are known to be convertible and it
// is known which variables they write, build one func each.
//
//===----------------------------------------------------------------------===//
#include "compiler/Import/TensorFlow/TensorFlow.h"
#include "compiler/Import/TensorFlow/GraphConverter.h"
#include "mlir/IR/Verifier.h"
#include "llvm/ADT/StringSet.h"
#include <list>

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

/// The newest version of TensorFlow's graph format that is understood.
static constexpr int graphVersion = 2500;

static bool checkVersion(const GraphDef &graph, Reporter &reporter) {
  int needed = graph.versions().min_consumer();
  if (needed <= graphVersion)
    return true;
  reporter.error() << "the graph needs a reader of version " << needed
                   << ", but this one is of version " << graphVersion;
  return false;
}

/// Declares the variables that funcs use, before them.
static void declareVariables(ModuleOp module, VariableTable &variables) {
  OpBuilder builder = OpBuilder::atBlockBegin(module.getBody());
  for (const auto &variable : variables.all()) {
    if (!variable->isDeclared)
      continue;
    IntegerAttr weight;
    if (variable->value || variable->weight)
      weight = builder.getI64IntegerAttr(variables.store(*variable));
    auto op =
        VariableOp::create(builder, NameLoc::get(builder.getStringAttr(variable->name)),
                           variable->symbol, variable->type, variable->trainable, weight);
    op->setAttr("tenon.name", builder.getStringAttr(variable->name));
    if (!variable->checkpointKey.empty())
      op->setAttr("tenon.checkpoint_key", builder.getStringAttr(variable->checkpointKey));
    if (!variable->checkpointSlice.empty())
      op->setAttr("tenon.checkpoint_slice",
                  builder.getStringAttr(variable->checkpointSlice));
  }
}

/// Notes the variables that the module has not, so that a checkpoint may have them: as
/// names in checkpoints, of constants with the CRC of the value.
static void noteOthers(ModuleOp module, const VariableTable &variables) {
  Builder builder(module.getContext());
  SmallVector<NamedAttribute> others;
  llvm::StringSet<> keys;
  for (const auto &variable : variables.all()) {
    StringRef key =
        variable->checkpointKey.empty() ? variable->name : variable->checkpointKey;
    if (variable->isDeclared || !keys.insert(key).second)
      continue;
    // The parts of a partitioned variable share a tensor, whose CRC is not theirs.
    bool isConstant = variable->value && variable->checkpointSlice.empty();
    others.emplace_back(builder.getStringAttr(key),
                        isConstant
                            ? Attribute(builder.getI64IntegerAttr(variable->value->crc))
                            : Attribute(builder.getUnitAttr()));
  }
  if (!others.empty())
    module->setAttr("tenon.other_variables", builder.getDictionaryAttr(others));
}

/// Notes which devices nodes ask for, themselves or by what they are colocated with;
/// and ops, if `notesOps`.
static void noteDevices(ModuleOp module,
                        const std::map<std::string, GraphConverter::Request> &requests,
                        bool notesOps) {
  Builder builder(module.getContext());
  SmallVector<NamedAttribute> devices, ops;
  for (auto &[name, request] : requests) {
    auto other = requests.find(request.colocatedWith);
    StringRef device = !request.device.empty()   ? StringRef(request.device)
                       : other != requests.end() ? StringRef(other->second.device)
                                                 : StringRef();
    if (!device.empty())
      devices.emplace_back(builder.getStringAttr(name), builder.getStringAttr(device));
    ops.emplace_back(builder.getStringAttr(name), builder.getStringAttr(request.op));
  }
  if (!devices.empty())
    module->setAttr("tenon.devices", builder.getDictionaryAttr(devices));
  if (notesOps)
    module->setAttr("tenon.ops", builder.getDictionaryAttr(ops));
}

static bool buildFuncs(ModuleOp module, const std::list<Plan> &plans,
                       VariableTable &variables, WeightStore &weights,
                       std::shared_ptr<void> owner, Reporter &reporter, bool notesOps) {
  bool ok = true;
  std::map<std::string, GraphConverter::Request> requests;
  for (const Plan &plan : plans) {
    GraphConverter converter(module, variables, weights, owner, reporter);
    ok &= converter.convert(plan);
    requests.merge(converter.requests);
  }
  if (!ok)
    return false;
  declareVariables(module, variables);
  noteOthers(module, variables);
  noteDevices(module, requests, notesOps);
  return succeeded(verify(module));
}

OwningOpRef<ModuleOp> tenon::tf::importTensorFlow(const GraphFile &file,
                                                  const ImportOptions &options,
                                                  WeightStore &weights,
                                                  Reporter &reporter) {
  if (!checkVersion(*file.graph, reporter))
    return nullptr;
  std::shared_ptr<Graph> graph = buildGraph(*file.graph, reporter);
  if (!graph)
    return nullptr;
  auto interfaces = findInterfaces(file, *graph, options, reporter);
  if (!interfaces)
    return nullptr;

  VariableTable variables(*graph, file, reporter, weights);
  if (options.keepVariables)
    variables.keepAll();
  if (!options.minimize.empty())
    variables.chooseTrained(options.trainable);
  std::list<Plan> plans;
  for (Interface &interface : *interfaces) {
    if (interface.isInitializer)
      interface.targets = variables.initializers();
    if (auto plan = makePlan(std::move(interface), *graph, reporter))
      plans.push_back(std::move(*plan));
  }
  for (const Plan &plan : plans)
    checkPlan(plan, variables, reporter);
  if (reporter.errorCount())
    return nullptr;

  MLIRContext *context = reporter.getContext();
  context->loadDialect<TenonDialect, func::FuncDialect>();
  OwningOpRef<ModuleOp> module(ModuleOp::create(UnknownLoc::get(context)));
  // Constants are views into the file's messages and the graph's.
  auto owner = std::make_shared<std::pair<std::shared_ptr<void>, std::shared_ptr<Graph>>>(
      file.owner, graph);
  if (!buildFuncs(*module, plans, variables, weights, owner, reporter, options.notesOps))
    return nullptr;
  return module;
}
