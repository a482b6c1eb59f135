//===- Parsing.cpp - Records of features, and lines of fields -------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// tf.Examples are parsed feature by feature. A single one is a batch of one, whose
// dimension goes afterwards.
//
//===----------------------------------------------------------------------===//
#include "compiler/Import/TensorFlow/Strings.h"

using namespace mlir;
using namespace tenon;
using namespace tenon::tf;

namespace {
/// What is parsed of examples, and where the results go.
class Examples {
public:
  Examples(NodeContext &c, Value examples) : c(c), examples(examples) {
    isSingle = examples && NodeContext::typeOf(examples).getRank() == 0;
    if (isSingle)
      this->examples = c.reshape(examples, {1});
    if (examples && NodeContext::typeOf(examples).getRank() > 1)
      c.error() << "its examples have rank " << NodeContext::typeOf(examples).getRank()
                << ", but 0 or 1 is needed";
  }

  /// A feature of a fixed shape.
  Value dense(Value key, Value otherwise, const TensorShapeProto &shape) {
    Type element = otherwise ? NodeContext::typeOf(otherwise).getElementType() : Type();
    auto type = element ? convertShape(shape, element) : nullptr;
    if (!type || !type.hasStaticShape()) {
      if (otherwise)
        c.error() << "dense features of unknown sizes are not supported: parse them as "
                     "sparse ones";
      return {};
    }
    int64_t count = type.getNumElements();
    Value flat = c.emit<StringParseDenseOp>(examples, key, c.reshape(otherwise, {-1}),
                                            c.builder.getI64IntegerAttr(count));
    SmallVector<Value> sizes = {c.size(examples, 0)};
    for (int64_t size : type.getShape())
      sizes.push_back(c.vector({size}));
    return isSingle ? c.reshape(flat, type.getShape()) : c.reshapeTo(flat, sizes);
  }

  struct Sparse {
    Value indices, values, shape, lengths;
  };
  /// A feature of any number of values.
  Sparse sparse(Value key, Type element) {
    auto results = c.emitAll<StringParseSparseOp>(examples, key, TypeAttr::get(element));
    Value widest = c.reshape(results[2], {1});
    if (isSingle)
      return {c.slice(results[1], 1, 1, 1), results[0], widest, {}};
    Value count = c.size(examples, 0);
    return {results[1],
            results[0],
            c.emit<ConcatOp>(int64_t(0), ValueRange{count, widest}),
            {}};
  }

  /// The splits of a feature's values by examples.
  Value splits(const Sparse &feature, Type type) {
    Type i64 = c.builder.getI64Type();
    Value rows =
        c.emit<SqueezeOp>(c.slice(feature.indices, 1, 0, 1), ArrayRef<int64_t>({1}));
    auto filled = [&](int64_t value, Value size) {
      return c.emit<BroadcastToOp>(c.scalar(double(value), i64), size);
    };
    Value lengths = c.emit<ScatterOp>(ScatterKind::add, filled(0, c.size(examples, 0)),
                                      c.emit<ExpandDimsOp>(rows, ArrayRef<int64_t>({1})),
                                      filled(1, c.size(rows, 0)), false, true);
    Value sums = c.emit<CumulateOp>(CumulateKind::sum, lengths, int64_t(0), false, false);
    return c.cast(c.emit<ConcatOp>(int64_t(0), ValueRange{c.vector({0}), sums}), type);
  }

  bool isSingle = false;

private:
  NodeContext &c;
  Value examples;
};
} // namespace

/// Attribute `name`, a list of types; those that are none of tenon's are reported.
static std::optional<SmallVector<Type>> typesAttr(NodeContext &c, StringRef name) {
  SmallVector<Type> types;
  if (const AttrValue *attr = c.node.attr(name))
    for (int dtype : attr->list().type()) {
      types.push_back(convertType(DataType(dtype), c.builder.getContext()));
      if (!types.back()) {
        c.error() << "features of type " << dataTypeName(DataType(dtype))
                  << " are not supported";
        return std::nullopt;
      }
    }
  return types;
}

