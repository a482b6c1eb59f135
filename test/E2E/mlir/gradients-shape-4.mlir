// The gradient of each op, and that gradient's, against differences.
// Made by make_gradient_modules.py.

func.func @one_hot() {
  %0 = check.unfoldable_constant dense<1.262683943e+00> : tensor<f64>
  %1 = check.unfoldable_constant dense<-7.078691762e-02> : tensor<f64>
  %2 = tenon.constant dense<4> : tensor<i32>
  %3 = tenon.constant dense<"0x010000000300000007000000"> : tensor<3xi32>
  %4 = tenon.tanh %0 : tensor<f64> -> tensor<f64>
  %5 = tenon.tanh %1 : tensor<f64> -> tensor<f64>
  %6 = tenon.one_hot %3, %2, %4, %5 axis 1 : tensor<3xi32>, tensor<i32>, tensor<f64>, tensor<f64> -> tensor<3x4xf64>
  %7 = check.unfoldable_constant dense<"0x75E7CC5258E1EA3F5A3227331222F33F02571EC01E4EF53FFCAB923338EAF63F13E39E3E8AA8EF3FA77B2FE25641E93FE4E479AB1BD0F53FA7E9793F3FCBF53F798B697715CBED3F32CEBC276415F73F8437EABA31DCF63F2E489AEAD4FFEB3F"> : tensor<3x4xf64>
  %8 = tenon.mul %6, %7 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %9 = tenon.reduce sum %8 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g10:2 = tenon.gradients %9 by (%0, %1) : tensor<f64>, (tensor<f64>, tensor<f64>) -> (tensor<f64>, tensor<f64>)
  %11 = check.unfoldable_constant dense<-6.699739849e-01> : tensor<f64>
  %12 = check.unfoldable_constant dense<8.543984735e-01> : tensor<f64>
  %13 = tenon.mul %g10#0, %11 : tensor<f64>, tensor<f64> -> tensor<f64>
  %14 = tenon.mul %g10#1, %12 : tensor<f64>, tensor<f64> -> tensor<f64>
  %15 = tenon.add %13, %14 : tensor<f64>, tensor<f64> -> tensor<f64>
  %16 = check.unfoldable_constant dense<1.262660097e+00> : tensor<f64>
  %17 = check.unfoldable_constant dense<-7.081424247e-02> : tensor<f64>
  %18 = tenon.constant dense<4> : tensor<i32>
  %19 = tenon.constant dense<"0x010000000300000007000000"> : tensor<3xi32>
  %20 = tenon.tanh %16 : tensor<f64> -> tensor<f64>
  %21 = tenon.tanh %17 : tensor<f64> -> tensor<f64>
  %22 = tenon.one_hot %19, %18, %20, %21 axis 1 : tensor<3xi32>, tensor<i32>, tensor<f64>, tensor<f64> -> tensor<3x4xf64>
  %23 = tenon.mul %22, %7 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %24 = tenon.reduce sum %23 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g25:2 = tenon.gradients %24 by (%16, %17) : tensor<f64>, (tensor<f64>, tensor<f64>) -> (tensor<f64>, tensor<f64>)
  %26 = tenon.mul %g25#0, %11 : tensor<f64>, tensor<f64> -> tensor<f64>
  %27 = tenon.mul %g25#1, %12 : tensor<f64>, tensor<f64> -> tensor<f64>
  %28 = tenon.add %26, %27 : tensor<f64>, tensor<f64> -> tensor<f64>
  %29 = check.unfoldable_constant dense<1.262707789e+00> : tensor<f64>
  %30 = check.unfoldable_constant dense<-7.075959277e-02> : tensor<f64>
  %31 = tenon.constant dense<4> : tensor<i32>
  %32 = tenon.constant dense<"0x010000000300000007000000"> : tensor<3xi32>
  %33 = tenon.tanh %29 : tensor<f64> -> tensor<f64>
  %34 = tenon.tanh %30 : tensor<f64> -> tensor<f64>
  %35 = tenon.one_hot %32, %31, %33, %34 axis 1 : tensor<3xi32>, tensor<i32>, tensor<f64>, tensor<f64> -> tensor<3x4xf64>
  %36 = tenon.mul %35, %7 : tensor<3x4xf64>, tensor<3x4xf64> -> tensor<3x4xf64>
  %37 = tenon.reduce sum %36 axes [0, 1] : tensor<3x4xf64> -> tensor<f64>
  %g38:2 = tenon.gradients %37 by (%29, %30) : tensor<f64>, (tensor<f64>, tensor<f64>) -> (tensor<f64>, tensor<f64>)
  %39 = tenon.mul %g38#0, %11 : tensor<f64>, tensor<f64> -> tensor<f64>
  %40 = tenon.mul %g38#1, %12 : tensor<f64>, tensor<f64> -> tensor<f64>
  %41 = tenon.add %39, %40 : tensor<f64>, tensor<f64> -> tensor<f64>
  %42 = check.unfoldable_constant dense<-2.384570079e-01> : tensor<f64>
  %43 = check.unfoldable_constant dense<-2.732485240e-01> : tensor<f64>
  %44 = tenon.mul %g10#0, %42 : tensor<f64>, tensor<f64> -> tensor<f64>
  %45 = tenon.mul %g10#1, %43 : tensor<f64>, tensor<f64> -> tensor<f64>
  %46 = tenon.add %44, %45 : tensor<f64>, tensor<f64> -> tensor<f64>
  %47 = tenon.sub %24, %37 : tensor<f64>, tensor<f64> -> tensor<f64>
  %48 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %49 = tenon.mul %47, %48 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %46, %49 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  %g50:2 = tenon.gradients %15 by (%0, %1) : tensor<f64>, (tensor<f64>, tensor<f64>) -> (tensor<f64>, tensor<f64>)
  %51 = check.unfoldable_constant dense<-2.384570079e-01> : tensor<f64>
  %52 = check.unfoldable_constant dense<-2.732485240e-01> : tensor<f64>
  %53 = tenon.mul %g50#0, %51 : tensor<f64>, tensor<f64> -> tensor<f64>
  %54 = tenon.mul %g50#1, %52 : tensor<f64>, tensor<f64> -> tensor<f64>
  %55 = tenon.add %53, %54 : tensor<f64>, tensor<f64> -> tensor<f64>
  %56 = tenon.sub %28, %41 : tensor<f64>, tensor<f64> -> tensor<f64>
  %57 = check.unfoldable_constant dense<5.000000000e+03> : tensor<f64>
  %58 = tenon.mul %56, %57 : tensor<f64>, tensor<f64> -> tensor<f64>
  check.expect_close %55, %58 tolerance 1.0e-05 : tensor<f64>, tensor<f64>
  return
}
