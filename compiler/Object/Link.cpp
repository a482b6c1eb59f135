//===- Link.cpp - Products from objects, by LLD as a library --------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A .o and the code member of a .a are one partial link whose hidden symbols
// are made local, so that two models fit in one program although their kernels
// have equal names. A .so exports its module table alone.
//
// LLD keeps global state, so links of one process take turns.
//
//===----------------------------------------------------------------------===//
#include "compiler/Object/Link.h"
#include "compiler/Object/OutputFile.h"
#include "compiler/Object/Program.h"
#include "compiler/Object/SystemLibraries.h"
#include "compiler/Object/Target.h"
#include "lld/Common/Driver.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/ObjCopy/CommonConfig.h"
#include "llvm/ObjCopy/ELF/ELFConfig.h"
#include "llvm/ObjCopy/ELF/ELFObjcopy.h"
#include "llvm/Object/ArchiveWriter.h"
#include "llvm/Object/ELFObjectFile.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/TargetParser/Triple.h"
#include <mutex>

LLD_HAS_DRIVER(elf)

using namespace tenon;
using llvm::StringRef;
using Arguments = std::vector<std::string>;

static constexpr char kMediaArchive[] = "libtenon_media.a";

//===----------------------------------------------------------------------===//
// Names of products
//===----------------------------------------------------------------------===//

llvm::Expected<ProductKind> tenon::productKindOf(StringRef path) {
  StringRef ending = llvm::sys::path::extension(path);
  auto kind = llvm::StringSwitch<std::optional<ProductKind>>(ending)
                  .Case("", ProductKind::Executable)
                  .Case(".so", ProductKind::SharedObject)
                  .Case(".a", ProductKind::Archive)
                  .Case(".o", ProductKind::Object)
                  .Case(".mlir", ProductKind::MLIR)
                  .Case(".ll", ProductKind::LLVM)
                  .Case(".s", ProductKind::Assembly)
                  .Case(".ptx", ProductKind::PTX)
                  .Default(std::nullopt);
  if (kind)
    return *kind;
  return llvm::createStringError(
      "unknown ending '%s' of output '%s'; there are .so, .a, .o, .mlir, .ll, "
      ".s and .ptx, and none for an executable",
      ending.str().c_str(), path.str().c_str());
}

std::string tenon::stemOf(StringRef path) {
  return toIdentifier(llvm::sys::path::stem(path));
}

//===----------------------------------------------------------------------===//
// Running LLD
//===----------------------------------------------------------------------===//

/// The errors in LLD's output, without its name; lines that explain an error
/// (">>> …") follow it on its own line.
static std::string errorLines(StringRef output) {
  std::string result;
  llvm::SmallVector<StringRef> lines;
  output.split(lines, '\n', -1, /*KeepEmpty=*/false);
  for (StringRef line : lines) {
    if (line.consume_front("ld.lld: error: "))
      result += (result.empty() ? "" : "\n") + line.str();
    else if (line.consume_front(">>> ") && !result.empty())
      result += " (" + line.trim().str() + ")";
  }
  return result.empty() ? output.trim().str() : result;
}

static llvm::Error runLinker(const Arguments &arguments, int jobs) {
  std::vector<const char *> argv = {"ld.lld"};
  for (const std::string &argument : arguments)
    argv.push_back(argument.c_str());
  std::string threads = "--threads=" + std::to_string(jobs);
  if (jobs > 0)
    argv.push_back(threads.c_str());

  static std::mutex lock;
  std::lock_guard<std::mutex> guard(lock);
  std::string output;
  llvm::raw_string_ostream stream(output);
  lld::Result result = lld::lldMain(argv, stream, stream, {{lld::Gnu, &lld::elf::link}});
  if (result.retCode == 0)
    return llvm::Error::success();
  return llvm::createStringError("%s", errorLines(output).c_str());
}

static void append(Arguments &arguments, std::initializer_list<std::string> more) {
  arguments.insert(arguments.end(), more);
}

//===----------------------------------------------------------------------===//
// .o and .a
//===----------------------------------------------------------------------===//

