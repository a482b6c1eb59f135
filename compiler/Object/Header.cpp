//===- Header.cpp - The C++ class over a linked program -------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The header is abi.h and HeaderSupport.h verbatim, then a class whose methods
// are one-line views of HeaderSupport's Signature and Variables. The class has
// the shape that users of ahead-of-time compiled TensorFlow graphs know.
//
//===----------------------------------------------------------------------===//
#include "compiler/Object/Header.h"
#include "EmbeddedHeaders.inc"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/raw_ostream.h"

using namespace tenon;
using llvm::StringRef;

static StringRef cppType(ElementKind kind) {
  static constexpr llvm::StringLiteral names[] = {"bool",
                                                  "int8_t",
                                                  "int16_t",
                                                  "int32_t",
                                                  "int64_t",
                                                  "uint8_t",
                                                  "uint16_t",
                                                  "uint32_t",
                                                  "uint64_t",
                                                  "uint16_t",
                                                  "uint16_t",
                                                  "float",
                                                  "double",
                                                  "std::complex<float>",
                                                  "std::complex<double>",
                                                  "void"};
  return names[static_cast<size_t>(kind)];
}

static std::string quoted(StringRef text) {
  std::string result = "\"";
  llvm::raw_string_ostream stream(result);
  for (char c : text) {
    if (c == '"' || c == '\\')
      stream << '\\' << c;
    else if (llvm::isPrint(c))
      stream << c;
    else
      stream << llvm::format("\\%03o", static_cast<unsigned char>(c));
  }
  return result + "\"";
}

/// "image_model" becomes "ImageModel".
static std::string camelCase(StringRef stem) {
  std::string result;
  bool starts = true;
  for (char c : stem) {
    if (c != '_')
      result += starts ? llvm::toUpper(c) : c;
    starts = c == '_';
  }
  return toIdentifier(result);
}

namespace {

/// A feed or fetch with the names that its accessors have.
struct NamedTensor {
  const TensorDescription *tensor;
  std::string method; // "arg_x", "result_y"; another signature's "train_arg_x"
  std::string owner;  // the Signature member
  int index;
  bool isFeed;
};

class HeaderWriter {
public:
  HeaderWriter(const ProgramDescription &program, StringRef className)
      : program(program), out(text) {
    StringRef name = className;
    llvm::SmallVector<StringRef> parts;
    className.split(parts, "::", -1, /*KeepEmpty=*/false);
    if (!parts.empty())
      name = parts.pop_back_val();
    for (StringRef part : parts)
      namespaces.push_back(toIdentifier(part));
    this->className = name.empty() ? camelCase(program.stem) : toIdentifier(name);
    for (auto [i, signature] : llvm::enumerate(program.signatures))
      if (signature.name == "serving_default")
        primary = i;
  }

  std::string write();

private:
  const SignatureDescription &signatureAt(int i) { return program.signatures[i]; }
  /// "" for the signature with the plain names, else "train_".
  std::string prefixOf(int signature) {
    return signature == primary ? "" : toIdentifier(signatureAt(signature).name) + "_";
  }
  std::string memberOf(int signature) {
    return "signature" + std::to_string(signature) + "_";
  }

  void writeOpening();
  void writeConstants();
  void writeConstructor();
  void writeSignature(int index);
  void writeRun(int index);
  void writeTensor(const NamedTensor &named);
  void writeElement(const NamedTensor &named);
  void writeVariable(int index, StringRef method);
  void writeTensorFacts(StringRef name, llvm::ArrayRef<TensorDescription> list);
  void writeSignatureFacts(int index);
  void writeVariableFacts();
  std::vector<std::pair<int, int>> equalDims(const SignatureDescription &s);

  /// A method name for a tensor, of its key or node's name.
  std::string uniqueMethod(std::string prefix, const TensorDescription &tensor);

  const ProgramDescription &program;
  std::vector<std::string> namespaces;
  std::string className, text;
  llvm::raw_string_ostream out;
  llvm::StringSet<> methods;
  int primary = 0;
};

} // namespace

