//===- session.hpp - Compiled programs from C++ -----------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Header-only C++17 over runtime.h; builds with -fno-exceptions -fno-rtti.
//
//   tenon::Result<tenon::Program> program = tenon::Program::open("model.so");
//   if (!program) return report(program.status().message());
//   tenon::Result<tenon::Session> session = tenon::Session::create(*program);
//   auto x = tenon::Tensor::of<float>({1, 2}, {0.5f, 1.5f});
//   auto y = session->run("serving_default", {{"x", &*x}});
//   float first = (*y->at("y").view<float>())(0, 0);
//
// What fails returns a Status or a Result. What asks for the value of a failed
// Result, or indexes a view outside its shape, is a bug: it prints and aborts.
//
//===----------------------------------------------------------------------===//
#ifndef TENON_SESSION_HPP_
#define TENON_SESSION_HPP_

#include "tenon/runtime.h"

#include <complex>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <initializer_list>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tenon {

namespace detail {
[[noreturn]] inline void bug(const char *what, const char *why) {
  std::fprintf(stderr, "tenon: %s: %s\n", what, why);
  std::abort();
}
} // namespace detail

/// Success, or a code and a text.
class [[nodiscard]] Status {
public:
  Status() = default;
  Status(tn_status code, std::string message)
      : statusCode(code), text(std::move(message)) {}
  /// From a call of runtime.h on this thread.
  static Status of(tn_status code) {
    return code == TN_OK ? Status() : Status(code, tn_last_error());
  }

  bool ok() const { return statusCode == TN_OK; }
  explicit operator bool() const { return ok(); }
  tn_status code() const { return statusCode; }
  const std::string &message() const { return text; }

private:
  tn_status statusCode = TN_OK;
  std::string text;
};

/// A T, or why there is none.
template <typename T> class [[nodiscard]] Result {
public:
  Result(T value) : content(std::move(value)) {}
  Result(Status status) : failure(std::move(status)) {
    if (failure.ok())
      detail::bug("Result", "made from a success without a value");
  }

  bool ok() const { return content.has_value(); }
  explicit operator bool() const { return ok(); }
  const Status &status() const { return failure; }

  T &operator*() & { return check(), *content; }
  const T &operator*() const & { return check(), *content; }
  T &&operator*() && { return check(), std::move(*content); }
  T *operator->() { return check(), &*content; }
  const T *operator->() const { return check(), &*content; }

private:
  void check() const {
    if (!content)
      detail::bug("value of a failed Result", failure.message().c_str());
  }

  std::optional<T> content;
  Status failure;
};

/// Elements that C++ has no type for; the bits are the format's.
struct Float16 {
  std::uint16_t bits;
};
struct BFloat16 {
  std::uint16_t bits;
};

/// The tn_dtype of a C++ type.
template <typename T> inline constexpr tn_dtype dtypeOf = TN_INVALID_DTYPE;
template <> inline constexpr tn_dtype dtypeOf<float> = TN_FLOAT32;
template <> inline constexpr tn_dtype dtypeOf<double> = TN_FLOAT64;
template <> inline constexpr tn_dtype dtypeOf<std::int8_t> = TN_INT8;
template <> inline constexpr tn_dtype dtypeOf<std::int16_t> = TN_INT16;
template <> inline constexpr tn_dtype dtypeOf<std::int32_t> = TN_INT32;
template <> inline constexpr tn_dtype dtypeOf<std::int64_t> = TN_INT64;
template <> inline constexpr tn_dtype dtypeOf<std::uint8_t> = TN_UINT8;
template <> inline constexpr tn_dtype dtypeOf<std::uint16_t> = TN_UINT16;
template <> inline constexpr tn_dtype dtypeOf<std::uint32_t> = TN_UINT32;
template <> inline constexpr tn_dtype dtypeOf<std::uint64_t> = TN_UINT64;
template <> inline constexpr tn_dtype dtypeOf<bool> = TN_BOOL;
template <> inline constexpr tn_dtype dtypeOf<std::complex<float>> = TN_COMPLEX64;
template <> inline constexpr tn_dtype dtypeOf<std::complex<double>> = TN_COMPLEX128;
template <> inline constexpr tn_dtype dtypeOf<Float16> = TN_FLOAT16;
template <> inline constexpr tn_dtype dtypeOf<BFloat16> = TN_BFLOAT16;

