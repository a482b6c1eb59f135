//===- Interface.cpp - What a signature feeds and fetches -----------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "compiler/Import/TensorFlow/Interface.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

std::vector<std::string> tenon::tf::signatureNames(const MetaGraphDef &metaGraph) {
  std::vector<std::string> names;
  for (const auto &[name, signature] : metaGraph.signature_def())
    if (name != "__saved_model_init_op" && name != "__saved_model_train_op")
      names.push_back(name);
  llvm::sort(names);
  return names;
}

std::vector<Node *> tenon::tf::findSinks(const Graph &graph) {
  DenseSet<Node *> used;
  for (const auto &node : graph.nodes)
    for (const Output &input : node->inputs)
      used.insert(input.node);
  std::vector<Node *> sinks;
  for (const auto &node : graph.nodes) {
    auto found = graph.byName.find(node->name);
    bool isOutput = !used.contains(node.get()) && node->outputCount() != 0;
    if (isOutput && found != graph.byName.end() && node->op != "Const")
      sinks.push_back(node.get());
  }
  return sinks;
}

namespace {
class Finder {
public:
  Finder(const GraphFile &file, const Graph &graph, const ImportOptions &options,
         Reporter &reporter)
      : file(file), graph(graph), options(options), reporter(reporter) {}

  std::optional<std::vector<Interface>> find();

private:
  void addSignature(const std::string &name);
  void addPorts(const google::protobuf::Map<std::string, TensorInfo> &infos,
                StringRef signature, std::vector<Port> &ports);
  void addPort(std::string key, StringRef tensor, const TensorInfo *info,
               StringRef signature, std::vector<Port> &ports);
  void addFeeds(Interface &interface);
  void addFetches(Interface &interface);
  void addTargets(Interface &interface);
  bool isAdded(StringRef name) const;
  void addNode(const std::string &name);
  void addTraining();
  void reportUnknown(StringRef kind, StringRef name, ArrayRef<StringRef> more = {});
  void reportSinks();

  const GraphFile &file;
  const Graph &graph;
  const ImportOptions &options;
  Reporter &reporter;
  std::vector<Interface> interfaces;
};
} // namespace

void Finder::reportUnknown(StringRef kind, StringRef name, ArrayRef<StringRef> more) {
  auto [nodeName, index] = parseTensorName(name);
  auto found = graph.byName.find(nodeName);
  if (found != graph.byName.end() && index >= 0) {
    reporter.error() << kind << " '" << name << "' asks for output " << index
                     << " of a node with " << found->second->outputCount()
                     << " outputs (op '" << found->second->op << "')";
    return;
  }
  SmallVector<StringRef> names(more);
  for (const auto &entry : graph.byName)
    names.push_back(entry.first());
  llvm::sort(names);
  reporter.error() << kind << " '" << name << "' is not in the graph"
                   << suggestNames(nodeName, names);
}

void Finder::reportSinks() {
  std::string text;
  constexpr int maxListed = 20;
  std::vector<Node *> sinks = findSinks(graph);
  for (auto [i, node] : llvm::enumerate(sinks)) {
    if (i == maxListed) {
      text += ", … (" + std::to_string(sinks.size()) + " in all)";
      break;
    }
    text += (i ? ", '" : "'") + node->name + "'";
  }
  reporter.error() << "the graph has no signatures, so --fetch must name what to "
                      "compute; nothing uses the outputs of "
                   << (text.empty() ? "no node" : text);
}

void Finder::addPort(std::string key, StringRef tensor, const TensorInfo *info,
                     StringRef signature, std::vector<Port> &ports) {
  Output output = graph.find(tensor);
  if (!output.node) {
    reporter.error() << "signature '" << signature << "' names tensor '" << tensor
                     << "' as '" << key << "', which is not in the graph";
    return;
  }
  Port port;
  port.key = std::move(key);
  port.output = output;
  port.info = info;
  ports.push_back(std::move(port));
}