/// Rewrites the relocatable object `from` as `to` with hidden symbols local.
static llvm::Error localizeHidden(const std::string &from, const std::string &to) {
  auto binary = llvm::object::ObjectFile::createObjectFile(from);
  if (!binary)
    return binary.takeError();
  auto *object = llvm::dyn_cast<llvm::object::ELFObjectFileBase>(binary->getBinary());
  if (!object)
    return llvm::createStringError("'%s' is not an ELF object", from.c_str());
  llvm::objcopy::CommonConfig config;
  config.InputFilename = from;
  config.OutputFilename = to;
  llvm::objcopy::ELFConfig elf;
  elf.LocalizeHidden = true;
  std::error_code code;
  llvm::raw_fd_ostream stream(to, code);
  if (code)
    return llvm::createStringError(code, "cannot write '%s': %s", to.c_str(),
                                   code.message().c_str());
  return llvm::objcopy::elf::executeObjcopyOnBinary(config, elf, *object, stream);
}

/// One object with all code; returns its path.
static llvm::Expected<std::string> combineCode(const LinkInputs &inputs,
                                               const LinkOptions &options,
                                               const WorkFolder &folder) {
  Arguments arguments = {"-r", "-o", folder.file("combined.o")};
  llvm::append_range(arguments, inputs.objects);
  if (llvm::Error error = runLinker(arguments, options.jobs))
    return error;
  std::string result = folder.file("code.o");
  if (llvm::Error error = localizeHidden(folder.file("combined.o"), result))
    return error;
  return result;
}

static llvm::Error linkObject(const LinkInputs &inputs, const LinkOptions &options,
                              const WorkFolder &folder) {
  llvm::Expected<std::string> code = combineCode(inputs, options, folder);
  if (!code)
    return code.takeError();
  if (inputs.weightsObject.empty())
    return folder.publish("code.o", options.outputPath);
  if (llvm::Error error =
          runLinker({"-r", "-o", folder.file("product.o"), *code, inputs.weightsObject},
                    options.jobs))
    return error;
  return folder.publish("product.o", options.outputPath);
}

static llvm::Error linkArchive(const LinkInputs &inputs, const LinkOptions &options,
                               const WorkFolder &folder) {
  llvm::Expected<std::string> code = combineCode(inputs, options, folder);
  if (!code)
    return code.takeError();
  std::vector<std::pair<std::string, std::string>> parts = {{*code, options.stem + ".o"}};
  if (!inputs.weightsObject.empty())
    parts.emplace_back(inputs.weightsObject, options.stem + "_weights.o");
  std::vector<llvm::NewArchiveMember> members;
  for (auto &[path, name] : parts) {
    auto member = llvm::NewArchiveMember::getFile(path, /*Deterministic=*/true);
    if (!member)
      return member.takeError();
    member->MemberName = name;
    members.push_back(std::move(*member));
  }
  if (llvm::Error error = llvm::writeArchive(
          folder.file("product.a"), members, llvm::SymtabWritingMode::NormalSymtab,
          llvm::object::Archive::K_GNU, /*Deterministic=*/true, /*Thin=*/false))
    return error;
  return folder.publish("product.a", options.outputPath);
}

//===----------------------------------------------------------------------===//
// .so and executables
//===----------------------------------------------------------------------===//

static bool isForHost(const LinkOptions &options) {
  return llvm::Triple(options.triple).getArch() == llvm::Triple(hostTriple()).getArch();
}

/// The folder with libtenon_*.a: as named, or where this program's build or
/// installation keeps its libraries; those for other machines have a folder of their
/// own in there.
static std::string runtimeFolder(const LinkOptions &options) {
  if (!options.runtimeDir.empty())
    return options.runtimeDir;
  static int anchor;
  std::string program = llvm::sys::fs::getMainExecutable(nullptr, &anchor);
  StringRef folder = llvm::sys::path::parent_path(program);
  std::string inside;
  if (!isForHost(options))
    inside = ("/" + llvm::Triple(options.triple).getArchName() + "-linux-gnu").str();
  for (const char *candidate : {"/../lib", "/../lib/tenon", "/../lib64"}) {
    std::string path = (folder + candidate + inside).str();
    if (llvm::sys::fs::exists(path + "/libtenon_runtime.a"))
      return path;
  }
  return "";
}

