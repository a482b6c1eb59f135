//===- Special.cpp - Special functions ------------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// All in double precision. Gamma functions by Lanczos' sum and asymptotic series, the
// incomplete ones by power series or continued fractions, Bessel functions by power
// series, recurrence, quadrature and Hankel's asymptotic series, whichever converges.
// Formulas are those of Abramowitz and Stegun unless another source is named.
//
//===----------------------------------------------------------------------===//
#include "compiler/CPU/Routines/Routine.h"

using namespace tenon;

namespace {

constexpr f64 pi = 3.14159265358979323846;
constexpr f64 eulerGamma = 0.57721566490153286061;
constexpr f64 infinity = __builtin_inf(), notANumber = __builtin_nan("");

inline f64 exp(f64 x) { return __builtin_exp(x); }
inline f64 log(f64 x) { return __builtin_log(x); }
inline f64 log1p(f64 x) { return __builtin_log1p(x); }
inline f64 sin(f64 x) { return __builtin_sin(x); }
inline f64 cos(f64 x) { return __builtin_cos(x); }
inline f64 tan(f64 x) { return __builtin_tan(x); }
inline f64 cosh(f64 x) { return __builtin_cosh(x); }
inline f64 pow(f64 x, f64 y) { return __builtin_pow(x, y); }
inline f64 sqrt(f64 x) { return __builtin_sqrt(x); }
inline f64 abs(f64 x) { return __builtin_fabs(x); }
inline f64 floor(f64 x) { return __builtin_floor(x); }

//===----------------------------------------------------------------------===//
// Gamma functions
//===----------------------------------------------------------------------===//

f64 lgamma(f64 x) {
  if (isNaN(x))
    return x;
  if (abs(x) == infinity)
    return infinity;
  if (x <= 0 && x == floor(x))
    return infinity;
  if (x < 0.5)
    return log(pi / abs(sin(pi * (x - 2 * floor(x / 2))))) - lgamma(1 - x);
  // Lanczos' approximation for g = 7 with nine terms.
  constexpr f64 terms[] = {676.5203681218851,     -1259.1392167224028,
                           771.32342877765313,    -176.61502916214059,
                           12.507343278686905,    -0.13857109526572012,
                           9.9843695780195716e-6, 1.5056327351493116e-7};
  f64 z = x - 1, sum = 0.99999999999980993;
  for (int i = 0; i < 8; ++i)
    sum += terms[i] / (z + i + 1);
  f64 t = z + 7.5;
  return 0.5 * log(2 * pi) + (z + 0.5) * log(t) - t + log(sum);
}

f64 digamma(f64 x) {
  if (isNaN(x) || x == -infinity)
    return notANumber;
  if (x <= 0) {
    if (x == floor(x))
      return notANumber;
    return digamma(1 - x) - pi / tan(pi * x);
  }
  f64 shift = 0;
  for (; x < 10; x += 1)
    shift -= 1 / x;
  // B(2k) / 2k.
  constexpr f64 terms[] = {1.0 / 12,  -1.0 / 120,     1.0 / 252, -1.0 / 240,
                           1.0 / 132, -691.0 / 32760, 1.0 / 12};
  f64 square = 1 / (x * x), power = square, sum = 0;
  for (f64 term : terms) {
    sum += term * power;
    power *= square;
  }
  return shift + log(x) - 0.5 / x - sum;
}

/// x^a exp(-x) / gamma(a).
f64 gammaFactor(f64 a, f64 x) { return exp(a * log(x) - x - lgamma(a)); }

f64 gammaSeries(f64 a, f64 x) {
  f64 term = 1 / a, sum = term;
  for (int n = 1; n < 20000; ++n) {
    term *= x / (a + n);
    sum += term;
    if (term < sum * 1e-17)
      break;
  }
  return sum * gammaFactor(a, x);
}

/// Lentz's way to evaluate a continued fraction.
f64 gammaFraction(f64 a, f64 x) {
  constexpr f64 tiny = 1e-300;
  f64 b = x + 1 - a, c = 1 / tiny, d = 1 / b, result = d;
  for (int i = 1; i < 20000; ++i) {
    f64 numerator = -i * (i - a);
    b += 2;
    d = numerator * d + b;
    d = abs(d) < tiny ? tiny : d;
    c = b + numerator / c;
    c = abs(c) < tiny ? tiny : c;
    d = 1 / d;
    f64 factor = c * d;
    result *= factor;
    if (abs(factor - 1) < 1e-16)
      break;
  }
  return result * gammaFactor(a, x);
}

f64 igamma(f64 a, f64 x) {
  if (x == 0)
    return 0;
  if (isNaN(a) || isNaN(x) || x < 0 || a <= 0)
    return notANumber;
  if (a == infinity || x == infinity)
    return a == infinity ? 0 : 1;
  return x < a + 1 ? gammaSeries(a, x) : 1 - gammaFraction(a, x);
}

f64 igammac(f64 a, f64 x) {
  if (isNaN(a) || isNaN(x) || x < 0 || a <= 0)
    return notANumber;
  if (a == infinity || x == infinity)
    return x == infinity ? 0 : 1;
  return x < a + 1 ? 1 - gammaSeries(a, x) : gammaFraction(a, x);
}

/// The continued fraction of the incomplete beta function, which converges fast for x
/// below (a + 1) / (a + b + 2).
f64 betaFraction(f64 a, f64 b, f64 x) {
  constexpr f64 tiny = 1e-300;
  auto safe = [](f64 value) { return abs(value) < tiny ? tiny : value; };
  f64 c = 1, d = 1 / safe(1 - (a + b) * x / (a + 1)), result = d;
  for (int m = 1; m < 20000; ++m) {
    f64 even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / safe(1 + even * d);
    c = safe(1 + even / c);
    result *= d * c;
    f64 odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / safe(1 + odd * d);
    c = safe(1 + odd / c);
    f64 factor = d * c;
    result *= factor;
    if (abs(factor - 1) < 1e-16)
      break;
  }
  return result;
}

f64 betainc(f64 a, f64 b, f64 x) {
  if (isNaN(a) || isNaN(b) || isNaN(x) || a <= 0 || b <= 0 || x < 0 || x > 1)
    return notANumber;
  if (x == 0 || x == 1)
    return x;
  f64 factor = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x));
  if (x < (a + 1) / (a + b + 2))
    return factor * betaFraction(a, b, x) / a;
  return 1 - factor * betaFraction(b, a, 1 - x) / b;
}

