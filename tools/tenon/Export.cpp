//===- Export.cpp - tenon export ------------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The folder is made under another name and renamed when all is in it.
//
//===----------------------------------------------------------------------===//
#include "LoadProgram.h"
#include "ShowTensorFlow.h"
#include "compiler/Export/SavedModel.h"
#include "compiler/Object/OutputFile.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <filesystem>

using namespace tenon;
using namespace tenon::cli;
using llvm::StringRef;

namespace {

/// Tensors of a checkpoint, while this lives.
class OpenCheckpoint {
public:
  OpenCheckpoint(const std::string &path, const io::CheckpointOptions &options)
      : status(io::openCheckpoint(path.c_str(), options, &reader)) {}
  ~OpenCheckpoint() { io::closeCheckpoint(&reader); }

  io::TensorReader reader;
  tn_status status;
};

class Exporter {
public:
  Exporter(const Options &options, tf::SavedModelExport &model,
           const std::string &modelCheckpoint)
      : options(options), model(model), base(modelCheckpoint), checkpoints(options) {}

  /// False after an error, which was printed.
  bool write();

private:
  bool restore();
  bool take(const io::TensorReader &reader, const tf::Variable &variable);
  bool takeConstants(const io::TensorReader &reader);
  bool writeInto(const std::string &folder);
  bool copyAssets(const std::string &folder);
  bool fail(const llvm::Twine &text) {
    printErrors(text.str());
    return false;
  }

  const Options &options;
  tf::SavedModelExport &model;
  const std::string base; // the checkpoint that came with the graph, or empty
  Checkpoints checkpoints;
  io::List<io::SavedTensor> tensors;
  llvm::StringSet<> taken; // tensors of the checkpoint
};

} // namespace

/// Takes a variable's value out of the checkpoint. One that it lacks keeps the value
/// that came with the graph, if there is one and that was allowed.
bool Exporter::take(const io::TensorReader &reader, const tf::Variable &variable) {
  const std::string &key =
      variable.checkpointKey.empty() ? variable.name : variable.checkpointKey;
  bool isPart = !variable.checkpointSlice.empty() && !reader.crc;
  uint32_t count = reader.count(reader.state);
  uint32_t index = isPart ? count : reader.find(reader.state, key.c_str());
  if (index == count)
    index = reader.find(reader.state, variable.name.c_str());
  if (index == count) {
    if (options.run.partial && !base.empty())
      return true;
    return fail("'" + options.run.restore + "' has no value of variable '" +
                variable.name + "'");
  }
  taken.insert(reader.name(reader.state, index));
  io::SavedTensor &tensor = *tensors.add();
  tensor.name = variable.name.c_str();
  tensor.key = key.c_str();
  tensor.slice = variable.checkpointSlice.c_str();
  if (reader.read(reader.state, index, tensor.slice, &tensor.value))
    return fail(tn_last_error());
  if (!variable.type)
    return true;
  llvm::ArrayRef<int64_t> shape(tensor.value.shape(), tensor.value.rank());
  const tf::AttrValue *dtype = variable.node->attr("dtype");
  bool fits = dtype && static_cast<uint32_t>(dtype->type()) == tensor.value.dtype() &&
              variable.type.getRank() == static_cast<int64_t>(shape.size());
  for (size_t i = 0; fits && i < shape.size(); ++i)
    fits = variable.type.isDynamicDim(i) || variable.type.getDimSize(i) == shape[i];
  if (fits)
    return true;
  std::string text;
  llvm::raw_string_ostream stream(text);
  stream << "'" << options.run.restore << "': variable '" << variable.name << "' is "
         << variable.type << ", but its value is " << tn_dtype_name(tensor.value.dtype())
         << "[";
  llvm::interleaveComma(shape, stream);
  stream << "]";
  return fail(text);
}

/// What is no variable may be a constant that was trained. What is neither, as an
/// optimizer's state, has no place in the graph.
bool Exporter::takeConstants(const io::TensorReader &reader) {
  for (uint32_t i = 0, n = reader.count(reader.state); i < n; ++i) {
    std::string name = reader.name(reader.state, i);
    if (taken.contains(name) || reader.isForeign(reader.state, i))
      continue;
    io::Tensor value;
    if (reader.read(reader.state, i, "", &value))
      return fail(tn_last_error());
    bool isConstant = model.setConstant(
        name, static_cast<tf::DataType>(value.dtype()), {value.shape(), value.rank()},
        {reinterpret_cast<const char *>(value.data()), value.size()});
    if (!isConstant)
      llvm::errs()
          << "warning: '" << name
          << "' is left out, since the graph has no variable or constant of this "
             "name, type and shape\n";
  }
  return true;
}

