//===- GraphFile.cpp - Files that hold TensorFlow graphs ------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Kinds are told apart by content, never by the file's name. In binary form a
// SavedModel begins with its schema version (08 01 12); a MetaGraph and a
// GraphDef both begin with a length-delimited field 1 (0a), which is a
// MetaInfoDef in one and a node in the other: what parses as a GraphDef whose
// first node has a name and an op is a GraphDef. A text that parses is what its
// first field says.
//
//===----------------------------------------------------------------------===//
#include "compiler/Import/TensorFlow/GraphFile.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/io/tokenizer.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"
#include "google/protobuf/text_format.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/Path.h"

using namespace tenon::tf;
using llvm::ArrayRef;
using llvm::StringRef;

//===----------------------------------------------------------------------===//
// Telling kinds apart
//===----------------------------------------------------------------------===//

/// Whether `contents` begins with a node: a field 1 whose own first field is
/// another field 1 (a name), followed by a field 2 (an op) or, in a MetaInfoDef,
/// by fields of other types. NodeDef.name and MetaInfoDef.meta_graph_version are
/// both strings, so the second field decides: an op is never an OpList, as an op
/// list begins with its first op (0a).
static bool beginsWithNode(StringRef contents) {
  google::protobuf::io::CodedInputStream in(
      reinterpret_cast<const uint8_t *>(contents.data()),
      std::min<size_t>(contents.size(), 1 << 20));
  uint32_t length;
  if (in.ReadTag() != 0x0a || !in.ReadVarint32(&length))
    return false;
  auto limit = in.PushLimit(length);
  std::string text;
  bool hasOp = false;
  while (uint32_t tag = in.ReadTag()) {
    uint32_t size;
    if (tag == 0x0a || tag == 0x1a || tag == 0x22) {
      if (!in.ReadVarint32(&size) || !in.Skip(size))
        break;
      continue;
    }
    if (tag == 0x12 && in.ReadVarint32(&size) && size > 0 && size < 4096 &&
        in.ReadString(&text, size))
      hasOp = llvm::isAlpha(text[0]) || text[0] == '_';
    break;
  }
  in.PopLimit(limit);
  return hasOp;
}

static bool isText(StringRef contents) {
  StringRef start = contents.take_front(4096);
  // The limit may cut a character.
  while (start.size() < contents.size() && !start.empty() && (start.back() & 0x80))
    start = start.drop_back();
  return !start.empty() && llvm::json::isUTF8(start) &&
         llvm::all_of(start, [](unsigned char c) {
           return c >= 0x20 || c == '\n' || c == '\r' || c == '\t' || c == '\f';
         });
}

/// Whether a text is a module of MLIR. Both kinds of text may begin with '#': a
/// comment in one, an alias ("#name = …") in the other.
static bool isModule(StringRef contents) {
  StringRef rest = contents.ltrim();
  while (rest.consume_front("#")) {
    auto [line, after] = rest.split('\n');
    StringRef alias =
        line.drop_while([](char c) { return llvm::isAlnum(c) || c == '_'; });
    if (alias.size() < line.size() && alias.starts_with(" = "))
      return true;
    rest = after.ltrim();
  }
  for (StringRef start : {"//", "module", "builtin.module", "\"builtin.module\"",
                          "func.func", "!", "tenon."})
    if (rest.starts_with(start))
      return true;
  return false;
}

FileKind tenon::tf::classify(StringRef contents) {
  if (contents.size() >= 8 && contents.substr(4, 4) == "TFL3")
    return FileKind::TFLite;
  if (isText(contents))
    return isModule(contents) ? FileKind::Mlir : FileKind::Text;
  if (contents.starts_with(StringRef("\x08\x01\x12", 3)))
    return FileKind::SavedModel;
  if (contents.starts_with("\x0a"))
    return beginsWithNode(contents) ? FileKind::GraphDef : FileKind::MetaGraph;
  // Field 1 of an ONNX model is its version, a small integer, then strings.
  if (contents.starts_with("\x08"))
    return FileKind::Onnx;
  // A GraphDef may begin with its library or versions.
  if (contents.starts_with("\x12") || contents.starts_with("\x22"))
    return FileKind::GraphDef;
  return FileKind::Unknown;
}

//===----------------------------------------------------------------------===//
// Parsing
//===----------------------------------------------------------------------===//