/// Arguments of every final link.
static Arguments commonArguments(const LinkOptions &options, const WorkFolder &folder) {
  return {"-o",
          folder.file("product"),
          "-z",
          "relro",
          "-z",
          "now",
          "-z",
          "noexecstack",
          "--gc-sections",
          "--hash-style=gnu",
          "--build-id=none"};
}

static void appendInputs(Arguments &arguments, const LinkInputs &inputs) {
  llvm::append_range(arguments, inputs.objects);
  if (!inputs.weightsObject.empty())
    arguments.push_back(inputs.weightsObject);
}

/// The .so files of libc and libm that programs load; they need no development
/// files. Where both are found, an undefined symbol is an error.
static void appendSharedLibc(Arguments &arguments, const SystemLibraries &system,
                             bool allowUndefined) {
  std::string libm = system.find("libm.so.6");
  std::string libc = system.find("libc.so.6");
  std::string builtins = system.findOfCompiler("libgcc.a");
  if (!builtins.empty())
    arguments.push_back(builtins);
  arguments.push_back("--as-needed");
  for (const std::string &path : {libm, libc})
    if (!path.empty())
      arguments.push_back(path);
  if (!libm.empty() && !libc.empty() && !allowUndefined)
    append(arguments, {"-z", "defs"});
}

//===----------------------------------------------------------------------===//
// Files and images
//===----------------------------------------------------------------------===//

/// Whether an object calls the media part of the runtime.
static bool callsMedia(const std::string &path) {
  auto object = llvm::object::ObjectFile::createObjectFile(path);
  if (!object) {
    llvm::consumeError(object.takeError());
    return false;
  }
  for (llvm::object::SymbolRef symbol : object->getBinary()->symbols()) {
    llvm::Expected<uint32_t> flags = symbol.getFlags();
    llvm::Expected<StringRef> name = symbol.getName();
    bool calls = flags && name && (*flags & llvm::object::SymbolRef::SF_Undefined) &&
                 name->starts_with("tn_media_");
    llvm::consumeError(flags.takeError());
    llvm::consumeError(name.takeError());
    if (calls)
      return true;
  }
  return false;
}

/// The media part of the runtime and what it needs, if the objects call it.
static llvm::Expected<std::vector<std::string>>
mediaLibraries(const LinkInputs &inputs, const SystemLibraries &system,
               const LinkOptions &options) {
  std::vector<std::string> paths;
  if (llvm::none_of(inputs.objects, callsMedia))
    return paths;
  paths.push_back(runtimeFolder(options) + "/" + kMediaArchive);
  if (!llvm::sys::fs::exists(paths.back()))
    return llvm::createStringError(
        "a graph that reads files or images needs '%s', which there is where Tenon was "
        "built with libjpeg and libpng",
        kMediaArchive);
  llvm::SmallVector<const char *> names = {"libjpeg.so", "libpng16.so"};
  if (options.staticExecutable)
    names = {"libjpeg.a", "libpng16.a", "libz.a"};
  for (const char *name : names) {
    paths.push_back(system.find(name));
    if (paths.back().empty())
      return llvm::createStringError("a graph that reads files or images needs '%s', "
                                     "which cannot be found; install libjpeg-dev and "
                                     "libpng-dev (Debian)",
                                     name);
  }
  return paths;
}

