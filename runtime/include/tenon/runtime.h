//===- runtime.h - Load a compiled program and run it -----------*- C -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The whole C API. Conventions that hold unless a call says otherwise:
//  - A call that can fail returns a tn_status; the text is in tn_last_error().
//    A failed call changes nothing, and sets what it would have returned
//    through a pointer to NULL or leaves it as it was, as the call says.
//  - Pointers must not be NULL; a NULL is TN_INVALID_ARGUMENT, never a crash.
//  - All calls may come from any thread at any time, as long as the program or
//    session they name is kept alive by a reference.
//  - Strings that come back belong to the program and live as long as it does.
// Within a major version this header only grows.
//
//===--------------------------------------------------------------------===//
#ifndef TENON_RUNTIME_H_
#define TENON_RUNTIME_H_

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define TN_API __attribute__((visibility("default")))
#else
#define TN_API
#endif

/// Most dimensions that a tensor may have.
#define TN_MAX_RANK 16

/// Result of every call that can fail.
typedef enum tn_status {
  TN_OK = 0,
  TN_INVALID_ARGUMENT = 1,    // The call was wrong; the same call fails again.
  TN_NOT_FOUND = 2,           // No such signature, feed, variable or file.
  TN_FAILED_PRECONDITION = 3, // E.g. a variable was read before it was set.
  TN_OUT_OF_MEMORY = 4,
  TN_DEVICE_LOST = 5,   // The session cannot use its GPU any more.
  TN_OUT_OF_RANGE = 6,  // A check of the graph failed: an index, a division.
  TN_UNIMPLEMENTED = 7, // Right, but not in this version.
  TN_INTERNAL = 8,      // The program contradicts itself.
  TN_IO_ERROR = 9,      // A file could not be opened, read or written.
  TN_CORRUPT = 10,      // A file or a module is damaged, or of another version.
} tn_status;

/// Element types; the values are TensorFlow's DataType numbers.
typedef enum tn_dtype {
  TN_INVALID_DTYPE = 0,
  TN_FLOAT32 = 1,
  TN_FLOAT64 = 2,
  TN_INT32 = 3,
  TN_UINT8 = 4,
  TN_INT16 = 5,
  TN_INT8 = 6,
  TN_STRING = 7, // Elements are tn_string.
  TN_COMPLEX64 = 8,
  TN_INT64 = 9,
  TN_BOOL = 10, // One byte, 0 or 1.
  TN_BFLOAT16 = 14,
  TN_UINT16 = 17,
  TN_COMPLEX128 = 18,
  TN_FLOAT16 = 19,
  TN_UINT32 = 22,
  TN_UINT64 = 23,
} tn_dtype;

/// An element of a string tensor: any bytes, not terminated.
typedef struct tn_string {
  const char *data;
  size_t size;
} tn_string;

/// A dense row-major tensor of the caller. The runtime neither frees nor keeps
/// `data` or `shape`. `data` needs the alignment of its element, and may be NULL
/// if there are no elements.
typedef struct tn_tensor {
  void *data;
  const int64_t *shape; // `rank` entries, outermost first; NULL if rank is 0.
  uint32_t rank;        // At most TN_MAX_RANK.
  uint32_t dtype;       // A tn_dtype.
} tn_tensor;

/// Text of the latest failure on this thread; never NULL, valid until the next
/// failure on this thread, and empty if there was none.
TN_API const char *tn_last_error(void);

/// "invalid argument" for TN_INVALID_ARGUMENT and so on; never NULL.
TN_API const char *tn_status_name(tn_status status);

/// Bytes of an element, sizeof(tn_string) for strings; 0 if `dtype` is none.
TN_API size_t tn_dtype_size(uint32_t dtype);

/// "float32" and so on; "invalid" if `dtype` is none. Never NULL.
TN_API const char *tn_dtype_name(uint32_t dtype);

//===--------------------------------------------------------------------===//
// Programs
//===--------------------------------------------------------------------===//

/// A loaded program: code, constants and what its manifest says. Immutable.
typedef struct tn_program tn_program;

/// See abi.h.
struct tn_module;

/// Loads the shared library at `path` and its weights, if they are in a file of
/// their own. Refuses another ABI version, a damaged manifest, and a machine
/// whose CPU none of the program's targets fits. On success the caller holds one
/// reference to `*out`; on failure `*out` is NULL.
TN_API tn_status tn_program_open(const char *path, tn_program **out);

