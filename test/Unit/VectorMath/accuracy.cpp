//===- accuracy.cpp - Errors of the vector math functions -----------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// accuracy [--stride N] [--blocks N] [--table] [function…]
//
// Runs the kernels that kernels.py describes and compares each element with the C
// library's next wider precision: f32 with double, f64 with 128-bit floats. One-
// argument f32 functions see every N-th of the 2^32 bit patterns; the others random
// arguments of several distributions, in blocks of 1024. Fails if a finite result is
// off by more than the bound, or a zero, an infinity or NaN is not what C gives.
// --table prints Markdown, with the time an element takes.
//
//===----------------------------------------------------------------------===//

#include <bit>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace {

#if defined(__x86_64__)
using Quad = __float128;
#else
using Quad = long double;
#endif

constexpr int blockSize = 1024;
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double boundF32 = 2.0, boundF64 = 3.0;

struct Options {
  uint64_t stride = 9973;
  int blocks = 30;
  bool table = false;
  std::vector<std::string> functions;
};

Quad rsqrt(Quad x);
double rsqrt(double x) { return 1 / std::sqrt(x); }

} // namespace

// clang-format off
#define UNARY(X)                                                                         \
  X(exp) X(exp2) X(expm1) X(log) X(log2) X(log10) X(log1p) X(tanh) X(sinh) X(cosh)       \
  X(erf) X(erfc) X(sin) X(cos) X(tan) X(asin) X(acos) X(atan) X(asinh) X(acosh)          \
  X(atanh) X(cbrt)
// clang-format on

extern "C" {
#define DECLARE(NAME)                                                                    \
  void k_##NAME##_f32(const float *, float *);                                           \
  void k_##NAME##_f64(const double *, double *);                                         \
  Quad NAME##f128(Quad);
UNARY(DECLARE)
#undef DECLARE
void k_rsqrt_f32(const float *, float *);
void k_rsqrt_f64(const double *, double *);
void k_powf_f32(const float *, const float *, float *);
void k_powf_f64(const double *, const double *, double *);
void k_atan2_f32(const float *, const float *, float *);
void k_atan2_f64(const double *, const double *, double *);
void k_fpowi_f32(const float *, const int32_t *, float *);
void k_fpowi_f64(const double *, const int32_t *, double *);
Quad powf128(Quad, Quad);
Quad atan2f128(Quad, Quad);
Quad sqrtf128(Quad);
}