/// Hurwitz's zeta function, by Euler's and Maclaurin's formula behind some terms.
f64 zeta(f64 x, f64 q) {
  if (x == 1)
    return infinity;
  if (isNaN(x) || isNaN(q) || x < 1)
    return notANumber;
  if (q == infinity || (x == infinity && q > 1))
    return 0;
  if (q <= 0) {
    if (q == floor(q))
      return x == floor(x) && x == 2 * floor(x / 2) ? infinity : notANumber;
    if (x != floor(x))
      return notANumber;
  }
  f64 sum = pow(q, -x), at = q, term = sum;
  for (int i = 0; i < 9 || at <= 9; ++i) {
    at += 1;
    term = pow(at, -x);
    sum += term;
    if (abs(term) < abs(sum) * 1e-18)
      return sum;
  }
  sum += term * at / (x - 1) - 0.5 * term;
  // (2k)! / B(2k).
  constexpr f64 divisors[] = {12.0,
                              -720.0,
                              30240.0,
                              -1209600.0,
                              47900160.0,
                              -1.8924375803183791606e9,
                              7.47242496e10,
                              -2.950130727918164224e12,
                              1.1646782814350067249e14,
                              -4.5979787224074726105e15,
                              1.8152105401943546773e17,
                              -7.1661652561756670113e18};
  f64 rising = 1;
  int k = 0;
  for (f64 divisor : divisors) {
    rising *= x + k;
    term /= at;
    f64 correction = rising * term / divisor;
    sum += correction;
    if (abs(correction) < abs(sum) * 1e-18)
      break;
    rising *= x + k + 1;
    term /= at;
    k += 2;
  }
  return sum;
}

f64 polygamma(f64 n, f64 x) {
  if (isNaN(n) || n < 0 || n != floor(n))
    return notANumber;
  if (n == 0)
    return digamma(x);
  if (n == infinity)
    return infinity;
  f64 size = exp(lgamma(n + 1)) * zeta(n + 1, x);
  return n == 2 * floor(n / 2) ? -size : size;
}