static const TensorShapeProto &shapeOf(NodeContext &c, int i) {
  static const TensorShapeProto none;
  const AttrValue *attr = c.node.attr("dense_shapes");
  return attr && i < attr->list().shape_size() ? attr->list().shape(i) : none;
}

/// The strings of an operand as scalars.
static SmallVector<Value> keysOf(NodeContext &c, size_t i) {
  SmallVector<Value> keys;
  auto constant = c.input(i).getDefiningOp<ConstantOp>();
  auto strings =
      constant ? dyn_cast<DenseStringElementsAttr>(constant.getValue()) : nullptr;
  if (!strings) {
    c.error() << "the names of its features are not known when it is compiled";
    return keys;
  }
  ArrayRef<StringRef> all = strings.getRawStringData();
  for (int64_t k = 0; k < strings.getNumElements(); ++k)
    keys.push_back(stringScalar(c, all[strings.isSplat() ? 0 : k]));
  return keys;
}

/// Gives indices, values and shapes of all sparse features, then the dense ones.
static int giveFeatures(NodeContext &c, Examples &examples, ArrayRef<Value> sparseKeys,
                        ArrayRef<Type> sparseTypes, ArrayRef<Value> denseKeys,
                        size_t firstDefault) {
  int count = int(sparseKeys.size());
  for (int i = 0; i < count; ++i) {
    Examples::Sparse feature = examples.sparse(sparseKeys[i], sparseTypes[i]);
    c.result(i, feature.indices);
    c.result(count + i, feature.values);
    c.result(2 * count + i, feature.shape);
  }
  int next = 3 * count;
  for (auto [i, key] : llvm::enumerate(denseKeys))
    c.result(next++, examples.dense(key, c.input(firstDefault + i), shapeOf(c, int(i))));
  return next;
}

/// Whether there are as many of all.
static bool agree(NodeContext &c, size_t keys, size_t types, StringRef what) {
  if (!c.failed() && keys != types)
    c.error() << "has " << keys << " keys of " << what << " features, but " << types
              << " types";
  return !c.failed();
}

/// Operands: examples, names, keys of sparse and of dense features, defaults of these.
static void convertExample(NodeContext &c) {
  auto types = typesAttr(c, "sparse_types");
  size_t sparse = c.intAttr("Nsparse"), dense = c.intAttr("Ndense");
  if (!types || c.failed() || c.inputCount() != 2 + sparse + 2 * dense ||
      !agree(c, sparse, types->size(), "sparse"))
    return;
  SmallVector<Value> all = c.allInputs(2);
  ArrayRef<Value> keys(all);
  Examples examples(c, c.input(0));
  giveFeatures(c, examples, keys.take_front(sparse), *types, keys.slice(sparse, dense),
               2 + sparse + dense);
}

/// Operands: examples, names, keys of sparse, dense and ragged features, defaults.
static void convertExampleV2(NodeContext &c) {
  auto types = typesAttr(c, "sparse_types"), ragged = typesAttr(c, "ragged_value_types"),
       splits = typesAttr(c, "ragged_split_types");
  if (!types || !ragged || !splits)
    return;
  SmallVector<Value> sparseKeys = keysOf(c, 2), denseKeys = keysOf(c, 3),
                     raggedKeys = keysOf(c, 4);
  if (!agree(c, sparseKeys.size(), types->size(), "sparse") ||
      !agree(c, raggedKeys.size(), ragged->size(), "ragged") ||
      !agree(c, denseKeys.size(), c.inputCount() - 5, "dense"))
    return;
  Examples examples(c, c.input(0));
  int next = giveFeatures(c, examples, sparseKeys, *types, denseKeys, 5);
  if (!raggedKeys.empty() && examples.isSingle) {
    c.error() << "ragged features of a single example are not supported";
    return;
  }
  int count = int(raggedKeys.size());
  for (int i = 0; i < count; ++i) {
    Examples::Sparse feature = examples.sparse(raggedKeys[i], (*ragged)[i]);
    c.result(next + i, feature.values);
    c.result(next + count + i, examples.splits(feature, (*splits)[i]));
  }
}

