// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: tenon-opt %s -split-input-file -verify-diagnostics

func.func @decode_c1_channels(%file: tensor<!tenon.string>) {
  // expected-error @+2 {{'tenon.image_decode' has 5 channels, but needs 0 to 4}}
  // expected-error @+1 {{failed to infer returned types}}
  %x = tenon.image_decode %file format 1 channels 5 ratio 1 element ui8
      : tensor<!tenon.string> -> tensor<?x?x5xui8>
  return
}

// -----

func.func @decode_c1_ratio(%file: tensor<!tenon.string>) {
  // expected-error @+2 {{'tenon.image_decode' has ratio 3, but needs 1, 2, 4 or 8}}
  // expected-error @+1 {{failed to infer returned types}}
  %x = tenon.image_decode %file format 1 channels 3 ratio 3 element ui8
      : tensor<!tenon.string> -> tensor<?x?x3xui8>
  return
}

// -----

func.func @decode_c1_format(%file: tensor<!tenon.string>) {
  // expected-error @+2 {{'tenon.image_decode' has format 9, but needs 0 to 3}}
  // expected-error @+1 {{failed to infer returned types}}
  %x = tenon.image_decode %file format 9 channels 3 ratio 1 element ui8
      : tensor<!tenon.string> -> tensor<?x?x3xui8>
  return
}

// -----

func.func @encode_c1(%x: tensor<4x3xui8>) {
  // expected-error @+2 {{'tenon.image_encode' has pixels of rank 2, but needs rank 3}}
  // expected-error @+1 {{failed to infer returned types}}
  %file = tenon.image_encode %x format 2 quality -1
      : tensor<4x3xui8> -> tensor<!tenon.string>
  return
}

// -----

func.func @encode_c2(%x: tensor<4x3x3xui16>) {
  // expected-error @+2 {{'tenon.image_encode' has format 1 for pixels of 'ui16'}}
  // expected-error @+1 {{failed to infer returned types}}
  %file = tenon.image_encode %x format 1 quality 95
      : tensor<4x3x3xui16> -> tensor<!tenon.string>
  return
}