static llvm::Error linkShared(const LinkInputs &inputs, const LinkOptions &options,
                              const WorkFolder &folder) {
  std::string script = "{ global: " + moduleSymbol(options.stem) + "; local: *; };\n";
  llvm::Expected<std::string> scriptPath =
      folder.write("exports.map", llvm::ArrayRef<char>(script.data(), script.size()));
  if (!scriptPath)
    return scriptPath.takeError();
  Arguments arguments = commonArguments(options, folder);
  append(arguments,
         {"-shared", "-soname", llvm::sys::path::filename(options.outputPath).str(),
          "--version-script", *scriptPath, "--exclude-libs=ALL"});
  appendInputs(arguments, inputs);
  std::string runtime = runtimeFolder(options) + "/libtenon_runtime.a";
  if (llvm::sys::fs::exists(runtime))
    arguments.push_back(runtime);
  if (!options.gpuRuntime.empty())
    arguments.push_back(runtimeFolder(options) + "/" + options.gpuRuntime);
  SystemLibraries system(options.triple, options.sysroot, options.runtimeDir);
  auto media = mediaLibraries(inputs, system, options);
  if (!media)
    return media.takeError();
  llvm::append_range(arguments, *media);
  appendSharedLibc(arguments, system, options.sanitizeAddress);
  if (llvm::Error error = runLinker(arguments, options.jobs))
    return error;
  return folder.publish("product", options.outputPath);
}

/// Paths of `names`, all of which must be found; the error names those that are
/// not, and what brings them.
static llvm::Expected<std::vector<std::string>>
findAll(const SystemLibraries &system, llvm::ArrayRef<const char *> names,
        const LinkOptions &options) {
  std::vector<std::string> paths, missing;
  for (const char *name : names) {
    paths.push_back(system.find(name));
    if (paths.back().empty())
      missing.push_back(std::string("'") + name + "'");
  }
  if (missing.empty())
    return paths;
  return llvm::createStringError(
      "an executable for %s needs the development files of libc, of which %s "
      "cannot be found; install %s, or put them into the folder that --runtime names",
      options.triple.c_str(), llvm::join(missing, ", ").c_str(),
      isForHost(options)
          ? "libc6-dev (Debian) or glibc-devel (Fedora)"
          : "libc6-dev-arm64-cross and libgcc-12-dev-arm64-cross (Debian)");
}

/// Tenon's own archives for an executable.
static llvm::Expected<std::vector<std::string>>
runtimeArchives(const LinkOptions &options) {
  std::string folder = runtimeFolder(options);
  std::vector<std::string> paths;
  std::vector<const char *> names = {"libtenon_main.a", "libtenon_runtime.a"};
  if (!options.gpuRuntime.empty())
    names.push_back(options.gpuRuntime.c_str());
  if (options.bundles)
    names.push_back("libtenon_bundle.a");
  for (const char *name : names) {
    paths.push_back(folder + "/" + name);
    if (!llvm::sys::fs::exists(paths.back()))
      return llvm::createStringError(
          "an executable needs Tenon's runtime%s, but there is no '%s'%s",
          isForHost(options) ? "" : (" for " + options.triple).c_str(), name,
          options.runtimeDir.empty()
              ? " beside this program; name its folder with --runtime"
              : (" in '" + folder + "'").c_str());
  }
  return paths;
}

static void appendIfFound(Arguments &arguments, const std::string &path) {
  if (!path.empty())
    arguments.push_back(path);
}

/// What tensor bundles need.
static llvm::Expected<std::vector<std::string>>
bundleLibraries(const SystemLibraries &system, const LinkOptions &options) {
  if (!options.bundles)
    return std::vector<std::string>();
  std::string leveldb = system.find("libleveldb.so");
  std::string standard = system.findOfCompiler("libstdc++.so");
  if (leveldb.empty() || standard.empty())
    return llvm::createStringError(
        "an executable with --bundles needs '%s', which cannot be found; install "
        "%s (Debian)",
        leveldb.empty() ? "libleveldb.so" : "libstdc++.so",
        leveldb.empty() ? "libleveldb-dev" : "libstdc++-12-dev");
  return std::vector<std::string>{leveldb, standard};
}

