//===- Fourier.cpp - Discrete Fourier transforms --------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Stockham's self-sorting algorithm for lengths of small factors. A length with a larger
// one is a convolution (Bluestein), which transforms of a power of two compute. All in
// f64, real and imaginary parts apart.
//
//===----------------------------------------------------------------------===//
#include "compiler/CPU/Routines/Routine.h"

using namespace tenon;

namespace {

constexpr int64_t kLargestFactor = 13;
constexpr f64 kPi = 3.14159265358979323846;

/// Complex numbers, parts apart.
struct Numbers {
  f64 *re, *im;
};

void multiply(f64 &re, f64 &im, f64 byRe, f64 byIm) {
  f64 product = re * byRe - im * byIm;
  im = re * byIm + im * byRe;
  re = product;
}

/// exp(-2 · pi · i · number / count); the angle is one of the first eighth's.
void rootOfOne(int64_t number, int64_t count, f64 &re, f64 &im) {
  int64_t eighth = 8 * number / count;
  // How far from the nearest multiple of a quarter turn.
  int64_t quarter = (eighth + 1) / 2;
  f64 angle = 2 * kPi * f64(4 * number - quarter * count) / f64(4 * count);
  f64 c = __builtin_cos(angle), s = -__builtin_sin(angle);
  const f64 turns[4][2] = {{c, s}, {s, -c}, {-c, -s}, {-s, c}};
  re = turns[quarter % 4][0];
  im = turns[quarter % 4][1];
}

/// Memory, of which pieces are taken.
struct Memory {
  f64 *next;
  Numbers take(int64_t count) {
    Numbers taken = {next, next + count};
    next += 2 * count;
    return taken;
  }
};

/// Transforms of a length with small factors.
class Transform {
public:
  Transform(int64_t length, Memory &memory)
      : length(length), roots(memory.take(length)), spare(memory.take(length)) {
    for (int64_t i = 0; i < length; ++i)
      rootOfOne(i, length, roots.re[i], roots.im[i]);
  }

  /// In place, and not divided.
  void run(Numbers x) const {
    Numbers from = x, to = spare;
    for (int64_t rest = length, done = 1; rest > 1;) {
      int64_t factor = factorOf(rest);
      rest /= factor;
      if (factor == 4)
        pass4(from, to, rest, done);
      else
        pass(from, to, factor, rest, done);
      swap(from, to);
      done *= factor;
    }
    for (int64_t i = 0; from.re != x.re && i < length; ++i) {
      x.re[i] = from.re[i];
      x.im[i] = from.im[i];
    }
  }

  static int64_t factorOf(int64_t length) {
    if (length % 4 == 0)
      return 4;
    for (int64_t factor = 2; factor <= kLargestFactor; ++factor)
      if (length % factor == 0)
        return factor;
    return length;
  }

private:
  /// One step: `done` transforms were joined, of which `factor` become one.
  void pass(Numbers from, Numbers to, int64_t factor, int64_t rest, int64_t done) const {
    for (int64_t p = 0; p < rest; ++p)
      for (int64_t k = 0; k < factor; ++k) {
        int64_t at = done * (factor * p + k), twiddle = done * p * k;
        for (int64_t q = 0; q < done; ++q) {
          f64 re = 0, im = 0;
          for (int64_t j = 0; j < factor; ++j) {
            int64_t place = q + done * (p + rest * j);
            int64_t root = (j * k % factor) * (length / factor);
            re += from.re[place] * roots.re[root] - from.im[place] * roots.im[root];
            im += from.re[place] * roots.im[root] + from.im[place] * roots.re[root];
          }
          multiply(re, im, roots.re[twiddle], roots.im[twiddle]);
          to.re[at + q] = re;
          to.im[at + q] = im;
        }
      }
  }

  void pass4(Numbers from, Numbers to, int64_t rest, int64_t done) const {
    int64_t apart = done * rest;
    for (int64_t p = 0; p < rest; ++p) {
      int64_t twiddle = done * p;
      f64 re[4], im[4];
      for (int64_t k = 1; k < 4; ++k) {
        re[k] = roots.re[twiddle * k];
        im[k] = roots.im[twiddle * k];
      }
      for (int64_t q = 0; q < done; ++q) {
        const f64 *a = from.re + q + done * p, *b = from.im + q + done * p;
        f64 sumRe = a[0] + a[2 * apart], sumIm = b[0] + b[2 * apart];
        f64 lessRe = a[0] - a[2 * apart], lessIm = b[0] - b[2 * apart];
        f64 oddRe = a[apart] + a[3 * apart], oddIm = b[apart] + b[3 * apart];
        // The odd difference times -i.
        f64 turnRe = b[apart] - b[3 * apart], turnIm = a[3 * apart] - a[apart];
        f64 outRe[4] = {sumRe + oddRe, lessRe + turnRe, sumRe - oddRe, lessRe - turnRe};
        f64 outIm[4] = {sumIm + oddIm, lessIm + turnIm, sumIm - oddIm, lessIm - turnIm};
        f64 *toRe = to.re + q + 4 * done * p, *toIm = to.im + q + 4 * done * p;
        for (int64_t k = 0; k < 4; ++k) {
          if (k)
            multiply(outRe[k], outIm[k], re[k], im[k]);
          toRe[k * done] = outRe[k];
          toIm[k * done] = outIm[k];
        }
      }
    }
  }