bool Exporter::restore() {
  OpenCheckpoint file(options.run.restore, checkpoints.options);
  if (file.status)
    return fail(tn_last_error());
  for (const tf::Variable *variable : model.variables())
    if (!take(file.reader, *variable))
      return false;
  return takeConstants(file.reader);
}

/// All that is beside the graph in the SavedModel, but for its variables and a
/// fingerprint, which would not be theirs.
bool Exporter::copyAssets(const std::string &folder) {
  std::error_code code;
  if (!llvm::sys::fs::is_directory(options.path))
    return true;
  for (const auto &entry : std::filesystem::directory_iterator(options.path, code)) {
    std::string name = entry.path().filename();
    if (name == "variables" || name == "fingerprint.pb" || name == "saved_model.pb" ||
        name == "saved_model.pbtxt")
      continue;
    std::filesystem::copy(entry.path(), folder + "/" + name,
                          std::filesystem::copy_options::recursive, code);
    if (code)
      break;
  }
  return !code || fail("cannot copy '" + options.path + "': " + code.message());
}

bool Exporter::writeInto(const std::string &folder) {
  if (!copyAssets(folder))
    return false;
  if (!model.variables().empty()) {
    std::string variables = folder + "/variables", prefix = variables + "/variables";
    if (std::error_code code = llvm::sys::fs::create_directory(variables))
      return fail("cannot write '" + variables + "': " + code.message());
    if (!checkpoints.options.bundles)
      return fail("this tenon was built without LevelDB, which SavedModels need");
    if (checkpoints.options.bundles->write(
            prefix.c_str(), base.empty() ? nullptr : base.c_str(), tensors))
      return fail(tn_last_error());
  }
  std::string bytes = model.finish().SerializeAsString();
  io::FileWriter file;
  tn_status status =
      file.create((folder + "/saved_model.pb").c_str(), io::Durability::Durable);
  if (!status)
    status = file.write(bytes.data(), bytes.size());
  if (!status)
    status = file.finish();
  return !status || fail(tn_last_error());
}

bool Exporter::write() {
  const std::string &target = options.exportFolder;
  if (llvm::sys::fs::exists(target))
    return fail("'" + target + "' is there already");
  if (!options.run.restore.empty() && !restore())
    return false;
  if (options.run.restore.empty() && base.empty() && !model.variables().empty())
    return fail("'" + options.path + "' has no values of its variables; give --restore");
  std::string temporary = target + "." + std::to_string(getpid()) + ".part";
  if (std::error_code code = llvm::sys::fs::create_directory(temporary))
    return fail("cannot write '" + temporary + "': " + code.message());
  bool ok = writeInto(temporary);
  if (ok)
    if (std::error_code code = llvm::sys::fs::rename(temporary, target))
      ok = fail("cannot write '" + target + "': " + code.message());
  if (!ok)
    llvm::sys::fs::remove_directories(temporary);
  return ok;
}

int cli::exportModel(const Options &options) {
  mlir::MLIRContext context;
  mlir::ScopedDiagnosticHandler handler(&context, [](mlir::Diagnostic &diagnostic) {
    printErrors(diagnostic.str());
    return mlir::success();
  });
  if (!llvm::sys::fs::exists(options.path)) {
    printErrors("'" + options.path + "' does not exist");
    return 1;
  }
  if (!isTensorFlowGraph(options.path)) {
    printErrors("'" + options.path +
                "' is no TensorFlow graph, which alone can be "
                "exported");
    return 1;
  }
  const ImportOptions &import = options.compile.import;
  tf::Reporter reporter(&context, options.path);
  auto file = tf::readGraphFile(options.path, import.tags, reporter);
  auto model =
      file ? tf::SavedModelExport::create(*file, import.trainable, reporter) : nullptr;
  if (!model)
    return 1;
  std::vector<std::string> feeds;
  for (const FeedSpec &feed : import.feeds)
    feeds.push_back(feed.name);
  if (!import.fetches.empty() && !model->addSignature(feeds, import.fetches))
    return 1;
  if (!model->hasSignatures()) {
    printErrors("'" + options.path +
                "' has no signatures; name what one gives with "
                "--fetch");
    return 1;
  }
  return Exporter(options, *model, file->checkpointPrefix).write() ? 0 : 1;
}