/// The three start files, libm and libc.
static llvm::Expected<std::vector<std::string>> findLibc(const SystemLibraries &system,
                                                         const LinkOptions &options) {
  if (options.staticExecutable)
    return findAll(system, {"crt1.o", "crti.o", "crtn.o", "libm.a", "libc.a"}, options);
  return findAll(system, {"Scrt1.o", "crti.o", "crtn.o", "libm.so", "libc.so"}, options);
}

llvm::Error tenon::checkLink(ProductKind kind, const LinkOptions &options) {
  if (kind != ProductKind::Executable)
    return llvm::Error::success();
  if (auto runtime = runtimeArchives(options); !runtime)
    return runtime.takeError();
  SystemLibraries system(options.triple, options.sysroot, options.runtimeDir);
  if (auto libraries = bundleLibraries(system, options); !libraries)
    return libraries.takeError();
  return findLibc(system, options).takeError();
}

static llvm::Error linkExecutable(const LinkInputs &inputs, const LinkOptions &options,
                                  const WorkFolder &folder) {
  bool isStatic = options.staticExecutable;
  SystemLibraries system(options.triple, options.sysroot, options.runtimeDir);
  auto runtime = runtimeArchives(options);
  if (!runtime)
    return runtime.takeError();
  auto start = findLibc(system, options);
  if (!start)
    return start.takeError();
  auto bundles = bundleLibraries(system, options);
  if (!bundles)
    return bundles.takeError();
  auto media = mediaLibraries(inputs, system, options);
  if (!media)
    return media.takeError();

  Arguments arguments = commonArguments(options, folder);
  if (!options.sysroot.empty())
    arguments.push_back("--sysroot=" + options.sysroot);
  for (const std::string &path : system.folders())
    arguments.push_back("-L" + path);
  if (isStatic)
    arguments.push_back("-static");
  else
    append(arguments, {"-pie", "--dynamic-linker",
                       SystemLibraries::dynamicLinker(options.triple).str()});
  append(arguments, {(*start)[0], (*start)[1]});
  if (options.sanitizeAddress) { // before all other libraries, as it wants to be
    arguments.push_back(system.findOfCompiler("libasan.so"));
    if (arguments.back().empty())
      return llvm::createStringError("an executable with --sanitize=address needs "
                                     "'libasan.so', which GCC brings");
  }
  appendIfFound(arguments,
                system.findOfCompiler(isStatic ? "crtbeginT.o" : "crtbeginS.o"));
  appendInputs(arguments, inputs);
  if (options.bundles) // main() asks for it weakly
    arguments.push_back("--undefined=_ZN5tenon2io13bundleSupportE");
  if (!options.gpuRuntime.empty()) // as the runtime does
    arguments.push_back("--undefined=tn_gpu_support");
  arguments.push_back("--start-group");
  llvm::append_range(arguments, *runtime);
  append(arguments, {"--end-group", "--as-needed", "--start-group"});
  llvm::append_range(arguments, *bundles);
  llvm::append_range(arguments, *media);
  append(arguments, {(*start)[3], (*start)[4]});
  appendIfFound(arguments, system.findOfCompiler("libgcc.a"));
  if (isStatic)
    appendIfFound(arguments, system.findOfCompiler("libgcc_eh.a"));
  arguments.push_back("--end-group");
  appendIfFound(arguments, system.findOfCompiler(isStatic ? "crtend.o" : "crtendS.o"));
  arguments.push_back((*start)[2]);
  if (llvm::Error error = runLinker(arguments, options.jobs))
    return error;
  return folder.publish("product", options.outputPath);
}

llvm::Error tenon::linkProduct(ProductKind kind, const LinkInputs &inputs,
                               const LinkOptions &options, const WorkFolder &workFolder) {
  switch (kind) {
  case ProductKind::SharedObject:
    return linkShared(inputs, options, workFolder);
  case ProductKind::Archive:
    return linkArchive(inputs, options, workFolder);
  case ProductKind::Object:
    return linkObject(inputs, options, workFolder);
  case ProductKind::Executable:
    return linkExecutable(inputs, options, workFolder);
  default:
    return llvm::createStringError("'%s' is not a linked product",
                                   options.outputPath.c_str());
  }
}
