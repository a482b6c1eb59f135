//===- Tables.cpp - Hash tables -------------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A table that an initializer fills once is a constant: its keys, its values, and the
// slots by which tenon.string_map finds a key (compiler/CPU/Routines/Tables.cpp). Its
// file is read here. The initializer then has nothing to do.
//
//===----------------------------------------------------------------------===//
#include "compiler/CPU/Routines/Fingerprint.h"
#include "compiler/Import/TensorFlow/GraphConverter.h"
#include "compiler/Import/TensorFlow/Strings.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

namespace {
/// A column of a table: strings, or numbers.
struct Column {
  Type element;
  std::vector<std::string> strings;
  std::vector<char> bytes; // of numbers

  bool isString() const { return isa<StringType>(element); }
  size_t width() const { return std::max(8u, element.getIntOrFloatBitWidth()) / 8; }
  size_t size() const { return isString() ? strings.size() : bytes.size() / width(); }
  int64_t number(size_t i) const {
    if (element.isInteger(32)) {
      int32_t value;
      std::memcpy(&value, bytes.data() + i * sizeof(value), sizeof(value));
      return value;
    }
    int64_t value;
    std::memcpy(&value, bytes.data() + i * sizeof(value), sizeof(value));
    return value;
  }
  template <typename T> void append(T value) {
    auto *raw = reinterpret_cast<const char *>(&value);
    bytes.insert(bytes.end(), raw, raw + sizeof(value));
  }
};

struct Table {
  Column keys, values;
};

/// Strings as records, and where these are; see lowerStringConstant.
struct Records {
  Value bytes, places;
};
} // namespace

//===----------------------------------------------------------------------===//
// What is in a table
//===----------------------------------------------------------------------===//

/// The elements of a constant.
static bool readConstant(NodeContext &c, Output output, StringRef what, Column &column) {
  while (output.node->op == "Identity" && !output.node->inputs.empty())
    output = output.node->inputs[0];
  const Converter *converter =
      output.node->op == "Const" ? findConverter("Const") : nullptr;
  if (!converter) {
    c.error() << "the table's " << what << " are not constants, but of op '"
              << output.node->op << "'";
    return false;
  }
  NodeContext constant(c.converter, *output.node, {});
  converter->convert(constant);
  if (constant.results.empty()) {
    c.fail();
    return false;
  }
  Value value = constant.results[0].second.value;
  if (auto weight = value.getDefiningOp<WeightOp>()) {
    ArrayRef<char> bytes = c.converter.weights.get(weight.getId());
    column.bytes.assign(bytes.begin(), bytes.end());
    return true;
  }
  auto elements = value.getDefiningOp<ConstantOp>().getValue();
  if (auto strings = dyn_cast<DenseStringElementsAttr>(elements)) {
    for (int64_t i = 0; i < strings.getNumElements(); ++i)
      column.strings.push_back(
          strings.getRawStringData()[strings.isSplat() ? 0 : i].str());
    return true;
  }
  auto numbers = cast<DenseElementsAttr>(elements);
  ArrayRef<char> raw = numbers.getRawData();
  bool isTruth = numbers.getElementType().isInteger(1);
  for (int64_t i = 0; i < numbers.getNumElements(); ++i)
    if (isTruth)
      column.append(char(numbers.getValues<bool>()[i]));
    else
      for (size_t k = 0; k < column.width(); ++k)
        column.bytes.push_back(raw[(numbers.isSplat() ? 0 : i * column.width()) + k]);
  return true;
}

/// Appends what a line, or its number, gives for a column.
static bool readField(Column &column, StringRef field) {
  if (column.isString()) {
    column.strings.push_back(field.str());
    return true;
  }
  int64_t whole;
  double real;
  if (column.element.isF32() || column.element.isF64()) {
    if (field.trim().getAsDouble(real))
      return false;
    column.element.isF32() ? column.append(float(real)) : column.append(real);
    return true;
  }
  if (field.trim().getAsInteger(10, whole))
    return false;
  column.element.isInteger(32) ? column.append(int32_t(whole)) : column.append(whole);
  return true;
}