void Finder::addPorts(const google::protobuf::Map<std::string, TensorInfo> &infos,
                      StringRef signature, std::vector<Port> &ports) {
  std::map<std::string, const TensorInfo *> sorted;
  for (const auto &[key, info] : infos)
    sorted[key] = &info;
  for (auto [key, info] : sorted) {
    if (!info->has_coo_sparse()) {
      addPort(key, info->name(), info, signature, ports);
      continue;
    }
    const auto &sparse = info->coo_sparse();
    addPort(key + "/values", sparse.values_tensor_name(), nullptr, signature, ports);
    addPort(key + "/indices", sparse.indices_tensor_name(), nullptr, signature, ports);
    addPort(key + "/dense_shape", sparse.dense_shape_tensor_name(), nullptr, signature,
            ports);
  }
}

void Finder::addSignature(const std::string &name) {
  const auto &signatures = file.metaGraph->signature_def();
  auto found = signatures.find(name);
  if (found == signatures.end()) {
    std::vector<std::string> names = signatureNames(*file.metaGraph);
    reporter.error() << "there is no signature '" << name << "'; the signatures are '"
                     << llvm::join(names, "', '") << "'";
    return;
  }
  Interface interface;
  interface.name = name;
  addPorts(found->second.inputs(), name, interface.feeds);
  addPorts(found->second.outputs(), name, interface.fetches);
  interfaces.push_back(std::move(interface));
}

void Finder::addFeeds(Interface &interface) {
  for (const FeedSpec &feed : options.feeds) {
    auto byKey = llvm::find_if(interface.feeds,
                               [&](const Port &port) { return port.key == feed.name; });
    Output output =
        byKey == interface.feeds.end() ? graph.find(feed.name) : byKey->output;
    auto same = llvm::find_if(interface.feeds,
                              [&](const Port &port) { return port.output == output; });
    if (!output.node) {
      SmallVector<StringRef> keys;
      for (const Port &port : interface.feeds)
        keys.push_back(port.key);
      reportUnknown("feed", feed.name, keys);
    } else if (output.node->outputCount() == 0) {
      reporter.error(*output.node) << "cannot be fed, as it has no outputs";
    } else if (same != interface.feeds.end()) {
      same->dims = feed.dims ? feed.dims : same->dims;
    } else {
      Port port;
      port.key = output.name();
      port.output = output;
      port.dims = feed.dims;
      interface.feeds.push_back(std::move(port));
    }
  }
}

void Finder::addFetches(Interface &interface) {
  for (const std::string &fetch : options.fetches) {
    Output output = graph.find(fetch);
    if (!output.node)
      reportUnknown("fetch", fetch);
    else if (output.node->outputCount() == 0)
      reporter.error(*output.node)
          << "cannot be fetched, as it has no outputs; use --target-node " << fetch;
    else
      interface.fetches.push_back({fetch, output, nullptr, std::nullopt});
  }
}

void Finder::addTargets(Interface &interface) {
  for (const std::string &target : options.targets) {
    auto found = graph.byName.find(parseTensorName(target).first);
    if (found == graph.byName.end())
      reportUnknown("target node", target);
    else
      interface.targets.push_back(found->second);
  }
}

/// Whether training adds a signature of that name.
bool Finder::isAdded(StringRef name) const {
  return !options.minimize.empty() &&
         (name == options.trainSignature || name == initializerName);
}

/// A node as a signature of its own: its output 0, or what running it does.
void Finder::addNode(const std::string &name) {
  auto found = graph.byName.find(parseTensorName(name).first);
  Output output = graph.find(name);
  Interface interface;
  interface.name = name;
  interface.feedsPlaceholders = interface.dropsUnusedFeeds = true;
  if (output.node && output.node->outputCount() != 0)
    interface.fetches.push_back({name, output, nullptr, std::nullopt});
  else if (found != graph.byName.end())
    interface.targets.push_back(found->second);
  else
    reportUnknown("signature or node", name);
  addFeeds(interface);
  interfaces.push_back(std::move(interface));
}

