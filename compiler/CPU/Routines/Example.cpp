//===- Example.cpp - Features of tf.Example -------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Reads the wire format of protocol buffers as far as these messages need it: an Example
// has in field 1 the features, which have in field 1 pairs of a key and a feature, which
// has in field 1 a list of bytes, in 2 one of floats, or in 3 one of integers, of which
// field 1 are the values. Of several features of a key the last is taken.
//
//===----------------------------------------------------------------------===//
#include "compiler/CPU/Routines/Text.h"

using namespace tenon;

using Strings = View<i64, 1>;
using Status = View<i64, 0>;

namespace {
/// The fields of a message, one after the other.
class Message {
public:
  explicit Message(Text text) : text(text) {}

  /// The next field; false at the end, or where the message is damaged.
  bool next() {
    if (at == text.size)
      return false;
    ui64 tag = varint();
    field = i64(tag >> 3);
    kind = i32(tag & 7);
    i64 size = kind == 1 ? 8 : kind == 5 ? 4 : 0;
    if (kind == 0)
      number = varint();
    else if (kind == 2)
      size = i64(varint());
    else
      isDamaged |= kind != 1 && kind != 5;
    if (isDamaged || size < 0 || size > text.size - at) {
      isDamaged = true;
      return false;
    }
    bytes = {text.data + at, size};
    at += size;
    return true;
  }
  ui64 varint() {
    ui64 value = 0;
    for (int shift = 0; at < text.size && shift < 64; shift += 7) {
      ui8 byte = ui8(text[at++]);
      value |= ui64(byte & 0x7f) << shift;
      if (byte < 0x80)
        return value;
    }
    isDamaged = true;
    return 0;
  }
  bool isAtEnd() const { return at == text.size || isDamaged; }

  i64 field = 0;
  i32 kind = 0;
  ui64 number = 0;
  Text bytes = {"", 0};
  bool isDamaged = false;

private:
  Text text;
  i64 at = 0;
};

/// The list of a feature's values.
struct Feature {
  Text list = {"", 0};
  /// Which list it is: 1 bytes, 2 floats, 3 integers; 0 if there is none.
  i64 kind = 0;
  bool isDamaged = false;
};
} // namespace

/// Field `field` of a message of pairs, if it is one.
static Feature readFeature(Text text) {
  Feature feature;
  Message message(text);
  while (message.next())
    if (message.kind == 2 && message.field >= 1 && message.field <= 3) {
      feature.list = message.bytes;
      feature.kind = message.field;
    }
  feature.isDamaged = message.isDamaged;
  return feature;
}

static Feature findFeature(Text example, Text key) {
  Feature found;
  bool isDamaged = false;
  Message outer(example);
  while (outer.next()) {
    if (outer.field != 1 || outer.kind != 2)
      continue;
    Message features(outer.bytes);
    while (features.next()) {
      if (features.field != 1 || features.kind != 2)
        continue;
      Message pair(features.bytes);
      Text name = {"", 0}, value = {"", 0};
      while (pair.next())
        (pair.field == 1 ? name : value) = pair.bytes;
      isDamaged |= pair.isDamaged;
      if (equal(name, key))
        found = readFeature(value);
    }
    isDamaged |= features.isDamaged;
  }
  found.isDamaged |= isDamaged || outer.isDamaged;
  return found;
}

/// Calls `take(i, value)` for each value of a list; their number, or -1 if the list is
/// damaged.
template <typename Take> static i64 eachFloat(Text list, Take take) {
  i64 count = 0;
  Message message(list);
  auto read = [&](const char *from) {
    f32 value;
    __builtin_memcpy(&value, from, sizeof(value));
    take(count++, value);
  };
  while (message.next()) {
    if (message.field != 1)
      continue;
    if (message.kind == 5)
      read(message.bytes.data);
    else if (message.kind == 2 && message.bytes.size % 4 == 0)
      for (i64 i = 0; i < message.bytes.size; i += 4)
        read(message.bytes.data + i);
    else
      return -1;
  }
  return message.isDamaged ? -1 : count;
}

template <typename Take> static i64 eachInteger(Text list, Take take) {
  i64 count = 0;
  Message message(list);
  while (message.next()) {
    if (message.field != 1)
      continue;
    if (message.kind == 0) {
      take(count++, i64(message.number));
    } else if (message.kind == 2) {
      Message packed(message.bytes);
      while (!packed.isAtEnd()) {
        i64 value = i64(packed.varint());
        if (!packed.isDamaged)
          take(count++, value);
      }
      if (packed.isDamaged)
        return -1;
    } else {
      return -1;
    }
  }
  return message.isDamaged ? -1 : count;
}

template <typename Take> static i64 eachText(Text list, Take take) {
  i64 count = 0;
  Message message(list);
  while (message.next())
    if (message.field == 1 && message.kind == 2)
      take(count++, message.bytes);
  return message.isDamaged ? -1 : count;
}

