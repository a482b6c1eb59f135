// RUN: tenon-opt %s --tenon-split-complex --verify-diagnostics

func.func @product(%x: tensor<4xcomplex<f32>>) -> tensor<complex<f32>> {
  // expected-error @below {{'tenon.reduce' of complex numbers is not supported}}
  %y = tenon.reduce prod %x axes [0] : tensor<4xcomplex<f32>> -> tensor<complex<f32>>
  return %y : tensor<complex<f32>>
}