/// Typed access to the elements of a tensor that lives elsewhere.
template <typename T> class TensorView {
public:
  TensorView(T *data, std::vector<std::int64_t> shape)
      : elements(data), dims(std::move(shape)) {}

  const std::vector<std::int64_t> &shape() const { return dims; }
  std::size_t size() const {
    std::size_t count = 1;
    for (std::int64_t dim : dims)
      count *= std::size_t(dim);
    return count;
  }
  T *data() const { return elements; }
  T *begin() const { return elements; }
  T *end() const { return elements + size(); }

  /// The element at these indices, one per dim; NULL if they are outside.
  template <typename... Index> T *find(Index... index) const {
    const std::int64_t indices[] = {std::int64_t(index)..., 0};
    if (sizeof...(index) != dims.size())
      return nullptr;
    std::int64_t position = 0;
    for (std::size_t i = 0; i < dims.size(); ++i) {
      if (indices[i] < 0 || indices[i] >= dims[i])
        return nullptr;
      position = position * dims[i] + indices[i];
    }
    return elements + position;
  }
  /// The same, where being outside is a bug.
  template <typename... Index> T &operator()(Index... index) const {
    T *found = find(index...);
    if (!found)
      detail::bug("TensorView", "indices outside the shape");
    return *found;
  }

private:
  T *elements;
  std::vector<std::int64_t> dims;
};

/// A dense row-major tensor with its own 64-byte aligned elements. Not of
/// strings. Move-only.
class Tensor {
public:
  Tensor() = default;

  /// Zeros.
  static Result<Tensor> create(tn_dtype dtype, std::vector<std::int64_t> shape) {
    std::size_t bytes = tn_dtype_size(dtype);
    if (!bytes || dtype == TN_STRING || shape.size() > TN_MAX_RANK)
      return Status(TN_INVALID_ARGUMENT, "no tensor has this dtype and rank");
    std::size_t limit = std::size_t(PTRDIFF_MAX) / 2;
    for (std::int64_t dim : shape) {
      if (dim < 0 || (dim > 0 && bytes > limit / std::size_t(dim)))
        return Status(TN_INVALID_ARGUMENT, "tensor's shape is out of range");
      bytes *= std::size_t(dim);
    }
    Tensor tensor;
    std::size_t rounded = (bytes / 64 + 1) * 64;
    tensor.bytes.reset(static_cast<unsigned char *>(std::aligned_alloc(64, rounded)));
    if (!tensor.bytes)
      return Status(TN_OUT_OF_MEMORY, "out of memory for a tensor");
    std::memset(tensor.bytes.get(), 0, rounded);
    tensor.type = dtype;
    tensor.dims = std::move(shape);
    tensor.byteCount = bytes;
    return tensor;
  }

  /// A copy of `values`, of which there must be as many as the shape has.
  template <typename T>
  static Result<Tensor> of(std::vector<std::int64_t> shape,
                           std::initializer_list<T> values) {
    return copy<T>(std::move(shape), values.begin(), values.size());
  }
  template <typename T>
  static Result<Tensor> copy(std::vector<std::int64_t> shape, const T *values,
                             std::size_t count) {
    static_assert(dtypeOf<T> != TN_INVALID_DTYPE, "no dtype for this type");
    Result<Tensor> tensor = create(dtypeOf<T>, std::move(shape));
    if (!tensor)
      return tensor;
    if (count * sizeof(T) != tensor->byteCount)
      return Status(TN_INVALID_ARGUMENT,
                    "tensor of " + std::to_string(tensor->byteCount / sizeof(T)) +
                        " elements from " + std::to_string(count) + " values");
    if (count)
      std::memcpy(tensor->bytes.get(), values, tensor->byteCount);
    return tensor;
  }

  tn_dtype dtype() const { return type; }
  const std::vector<std::int64_t> &shape() const { return dims; }
  std::size_t byteSize() const { return byteCount; }
  void *data() { return bytes.get(); }
  const void *data() const { return bytes.get(); }

  /// The elements, if they are of this type. Valid while the tensor lives.
  template <typename T> Result<TensorView<T>> view() {
    if (dtypeOf<T> != type)
      return wrongType<T>();
    return TensorView<T>(reinterpret_cast<T *>(bytes.get()), dims);
  }
  template <typename T> Result<TensorView<const T>> view() const {
    if (dtypeOf<T> != type)
      return wrongType<T>();
    return TensorView<const T>(reinterpret_cast<const T *>(bytes.get()), dims);
  }

  /// For runtime.h. Valid while the tensor lives and is not moved.
  tn_tensor raw() const {
    return {bytes.get(), dims.data(), std::uint32_t(dims.size()), std::uint32_t(type)};
  }

private:
  struct Free {
    void operator()(void *memory) const { std::free(memory); }
  };
  template <typename T> Status wrongType() const {
    return Status(TN_INVALID_ARGUMENT, std::string("tensor of ") + tn_dtype_name(type) +
                                           " viewed as " + tn_dtype_name(dtypeOf<T>));
  }

