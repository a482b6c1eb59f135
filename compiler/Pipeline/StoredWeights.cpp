//===- StoredWeights.cpp - Constants beside a module's text ---------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "compiler/Pipeline/StoredWeights.h"
#include "compiler/Object/OutputFile.h"
#include "compiler/Object/Program.h"
#include "compiler/Pipeline/Reporter.h"
#include "dialects/Runtime/RuntimeOps.h"
#include "dialects/Tenon/TenonOps.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace mlir;
using namespace tenon;

static constexpr llvm::StringLiteral kWeights = "tenon.weights";
static constexpr int64_t kAlignment = 64;

/// A mention of a constant: the number, and the type it is used at.
namespace {
struct Mention {
  Operation *op;
  StringRef attribute;
  int64_t id;
  ShapedType type;
};
} // namespace

static SmallVector<Mention> mentionsOf(ModuleOp module) {
  SmallVector<Mention> mentions;
  module.walk([&](Operation *op) {
    if (auto weight = dyn_cast<WeightOp>(op))
      mentions.push_back(
          {op, "id", static_cast<int64_t>(weight.getId()), weight.getType()});
    else if (auto weight = dyn_cast<rt::WeightOp>(op))
      mentions.push_back({op, "id", static_cast<int64_t>(weight.getId()),
                          cast<ShapedType>(weight.getType())});
    else if (auto variable = dyn_cast<VariableOp>(op))
      if (std::optional<uint64_t> id = variable.getInitialWeight())
        mentions.push_back({op, "initial_weight", static_cast<int64_t>(*id),
                            dyn_cast<ShapedType>(variable.getType())});
  });
  return mentions;
}

//===----------------------------------------------------------------------===//
// Writing
//===----------------------------------------------------------------------===//

llvm::Error StoredWeights::append(StringRef path, ModuleOp module,
                                  const WeightStore &store) {
  llvm::SetVector<int64_t> added;
  for (const Mention &mention : mentionsOf(module))
    if (!places.contains(mention.id) && mention.id < store.size())
      added.insert(mention.id);
  if (added.empty())
    return llvm::Error::success();
  auto write = [&](llvm::raw_ostream &os) {
    for (int64_t id : added) {
      ArrayRef<char> bytes = store.get(id);
      int64_t start = llvm::alignTo(end, kAlignment);
      os.write_zeros(start - end);
      os.write(bytes.data(), bytes.size());
      end = start + bytes.size();
      places[id] = {start, static_cast<int64_t>(bytes.size())};
    }
  };
  if (!std::exchange(exists, true))
    return writeOutputFile(path, [&](llvm::raw_pwrite_stream &os) {
      write(os);
      return llvm::Error::success();
    });
  std::error_code code;
  llvm::raw_fd_ostream stream(path, code, llvm::sys::fs::OF_Append);
  if (!code) {
    write(stream);
    stream.close();
    code = stream.error();
    stream.clear_error();
  }
  if (code)
    return llvm::createStringError(code, "cannot write '%s': %s", path.str().c_str(),
                                   code.message().c_str());
  return llvm::Error::success();
}

void StoredWeights::print(ModuleOp module, StringRef fileName, llvm::raw_ostream &os) {
  SmallVector<int64_t> ids, offsets, sizes;
  llvm::DenseSet<int64_t> seen;
  for (const Mention &mention : mentionsOf(module)) {
    auto found = places.find(mention.id);
    if (found == places.end() || !seen.insert(mention.id).second)
      continue;
    ids.push_back(mention.id);
    offsets.push_back(found->second.offset);
    sizes.push_back(found->second.size);
  }
  Attribute before = module->removeAttr(kWeights);
  if (!ids.empty()) {
    Builder builder(module.getContext());
    auto entry = [&](StringRef name, Attribute value) {
      return builder.getNamedAttr(name, value);
    };
    module->setAttr(kWeights,
                    builder.getDictionaryAttr(
                        {entry("file", builder.getStringAttr(fileName)),
                         entry("ids", builder.getDenseI64ArrayAttr(ids)),
                         entry("offsets", builder.getDenseI64ArrayAttr(offsets)),
                         entry("sizes", builder.getDenseI64ArrayAttr(sizes))}));
  }
  module->print(os, OpPrintingFlags().enableDebugInfo(true, false));
  os << '\n';
  module->removeAttr(kWeights);
  if (before)
    module->setAttr(kWeights, before);
}

//===----------------------------------------------------------------------===//
// Reading
//===----------------------------------------------------------------------===//