namespace {

Quad rsqrt(Quad x) { return 1 / sqrtf128(x); }

/// What is known of a float format, and the wider type that results are judged in.
template <typename T> struct Traits;
template <> struct Traits<float> {
  using Wide = double;
  static constexpr const char *name = "f32";
  static constexpr double bound = boundF32;
};
template <> struct Traits<double> {
  using Wide = Quad;
  static constexpr const char *name = "f64";
  static constexpr double bound = boundF64;
};

/// The distance of neighbours of T around `value`, past the largest one too.
template <typename T> T spacing(typename Traits<T>::Wide value) {
  using Limits = std::numeric_limits<T>;
  T magnitude = std::fabs(static_cast<T>(value));
  int exponent = Limits::max_exponent;
  if (std::isfinite(magnitude))
    std::frexp(magnitude, &exponent);
  if (magnitude < Limits::min())
    return Limits::denorm_min();
  return std::ldexp(T(1), exponent - Limits::digits);
}

/// The worst error of a function so far, and the first wrong special result.
template <typename T> struct Verdict {
  double worst = 0;
  T x = 0, z = 0, got = 0;
  long wrong = 0;
  T wrongX = 0, wrongZ = 0, wrongGot = 0;

  void judge(T x, T z, T got, typename Traits<T>::Wide want) {
    T rounded = static_cast<T>(want);
    if (std::isnan(rounded) || std::isnan(got))
      return exact(x, z, got, std::isnan(rounded) && std::isnan(got));
    if (got == rounded && (got == 0 || std::isinf(got)))
      return exact(x, z, got, std::signbit(got) == std::signbit(rounded));
    if (want == 0 || (want - want != 0)) // An exact zero or infinity, missed.
      return exact(x, z, got, false);
    using Wide = typename Traits<T>::Wide;
    Wide value = got;
    if (std::isinf(got)) // Counts as the first number that overflows.
      value = Wide(std::copysign(std::numeric_limits<T>::max(), got)) +
              Wide(std::copysign(spacing<T>(std::numeric_limits<T>::max()), got));
    Wide error = value < want ? want - value : value - want;
    double ulp = static_cast<double>(error / Wide(spacing<T>(want)));
    if (ulp > worst) {
      worst = ulp;
      this->x = x, this->z = z, this->got = got;
    }
  }

private:
  void exact(T x, T z, T got, bool right) {
    if (!right && wrong++ == 0)
      wrongX = x, wrongZ = z, wrongGot = got;
  }
};

const double specialArguments[] = {0.0,
                                   -0.0,
                                   infinity,
                                   -infinity,
                                   NAN,
                                   1.0,
                                   -1.0,
                                   0.5,
                                   -0.5,
                                   2.0,
                                   -2.0,
                                   3.0,
                                   -3.0,
                                   0x1p-1074,
                                   -0x1p-1074,
                                   0x1p-149,
                                   -0x1p-149,
                                   0x1p-126,
                                   0x1p-1022,
                                   0x1.fffffep127,
                                   -0x1.fffffep127,
                                   0x1.fffffffffffffp1023,
                                   0x1.fffffep-1,
                                   -0x1.fffffep-1,
                                   0x1.fffffffffffffp-1,
                                   -0x1.fffffffffffffp-1,
                                   0x1.000002p0,
                                   0x1.0000000000001p0,
                                   1e22,
                                   0x1.6ac5b262ca1ffp849,
                                   1e5,
                                   1073741824.0};
constexpr int specialCount = sizeof(specialArguments) / sizeof(double);

/// Draws arguments of all exponents, and of the ranges where functions are busy.
class Arguments {
public:
  double next() {
    uint64_t bits = random();
    double unit = static_cast<double>(static_cast<int64_t>(bits)) * 0x1p-63;
    switch (turn++ % 8) {
    case 0:
      return std::bit_cast<double>(bits);
    case 1:
      return unit;
    case 2:
      return unit * 30;
    case 3:
      return unit * 750;
    case 4:
      return std::ldexp(unit, static_cast<int>(bits % 61) - 30);
    case 5: // Close to multiples of π/2.
      return std::round(std::ldexp(unit, static_cast<int>(bits % 50))) * M_PI_2;
    case 6: // Just over the smallest results, in the tails.
      return std::bit_cast<float>(static_cast<uint32_t>(bits));
    default:
      return 1 + unit * 0.3;
    }
  }
  /// An exponent that keeps base^exponent within about 2^±`range`, or any number.
  double exponent(double base, double range) {
    double log = std::log2(std::fabs(base));
    double value = turn % 3 ? next()
                            : 1.01 * range * std::ldexp(1.0, -63) *
                                  static_cast<double>(int64_t(random())) / log;
    return turn % 5 ? value : std::trunc(value);
  }
  uint64_t random() { return generator(); }

private:
  std::mt19937_64 generator{7};
  unsigned turn = 0;
};

template <typename T> struct Block {
  alignas(64) T x[blockSize], z[blockSize], y[blockSize];
};

/// Best time of an element in nanoseconds; a rough figure, for the table.
template <typename T, typename Run> double timeElement(Block<T> &block, Run run) {
  for (int i = 0; i < blockSize; ++i)
    block.x[i] = T(1.01 + 0.0009 * i), block.z[i] = T(2.5);
  double best = infinity;
  for (int round = 0; round < 20; ++round) {
    auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < 50; ++i)
      run();
    std::chrono::duration<double, std::nano> spent =
        std::chrono::steady_clock::now() - start;
    best = std::min(best, spent.count() / 50 / blockSize);
  }
  return best;
}

bool failed = false;

template <typename T>
void report(const Options &options, const char *name, const Verdict<T> &verdict,
            double nanoseconds) {
  const char *type = Traits<T>::name;
  if (options.table)
    std::printf("| %s | %s | %.3f | %.2f |\n", name, type, verdict.worst, nanoseconds);
  if (verdict.worst > Traits<T>::bound || !options.table)
    std::printf("%s %s: at most %.3f ulp, at %a, %a: %a\n", name, type, verdict.worst,
                double(verdict.x), double(verdict.z), double(verdict.got));
  if (verdict.wrong)
    std::printf("%s %s: %ld wrong special results, one at %a, %a: %a\n", name, type,
                verdict.wrong, double(verdict.wrongX), double(verdict.wrongZ),
                double(verdict.wrongGot));
  std::fflush(stdout);
  failed |= verdict.wrong != 0 || !(verdict.worst <= Traits<T>::bound);
}

bool wanted(const Options &options, std::string_view name) {
  if (options.functions.empty())
    return true;
  for (const std::string &function : options.functions)
    if (function == name)
      return true;
  return false;
}