  std::unique_ptr<unsigned char, Free> bytes;
  std::size_t byteCount = 0;
  tn_dtype type = TN_INVALID_DTYPE;
  std::vector<std::int64_t> dims;
};

/// Tensors by name, in a signature's order.
class NamedTensors {
public:
  void add(std::string name, Tensor tensor) {
    items.emplace_back(std::move(name), std::move(tensor));
  }
  std::size_t size() const { return items.size(); }
  auto begin() { return items.begin(); }
  auto end() { return items.end(); }
  auto begin() const { return items.begin(); }
  auto end() const { return items.end(); }

  /// NULL if there is none.
  Tensor *find(const std::string &name) {
    for (auto &item : items)
      if (item.first == name)
        return &item.second;
    return nullptr;
  }
  /// The same, where its absence is a bug.
  Tensor &at(const std::string &name) {
    Tensor *tensor = find(name);
    if (!tensor)
      detail::bug("no tensor of this name", name.c_str());
    return *tensor;
  }

private:
  std::vector<std::pair<std::string, Tensor>> items;
};

/// A loaded program. Copies share it.
class Program {
public:
  static Result<Program> open(const std::string &path) {
    tn_program *program;
    Status status = Status::of(tn_program_open(path.c_str(), &program));
    return status ? Result<Program>(Program(program)) : status;
  }
  static Result<Program> fromModule(const struct tn_module &module) {
    tn_program *program;
    Status status = Status::of(tn_program_from_module(&module, &program));
    return status ? Result<Program>(Program(program)) : status;
  }

  Program(const Program &other) : program(other.program) { tn_program_retain(program); }
  Program(Program &&other) noexcept : program(std::exchange(other.program, nullptr)) {}
  Program &operator=(Program other) noexcept {
    std::swap(program, other.program);
    return *this;
  }
  ~Program() { tn_program_release(program); }

  std::vector<std::string> signatures() const {
    std::vector<std::string> names;
    tn_signature_info info;
    for (std::uint32_t i = 0; tn_program_signature(program, i, &info) == TN_OK; ++i)
      names.push_back(info.name);
    return names;
  }
  std::vector<std::string> variables() const {
    std::vector<std::string> names;
    tn_variable_info info;
    for (std::uint32_t i = 0; tn_program_variable(program, i, &info) == TN_OK; ++i)
      names.push_back(info.tensor.name);
    return names;
  }
  tn_program *get() const { return program; }

private:
  explicit Program(tn_program *program) : program(program) {}
  tn_program *program;
};

/// A program in use. Copies share its variables; safe from many threads.
class Session {
public:
  static Result<Session> create(const Program &program,
                                const tn_session_options &options = {}) {
    tn_session *session;
    Status status = Status::of(tn_session_create(program.get(), &options, &session));
    return status ? Result<Session>(Session(program, session)) : status;
  }

  Session(const Session &other) : owner(other.owner), session(other.session) {
    tn_session_retain(session);
  }
  Session(Session &&other) noexcept
      : owner(std::move(other.owner)), session(std::exchange(other.session, nullptr)) {}
  Session &operator=(Session other) noexcept {
    std::swap(session, other.session);
    owner = std::move(other.owner);
    return *this;
  }
  ~Session() { tn_session_release(session); }

  /// Runs a signature by names. For hot loops, resolve names once and use
  /// runtime.h with get().
  Result<NamedTensors>
  run(const std::string &signature,
      const std::vector<std::pair<std::string, const Tensor *>> &feeds) {
    std::uint32_t index;
    tn_signature_info info;
    tn_program *program = owner.get();
    Status status =
        Status::of(tn_program_find_signature(program, signature.c_str(), &index));
    if (status)
      status = Status::of(tn_program_signature(program, index, &info));
    std::vector<tn_tensor> inputs;
    if (status)
      status = bindFeeds(index, info, feeds, inputs);
    NamedTensors fetches;
    bool sizedByValues = false;
    if (status)
      status = allocateFetches(index, info, inputs, fetches, sizedByValues);
    if (!status)
      return status;
    if (sizedByValues)
      return runForResults(index, inputs);
    std::vector<tn_tensor> outputs;
    for (const auto &fetch : fetches)
      outputs.push_back(fetch.second.raw());
    status = Status::of(tn_session_run(session, index, inputs.data(), inputs.size(),
                                       outputs.data(), outputs.size()));
    return status ? Result<NamedTensors>(std::move(fetches)) : status;
  }