//===----------------------------------------------------------------------===//
// The normal distribution
//===----------------------------------------------------------------------===//

template <int count> f64 polynomial(const f64 (&coefficients)[count], f64 x) {
  f64 sum = 0;
  for (int i = count; i-- > 0;)
    sum = sum * x + coefficients[i];
  return sum;
}

/// Wichura's algorithm AS 241: three rational functions.
f64 ndtri(f64 p) {
  constexpr f64 a[] = {3.3871328727963666080e0, 1.3314166789178437745e2,
                       1.9715909503065514427e3, 1.3731693765509461125e4,
                       4.5921953931549871457e4, 6.7265770927008700853e4,
                       3.3430575583588128105e4, 2.5090809287301226727e3};
  constexpr f64 b[] = {1.0,
                       4.2313330701600911252e1,
                       6.8718700749205790830e2,
                       5.3941960214247511077e3,
                       2.1213794301586595867e4,
                       3.9307895800092710610e4,
                       2.8729085735721942674e4,
                       5.2264952788528545610e3};
  constexpr f64 c[] = {1.42343711074968357734e0,  4.63033784615654529590e0,
                       5.76949722146069140550e0,  3.64784832476320460504e0,
                       1.27045825245236838258e0,  2.41780725177450611770e-1,
                       2.27238449892691845833e-2, 7.74545014278341407640e-4};
  constexpr f64 d[] = {1.0,
                       2.05319162663775882187e0,
                       1.67638483018380384940e0,
                       6.89767334985100004550e-1,
                       1.48103976427480074590e-1,
                       1.51986665636164571966e-2,
                       5.47593808499534494600e-4,
                       1.05075007164441684324e-9};
  constexpr f64 e[] = {6.65790464350110377720e0,  5.46378491116411436990e0,
                       1.78482653991729133580e0,  2.96560571828504891230e-1,
                       2.65321895265761230930e-2, 1.24266094738807843860e-3,
                       2.71155556874348757815e-5, 2.01033439929228813265e-7};
  constexpr f64 f[] = {1.0,
                       5.99832206555887937690e-1,
                       1.36929880922735805310e-1,
                       1.48753612908506148525e-2,
                       7.86869131145613259100e-4,
                       1.84631831751005468180e-5,
                       1.42151175831644588870e-7,
                       2.04426310338993978564e-15};
  if (isNaN(p) || p < 0 || p > 1)
    return notANumber;
  if (p == 0 || p == 1)
    return p == 0 ? -infinity : infinity;
  f64 q = p - 0.5;
  if (abs(q) <= 0.425) {
    f64 r = 0.180625 - q * q;
    return q * polynomial(a, r) / polynomial(b, r);
  }
  f64 r = sqrt(-log(q < 0 ? p : 1 - p));
  f64 size = r <= 5 ? polynomial(c, r - 1.6) / polynomial(d, r - 1.6)
                    : polynomial(e, r - 5) / polynomial(f, r - 5);
  return q < 0 ? -size : size;
}

f64 erfinv(f64 x) { return ndtri((x + 1) / 2) / sqrt(2.0); }

//===----------------------------------------------------------------------===//
// Bessel functions
//===----------------------------------------------------------------------===//

/// exp(-x) I(n, x) for n of 0 and 1 and x of at least 0.
f64 scaledI(int n, f64 x) {
  if (x > 30) {
    f64 term = 1, sum = 1;
    for (int k = 1; k < 30; ++k) {
      f64 odd = 2 * k - 1;
      f64 next = term * -(4.0 * n * n - odd * odd) / (k * 8 * x);
      if (abs(next) >= abs(term))
        break;
      sum += term = next;
    }
    return sum / sqrt(2 * pi * x);
  }
  f64 square = x * x / 4, term = n ? x / 2 : 1, sum = term;
  for (int k = 1; k < 200 && term > sum * 1e-17; ++k)
    sum += term *= square / (f64(k) * (k + n));
  return sum * exp(-x);
}