std::string HeaderWriter::uniqueMethod(std::string prefix,
                                       const TensorDescription &tensor) {
  StringRef name = tensor.key;
  if (name.empty()) {
    name = tensor.name;
    name.consume_back(":0");
  }
  // "arg_" comes before, so that a leading digit is no matter.
  std::string method = prefix + toIdentifier(("x" + name).str()).substr(1);
  std::string result = method;
  for (int i = 1; !methods.insert(result).second; ++i)
    result = method + "_" + std::to_string(i);
  return result;
}

/// "float32[b, 784]".
static std::string typeText(const TensorDescription &tensor) {
  std::vector<std::string> dims;
  for (auto [i, dim] : llvm::enumerate(tensor.dims)) {
    bool hasSymbol = i < tensor.dimSymbols.size() && !tensor.dimSymbols[i].empty();
    dims.push_back(dim >= 0    ? std::to_string(dim)
                   : hasSymbol ? tensor.dimSymbols[i]
                               : "?");
  }
  return (elementName(tensor.element) + "[" + llvm::join(dims, ", ") + "]").str();
}

//===----------------------------------------------------------------------===//
// Accessors
//===----------------------------------------------------------------------===//

void HeaderWriter::writeElement(const NamedTensor &named) {
  const TensorDescription &tensor = *named.tensor;
  size_t rank = tensor.dims.size();
  std::vector<std::string> parameters;
  std::string checks, index = rank == 0 ? "0" : "";
  auto dim = [&](size_t i) {
    return tensor.dims[i] >= 0 ? std::to_string(tensor.dims[i])
                               : named.method + "_dims()[" + std::to_string(i) + "]";
  };
  for (size_t i = 0; i < rank; ++i) {
    std::string name = "i" + std::to_string(i);
    parameters.push_back("int64_t " + name);
    checks += "    assert(" + name + " >= 0 && " + name + " < " + dim(i) + ");\n";
    index = i == 0 ? name : "(" + index + ") * " + dim(i) + " + " + name;
  }
  std::string list = llvm::join(parameters, ", ");
  StringRef type = cppType(tensor.element);
  for (bool isConst : {false, true})
    out << "  " << (isConst ? "const " : "") << type << " &" << named.method << "("
        << list << ")" << (isConst ? " const" : "") << " {\n"
        << checks << "    return " << named.method << "_data()[" << index << "];\n  }\n";
}

void HeaderWriter::writeTensor(const NamedTensor &named) {
  const TensorDescription &tensor = *named.tensor;
  StringRef type = cppType(tensor.element);
  StringRef access = named.isFeed ? "feed(" : "fetch(";
  out << "\n  /// " << (named.isFeed ? "Feed " : "Fetch ") << quoted(tensor.name) << ": "
      << typeText(tensor) << ".\n";
  for (bool isConst : {false, true}) {
    std::string full = (isConst ? "const " : "") + type.str() + " *";
    out << "  " << full << named.method << "_data()" << (isConst ? " const" : "")
        << " {\n    return static_cast<" << full << ">(" << named.owner << "." << access
        << named.index << "));\n  }\n";
  }
  out << "  void set_" << named.method << "_data(" << (named.isFeed ? "const " : "")
      << type << " *data) {\n    " << named.owner
      << (named.isFeed ? ".setFeed(" : ".setFetch(") << named.index << ", data);\n  }\n";
  out << "  const int64_t *" << named.method << "_dims() const {\n    return "
      << named.owner << (named.isFeed ? ".dimsOfFeed(" : ".dimsOfFetch(") << named.index
      << ");\n  }\n";
  if (named.isFeed && llvm::any_of(tensor.dims, [](int64_t d) { return d < 0; }))
    out << "  bool set_" << named.method
        << "_shape(std::initializer_list<int64_t> dims) {\n    return report("
        << named.owner << ", " << named.owner << ".setShape(" << named.index
        << ", dims.begin(), dims.size()));\n  }\n";
  writeElement(named);
}