  Result<Tensor> variable(const std::string &name) {
    std::uint32_t index;
    tn_variable_info info;
    Status status =
        Status::of(tn_program_find_variable(owner.get(), name.c_str(), &index));
    if (status)
      status = Status::of(tn_program_variable(owner.get(), index, &info));
    if (!status)
      return status;
    const std::int64_t *dims = info.tensor.dims;
    Result<Tensor> value =
        Tensor::create(tn_dtype(info.tensor.dtype), {dims, dims + info.tensor.rank});
    if (!value)
      return value;
    tn_tensor raw = value->raw();
    status = Status::of(tn_session_variable_get(session, name.c_str(), &raw));
    return status ? std::move(value) : Result<Tensor>(status);
  }
  Status setVariable(const std::string &name, const Tensor &value) {
    tn_tensor raw = value.raw();
    return Status::of(tn_session_variable_set(session, name.c_str(), &raw));
  }

  tn_session *get() const { return session; }
  const Program &program() const { return owner; }

private:
  Session(Program program, tn_session *session)
      : owner(std::move(program)), session(session) {}

  Status bindFeeds(std::uint32_t signature, const tn_signature_info &info,
                   const std::vector<std::pair<std::string, const Tensor *>> &feeds,
                   std::vector<tn_tensor> &inputs) {
    inputs.resize(info.feed_count);
    std::vector<bool> bound(info.feed_count);
    for (const auto &feed : feeds) {
      std::uint32_t index;
      Status status = Status::of(
          tn_program_find_feed(owner.get(), signature, feed.first.c_str(), &index));
      if (!status)
        return status;
      if (!feed.second || bound[index])
        return Status(TN_INVALID_ARGUMENT, "feed \"" + feed.first + "\" is " +
                                               (feed.second ? "given twice" : "NULL"));
      bound[index] = true;
      inputs[index] = feed.second->raw();
    }
    for (std::uint32_t i = 0; i < info.feed_count; ++i) {
      tn_tensor_info feed;
      if (bound[i])
        continue;
      if (Status status = Status::of(tn_program_feed(owner.get(), signature, i, &feed));
          !status)
        return status;
      return Status(TN_INVALID_ARGUMENT, std::string("feed \"") + feed.name +
                                             "\" of signature \"" + info.name +
                                             "\" has no value");
    }
    return Status();
  }

  Status allocateFetches(std::uint32_t signature, const tn_signature_info &info,
                         const std::vector<tn_tensor> &inputs, NamedTensors &fetches,
                         bool &sizedByValues) {
    for (std::uint32_t i = 0; i < info.fetch_count; ++i) {
      tn_tensor_info fetch;
      std::int64_t dims[TN_MAX_RANK];
      Status status = Status::of(tn_program_fetch(owner.get(), signature, i, &fetch));
      if (status)
        status = Status::of(tn_session_output_shape(session, signature, inputs.data(),
                                                    inputs.size(), i, dims));
      if (!status)
        return status;
      if (fetch.rank && dims[0] < 0) {
        sizedByValues = true;
        return Status();
      }
      Result<Tensor> tensor =
          Tensor::create(tn_dtype(fetch.dtype), {dims, dims + fetch.rank});
      if (!tensor)
        return tensor.status();
      fetches.add(*fetch.key ? fetch.key : fetch.name, std::move(*tensor));
    }
    return Status();
  }

  /// A run whose fetches have sizes that only it knows.
  Result<NamedTensors> runForResults(std::uint32_t signature,
                                     const std::vector<tn_tensor> &inputs) {
    tn_results *results;
    Status status = Status::of(tn_session_run_results(session, signature, inputs.data(),
                                                      inputs.size(), &results));
    NamedTensors fetches;
    for (std::uint32_t i = 0; status && i < results->fetch_count; ++i) {
      const tn_tensor &given = results->fetches[i];
      tn_tensor_info info;
      status = Status::of(tn_program_fetch(owner.get(), signature, i, &info));
      Result<Tensor> tensor =
          Tensor::create(tn_dtype(given.dtype), {given.shape, given.shape + given.rank});
      if (!tensor)
        status = tensor.status();
      if (!status)
        break;
      if (tensor->byteSize())
        std::memcpy(tensor->data(), given.data, tensor->byteSize());
      fetches.add(*info.key ? info.key : info.name, std::move(*tensor));
    }
    tn_results_release(results);
    return status ? Result<NamedTensors>(std::move(fetches)) : status;
  }

  Program owner;
  tn_session *session;
};

} // namespace tenon

#endif // TENON_SESSION_HPP_