f64 bessel_i0e(f64 x) { return isNaN(x) ? x : scaledI(0, abs(x)); }
f64 bessel_i1e(f64 x) {
  if (isNaN(x))
    return x;
  f64 size = scaledI(1, abs(x));
  return x < 0 ? -size : size;
}
f64 bessel_i0(f64 x) { return exp(abs(x)) * bessel_i0e(x); }
f64 bessel_i1(f64 x) { return exp(abs(x)) * bessel_i1e(x); }

/// exp(x) K(n, x): the integral of exp(x - x cosh t) cosh(n t), whose trapezoidal sums
/// converge at once.
f64 scaledK(int n, f64 x) {
  if (isNaN(x))
    return notANumber;
  if (x <= 0 || x == infinity)
    return x == infinity ? 0 : infinity;
  constexpr f64 step = 1.0 / 32;
  f64 sum = 0.5;
  for (int k = 1; k < 32 * 750; ++k) {
    f64 t = k * step, exponent = x * (cosh(t) - 1);
    f64 term = exp(-exponent) * (n ? cosh(t) : 1);
    sum += term;
    if (exponent > 60 + n * t)
      break;
  }
  return sum * step;
}

f64 bessel_k0e(f64 x) { return scaledK(0, x); }
f64 bessel_k1e(f64 x) { return scaledK(1, x); }
f64 bessel_k0(f64 x) { return exp(-x) * scaledK(0, x); }
f64 bessel_k1(f64 x) { return exp(-x) * scaledK(1, x); }

/// J and Y of orders 0 and 1.
struct Bessel {
  f64 j[2], y[2];
};

/// Hankel's asymptotic series.
Bessel besselFar(f64 x) {
  Bessel result;
  for (int n = 0; n < 2; ++n) {
    f64 term = 1, p = 1, q = 0;
    for (int k = 1; k < 40; ++k) {
      f64 odd = 2 * k - 1, next = term * (4.0 * n * n - odd * odd) / (k * 8 * x);
      if (abs(next) >= abs(term))
        break;
      term = next;
      f64 sign = (k / 2) % 2 ? -1 : 1;
      (k % 2 ? q : p) += sign * term;
    }
    f64 angle = x - (2 * n + 1) * pi / 4, size = sqrt(2 / (pi * x));
    result.j[n] = size * (cos(angle) * p - sin(angle) * q);
    result.y[n] = size * (sin(angle) * p + cos(angle) * q);
  }
  return result;
}

/// Miller's backward recurrence for J of all orders, and Neumann's series for Y of order
/// 0, whose derivative gives order 1.
Bessel besselNear(f64 x) {
  constexpr int orders = 120;
  f64 j[orders + 2] = {};
  j[orders] = 1e-300;
  f64 norm = 0;
  for (int n = orders; n > 0; --n) {
    j[n - 1] = 2 * n / x * j[n] - j[n + 1];
    if (abs(j[n - 1]) > 1e250)
      for (int m = n - 1; m <= orders; ++m)
        j[m] *= 1e-250;
  }
  for (int n = 2; n <= orders; n += 2)
    norm += 2 * j[n];
  norm += j[0];
  f64 first = 0, second = 0;
  for (int k = 1; 2 * k + 1 <= orders; ++k) {
    f64 sign = k % 2 ? -1 : 1;
    first += sign * j[2 * k] / k;
    second += sign * (j[2 * k - 1] - j[2 * k + 1]) / k;
  }
  Bessel result;
  result.j[0] = j[0] / norm;
  result.j[1] = j[1] / norm;
  f64 logarithm = log(x / 2) + eulerGamma;
  result.y[0] = 2 / pi * logarithm * result.j[0] - 4 / pi * first / norm;
  result.y[1] = 2 / pi * (logarithm * result.j[1] - result.j[0] / x + second / norm);
  return result;
}

Bessel bessel(f64 x) { return x < 25 ? besselNear(x) : besselFar(x); }

f64 bessel_j0(f64 x) {
  x = abs(x);
  return isNaN(x) || x == infinity ? notANumber : x < 1e-8 ? 1 : bessel(x).j[0];
}
f64 bessel_j1(f64 x) {
  f64 size = abs(x);
  if (isNaN(x) || size < 1e-8)
    return x / 2;
  f64 result = size == infinity ? notANumber : bessel(size).j[1];
  return x < 0 ? -result : result;
}
f64 bessel_y0(f64 x) {
  if (isNaN(x) || x == infinity)
    return notANumber;
  return x <= 0 ? -infinity : bessel(x).y[0];
}
f64 bessel_y1(f64 x) {
  if (isNaN(x) || x == infinity)
    return notANumber;
  return x <= 0 ? -infinity : bessel(x).y[1];
}

