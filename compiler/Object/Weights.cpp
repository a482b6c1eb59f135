//===- Weights.cpp - The section that holds a program's constants ---------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The object is written by hand: one section of data, one symbol, no
// relocations. Going through LLVM IR would hold every byte several times.
//
//===----------------------------------------------------------------------===//
#include "compiler/Object/Weights.h"
#include "compiler/Object/Program.h"
#include "compiler/Weights/WeightStore.h"
#include "tenon/abi.h"
#include "llvm/BinaryFormat/ELF.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Support/xxhash.h"
#include "llvm/TargetParser/Triple.h"

using namespace tenon;
using llvm::StringRef;
namespace ELF = llvm::ELF;

/// Above this the section goes where code need not reach it: x86-64's small
/// code model addresses 2 GiB in all.
static constexpr int64_t largeSection = int64_t(1) << 30;

/// Above this the section is aligned so that huge pages can map it.
static constexpr int64_t hugePageSection = 4 << 20;

WeightLayout::WeightLayout(const WeightStore &store, llvm::ArrayRef<int64_t> ids) {
  for (int64_t id : ids) {
    int64_t start = llvm::alignTo(size, TENON_BUFFER_ALIGNMENT);
    if (!offsets.try_emplace(id, start).second)
      continue;
    order.push_back(id);
    size = start + store.get(id).size();
  }
  size = llvm::alignTo(size, TENON_BUFFER_ALIGNMENT);
}

int64_t WeightLayout::offset(int64_t id) const {
  auto found = offsets.find(id);
  return found == offsets.end() ? -1 : found->second;
}

static void writeConstants(llvm::raw_ostream &stream, const WeightStore &store,
                           const WeightLayout &layout) {
  int64_t position = 0;
  for (int64_t id : layout.ids()) {
    stream.write_zeros(layout.offset(id) - position);
    llvm::ArrayRef<char> bytes = store.get(id);
    stream.write(bytes.data(), bytes.size());
    position = layout.offset(id) + bytes.size();
  }
  stream.write_zeros(layout.totalSize() - position);
}

static llvm::Error closeFile(llvm::raw_fd_ostream &stream, StringRef path) {
  stream.close();
  if (!stream.has_error())
    return llvm::Error::success();
  std::error_code code = stream.error();
  stream.clear_error();
  return llvm::createStringError(code, "cannot write '%s': %s", path.str().c_str(),
                                 code.message().c_str());
}

static llvm::Error openError(StringRef path, std::error_code code) {
  return llvm::createStringError(code, "cannot write '%s': %s", path.str().c_str(),
                                 code.message().c_str());
}

//===----------------------------------------------------------------------===//
// The relocatable object
//===----------------------------------------------------------------------===//

namespace {

/// Everything of the object but the constants.
struct WeightsObject {
  // A name follows each NUL: .tenon.weights 1, .symtab 16, .strtab 24,
  // .shstrtab 32, .note.GNU-stack 42.
  static constexpr StringRef sectionNames{
      "\0.tenon.weights\0.symtab\0.strtab\0.shstrtab\0.note.GNU-stack\0", 58};
  enum { none, weights, symbols, strings, names, stack, sectionCount };

  WeightsObject(const llvm::Triple &triple, StringRef stem, int64_t size);
  void writeHead(llvm::raw_ostream &stream) const;
  void writeTail(llvm::raw_ostream &stream) const;

  int64_t alignment;
  std::string symbolNames;
  ELF::Elf64_Ehdr header = {};
  ELF::Elf64_Sym symbolTable[2] = {};
  ELF::Elf64_Shdr sections[sectionCount] = {};
};

} // namespace