static bool readTextFile(NodeContext &c, const Variable &variable, Table &table) {
  NodeContext init(c.converter, *variable.initializer, {});
  int64_t keyIndex = init.intAttr("key_index"), valueIndex = init.intAttr("value_index");
  int64_t most = init.intAttr("vocab_size"), offset = init.intAttr("offset");
  std::string delimiter = init.stringAttr("delimiter").str();
  auto buffer = llvm::MemoryBuffer::getFile(variable.file);
  if (variable.file.empty() || !buffer) {
    auto diagnostic = c.error();
    diagnostic << "table '" << variable.name << "' is read from ";
    if (variable.file.empty())
      diagnostic << "a file whose name is not known when the graph is compiled";
    else
      diagnostic << "'" << variable.file
                 << "', which cannot be read: " << buffer.getError().message();
    return false;
  }
  StringRef rest = (*buffer)->getBuffer();
  for (int64_t line = 0; !rest.empty() && (most < 0 || line < most + offset); ++line) {
    StringRef text;
    std::tie(text, rest) = rest.split('\n');
    text.consume_back("\r");
    if (line < offset)
      continue;
    SmallVector<StringRef> fields;
    text.split(fields, delimiter.empty() ? "\t" : delimiter);
    std::string number = std::to_string(line - offset);
    auto field = [&](int64_t index) -> std::optional<StringRef> {
      if (index == -2)
        return text;
      if (index == -1)
        return StringRef(number);
      if (index >= 0 && index < int64_t(fields.size()))
        return fields[index];
      return std::nullopt;
    };
    auto key = field(keyIndex), value = field(valueIndex);
    if (text.empty() || !key || !value || !readField(table.keys, *key) ||
        !readField(table.values, *value)) {
      c.error() << "line " << line + 1 << " of '" << variable.file
                << "' does not have what table '" << variable.name << "' needs";
      return false;
    }
  }
  return true;
}

/// The contents of the table that operand 0 is.
static std::optional<Table> tableOf(NodeContext &c) {
  Variable *variable = c.variable(0);
  if (!variable)
    return std::nullopt;
  NodeContext node(c.converter, *variable->node, {});
  if (!StringRef(variable->node->op).contains("HashTable")) {
    c.error() << "takes a table, but '" << variable->name << "' is a variable";
    return std::nullopt;
  }
  Table table;
  table.keys.element = node.typeAttr("key_dtype");
  table.values.element = node.typeAttr("value_dtype");
  if (!table.keys.element || !table.values.element ||
      isa<ComplexType>(table.values.element)) {
    c.error() << "table '" << variable->name
              << "' has elements of a type that is not supported";
    return std::nullopt;
  }
  Type key = table.keys.element;
  if (!isa<StringType>(key) && !key.isInteger(32) && !key.isInteger(64)) {
    c.error() << "table '" << variable->name << "' has keys of " << key
              << ": strings, i32 and i64 are supported";
    return std::nullopt;
  }
  Node *initializer = variable->initializer;
  if (!initializer) {
    c.error() << "table '" << variable->name
              << "' is filled by no initializer of the graph; a table that runs fill is "
                 "not supported";
    return std::nullopt;
  }
  bool isRead = StringRef(initializer->op).starts_with("InitializeTableFrom")
                    ? readTextFile(c, *variable, table)
                    : initializer->inputs.size() >= 3 &&
                          readConstant(c, initializer->inputs[1], "keys", table.keys) &&
                          readConstant(c, initializer->inputs[2], "values", table.values);
  if (!isRead)
    return std::nullopt;
  if (table.keys.size() != table.values.size()) {
    c.error() << "table '" << variable->name << "' has " << table.keys.size()
              << " keys and " << table.values.size() << " values";
    return std::nullopt;
  }
  return table;
}

//===----------------------------------------------------------------------===//
// Its constants
//===----------------------------------------------------------------------===//

template <typename T>
static Value vectorOf(NodeContext &c, Type element, ArrayRef<T> values) {
  auto type = RankedTensorType::get({int64_t(values.size())}, element);
  ArrayRef<char> bytes(reinterpret_cast<const char *>(values.data()),
                       values.size() * sizeof(T));
  return c.constantTensor(type, bytes, nullptr);
}

static Value numbersOf(NodeContext &c, const Column &column) {
  auto type = RankedTensorType::get({int64_t(column.size())}, column.element);
  return c.constantTensor(type, column.bytes, nullptr);
}

static Records recordsOf(NodeContext &c, const Column &column) {
  std::vector<char> bytes;
  std::vector<int64_t> places;
  for (const std::string &text : column.strings) {
    places.push_back(text.empty() ? -1 : int64_t(bytes.size()));
    uint64_t size = text.size();
    if (!size)
      continue;
    auto *head = reinterpret_cast<const char *>(&size);
    bytes.insert(bytes.end(), head, head + sizeof(size));
    bytes.insert(bytes.end(), text.begin(), text.end());
    bytes.resize((bytes.size() + 7) / 8 * 8);
  }
  Type ui8 = IntegerType::get(c.builder.getContext(), 8, IntegerType::Unsigned);
  return {vectorOf<char>(c, ui8, bytes),
          vectorOf<int64_t>(c, c.builder.getI64Type(), places)};
}