//===----------------------------------------------------------------------===//
// Integrals
//===----------------------------------------------------------------------===//

/// Dawson's integral by Rybicki's sum over odd multiples of a step.
f64 dawsn(f64 x) {
  if (isNaN(x))
    return x;
  f64 size = abs(x);
  if (size > 1e7)
    return 1 / (2 * x);
  constexpr f64 step = 0.2;
  if (size < 0.02)
    return x * (1 - 2 * x * x / 3 * (1 - 2 * x * x / 5));
  // The sum around the even multiple next to x.
  f64 middle = 2 * floor(size / (2 * step) + 0.5), sum = 0;
  for (int k = -61; k <= 61; k += 2) {
    f64 n = middle + k, distance = size - n * step;
    sum += exp(-distance * distance) / n;
  }
  f64 result = sum / sqrt(pi);
  return x < 0 ? -result : result;
}

/// The exponential integral Ei.
f64 expint(f64 x) {
  if (isNaN(x) || x < 0)
    return notANumber;
  if (x == 0)
    return -infinity;
  if (x == infinity)
    return notANumber;
  if (x > 45) {
    f64 term = 1, sum = 1;
    for (int k = 1; k < 60 && k < x; ++k)
      sum += term *= k / x;
    return exp(x) / x * sum;
  }
  f64 term = 1, sum = 0;
  for (int k = 1; k < 300; ++k) {
    term *= x / k;
    sum += term / k;
    if (abs(term) < abs(sum) * 1e-18)
      break;
  }
  return eulerGamma + log(abs(x)) + sum;
}

/// Fresnel's integrals of the cosine and sine of pi t² / 2.
struct Fresnel {
  f64 c, s;
};

Fresnel fresnel(f64 x) {
  f64 size = abs(x), c = 0, s = 0;
  if (size > 1e8) {
    c = s = 0.5;
  } else if (size < 1.6) {
    f64 factor = pi / 2 * size * size, power = size;
    for (int k = 0; k < 80; ++k) {
      f64 sign = (k / 2) % 2 ? -1 : 1;
      (k % 2 ? s : c) += sign * power / (2 * k + 1);
      power *= factor / (k + 1);
      if (power < 1e-18 * size)
        break;
    }
  } else {
    // 1 - (1 - i) (C + i S) is a complementary error function, by a continued
    // fraction of complex numbers (Lentz).
    constexpr f64 tiny = 1e-300;
    f64 square = pi * size * size;
    f64 bRe = 1, bIm = -square;
    f64 norm = bRe * bRe + bIm * bIm;
    f64 ccRe = 1 / tiny, ccIm = 0, dRe = bRe / norm, dIm = -bIm / norm;
    f64 hRe = dRe, hIm = dIm;
    for (int n = 1, k = -1; n < 2000; ++n) {
      k += 2;
      f64 a = -k * (k + 1.0);
      bRe += 4;
      f64 re = a * dRe + bRe, im = a * dIm + bIm;
      norm = re * re + im * im;
      dRe = re / norm;
      dIm = -im / norm;
      norm = ccRe * ccRe + ccIm * ccIm;
      f64 oldRe = ccRe, oldIm = ccIm;
      ccRe = bRe + a * oldRe / norm;
      ccIm = bIm - a * oldIm / norm;
      f64 factorRe = ccRe * dRe - ccIm * dIm, factorIm = ccRe * dIm + ccIm * dRe;
      f64 nextRe = hRe * factorRe - hIm * factorIm;
      hIm = hRe * factorIm + hIm * factorRe;
      hRe = nextRe;
      if (abs(factorRe - 1) + abs(factorIm) < 1e-16)
        break;
    }
    // h times (x - i x).
    f64 re = size * hRe + size * hIm, im = size * hIm - size * hRe;
    f64 cosine = cos(square / 2), sine = sin(square / 2);
    // (1 + i) / 2 times (1 - exp(i square / 2) h).
    f64 restRe = 1 - (cosine * re - sine * im), restIm = -(cosine * im + sine * re);
    c = 0.5 * (restRe - restIm);
    s = 0.5 * (restRe + restIm);
  }
  return x < 0 ? Fresnel{-c, -s} : Fresnel{c, s};
}