  int64_t length;
  Numbers roots, spare;
};

/// Transforms of any length, by a longer one's.
class Chirp {
public:
  Chirp(int64_t length, int64_t longer, Memory &memory)
      : length(length), longer(longer), transform(longer, memory),
        chirp(memory.take(length)), filter(memory.take(longer)),
        work(memory.take(longer)) {
    for (int64_t i = 0; i < longer; ++i)
      filter.re[i] = filter.im[i] = 0;
    for (int64_t i = 0; i < length; ++i) {
      int64_t square = int64_t(ui64(i) * ui64(i) % ui64(2 * length));
      rootOfOne(square, 2 * length, chirp.re[i], chirp.im[i]);
      const int64_t places[] = {i, (longer - i) % longer};
      for (int64_t place : places) {
        filter.re[place] = chirp.re[i];
        filter.im[place] = -chirp.im[i];
      }
    }
    transform.run(filter);
  }

  void run(Numbers x) const {
    for (int64_t i = 0; i < longer; ++i) {
      work.re[i] = i < length ? x.re[i] : 0;
      work.im[i] = i < length ? x.im[i] : 0;
      if (i < length)
        multiply(work.re[i], work.im[i], chirp.re[i], chirp.im[i]);
    }
    transform.run(work);
    for (int64_t i = 0; i < longer; ++i)
      multiply(work.re[i], work.im[i], filter.re[i], filter.im[i]);
    // The inverse is the transform with the parts exchanged.
    transform.run({work.im, work.re});
    for (int64_t i = 0; i < length; ++i) {
      x.re[i] = work.re[i] / f64(longer);
      x.im[i] = work.im[i] / f64(longer);
      multiply(x.re[i], x.im[i], chirp.re[i], chirp.im[i]);
    }
  }

private:
  int64_t length, longer;
  Transform transform;
  Numbers chirp, filter, work;
};

template <typename T, typename Way>
void transformRows(const View<T, 2> &re, const View<T, 2> &im, bool isInverse,
                   const View<T, 2> &outRe, const View<T, 2> &outIm, Numbers row,
                   const Way &way) {
  int64_t length = re.sizes[1];
  f64 scale = isInverse ? 1 / f64(length) : 1;
  for (int64_t m = 0; m < re.sizes[0]; ++m) {
    for (int64_t i = 0; i < length; ++i) {
      row.re[i] = re(m, i);
      row.im[i] = im(m, i);
    }
    way.run(isInverse ? Numbers{row.im, row.re} : row);
    for (int64_t i = 0; i < length; ++i) {
      outRe(m, i) = T(row.re[i] * scale);
      outIm(m, i) = T(row.im[i] * scale);
    }
  }
}

bool hasSmallFactors(int64_t length) {
  while (length > 1) {
    int64_t factor = Transform::factorOf(length);
    if (factor > kLargestFactor)
      return false;
    length /= factor;
  }
  return true;
}

/// All are [count, length]. scratch: 36 · length numbers are enough.
template <typename T>
void fourier(const View<T, 2> &re, const View<T, 2> &im, bool isInverse,
             const View<T, 2> &outRe, const View<T, 2> &outIm,
             const View<f64, 1> &scratch) {
  int64_t length = re.sizes[1];
  if (!length || !re.sizes[0])
    return;
  Memory memory{scratch.data};
  Numbers row = memory.take(length);
  if (hasSmallFactors(length))
    return transformRows(re, im, isInverse, outRe, outIm, row, Transform(length, memory));
  int64_t longer = 1;
  while (longer < 2 * length - 1)
    longer *= 2;
  transformRows(re, im, isInverse, outRe, outIm, row, Chirp(length, longer, memory));
}

} // namespace

#define FOURIER(T)                                                                       \
  extern "C" void tenon_routine_ortho_fourier_##T(                                       \
      const View<T, 2> &re, const View<T, 2> &im, int64_t isInverse,                     \
      const View<T, 2> &outRe, const View<T, 2> &outIm, const View<f64, 1> &scratch,     \
      int32_t, int32_t) {                                                                \
    fourier(re, im, isInverse != 0, outRe, outIm, scratch);                              \
  }
FOURIER(f32)
FOURIER(f64)