WeightsObject::WeightsObject(const llvm::Triple &triple, StringRef stem, int64_t size)
    : alignment(size > hugePageSection ? 2 << 20 : TENON_BUFFER_ALIGNMENT) {
  bool isX86 = triple.getArch() == llvm::Triple::x86_64;
  symbolNames = '\0' + weightsSymbol(stem) + '\0';

  // Constants first, so that they start at the file's first aligned offset; in
  // a relocatable file an offset needs no more than the header's own end.
  uint64_t end = llvm::alignTo(sizeof header, TENON_BUFFER_ALIGNMENT);
  auto place = [&](int index, uint32_t name, uint32_t type, uint64_t bytes,
                   uint64_t align) -> ELF::Elf64_Shdr & {
    ELF::Elf64_Shdr &section = sections[index];
    end = llvm::alignTo(end, std::min<uint64_t>(align, TENON_BUFFER_ALIGNMENT));
    section.sh_name = name;
    section.sh_type = type;
    section.sh_offset = end;
    section.sh_size = bytes;
    section.sh_addralign = align;
    end += bytes;
    return section;
  };
  place(weights, 1, ELF::SHT_PROGBITS, size, alignment).sh_flags =
      ELF::SHF_ALLOC | (isX86 && size > largeSection ? ELF::SHF_X86_64_LARGE : 0u);
  ELF::Elf64_Shdr &table = place(symbols, 16, ELF::SHT_SYMTAB, sizeof symbolTable, 8);
  table.sh_link = strings;
  table.sh_info = 1; // the first global symbol
  table.sh_entsize = sizeof(ELF::Elf64_Sym);
  place(strings, 24, ELF::SHT_STRTAB, symbolNames.size(), 1);
  place(names, 32, ELF::SHT_STRTAB, sectionNames.size(), 1);
  place(stack, 42, ELF::SHT_PROGBITS, 0, 1);

  symbolTable[1].st_name = 1;
  symbolTable[1].st_info = ELF::STB_GLOBAL << 4 | ELF::STT_OBJECT;
  symbolTable[1].st_other = ELF::STV_HIDDEN;
  symbolTable[1].st_shndx = weights;
  symbolTable[1].st_size = size;

  std::memcpy(header.e_ident, ELF::ElfMagic, 4);
  header.e_ident[ELF::EI_CLASS] = ELF::ELFCLASS64;
  header.e_ident[ELF::EI_DATA] = ELF::ELFDATA2LSB;
  header.e_ident[ELF::EI_VERSION] = ELF::EV_CURRENT;
  header.e_type = ELF::ET_REL;
  header.e_machine = isX86 ? ELF::EM_X86_64 : ELF::EM_AARCH64;
  header.e_version = ELF::EV_CURRENT;
  header.e_shoff = llvm::alignTo(end, 8);
  header.e_ehsize = sizeof header;
  header.e_shentsize = sizeof(ELF::Elf64_Shdr);
  header.e_shnum = sectionCount;
  header.e_shstrndx = names;
}

void WeightsObject::writeHead(llvm::raw_ostream &stream) const {
  stream.write(reinterpret_cast<const char *>(&header), sizeof header);
  stream.write_zeros(sections[weights].sh_offset - sizeof header);
}

void WeightsObject::writeTail(llvm::raw_ostream &stream) const {
  uint64_t end = sections[weights].sh_offset + sections[weights].sh_size;
  auto write = [&](uint64_t offset, const void *bytes, size_t size) {
    stream.write_zeros(offset - end);
    stream.write(static_cast<const char *>(bytes), size);
    end = offset + size;
  };
  write(sections[symbols].sh_offset, symbolTable, sizeof symbolTable);
  write(sections[strings].sh_offset, symbolNames.data(), symbolNames.size());
  write(sections[names].sh_offset, sectionNames.data(), sectionNames.size());
  write(header.e_shoff, sections, sizeof sections);
}

llvm::Error tenon::writeWeightsObject(StringRef path, StringRef triple, StringRef stem,
                                      const WeightStore &store,
                                      const WeightLayout &layout) {
  std::error_code code;
  llvm::raw_fd_ostream stream(path, code);
  if (code)
    return openError(path, code);
  WeightsObject object(llvm::Triple(triple), stem, layout.totalSize());
  object.writeHead(stream);
  writeConstants(stream, store, layout);
  object.writeTail(stream);
  return closeFile(stream, path);
}

llvm::Expected<uint64_t> tenon::writeWeightsFile(StringRef path, const WeightStore &store,
                                                 const WeightLayout &layout) {
  std::error_code code;
  {
    llvm::raw_fd_ostream stream(path, code);
    if (code)
      return openError(path, code);
    writeConstants(stream, store, layout);
    if (llvm::Error error = closeFile(stream, path))
      return error;
  }
  auto bytes = llvm::MemoryBuffer::getFile(path, /*IsText=*/false,
                                           /*RequiresNullTerminator=*/false);
  if (!bytes)
    return openError(path, bytes.getError());
  return llvm::xxHash64((*bytes)->getBuffer());
}