namespace {
/// How values of a type are read, and put into a tensor.
template <i64 kind> struct Values;
template <> struct Values<1> {
  using type = i64;
  template <typename Take> static i64 each(Text list, TextMemory &memory, Take take) {
    return eachText(list, [&](i64 i, Text text) {
      // Only what is taken needs memory.
      take(i, [&] { return memory.copy(text); });
    });
  }
};
template <> struct Values<2> {
  using type = f32;
  template <typename Take> static i64 each(Text list, TextMemory &, Take take) {
    return eachFloat(list, [&](i64 i, f32 value) { take(i, [=] { return value; }); });
  }
};
template <> struct Values<3> {
  using type = i64;
  template <typename Take> static i64 each(Text list, TextMemory &, Take take) {
    return eachInteger(list, [&](i64 i, i64 value) { take(i, [=] { return value; }); });
  }
};
} // namespace

/// result: [examples, values]. An example without the feature gets the default, if there
/// is one.
template <i64 kind, typename T>
static void parseDense(const Strings &examples, const Status &key,
                       const View<T, 1> &otherwise, i64 run, const View<T, 2> &result,
                       const Status &status) {
  TextMemory memory(run);
  i64 wrong = kAllRight, width = result.sizes[1];
  for (i64 row = 0; row < result.sizes[0]; ++row) {
    Feature feature = findFeature(textOf(examples(row)), textOf(key()));
    bool hasDefault = otherwise.sizes[0] > 0 || width == 0;
    bool isRight =
        !feature.isDamaged && (feature.kind ? feature.kind == kind : hasDefault);
    for (i64 i = 0; i < width; ++i)
      result(row, i) =
          otherwise.sizes[0] ? otherwise(otherwise.sizes[0] == 1 ? 0 : i) : T(0);
    if (isRight && feature.kind) {
      i64 count = Values<kind>::each(feature.list, memory, [&](i64 i, auto value) {
        if (i < width)
          result(row, i) = value();
      });
      isRight = count == width;
    }
    if (!isRight && wrong == kAllRight)
      wrong = row;
  }
  status() = wrong == kAllRight ? memory.status() : wrong;
}

/// How many values all examples have, and the most that one has.
template <i64 kind>
static void countValues(const Strings &examples, const Status &key, const Status &total,
                        const Status &widest, const Status &status) {
  TextMemory memory(0);
  i64 wrong = kAllRight, all = 0, most = 0;
  for (i64 row = 0; row < examples.sizes[0]; ++row) {
    Feature feature = findFeature(textOf(examples(row)), textOf(key()));
    i64 count = 0;
    if (feature.kind == kind)
      count = Values<kind>::each(feature.list, memory, [](i64, auto) {});
    if ((feature.isDamaged || count < 0 || (feature.kind && feature.kind != kind)) &&
        wrong == kAllRight)
      wrong = row;
    all += maximum<i64>(count, 0);
    most = maximum(most, count);
  }
  total() = all;
  widest() = most;
  status() = wrong;
}

/// All values, and for each its row and its place there.
template <i64 kind, typename T>
static void parseSparse(const Strings &examples, const Status &key, i64 run,
                        const View<T, 1> &values, const View<i64, 2> &places,
                        const Status &status) {
  TextMemory memory(run);
  i64 at = 0;
  for (i64 row = 0; row < examples.sizes[0]; ++row) {
    Feature feature = findFeature(textOf(examples(row)), textOf(key()));
    if (feature.kind != kind)
      continue;
    Values<kind>::each(feature.list, memory, [&](i64 i, auto value) {
      if (at >= values.sizes[0])
        return;
      values(at) = value();
      places(at, 0) = row;
      places(at++, 1) = i;
    });
  }
  status() = memory.status();
}

#define EXAMPLE(NAME, KIND, T)                                                           \
  extern "C" void tenon_routine_example_dense_##NAME(                                    \
      const Strings &examples, const Status &key, const View<T, 1> &otherwise, i64 run,  \
      const View<T, 2> &result, const Status &status, int32_t, int32_t) {                \
    parseDense<KIND>(examples, key, otherwise, run, result, status);                     \
  }                                                                                      \
  extern "C" void tenon_routine_example_count_##NAME(                                    \
      const Strings &examples, const Status &key, const Status &total,                   \
      const Status &widest, const Status &status, int32_t, int32_t) {                    \
    countValues<KIND>(examples, key, total, widest, status);                             \
  }                                                                                      \
  extern "C" void tenon_routine_example_sparse_##NAME(                                   \
      const Strings &examples, const Status &key, i64 run, const View<T, 1> &values,     \
      const View<i64, 2> &places, const Status &status, int32_t, int32_t) {              \
    parseSparse<KIND>(examples, key, run, values, places, status);                       \
  }
EXAMPLE(string, 1, i64)
EXAMPLE(f32, 2, f32)
EXAMPLE(i64, 3, i64)