void HeaderWriter::writeVariable(int index, StringRef method) {
  const TensorDescription &tensor = program.variables[index].tensor;
  StringRef type = cppType(tensor.element);
  out << "\n  /// Variable " << quoted(tensor.name) << ": " << typeText(tensor)
      << ". All signatures share it; set gives it a value.\n"
      << "  " << type << " *" << method << "_data() {\n    return static_cast<" << type
      << " *>(variables_.data(" << index << "));\n  }\n"
      << "  void set_" << method << "(const " << type << " *data) {\n"
      << "    std::memcpy(variables_.data(" << index << "), data, "
      << "variableFacts()[" << index << "].size);\n    variables_.setValid(" << index
      << ");\n  }\n";
}

void HeaderWriter::writeRun(int index) {
  bool isPlain = index == primary;
  out << "\n  /// Runs signature " << quoted(signatureAt(index).name)
      << ". False on failure; see error_msg().\n  bool "
      << (isPlain ? "Run" : "Run_" + toIdentifier(signatureAt(index).name))
      << "() {\n    return report(" << memberOf(index) << ", " << memberOf(index)
      << ".run());\n  }\n";
}

void HeaderWriter::writeSignature(int index) {
  const SignatureDescription &signature = signatureAt(index);
  writeRun(index);
  for (auto [i, tensor] : llvm::enumerate(signature.feeds))
    writeTensor({&tensor, uniqueMethod(prefixOf(index) + "arg_", tensor), memberOf(index),
                 int(i), true});
  for (auto [i, tensor] : llvm::enumerate(signature.fetches))
    writeTensor({&tensor, uniqueMethod(prefixOf(index) + "result_", tensor),
                 memberOf(index), int(i), false});
}

//===----------------------------------------------------------------------===//
// Tables
//===----------------------------------------------------------------------===//

void HeaderWriter::writeTensorFacts(StringRef name,
                                    llvm::ArrayRef<TensorDescription> list) {
  for (auto [i, tensor] : llvm::enumerate(list)) {
    auto dims =
        llvm::map_range(tensor.dims, [](int64_t dim) { return std::to_string(dim); });
    out << "    static const int64_t " << name << "Dims" << i << "[] = {"
        << llvm::join(dims, ", ") << (tensor.dims.empty() ? "0" : "") << "};\n";
  }
  out << "    static const ::tenon::aot3::TensorFacts " << name << "[] = {\n";
  for (auto [i, tensor] : llvm::enumerate(list))
    out << "        {" << quoted(tensor.name) << ", " << quoted(tensor.key) << ", "
        << tensor.dims.size() << ", sizeof(" << cppType(tensor.element) << "), " << name
        << "Dims" << i << "},\n";
  if (list.empty())
    out << "        {\"\", \"\", 0, 0, nullptr},\n";
  out << "    };\n";
}

/// Pairs of positions in the feeds' dims that carry one symbol.
std::vector<std::pair<int, int>>
HeaderWriter::equalDims(const SignatureDescription &signature) {
  std::vector<std::pair<int, int>> pairs;
  llvm::StringMap<int> first;
  int position = 0;
  for (const TensorDescription &feed : signature.feeds)
    for (size_t i = 0; i < feed.dims.size(); ++i, ++position) {
      if (feed.dims[i] >= 0 || i >= feed.dimSymbols.size() || feed.dimSymbols[i].empty())
        continue;
      auto [found, isNew] = first.try_emplace(feed.dimSymbols[i], position);
      if (!isNew)
        pairs.emplace_back(found->second, position);
    }
  return pairs;
}

template <typename Range, typename Print>
static std::string listOf(const Range &range, StringRef whenEmpty, Print print) {
  std::vector<std::string> items;
  for (const auto &item : range)
    items.push_back(print(item));
  return items.empty() ? whenEmpty.str() : llvm::join(items, ", ");
}

