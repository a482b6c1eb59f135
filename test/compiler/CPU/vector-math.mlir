// RUN: tenon-opt %s --tenon-vector-math | FileCheck %s
// RUN: sed s/f32/f64/g %s | tenon-opt --tenon-vector-math | FileCheck %s

// Every function that would be a library call is expanded; what remains of math is
// what processors have instructions for.

// CHECK-NOT: math.{{a?(cos|sin|tan)(h|2)? }}
// CHECK-NOT: math.{{(exp|log|pow|fpow|erf|cbrt|rsqrt)}}
// CHECK: return
func.func @unary(%x: vector<16xf32>) -> vector<16xf32> {
  %0 = math.exp %x : vector<16xf32>
  %1 = math.exp2 %0 : vector<16xf32>
  %2 = math.expm1 %1 : vector<16xf32>
  %3 = math.log %2 : vector<16xf32>
  %4 = math.log2 %3 : vector<16xf32>
  %5 = math.log10 %4 : vector<16xf32>
  %6 = math.log1p %5 : vector<16xf32>
  %7 = math.tanh %6 : vector<16xf32>
  %8 = math.sinh %7 : vector<16xf32>
  %9 = math.cosh %8 : vector<16xf32>
  %10 = math.erf %9 : vector<16xf32>
  %11 = math.erfc %10 : vector<16xf32>
  %12 = math.sin %11 : vector<16xf32>
  %13 = math.cos %12 : vector<16xf32>
  %14 = math.tan %13 : vector<16xf32>
  %15 = math.asin %14 : vector<16xf32>
  %16 = math.acos %15 : vector<16xf32>
  %17 = math.atan %16 : vector<16xf32>
  %18 = math.asinh %17 : vector<16xf32>
  %19 = math.acosh %18 : vector<16xf32>
  %20 = math.atanh %19 : vector<16xf32>
  %21 = math.rsqrt %20 : vector<16xf32>
  %22 = math.cbrt %21 : vector<16xf32>
  return %22 : vector<16xf32>
}

// CHECK-NOT: math.{{(powf|fpowi|atan2|sincos|sin|cos)}}
// CHECK: return
func.func @binary(%x: vector<16xf32>, %y: vector<16xf32>, %n: vector<16xi32>)
    -> (vector<16xf32>, vector<16xf32>) {
  %0 = math.powf %x, %y : vector<16xf32>
  %1 = math.atan2 %0, %y : vector<16xf32>
  %2 = math.fpowi %1, %n : vector<16xf32>, vector<16xi32>
  %sin, %cos = math.sincos %2 : vector<16xf32>
  return %sin, %cos : vector<16xf32>, vector<16xf32>
}