template <typename T, typename Reference>
void checkUnary(const Options &options, const char *name, void (*kernel)(const T *, T *),
                Reference reference) {
  if (!wanted(options, name))
    return;
  static Block<T> block;
  Verdict<T> verdict;
  auto judgeBlock = [&] {
    kernel(block.x, block.y);
    for (int i = 0; i < blockSize; ++i)
      verdict.judge(block.x[i], 0, block.y[i], reference(block.x[i]));
  };
  for (int i = 0; i < blockSize; ++i)
    block.x[i] = static_cast<T>(specialArguments[i % specialCount]);
  judgeBlock();
  if constexpr (sizeof(T) == 4) {
    for (uint64_t pattern = 0; pattern < uint64_t(1) << 32;) {
      for (T &x : block.x) {
        x = std::bit_cast<float>(static_cast<uint32_t>(pattern));
        pattern += options.stride;
      }
      judgeBlock();
    }
  } else {
    Arguments arguments;
    for (int i = 0; i < options.blocks; ++i) {
      for (T &x : block.x)
        x = arguments.next();
      judgeBlock();
    }
  }
  report(options, name, verdict, timeElement(block, [&] { kernel(block.x, block.y); }));
}

/// `Second` is T, or int32_t for integer powers.
template <typename T, typename Second, typename Reference>
void checkBinary(const Options &options, const char *name,
                 void (*kernel)(const T *, const Second *, T *), Reference reference) {
  if (!wanted(options, name))
    return;
  static Block<T> block;
  alignas(64) static Second second[blockSize];
  Verdict<T> verdict;
  auto run = [&] {
    for (int i = 0; i < blockSize; ++i)
      second[i] = static_cast<Second>(block.z[i]);
    kernel(block.x, second, block.y);
  };
  auto judgeBlock = [&] {
    if constexpr (std::is_integral_v<Second>)
      for (T &z : block.z) // What converts to an integer.
        z = std::fabs(z) < T(1e9) ? std::trunc(z) : T(3);
    run();
    for (int i = 0; i < blockSize; ++i)
      verdict.judge(block.x[i], block.z[i], block.y[i],
                    reference(block.x[i], block.z[i]));
  };
  for (int i = 0; i < blockSize; ++i) {
    block.x[i] = static_cast<T>(specialArguments[i % specialCount]);
    block.z[i] = static_cast<T>(specialArguments[i / specialCount % specialCount]);
  }
  judgeBlock();
  Arguments arguments;
  bool power = std::string_view(name) != "atan2";
  for (int i = 0; i < options.blocks; ++i) {
    for (int j = 0; j < blockSize; ++j) {
      block.x[j] = static_cast<T>(arguments.next());
      block.z[j] = static_cast<T>(
          power ? arguments.exponent(block.x[j], sizeof(T) == 4 ? 150 : 1075)
                : arguments.next());
    }
    judgeBlock();
  }
  report(options, name, verdict, timeElement(block, run));
}

Options parse(int count, char **words) {
  Options options;
  for (int i = 1; i < count; ++i) {
    std::string_view word = words[i];
    if (word == "--table")
      options.table = true;
    else if (word == "--stride" && i + 1 < count)
      options.stride = std::strtoull(words[++i], nullptr, 0);
    else if (word == "--blocks" && i + 1 < count)
      options.blocks = std::atoi(words[++i]);
    else
      options.functions.emplace_back(word);
  }
  if (options.stride == 0)
    options.stride = 1;
  return options;
}

} // namespace

int main(int count, char **words) {
  Options options = parse(count, words);
  if (options.table)
    std::puts(
        "| function | type | largest error, ulp | ns an element |\n|---|---|---|---|");
#define CHECK(NAME)                                                                      \
  checkUnary<float>(options, #NAME, k_##NAME##_f32,                                      \
                    [](double x) { return std::NAME(x); });                              \
  checkUnary<double>(options, #NAME, k_##NAME##_f64,                                     \
                     [](Quad x) { return NAME##f128(x); });
  UNARY(CHECK)
#undef CHECK
  checkUnary<float>(options, "rsqrt", k_rsqrt_f32, [](double x) { return rsqrt(x); });
  checkUnary<double>(options, "rsqrt", k_rsqrt_f64, [](Quad x) { return rsqrt(x); });
  auto pow = [](double x, double y) { return std::pow(x, y); };
  auto atan2 = [](double y, double x) { return std::atan2(y, x); };
  checkBinary<float, float>(options, "powf", k_powf_f32, pow);
  checkBinary<double, double>(options, "powf", k_powf_f64, powf128);
  checkBinary<float, int32_t>(options, "fpowi", k_fpowi_f32, pow);
  checkBinary<double, int32_t>(options, "fpowi", k_fpowi_f64, powf128);
  checkBinary<float, float>(options, "atan2", k_atan2_f32, atan2);
  checkBinary<double, double>(options, "atan2", k_atan2_f64, atan2f128);
  if (!failed)
    std::puts(options.table ? "" : "all within bounds");
  return failed;
}
