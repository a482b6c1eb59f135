//===- abi.h - What generated code and the runtime agree on -----*- C -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Shared by generated code, the compiler and the runtime; includes nothing but
// fixed-width integers. Any change of a structure raises TENON_ABI_VERSION; a
// loader refuses a module of another version. People use runtime.h.
//
//===--------------------------------------------------------------------===//
#ifndef TENON_ABI_H_
#define TENON_ABI_H_

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define TENON_ABI_VERSION 3u

/// Alignment in bytes of arenas, weights and the buffers the runtime owns.
/// Feeds and fetches of a caller need the alignment of their element only.
#define TENON_BUFFER_ALIGNMENT 64u

/// The most words that a kernel launched on a GPU can have.
#define TENON_MOST_GPU_WORDS 512

/// The most blocks of a launch on a GPU: blocks walk over their shares, so more would
/// only wait.
#define TENON_MOST_GPU_BLOCKS 4096

/// Features of a CPU that a set of kernel bodies may need; see tn_target.
typedef enum tn_cpu_feature {
  TN_CPU_X86_64_V2 = 1 << 0, // SSE4.2, POPCNT
  TN_CPU_X86_64_V3 = 1 << 1, // AVX2, FMA, BMI2
  TN_CPU_X86_64_V4 = 1 << 2, // AVX-512 F, BW, CD, DQ, VL
  TN_CPU_AVX512_VNNI = 1 << 3,
  TN_CPU_AVX512_BF16 = 1 << 4,
  TN_CPU_AMX = 1 << 5, // AMX-TILE, AMX-INT8, AMX-BF16
  TN_CPU_NEON_DOTPROD = 1 << 6,
  TN_CPU_OTHER = 1 << 30, // compiled for a named CPU: never chosen elsewhere
} tn_cpu_feature;

/// Body of one kernel. Computes share `part` of `parts` equal shares of its
/// work; shares are disjoint, and which share computes an element never changes
/// the element. `args` holds, per operand of the launch in order: the address of
/// a buffer, then one word per dynamic dimension, then one word per dynamic
/// stride (counted in elements); a scalar operand is one word. Cannot fail.
typedef void (*tn_kernel_fn)(void *const *args, int32_t part, int32_t parts);

/// Where a failed check leaves what it found. `code` is a tn_status; 0 means no
/// failure. `check` numbers the check in the manifest, whose text names the
/// graph's node; `values` are the numbers that the text quotes.
typedef struct tn_error_slot {
  int32_t code;
  int32_t check;
  int64_t values[2];
} tn_error_slot;

/// One run of one signature. The runtime fills it; generated code reads it, and
/// writes `error` and what is said of fetches that are sized by values.
typedef struct tn_call {
  /// Data of the feeds, then the fetches, then the variables of the signature,
  /// in the manifest's order. That of a fetch sized by values (one of whose
  /// dimensions the shape function gives as -1) the run writes: memory of
  /// `allocate`. An element of a string tensor is an int64_t: 0 for the empty string,
  /// else the address of a record: its size as a uint64_t, then that many bytes. It
  /// stays as it is until the run is over.
  void **buffers;
  /// Dimensions of all feeds, one after the other, outermost first.
  const int64_t *feed_dims;
  /// Room for the dimensions of all fetches, likewise. The run writes those of
  /// fetches sized by values.
  int64_t *fetch_dims;
  /// Memory, aligned as buffers are, for what has a size that only the run knows.
  /// It stays until the run's fetches have been taken; NULL if there is none.
  void *(*allocate)(struct tn_call *call, int64_t bytes);
  /// As many bytes as the signature's shape function said; NULL if it said 0.
  uint8_t *arena;
  const uint8_t *weights;
  /// Kernel bodies of the chosen target, indexed by kernel number.
  const tn_kernel_fn *kernels;
  /// Runs `kernels[kernel]` as up to `parts` shares, and returns when all are
  /// done. NULL in a single-threaded call that is not traced: then generated
  /// code calls the body itself with part 0 of 1.
  void (*launch)(struct tn_call *call, int32_t kernel, void *const *args, int32_t parts);
  /// Whether `launch` must see even launches of a single share (a trace).
  int32_t trace;
  /// Threads that `launch` may use; 1 if `launch` is NULL.
  int32_t threads;
  /// The executor's own.
  void *executor;
  tn_error_slot error;
  /// Runs a kernel on the GPU. `words` are those of its body, with addresses of the
  /// host; `bytes` says, for each address, how many bytes from there on the kernel may
  /// touch; `points` is the number of elements of the first destination. Not 0 if it
  /// failed: the run ends. NULL if the run has no GPU: an entry that uses one fails.
  int32_t (*launch_on_gpu)(struct tn_call *call, int32_t kernel, void *const *words,
                           const int64_t *bytes, int64_t points);
  /// Before the host touches memory that a kernel of the GPU may have written, or will
  /// read if the host `writes` it. Not 0 if it failed.
  int32_t (*access)(struct tn_call *call, const void *address, int64_t bytes,
                    int32_t writes);
} tn_call;