void Finder::addTraining() {
  llvm::Expected<OptimizerSpec> spec = parseOptimizer(options.optimizer);
  Output loss = graph.find(options.minimize);
  for (const Interface &interface : interfaces)
    if (isAdded(interface.name))
      reporter.error() << "the graph has a signature '" << interface.name << "' already"
                       << (interface.name == initializerName
                               ? ""
                               : "; --train-signature names the added one");
  if (!spec)
    reporter.error() << "optimizer: " << llvm::toString(spec.takeError());
  else if (!loss.node)
    reportUnknown("loss", options.minimize);
  else if (loss.node->outputCount() == 0)
    reporter.error(*loss.node) << "cannot be minimized, as it has no outputs";
  if (reporter.errorCount())
    return;
  Interface init, train;
  init.name = initializerName;
  init.isInitializer = true;
  train.name = options.trainSignature;
  train.optimizer = std::move(*spec);
  train.fetches.push_back({options.minimize, loss, nullptr, std::nullopt});
  for (Interface *interface : {&init, &train}) {
    interface->feedsPlaceholders = interface->dropsUnusedFeeds = true;
    addFeeds(*interface);
    interfaces.push_back(std::move(*interface));
  }
}

std::optional<std::vector<Interface>> Finder::find() {
  bool hasSignatures =
      file.metaGraph && !options.sessionRun && !signatureNames(*file.metaGraph).empty();
  bool addsOwn = !options.fetches.empty() || !options.targets.empty();
  bool addsOthers = !options.minimize.empty() || !options.also.empty();
  std::vector<std::string> names;
  bool choosesAdded = false;
  for (const std::string &name : options.signatures)
    if (isAdded(name))
      choosesAdded = true;
    else
      names.push_back(name);
  if (names.empty() && !choosesAdded && hasSignatures &&
      (file.isSavedModel || !addsOwn)) {
    names = signatureNames(*file.metaGraph);
    // Fetches of the command line are added to one signature.
    if (addsOwn && llvm::is_contained(names, "serving_default"))
      names = {"serving_default"};
  }
  if (!names.empty() && !hasSignatures) {
    reporter.error() << "the graph has no signatures, so there is no '" << names.front()
                     << "'; use --fetch";
    return std::nullopt;
  }
  if (!names.empty() && addsOwn && names.size() > 1) {
    reporter.error() << "fetches and targets are added to one signature, so --signature "
                        "must choose one of '"
                     << llvm::join(names, "', '") << "'";
    return std::nullopt;
  }
  if (names.empty() && !addsOwn && !addsOthers) {
    reportSinks();
    return std::nullopt;
  }
  for (const std::string &name : names)
    addSignature(name);
  if (names.empty() && addsOwn) {
    interfaces.emplace_back();
    interfaces.back().name = "serving_default";
    interfaces.back().feedsPlaceholders = !options.sessionRun;
    interfaces.back().dropsUnusedFeeds = true;
  }
  for (Interface &interface : interfaces) {
    addFeeds(interface);
    addFetches(interface);
    addTargets(interface);
  }
  for (const std::string &name : options.also) {
    bool isThere = llvm::is_contained(names, name) || isAdded(name);
    if (!isThere && hasSignatures && file.metaGraph->signature_def().count(name)) {
      addSignature(name);
      addFeeds(interfaces.back());
    } else if (!isThere) {
      addNode(name);
    }
  }
  if (!options.minimize.empty())
    addTraining();
  if (reporter.errorCount())
    return std::nullopt;
  return std::move(interfaces);
}

std::optional<std::vector<Interface>>
tenon::tf::findInterfaces(const GraphFile &file, const Graph &graph,
                          const ImportOptions &options, Reporter &reporter) {
  return Finder(file, graph, options, reporter).find();
}