/// Operands: the example, defaults of dense features.
static void convertSingleExample(NodeContext &c) {
  auto types = typesAttr(c, "sparse_types");
  SmallVector<Value> sparseKeys, denseKeys;
  for (StringRef key : c.stringsAttr("sparse_keys"))
    sparseKeys.push_back(stringScalar(c, key));
  for (StringRef key : c.stringsAttr("dense_keys"))
    denseKeys.push_back(stringScalar(c, key));
  if (!types || !agree(c, sparseKeys.size(), types->size(), "sparse") ||
      !agree(c, denseKeys.size(), c.inputCount() - 1, "dense"))
    return;
  Examples examples(c, c.input(0));
  giveFeatures(c, examples, sparseKeys, *types, denseKeys, 1);
}

//===----------------------------------------------------------------------===//
// Lines
//===----------------------------------------------------------------------===//

/// A field as a number or string, `otherwise` where there is nothing or `missing`.
static Value readField(NodeContext &c, Value field, Value otherwise, Value missing) {
  Type element = NodeContext::typeOf(otherwise).getElementType();
  Value isMissing =
      c.emit<LogicalOrOp>(c.emit<CompareOp>(Predicate::eq, field, stringScalar(c, "")),
                          c.emit<CompareOp>(Predicate::eq, field, missing));
  int64_t defaults = NodeContext::typeOf(otherwise).getNumElements();
  if (defaults == 0) {
    c.check(c.emit<LogicalNotOp>(isMissing), "a field that has no default is missing");
    return isa<StringType>(element) ? field
                                    : mapStrings(c, "to_number", field, {}, element);
  }
  otherwise = c.reshape(otherwise, {});
  if (isa<StringType>(element))
    return c.emit<SelectOp>(isMissing, otherwise, field);
  Value digits = c.emit<SelectOp>(isMissing, stringScalar(c, "0"), field);
  return c.emit<SelectOp>(isMissing, otherwise,
                          mapStrings(c, "to_number", digits, {}, element));
}

static void convertCsv(NodeContext &c) {
  Type string = StringType::get(c.builder.getContext());
  StringRef separator = c.stringAttr("field_delim");
  SmallVector<int64_t> columns = c.intsAttr("select_cols");
  int64_t count = int64_t(c.inputCount()) - 1;
  if (c.failed())
    return;
  if (separator.size() != 1 || (!columns.empty() && int64_t(columns.size()) != count)) {
    c.error() << "has field_delim '" << separator << "' and " << columns.size()
              << " select_cols for " << count << " fields";
    return;
  }
  Value missing = stringScalar(c, c.stringAttr("na_value"));
  for (int64_t i = 0; i < count; ++i) {
    RankedTensorType type = c.inputType(1 + i);
    if (!type.hasStaticShape() || type.getNumElements() > 1) {
      c.error() << "the default of field " << i << " is of type " << type
                << ", but needs at most one element";
      return;
    }
    Value field =
        mapStrings(c, "csv_field", c.input(0),
                   {columns.empty() ? i : columns[i], columns.empty() ? count : -1,
                    separator.front(), c.boolAttr("use_quote_delim")},
                   string);
    if (field)
      c.result(int(i), readField(c, field, c.input(1 + i), missing));
  }
}

void tenon::tf::addParsingConverters(ConverterTable &table) {
  table["DecodeCSV"] = {convertCsv, 1};
  table["ParseExample"] = {convertExample, 2};
  table["ParseExampleV2"] = {convertExampleV2, 5};
  table["ParseSingleExample"] = {convertSingleExample, 1};
}