void HeaderWriter::writeSignatureFacts(int index) {
  const SignatureDescription &signature = signatureAt(index);
  auto uses = llvm::ArrayRef<VariableUse>(signature.variables);
  auto pairs = equalDims(signature);
  auto flag = [](bool value) { return std::string(value ? "true" : "false"); };
  out << "\n  static const ::tenon::aot3::SignatureFacts &facts" << index << "() {\n";
  writeTensorFacts("feeds", signature.feeds);
  writeTensorFacts("fetches", signature.fetches);
  out << "    static const int variables[] = {"
      << listOf(uses, "0", [](auto &u) { return std::to_string(u.variable); })
      << "};\n    static const bool reads[] = {"
      << listOf(uses, "false", [&](auto &u) { return flag(u.read); })
      << "};\n    static const bool writes[] = {"
      << listOf(uses, "false", [&](auto &u) { return flag(u.written); })
      << "};\n    static const int equal[][2] = {"
      << listOf(pairs, "{0, 0}",
                [](auto &p) {
                  return "{" + std::to_string(p.first) + ", " + std::to_string(p.second) +
                         "}";
                })
      << "};\n    static const char *const checks[] = {"
      << listOf(program.checks, "\"\"",
                [](auto &c) { return "\n        " + quoted(c.text); })
      << "};\n    static const ::tenon::aot3::SignatureFacts facts = {\n        " << index
      << ", " << signature.feeds.size() << ", feeds, " << signature.fetches.size()
      << ", fetches, " << uses.size() << ", variables, reads, writes,\n        "
      << pairs.size() << ", equal, " << program.checks.size()
      << ", checks};\n    return facts;\n  }\n";
}

void HeaderWriter::writeVariableFacts() {
  out << "\n  static const ::tenon::aot3::VariableFacts *variableFacts() {\n"
      << "    static const ::tenon::aot3::VariableFacts facts[] = {\n";
  for (const VariableDescription &variable : program.variables) {
    uint64_t size = elementSize(variable.tensor.element);
    for (int64_t dim : variable.tensor.dims)
      size *= dim;
    out << "        {" << quoted(variable.tensor.name) << ", " << size << ", "
        << variable.initialOffset << "},\n";
  }
  if (program.variables.empty())
    out << "        {\"\", 0, -1},\n";
  out << "    };\n    return facts;\n  }\n";
}

//===----------------------------------------------------------------------===//
// The class
//===----------------------------------------------------------------------===//

void HeaderWriter::writeOpening() {
  std::string symbol = moduleSymbol(program.stem);
  out << "// Written by " << program.producer << " for program '" << program.stem
      << "'.\n"
      << "#ifndef TENON_PROGRAM_" << program.stem << "_H_\n"
      << "#define TENON_PROGRAM_" << program.stem << "_H_\n\n"
      << embedded_abi << '\n'
      << embedded_HeaderSupport << '\n'
      << "#if TENON_ABI_VERSION != 3u\n#error \"another header of Tenon, of "
         "another version, came first\"\n#endif\n\n"
      << "#ifdef __cplusplus\nextern \"C\" {\n#endif\nextern const tn_module " << symbol
      << ";\n#ifdef __cplusplus\n} // extern \"C\"\n\n";
  for (const std::string &name : namespaces)
    out << "namespace " << name << " {\n";
  out << "\n/// Program '" << program.stem
      << "'. Owns all buffers but those that set_…_data names; not thread-safe,\n"
         "/// but objects are independent.\nclass "
      << className << " {\npublic:\n";
}

void HeaderWriter::writeConstants() {
  const SignatureDescription &signature = signatureAt(primary);
  out << "  static constexpr int kNumArgs = " << signature.feeds.size() << ";\n"
      << "  static constexpr int kNumResults = " << signature.fetches.size()
      << ";\n  static constexpr int kNumVariables = " << program.variables.size()
      << ";\n\n";
}