f64 fresnel_cos(f64 x) { return isNaN(x) ? x : fresnel(x).c; }
f64 fresnel_sin(f64 x) { return isNaN(x) ? x : fresnel(x).s; }

f64 dilogarithmSeries(f64 z) {
  f64 power = 1, sum = 0;
  for (int k = 1; k < 80; ++k) {
    power *= z;
    sum += power / (f64(k) * k);
  }
  return sum;
}

/// Spence's function: the dilogarithm of 1 - x.
f64 spence(f64 x) {
  if (isNaN(x) || x < 0 || x == infinity)
    return notANumber;
  if (x == 0)
    return pi * pi / 6;
  if (x < 0.5)
    return pi * pi / 6 - log(x) * log1p(-x) - dilogarithmSeries(x);
  if (x <= 1.5)
    return dilogarithmSeries(1 - x);
  return -spence(1 / x) - 0.5 * log(x) * log(x);
}

} // namespace

//===----------------------------------------------------------------------===//
// Routines
//===----------------------------------------------------------------------===//

#define UNARY(NAME, T)                                                                   \
  extern "C" void tenon_routine_##NAME##_##T(const View<T, 2> &x, const View<T, 2> &out, \
                                             int32_t part, int32_t parts) {              \
    Share share(out.sizes[1], part, parts);                                              \
    for (int64_t i = share.first; i < share.last; ++i)                                   \
      out(0, i) = T(NAME(f64(x(0, i))));                                                 \
  }
#define UNARY_BOTH(NAME) UNARY(NAME, f32) UNARY(NAME, f64)

#define BINARY(NAME, T)                                                                  \
  extern "C" void tenon_routine_##NAME##_##T(const View<T, 2> &x, const View<T, 2> &y,   \
                                             const View<T, 2> &out, int32_t part,        \
                                             int32_t parts) {                            \
    Share share(out.sizes[1], part, parts);                                              \
    for (int64_t i = share.first; i < share.last; ++i)                                   \
      out(0, i) = T(NAME(f64(x(0, i)), f64(y(0, i))));                                   \
  }
#define BINARY_BOTH(NAME) BINARY(NAME, f32) BINARY(NAME, f64)

#define TERNARY(NAME, T)                                                                 \
  extern "C" void tenon_routine_##NAME##_##T(const View<T, 2> &x, const View<T, 2> &y,   \
                                             const View<T, 2> &z, const View<T, 2> &out, \
                                             int32_t part, int32_t parts) {              \
    Share share(out.sizes[1], part, parts);                                              \
    for (int64_t i = share.first; i < share.last; ++i)                                   \
      out(0, i) = T(NAME(f64(x(0, i)), f64(y(0, i)), f64(z(0, i))));                     \
  }

UNARY_BOTH(bessel_i0)
UNARY_BOTH(bessel_i0e)
UNARY_BOTH(bessel_i1)
UNARY_BOTH(bessel_i1e)
UNARY_BOTH(bessel_j0)
UNARY_BOTH(bessel_j1)
UNARY_BOTH(bessel_k0)
UNARY_BOTH(bessel_k0e)
UNARY_BOTH(bessel_k1)
UNARY_BOTH(bessel_k1e)
UNARY_BOTH(bessel_y0)
UNARY_BOTH(bessel_y1)
UNARY_BOTH(dawsn)
UNARY_BOTH(digamma)
UNARY_BOTH(erfinv)
UNARY_BOTH(expint)
UNARY_BOTH(fresnel_cos)
UNARY_BOTH(fresnel_sin)
UNARY_BOTH(lgamma)
UNARY_BOTH(ndtri)
UNARY_BOTH(spence)
BINARY_BOTH(igamma)
BINARY_BOTH(igammac)
BINARY_BOTH(polygamma)
BINARY_BOTH(zeta)
TERNARY(betainc, f32)
TERNARY(betainc, f64)