/// Runs a signature. Returns 0, or error.code.
typedef int32_t (*tn_run_fn)(tn_call *call);

/// From the dimensions of the feeds (as tn_call.feed_dims), writes the
/// dimensions of all fetches one after the other and the arena's size in bytes.
/// All dimensions of a fetch that is sized by values are -1.
typedef void (*tn_shape_fn)(const int64_t *feed_dims, int64_t *fetch_dims,
                            int64_t *arena_size);

/// A signature's code.
typedef struct tn_entry {
  const char *name; // as in the manifest
  tn_run_fn run;
  tn_shape_fn shape;
  int32_t uses_gpu;
} tn_entry;

/// The kernel bodies compiled for one CPU; NULL where only the GPU runs a kernel.
typedef struct tn_target {
  const char *cpu;
  uint32_t features; // of tn_cpu_feature; all are needed
  const tn_kernel_fn *kernels;
} tn_target;

/// A kernel that a GPU has code for. On its n-th block of N, it computes the n-th of N
/// shares of its points; ⌈points / points_per_block⌉ blocks are worth having.
typedef struct tn_gpu_kernel {
  const char *name; // of the function; NULL: there is only code for CPUs
  /// A letter a word: 'r' an address of what is read, 'w' of what is overwritten, 'u' of
  /// what is read and written, 'n' a number.
  const char *words;
  const char *nodes; // of the graph, as people read them
  int32_t threads;   // of a block
  int64_t points_per_block;
} tn_gpu_kernel;

/// All kernels for one kind of GPU.
typedef struct tn_gpu_image {
  const char *gpu;      // sm_80, sm_90a
  int32_t capability;   // ten times the major number and the minor one
  int32_t is_exact;     // runs on no later GPU
  const uint8_t *bytes; // PTX with a 0 behind it, or a cubin
  uint64_t size;
} tn_gpu_image;

struct tn_gpu_code;

/// How the runtime uses a GPU. All return a tn_status; what failed is in the text that
/// `open` was given. Addresses of the GPU's memory are no addresses of the host's.
typedef struct tn_gpu_driver {
  /// Opens GPU number code->index and loads the code. `text` has room for `size` bytes
  /// and stays until `close`.
  int32_t (*open)(const struct tn_gpu_code *code, char *text, uint64_t size, void **gpu);
  void (*close)(void *gpu);
  int32_t (*room)(void *gpu, uint64_t *free, uint64_t *total);
  int32_t (*allocate)(void *gpu, uint64_t bytes, uint64_t *address);
  void (*release)(void *gpu, uint64_t address);
  int32_t (*upload)(void *gpu, uint64_t to, const void *from, uint64_t bytes);
  int32_t (*download)(void *gpu, void *to, uint64_t from, uint64_t bytes);
  /// Returns before the kernel has run. Addresses among `words` are the GPU's.
  int32_t (*launch)(void *gpu, int32_t kernel, void *const *words, int64_t blocks);
  /// Waits for all that was launched.
  int32_t (*finish)(void *gpu);
} tn_gpu_driver;

/// A program's code for GPUs.
typedef struct tn_gpu_code {
  const tn_gpu_driver *driver;
  int32_t index; // which GPU of the machine
  /// Whether every kernel has code for CPUs, which is used where there is no GPU.
  int32_t may_use_cpu;
  uint32_t kernel_count;
  uint32_t image_count; // best first
  const tn_gpu_kernel *kernels;
  const tn_gpu_image *images;
  const tn_kernel_fn *emulated; // of the emulated GPU, which has no images
} tn_gpu_code;

/// All of a compiled program. A module exports it as tenon_module_<stem>.
typedef struct tn_module {
  uint32_t abi_version;
  uint32_t entry_count;
  const tn_entry *entries;
  uint32_t target_count; // best first
  uint32_t kernel_count;
  const tn_target *targets;
  const uint8_t *manifest; // FlatBuffers, see proto/manifest.fbs
  uint64_t manifest_size;
  const uint8_t *weights; // NULL: in a file that the manifest names
  uint64_t weights_size;
  const tn_gpu_code *gpu; // NULL: no entry uses a GPU
} tn_module;

#ifdef __cplusplus
} // extern "C"

#if UINTPTR_MAX == UINT64_MAX
static_assert(sizeof(tn_error_slot) == 24, "part of the ABI");
static_assert(sizeof(tn_call) == 120, "part of the ABI");
static_assert(sizeof(tn_entry) == 32, "part of the ABI");
static_assert(sizeof(tn_target) == 24, "part of the ABI");
static_assert(sizeof(tn_gpu_kernel) == 40, "part of the ABI");
static_assert(sizeof(tn_gpu_image) == 32, "part of the ABI");
static_assert(sizeof(tn_gpu_code) == 48, "part of the ABI");
static_assert(sizeof(tn_module) == 72, "part of the ABI");
#endif
#endif

#endif // TENON_ABI_H_