namespace {
/// Keeps the first error of a text parser.
struct FirstError : google::protobuf::io::ErrorCollector {
  void AddError(int line, int column, const std::string &message) override {
    if (text.empty())
      text = "line " + std::to_string(line + 1) + ", column " +
             std::to_string(column + 1) + ": " + message;
  }
  std::string text;
};

/// Everything a GraphFile points into.
struct Parsed {
  SavedModel savedModel;
  MetaGraphDef metaGraph;
  GraphDef graph;
};
} // namespace

static bool parseBinary(StringRef contents, google::protobuf::Message &message,
                        Reporter &reporter) {
  constexpr int64_t maxSize = INT32_MAX;
  if (static_cast<int64_t>(contents.size()) > maxSize) {
    reporter.error() << "the file has " << contents.size()
                     << " bytes, but a protocol buffer may have at most " << maxSize;
    return false;
  }
  google::protobuf::io::CodedInputStream in(
      reinterpret_cast<const uint8_t *>(contents.data()), contents.size());
  in.SetTotalBytesLimit(INT32_MAX);
  if (message.ParseFromCodedStream(&in) && in.ConsumedEntireMessage())
    return true;
  reporter.error() << "not a valid " << message.GetDescriptor()->name()
                   << ": the file is truncated or damaged";
  return false;
}

static bool parseText(StringRef contents, google::protobuf::Message &message,
                      std::string &problem) {
  if (contents.size() > INT32_MAX) {
    problem = "the text is longer than 2 GiB";
    return false;
  }
  FirstError firstError;
  google::protobuf::TextFormat::Parser parser;
  parser.AllowUnknownField(true);
  parser.SetRecursionLimit(200);
  parser.RecordErrorsTo(&firstError);
  google::protobuf::io::ArrayInputStream in(contents.data(), contents.size());
  if (parser.Parse(&in, &message))
    return true;
  problem = firstError.text;
  return false;
}

/// The name of the first field of a text message, past comments.
static StringRef firstField(StringRef contents) {
  StringRef rest = contents.ltrim();
  while (rest.starts_with("#"))
    rest = rest.drop_until([](char c) { return c == '\n'; }).ltrim();
  return rest.take_while([](char c) { return llvm::isAlnum(c) || c == '_'; });
}

//===----------------------------------------------------------------------===//
// Choosing a MetaGraph
//===----------------------------------------------------------------------===//

static std::string tagList(const MetaGraphDef &metaGraph) {
  std::string text;
  for (const std::string &tag : metaGraph.meta_info_def().tags())
    text += (text.empty() ? "" : ",") + tag;
  return "'" + text + "'";
}

static const MetaGraphDef *
chooseMetaGraph(const SavedModel &model, ArrayRef<std::string> tags, Reporter &reporter) {
  std::vector<std::string> wanted(tags.begin(), tags.end());
  if (wanted.empty() && model.meta_graphs_size() == 1)
    return &model.meta_graphs(0);
  if (wanted.empty())
    wanted = {"serve"};
  std::string lists;
  for (const MetaGraphDef &metaGraph : model.meta_graphs()) {
    const auto &has = metaGraph.meta_info_def().tags();
    llvm::StringSet<> hasSet, wantedSet;
    for (const std::string &tag : has)
      hasSet.insert(tag);
    for (const std::string &tag : wanted)
      wantedSet.insert(tag);
    if (hasSet.size() == wantedSet.size() &&
        llvm::all_of(wanted, [&](const std::string &t) { return hasSet.contains(t); }))
      return &metaGraph;
    lists += (lists.empty() ? "" : ", ") + tagList(metaGraph);
  }
  if (model.meta_graphs_size() == 0)
    reporter.error() << "the SavedModel holds no graph";
  else
    reporter.error() << "no graph of the SavedModel has the tags '"
                     << llvm::join(wanted, ",") << "'; use --tags with one of " << lists;
  return nullptr;
}

//===----------------------------------------------------------------------===//
// Reading
//===----------------------------------------------------------------------===//

static bool finish(GraphFile &file, std::shared_ptr<Parsed> parsed, FileKind kind,
                   ArrayRef<std::string> tags, Reporter &reporter) {
  file.owner = parsed;
  if (kind == FileKind::SavedModel) {
    file.isSavedModel = true;
    file.metaGraph = chooseMetaGraph(parsed->savedModel, tags, reporter);
    if (!file.metaGraph)
      return false;
  } else if (kind == FileKind::MetaGraph) {
    file.metaGraph = &parsed->metaGraph;
  }
  file.graph = file.metaGraph ? &file.metaGraph->graph_def() : &parsed->graph;
  if (file.graph->node_size() == 0) {
    reporter.error() << "the graph has no nodes";
    return false;
  }
  return true;
}