/// Bytes of a tensor of static `type` in the store; 0 if they cannot be told.
static int64_t bytesOf(ShapedType type) {
  if (!type || !type.hasStaticShape())
    return 0;
  Type element = type.getElementType();
  int64_t size = 8; // of an index
  if (std::optional<ElementKind> kind = elementKindOf(element))
    size = elementSize(*kind);
  else if (element.isIntOrFloat())
    size = llvm::divideCeil(element.getIntOrFloatBitWidth(), 8);
  return type.getNumElements() * size;
}

static llvm::Error problem(const Twine &message) {
  return llvm::createStringError(message.str());
}

namespace {

/// The attribute and the file it speaks of.
class WeightsReader {
public:
  WeightsReader(ModuleOp module, StringRef path, WeightStore &store)
      : module(module), path(path), store(store) {}

  llvm::Error open();
  llvm::Expected<int64_t> load(const Mention &mention);

private:
  ModuleOp module;
  std::string path;
  WeightStore &store;
  std::shared_ptr<llvm::MemoryBuffer> file;
  std::string filePath;
  llvm::DenseMap<int64_t, ArrayRef<char>> bytes;
  llvm::DenseMap<int64_t, int64_t> loaded;
};

llvm::Error WeightsReader::open() {
  Attribute attribute = module->removeAttr(kWeights);
  if (!attribute)
    return llvm::Error::success();
  auto fields = dyn_cast<DictionaryAttr>(attribute);
  auto name = fields ? fields.getAs<StringAttr>("file") : StringAttr();
  auto array = [&](StringRef field) {
    return fields ? fields.getAs<DenseI64ArrayAttr>(field) : DenseI64ArrayAttr();
  };
  DenseI64ArrayAttr ids = array("ids"), offsets = array("offsets"),
                    sizes = array("sizes");
  if (!name || !ids || !offsets || !sizes || ids.size() != offsets.size() ||
      ids.size() != sizes.size())
    return problem("'" + path + "': attribute '" + kWeights +
                   "' needs a file, and ids, offsets and sizes of one length");
  llvm::SmallString<128> beside(llvm::sys::path::parent_path(path));
  llvm::sys::path::append(beside, name.getValue());
  filePath =
      llvm::sys::path::is_absolute(name.getValue()) ? name.str() : beside.str().str();
  auto buffer = llvm::MemoryBuffer::getFile(filePath, /*IsText=*/false,
                                            /*RequiresNullTerminator=*/false);
  if (!buffer)
    return problem("cannot read '" + filePath + "', the constants of '" + path +
                   "': " + buffer.getError().message());
  file = std::move(*buffer);
  int64_t total = file->getBufferSize();
  for (int64_t i = 0; i < ids.size(); ++i) {
    int64_t offset = offsets[i], size = sizes[i];
    if (offset < 0 || size < 0 || offset > total || size > total - offset)
      return problem("constant " + Twine(ids[i]) + " is at bytes " + Twine(offset) +
                     " to " + Twine(offset + size) + " of '" + filePath +
                     "', which has " + Twine(total));
    bytes[ids[i]] = ArrayRef<char>(file->getBufferStart() + offset, size);
  }
  return llvm::Error::success();
}

llvm::Expected<int64_t> WeightsReader::load(const Mention &mention) {
  auto found = bytes.find(mention.id);
  std::string node = nodeOf(mention.op->getLoc());
  std::string who = "constant " + std::to_string(mention.id) +
                    (node.empty() ? "" : " (node '" + node + "')");
  if (found == bytes.end())
    return problem(who + " has no bytes: '" + path + "' does not say where they are");
  int64_t needed = bytesOf(mention.type);
  if (static_cast<int64_t>(found->second.size()) < needed)
    return problem(who + " has " + Twine(found->second.size()) + " bytes in '" +
                   filePath + "', but its type needs " + Twine(needed));
  auto [id, isNew] = loaded.try_emplace(mention.id, 0);
  if (isNew)
    id->second = store.add(found->second, file);
  return id->second;
}

} // namespace

llvm::Error tenon::loadStoredWeights(ModuleOp module, StringRef path,
                                     WeightStore &store) {
  WeightsReader reader(module, path, store);
  if (llvm::Error error = reader.open())
    return error;
  Builder builder(module.getContext());
  for (const Mention &mention : mentionsOf(module)) {
    llvm::Expected<int64_t> id = reader.load(mention);
    if (!id)
      return id.takeError();
    mention.op->setAttr(mention.attribute, builder.getI64IntegerAttr(*id));
  }
  return llvm::Error::success();
}