/// Twice as many slots as keys or more; false if two keys are equal.
static bool makeSlots(const Column &keys, std::vector<int32_t> &slots) {
  slots.assign(llvm::PowerOf2Ceil(2 * keys.size() + 1), -1);
  uint64_t mask = slots.size() - 1;
  for (size_t i = 0; i < keys.size(); ++i) {
    uint64_t at = keys.isString()
                      ? Fingerprint::of(keys.strings[i].data(), keys.strings[i].size())
                      : mixNumber(uint64_t(keys.number(i)));
    for (; slots[at & mask] >= 0; ++at) {
      size_t other = slots[at & mask];
      if (keys.isString() ? keys.strings[other] == keys.strings[i]
                          : keys.number(other) == keys.number(i))
        return false;
    }
    slots[at & mask] = int32_t(i);
  }
  return true;
}

/// The number of each key that is looked up, -1 for none.
static Value findKeys(NodeContext &c, const Table &table, Value wanted) {
  Type i64 = c.builder.getI64Type();
  std::vector<int32_t> slots;
  if (!makeSlots(table.keys, slots)) {
    c.error() << "the table has a key twice";
    return {};
  }
  Value places = vectorOf<int32_t>(c, c.builder.getI32Type(), slots);
  if (!table.keys.isString())
    return mapStrings(c, "find_number", wanted, {}, i64,
                      {numbersOf(c, table.keys), places});
  Records keys = recordsOf(c, table.keys);
  return mapStrings(c, "find_string", wanted, {}, i64, {keys.bytes, keys.places, places});
}

//===----------------------------------------------------------------------===//
// Converters
//===----------------------------------------------------------------------===//

static void convertTable(NodeContext &c) {
  c.resultVariable(c.converter.variables.find(c.node));
}

static void convertFind(NodeContext &c) {
  auto table = tableOf(c);
  if (!table)
    return;
  Value wanted = c.input(1), otherwise = c.input(2);
  if (c.inputType(1).getElementType() != table->keys.element ||
      c.inputType(2).getElementType() != table->values.element) {
    c.error() << "looks up " << c.inputType(1) << " with the default " << c.inputType(2)
              << " in a table of other types";
    return;
  }
  if (!table->keys.size()) {
    Value shape = c.emit<ShapeOfOp>(wanted, Type(c.builder.getI64Type()));
    c.result(c.emit<BroadcastToOp>(otherwise, shape));
    return;
  }
  Type i64 = c.builder.getI64Type();
  Value place = findKeys(c, *table, wanted);
  Value isThere = c.emit<CompareOp>(Predicate::ge, place, c.scalar(0, i64));
  Value found;
  if (table->values.isString()) {
    Records values = recordsOf(c, table->values);
    found = mapStrings(c, "at", place, {}, table->values.element,
                       {values.bytes, values.places});
  } else {
    Value inside = c.emit<tenon::MaxOp>(place, c.scalar(0, i64));
    found = c.take(numbersOf(c, table->values), inside, 0);
  }
  c.result(c.emit<SelectOp>(isThere, found, otherwise));
}

static void convertSize(NodeContext &c) {
  if (auto table = tableOf(c))
    c.result(c.scalar(double(table->keys.size()), c.builder.getI64Type()));
}

static void convertExport(NodeContext &c) {
  auto table = tableOf(c);
  if (!table)
    return;
  int result = 0;
  for (const Column *column : {&table->keys, &table->values}) {
    Value value;
    if (column->isString()) {
      SmallVector<StringRef> strings(column->strings.begin(), column->strings.end());
      auto type = RankedTensorType::get({int64_t(strings.size())}, column->element);
      value = ConstantOp::create(
          c.builder, c.loc,
          cast<ElementsAttr>(DenseStringElementsAttr::get(type, strings)));
    } else {
      value = numbersOf(c, *column);
    }
    c.result(result++, value);
  }
}

/// What fills a table has been done when it was compiled.
static void convertInitializer(NodeContext &c) {
  Variable *variable = c.variable(0);
  if (variable && variable->initializer != &c.node &&
      variable->initializer->def != c.node.def)
    c.error() << "table '" << variable->name
              << "' is filled twice, which is not supported";
}

void tenon::tf::addTableConverters(ConverterTable &table) {
  for (const char *op :
       {"HashTable", "HashTableV2", "MutableHashTable", "MutableHashTableV2"})
    table[op] = {convertTable};
  for (const char *op : {"InitializeTable", "InitializeTableV2", "LookupTableImport",
                         "LookupTableImportV2", "InitializeTableFromTextFile",
                         "InitializeTableFromTextFileV2"})
    table[op] = {convertInitializer, 2, true};
  table["LookupTableExport"] = {convertExport, 1, true};
  table["LookupTableExportV2"] = {convertExport, 1, true};
  table["LookupTableFind"] = {convertFind, 3, true};
  table["LookupTableFindV2"] = {convertFind, 3, true};
  table["LookupTableSize"] = {convertSize, 1, true};
  table["LookupTableSizeV2"] = {convertSize, 1, true};
}