/// The same for a module that is linked into this process. `module` and all it
/// points to must stay as they are while the program lives.
TN_API tn_status tn_program_from_module(const struct tn_module *module, tn_program **out);

/// Adds or drops a reference. Dropping the last frees the program. Sessions hold
/// references of their own. NULL is ignored.
TN_API void tn_program_retain(tn_program *program);
TN_API void tn_program_release(tn_program *program);

/// A variable of the graph that is none of the program: a checkpoint may have it.
typedef struct tn_other_variable {
  const char *checkpoint_key;
  int32_t is_constant; // Nothing in the program writes it.
  uint32_t crc32c;     // Of a constant's value, masked as in tensor bundles.
} tn_other_variable;

typedef struct tn_program_info {
  uint32_t signature_count;
  uint32_t variable_count;
  uint32_t kernel_count;
  uint32_t abi_version;
  const char *stem;
  const char *compiler_version;
  const char *options; // that it was compiled with
  const char *cpu;     // the target that was chosen; "" without kernels
  uint32_t other_count;
  const tn_other_variable *others;
} tn_program_info;

/// A feed, a fetch or a variable.
typedef struct tn_tensor_info {
  const char *name; // "x:0", a variable's "w"
  const char *key;  // "x", or "" if there is none
  uint32_t dtype;   // A tn_dtype.
  uint32_t rank;
  const int64_t *dims;          // `rank` entries; -1 is dynamic
  const char *const *dim_names; // `rank` entries, "" for none; or NULL
} tn_tensor_info;

typedef struct tn_signature_info {
  const char *name;
  uint32_t feed_count;
  uint32_t fetch_count;
  uint32_t variable_count;   // that it touches
  const uint32_t *variables; // their indices
  int32_t writes_variables;
} tn_signature_info;

typedef struct tn_variable_info {
  tn_tensor_info tensor;
  int32_t trainable;
  int32_t has_initial_value;
  const char *checkpoint_key;   // Its name in TensorFlow's checkpoints.
  const char *checkpoint_slice; // Its part of that tensor, "10 4 0,5:-"; or "".
} tn_variable_info;

/// Fill `*out`, whose pointers live as long as the program. An index past the
/// end is TN_OUT_OF_RANGE and leaves `*out` alone.
TN_API tn_status tn_program_describe(const tn_program *program, tn_program_info *out);
TN_API tn_status tn_program_signature(const tn_program *program, uint32_t signature,
                                      tn_signature_info *out);
TN_API tn_status tn_program_feed(const tn_program *program, uint32_t signature,
                                 uint32_t feed, tn_tensor_info *out);
TN_API tn_status tn_program_fetch(const tn_program *program, uint32_t signature,
                                  uint32_t fetch, tn_tensor_info *out);
TN_API tn_status tn_program_variable(const tn_program *program, uint32_t variable,
                                     tn_variable_info *out);

/// Turn a name into an index, once and outside hot loops. Feeds and fetches are
/// matched by key, then by tensor name, then by tensor name without ":0".
/// Failure is TN_NOT_FOUND with the names that there are, and leaves `*out`.
TN_API tn_status tn_program_find_signature(const tn_program *program, const char *name,
                                           uint32_t *out);
TN_API tn_status tn_program_find_feed(const tn_program *program, uint32_t signature,
                                      const char *name, uint32_t *out);
TN_API tn_status tn_program_find_fetch(const tn_program *program, uint32_t signature,
                                       const char *name, uint32_t *out);
TN_API tn_status tn_program_find_variable(const tn_program *program, const char *name,
                                          uint32_t *out);

//===--------------------------------------------------------------------===//
// Sessions
//===--------------------------------------------------------------------===//

/// Variables, arenas and threads of a program in use. Runs may come from many
/// threads: a run that writes a variable excludes those that touch it, others go
/// side by side, each in an arena of its own. Sessions are independent.
typedef struct tn_session tn_session;

/// Calls body(argument, part) once for each part in [0, parts), on any threads
/// and in any order, and returns when all calls have. Runs that are in progress
/// at the same time call it at the same time.
typedef void (*tn_parallel_for)(void *context, int32_t parts,
                                void (*body)(void *argument, int32_t part),
                                void *argument);