static std::shared_ptr<Parsed> parseAs(FileKind &kind, StringRef contents,
                                       Reporter &reporter) {
  auto parsed = std::make_shared<Parsed>();
  bool isText = kind == FileKind::Text;
  if (isText) {
    StringRef field = firstField(contents);
    if (field == "saved_model_schema_version" || field == "meta_graphs")
      kind = FileKind::SavedModel;
    else if (field == "meta_info_def" || field == "graph_def" || field == "saver_def" ||
             field == "collection_def" || field == "signature_def")
      kind = FileKind::MetaGraph;
    else
      kind = FileKind::GraphDef;
  }
  google::protobuf::Message &message =
      kind == FileKind::SavedModel
          ? static_cast<google::protobuf::Message &>(parsed->savedModel)
      : kind == FileKind::MetaGraph
          ? static_cast<google::protobuf::Message &>(parsed->metaGraph)
          : parsed->graph;
  if (!isText)
    return parseBinary(contents, message, reporter) ? parsed : nullptr;
  std::string problem;
  if (parseText(contents, message, problem))
    return parsed;
  reporter.error() << "not a graph in text form: " << problem;
  return nullptr;
}

std::optional<GraphFile> tenon::tf::readGraphBuffer(StringRef contents,
                                                    ArrayRef<std::string> tags,
                                                    Reporter &reporter) {
  if (contents.empty()) {
    reporter.error() << "the file is empty";
    return std::nullopt;
  }
  FileKind kind = classify(contents);
  if (kind == FileKind::Unknown || kind == FileKind::Onnx || kind == FileKind::TFLite ||
      kind == FileKind::Mlir) {
    reporter.error() << "not a TensorFlow graph, MetaGraph or SavedModel";
    return std::nullopt;
  }
  auto parsed = parseAs(kind, contents, reporter);
  GraphFile file;
  if (!parsed || !finish(file, parsed, kind, tags, reporter))
    return std::nullopt;
  return file;
}

/// The file of a SavedModel inside its folder, or an empty string.
static std::string savedModelFile(StringRef folder, Reporter &reporter) {
  for (StringRef name : {"saved_model.pb", "saved_model.pbtxt"}) {
    llvm::SmallString<256> path(folder);
    llvm::sys::path::append(path, name);
    if (llvm::sys::fs::exists(path))
      return path.str().str();
  }
  llvm::SmallString<256> chunked(folder);
  llvm::sys::path::append(chunked, "saved_model.cpb");
  if (llvm::sys::fs::exists(chunked))
    reporter.error() << "the SavedModel is split into chunks (saved_model.cpb), "
                        "which is not supported; save it without chunking";
  else
    reporter.error() << "the folder holds no saved_model.pb";
  return "";
}

std::optional<GraphFile>
tenon::tf::readGraphFile(StringRef path, ArrayRef<std::string> tags, Reporter &reporter) {
  std::string filePath = path.str();
  bool isFolder = llvm::sys::fs::is_directory(path);
  if (isFolder && (filePath = savedModelFile(path, reporter)).empty())
    return std::nullopt;
  auto buffer = llvm::MemoryBuffer::getFile(filePath, /*IsText=*/false,
                                            /*RequiresNullTerminator=*/false);
  if (!buffer) {
    reporter.error() << "cannot be read: " << buffer.getError().message();
    return std::nullopt;
  }
  auto file = readGraphBuffer((*buffer)->getBuffer(), tags, reporter);
  if (!file)
    return std::nullopt;
  file->assetFolder = llvm::sys::path::parent_path(path).str();
  if (file->isSavedModel) {
    llvm::SmallString<256> prefix(isFolder ? StringRef(path)
                                           : llvm::sys::path::parent_path(path));
    file->assetFolder = (prefix + "/assets").str();
    llvm::sys::path::append(prefix, "variables", "variables");
    file->checkpointPrefix = prefix.str();
  } else if (file->metaGraph) {
    StringRef stem = path;
    stem.consume_back(".meta");
    file->checkpointPrefix = stem.str();
  }
  if (!llvm::sys::fs::exists(file->checkpointPrefix + ".index"))
    file->checkpointPrefix.clear();
  return file;
}
