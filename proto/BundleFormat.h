//===- BundleFormat.h - The format of tensor bundles ------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A tensor bundle is what TensorFlow's Saver writes: PREFIX.index, a table file of
// LevelDB, and the data in PREFIX.data-?????-of-?????. The index's empty key holds
// a Header, each other key an Entry: a tensor's place in a data file. A tensor that
// was saved in parts has an entry that lists its slices; a slice's own entry is
// under sliceKey(). The importer and the runtime's optional part for checkpoints
// share this; each brings its own files.
//
//===----------------------------------------------------------------------===//
#ifndef TENON_PROTO_BUNDLEFORMAT_H_
#define TENON_PROTO_BUNDLEFORMAT_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tenon::bundle {

/// CRC-32C of `size` bytes, going on from `crc`, which is 0 at first.
uint32_t crc32c(uint32_t crc, const void *data, size_t size);

/// The form in which bundles store a CRC.
inline uint32_t mask(uint32_t crc) { return ((crc >> 15) | (crc << 17)) + 0xa282ead8u; }
inline uint32_t maskedCrc(const void *data, size_t size) {
  return mask(crc32c(0, data, size));
}

/// A range of one dimension.
struct Extent {
  int64_t start = 0;
  int64_t length = -1; // the whole dimension
};
using Slice = std::vector<Extent>; // one a dimension

struct Header {
  int32_t shards = 1;
  bool isBigEndian = false;
};

struct Entry {
  int32_t dtype = 0; // TensorFlow's DataType
  std::vector<int64_t> shape;
  int32_t shard = 0;
  int64_t offset = 0;
  int64_t size = 0;
  uint32_t crc = 0; // masked
  std::vector<Slice> slices;
};

/// False if the bytes are damaged.
bool parseHeader(std::string_view bytes, Header &out);
bool parseEntry(std::string_view bytes, Entry &out);

/// As TensorFlow writes them, byte for byte.
std::string formatHeader(const Header &header);
std::string formatEntry(const Entry &entry);

/// The index's key of a slice of tensor `name`.
std::string sliceKey(std::string_view name, const Slice &slice);

/// The elements of a tensor of strings with `count` elements, and its masked CRC,
/// which is not that of the bytes. False if the bytes are damaged.
bool parseStrings(std::string_view bytes, size_t count,
                  std::vector<std::string_view> &out, uint32_t &crc);

/// The key of the tensor that TensorFlow 2's checkpoints have their objects in.
inline constexpr std::string_view objectGraphKey = "_CHECKPOINTABLE_OBJECT_GRAPH";

/// What its string says: names of variables and their keys.
struct NamedKey {
  std::string_view name, key;
};
bool parseObjectGraph(std::string_view bytes, std::vector<NamedKey> &out);

/// "PREFIX.data-00000-of-00001".
std::string shardPath(std::string_view prefix, int32_t shard, int32_t shards);

/// Parses what SaveV2 and RestoreV2 call a slice, "10 4 0,5:-": the sizes of the
/// whole tensor, then start and length or "-" for each dimension. False if it is
/// none, or outside the tensor.
bool parseSlice(std::string_view text, std::vector<int64_t> &shape, Slice &slice);

/// A slice with the lengths of whole dimensions filled in. False if its rank is not
/// the shape's or it lies outside.
bool resolveSlice(const Slice &slice, const std::vector<int64_t> &shape, Slice &out);

/// Elements of a resolved slice.
int64_t sliceElements(const Slice &slice);

/// Copies the elements of a resolved slice, which are one after the other in `part`,
/// to their places in the whole tensor, or from there.
void insertSlice(const Slice &slice, const std::vector<int64_t> &shape,
                 size_t elementSize, const char *part, char *whole);
void extractSlice(const Slice &slice, const std::vector<int64_t> &shape,
                  size_t elementSize, const char *whole, char *part);

} // namespace tenon::bundle

#endif // TENON_PROTO_BUNDLEFORMAT_H_