typedef struct tn_session_options {
  /// Threads that a run may use, the caller's included; 0 is one per CPU that
  /// this process may run on. Results do not depend on it. With 1 the session
  /// starts no thread.
  int32_t threads;
  /// The caller's own executor, in place of the session's threads; NULL for
  /// none. It and its context must outlive the session.
  tn_parallel_for parallel_for;
  void *parallel_for_context;
} tn_session_options;

/// Creates a session in which variables have their initial values, and those
/// without one are uninitialised. NULL `options` are all zeros. On success the
/// caller holds one reference to `*out`; on failure `*out` is NULL.
TN_API tn_status tn_session_create(tn_program *program, const tn_session_options *options,
                                   tn_session **out);

/// Adds or drops a reference. Dropping the last stops the threads and frees all;
/// no run may be in progress then. NULL is ignored.
TN_API void tn_session_retain(tn_session *session);
TN_API void tn_session_release(tn_session *session);

/// Runs a signature and blocks until its fetches are in the outputs' `data`.
/// Inputs and outputs are in the order of the feeds and fetches, all of them;
/// their dtype, rank and shape are checked, and so are equal named dims. Outputs
/// must not overlap each other or an input. Allocates nothing, but for a larger
/// arena or one more arena at a time.
/// Failure before the run changes nothing. If a check inside the run fails, the
/// outputs are undefined, and the variables it writes are as they were, or torn:
/// reading a torn one is TN_FAILED_PRECONDITION until it is set.
TN_API tn_status tn_session_run(tn_session *session, uint32_t signature,
                                const tn_tensor *inputs, size_t input_count,
                                const tn_tensor *outputs, size_t output_count);

/// What a run gave: all fetches in order, in memory of their own.
typedef struct tn_results {
  const tn_tensor *fetches;
  size_t fetch_count;
} tn_results;

/// As tn_session_run, but allocates the outputs. The only way to run a signature with
/// a fetch whose shape depends on values (the places where a tensor is true), or whose
/// elements are strings. On success the caller releases `*out`; on failure `*out` is
/// NULL.
TN_API tn_status tn_session_run_results(tn_session *session, uint32_t signature,
                                        const tn_tensor *inputs, size_t input_count,
                                        tn_results **out);

/// Frees results. NULL is ignored.
TN_API void tn_results_release(tn_results *results);

/// Writes the dimensions that fetch `fetch` has with these inputs, of which only
/// dtype, rank and shape are looked at. `dims` has room for TN_MAX_RANK. All are -1 if
/// the shape depends on values.
TN_API tn_status tn_session_output_shape(tn_session *session, uint32_t signature,
                                         const tn_tensor *inputs, size_t input_count,
                                         uint32_t fetch, int64_t *dims);

/// Copies a variable's value into value->data, or from it, between runs that
/// exclude this. dtype, rank and shape must be the variable's own. Getting an
/// uninitialised or torn variable is TN_FAILED_PRECONDITION; setting one makes
/// it valid. On failure nothing was copied.
TN_API tn_status tn_session_variable_get(tn_session *session, const char *name,
                                         const tn_tensor *value);
TN_API tn_status tn_session_variable_set(tn_session *session, const char *name,
                                         const tn_tensor *value);

typedef struct tn_kernel_profile {
  const char *name;
  uint64_t count;    // launches
  uint64_t total_ns; // wall time of them all
  // Of one launch, as counted when it was compiled; 0: none, or open dims decide.
  double flops;        // floating-point operations
  double bytes;        // of its operands, each read or written once
  uint32_t node_count; // nodes of the graph that it computes
} tn_kernel_profile;

/// From begin to end, runs that start add up the time of each kernel. Begin
/// starts from zero. Kernels are numbered below kernel_count.
TN_API tn_status tn_session_profile_begin(tn_session *session);
TN_API tn_status tn_session_profile_end(tn_session *session);
TN_API tn_status tn_session_profile_kernel(tn_session *session, uint32_t kernel,
                                           tn_kernel_profile *out);
/// The name of one of the kernel's nodes, which lives as long as the program.
TN_API tn_status tn_session_profile_node(tn_session *session, uint32_t kernel,
                                         uint32_t node, const char **out);

#ifdef __cplusplus
} // extern "C"
#endif

#endif // TENON_RUNTIME_H_