void HeaderWriter::writeConstructor() {
  out << "  " << className << "()\n      : variables_(" << moduleSymbol(program.stem)
      << ", variableFacts(), kNumVariables)";
  for (size_t i = 0; i < program.signatures.size(); ++i)
    out << ",\n        " << memberOf(i) << "(" << moduleSymbol(program.stem) << ", facts"
        << i << "(), variables_)";
  out << " {}\n  " << className << "(const " << className << " &) = delete;\n  "
      << className << " &operator=(const " << className << " &) = delete;\n\n"
      << "  /// Why the last call that returned false did.\n"
      << "  const std::string &error_msg() const { return error_; }\n\n"
      << "  /// Has kernels launched by the caller's executor (tn_call.launch).\n"
      << "  void set_launch(void (*launch)(tn_call *, int32_t, void *const *, "
         "int32_t),\n                  void *executor, int threads) {\n";
  for (size_t i = 0; i < program.signatures.size(); ++i)
    out << "    " << memberOf(i) << ".setLaunch(launch, executor, threads);\n";
  out << "  }\n";
}

std::string HeaderWriter::write() {
  writeOpening();
  writeConstants();
  writeConstructor();
  std::string facts = "facts" + std::to_string(primary) + "()";
  std::string member = memberOf(primary);
  out << "\n  /// Number of the feed or fetch of that key or name; -1: none.\n"
      << "  static int LookupArgIndex(const std::string &name) {\n    return "
         "::tenon::aot3::Signature::find("
      << facts << ".feeds, kNumArgs, name.c_str());\n  }\n"
      << "  static int LookupResultIndex(const std::string &name) {\n    return "
         "::tenon::aot3::Signature::find("
      << facts << ".fetches, kNumResults, name.c_str());\n  }\n"
      << "  void *arg_data(int index) { return " << member << ".feed(index); }\n"
      << "  void set_arg_data(int index, const void *data) {\n    " << member
      << ".setFeed(index, data);\n  }\n"
      << "  void *result_data(int index) { return " << member << ".fetch(index); }\n";
  for (size_t i = 0; i < program.signatures.size(); ++i)
    writeSignature(i);
  for (auto [i, variable] : llvm::enumerate(program.variables))
    writeVariable(i, uniqueMethod("var_", variable.tensor));

  out << "\nprivate:\n  bool report(const ::tenon::aot3::Signature &signature, "
         "bool success) {\n    if (!success)\n      error_ = signature.error();\n"
         "    return success;\n  }\n";
  writeVariableFacts();
  for (size_t i = 0; i < program.signatures.size(); ++i)
    writeSignatureFacts(i);
  out << "\n  ::tenon::aot3::Variables variables_;\n";
  for (size_t i = 0; i < program.signatures.size(); ++i)
    out << "  ::tenon::aot3::Signature " << memberOf(i) << ";\n";
  out << "  std::string error_;\n};\n\n";
  for (const std::string &name : llvm::reverse(namespaces))
    out << "} // namespace " << name << "\n";
  out << "#endif // __cplusplus\n\n#endif // TENON_PROGRAM_" << program.stem << "_H_\n";
  return std::move(text);
}

llvm::Expected<std::string> tenon::writeHeader(const ProgramDescription &program,
                                               StringRef className) {
  for (const SignatureDescription &signature : program.signatures)
    for (const auto *list : {&signature.feeds, &signature.fetches})
      for (const TensorDescription &tensor : *list)
        if (tensor.element == ElementKind::String)
          return llvm::createStringError(
              "signature '%s' has string tensor '%s', which a header's class "
              "cannot hold; compile a .so",
              signature.name.c_str(), tensor.name.c_str());
  if (!program.weightsFile.empty())
    return llvm::createStringError(
        "a .o or .a holds its weights; --weights '%s' is for a .so or an "
        "executable",
        program.weightsFile.c_str());
  if (program.signatures.empty())
    return llvm::createStringError("program '%s' has no signature", program.stem.c_str());
  return HeaderWriter(program, className).write();
}
