// RUN: tenon-opt %s -split-input-file -verify-diagnostics

func.func @top_k_c1(%x: tensor<f32>, %k: tensor<i32>) {
  // expected-error@+2 {{'tenon.top_k' has an input of rank 0, but needs rank 1 or more}}
  // expected-error@+1 {{'tenon.top_k' op failed to infer returned types}}
  %v, %i = tenon.top_k %x, %k : tensor<f32>, tensor<i32> -> tensor<f32>, tensor<i32>
  return
}

// -----

func.func @top_k_c2(%x: tensor<3x4xf32>) {
  %k = tenon.constant dense<5> : tensor<i32>
  // expected-error@+2 {{'tenon.top_k' has k 5, but the last dimension has size 4}}
  // expected-error@+1 {{'tenon.top_k' op failed to infer returned types}}
  %v, %i = tenon.top_k %x, %k
      : tensor<3x4xf32>, tensor<i32> -> tensor<3x5xf32>, tensor<3x5xi32>
  return
}

// -----

func.func @top_k_c3(%x: tensor<3x4xf32>) {
  %k = tenon.constant dense<2> : tensor<i32>
  // expected-error@+2 {{op inferred type(s) 'tensor<3x2xf32>', 'tensor<3x2xi32>' are incompatible}}
  // expected-error@+1 {{'tenon.top_k' op failed to infer returned types}}
  %v, %i = tenon.top_k %x, %k
      : tensor<3x4xf32>, tensor<i32> -> tensor<3x3xf32>, tensor<3x2xi32>
  return
}

// -----

func.func @unique_c1(%x: tensor<9xf32>) {
  // expected-error@+2 {{op inferred type(s) 'tensor<?xf32>', 'tensor<9xi32>', 'tensor<?xi32>' are incompatible}}
  // expected-error@+1 {{'tenon.unique' op failed to infer returned types}}
  %v, %i, %c = tenon.unique %x
      : tensor<9xf32> -> tensor<?xf32>, tensor<8xi32>, tensor<?xi32>
  return
}

// -----

func.func @where_c1(%x: tensor<9x2xi1>) {
  // expected-error@+2 {{op inferred type(s) 'tensor<?x2xi64>' are incompatible}}
  // expected-error@+1 {{'tenon.where' op failed to infer returned types}}
  %v = tenon.where %x : tensor<9x2xi1> -> tensor<?x3xi64>
  return
}

// -----

func.func @list_diff_c1(%x: tensor<9xf32>, %y: tensor<9xi32>) {
  // expected-error@+2 {{'tenon.list_diff' has elements 'f32' and 'i32'}}
  // expected-error@+1 {{'tenon.list_diff' op failed to infer returned types}}
  %v, %i = tenon.list_diff %x, %y
      : tensor<9xf32>, tensor<9xi32> -> tensor<?xf32>, tensor<?xi32>
  return
}

// -----

func.func @non_max_suppression_c1(%b: tensor<9x3xf32>, %s: tensor<9xf32>, %m: tensor<i32>,
                                  %t: tensor<f32>) {
  // expected-error@+2 {{'tenon.non_max_suppression' has boxes 'tensor<9x3xf32>' and scores 'tensor<9xf32>', but needs [n, 4] and [n]}}
  // expected-error@+1 {{'tenon.non_max_suppression' op failed to infer returned types}}
  %i, %v, %c = tenon.non_max_suppression %b, %s, %m, %t, %t, %t
      : tensor<9x3xf32>, tensor<9xf32>, tensor<i32>, tensor<f32>, tensor<f32>, tensor<f32>
      -> tensor<?xi32>, tensor<?xf32>, tensor<i32>
  return
}

// -----

func.func @non_max_suppression_c2(%b: tensor<9x4xf32>, %s: tensor<9xf32>,
                                  %t: tensor<f32>) {
  %m = tenon.constant dense<-1> : tensor<i32>
  // expected-error@+2 {{'tenon.non_max_suppression' has max_output_size -1, but needs one that is not negative}}
  // expected-error@+1 {{'tenon.non_max_suppression' op failed to infer returned types}}
  %i, %v, %c = tenon.non_max_suppression %b, %s, %m, %t, %t, %t padded
      : tensor<9x4xf32>, tensor<9xf32>, tensor<i32>, tensor<f32>, tensor<f32>, tensor<f32>
      -> tensor<?xi32>, tensor<?xf32>, tensor<i32>
  return
}
