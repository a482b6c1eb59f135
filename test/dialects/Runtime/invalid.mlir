// RUN: tenon-opt %s --split-input-file --verify-diagnostics

// expected-error @below {{yields 'tensor<8xf32>' for a destination of type 'tensor<4xf32>'}}
rt.kernel @kernel_c1 schedule = "parallel" {
^bb0(%x: tensor<8xf32>, %out: tensor<4xf32>):
  rt.yield %x : tensor<8xf32>
}

// -----

// expected-error @below {{yields 2 tensors but has 1 block arguments}}
rt.kernel @kernel_c2 schedule = "parallel" {
^bb0(%out: tensor<8xf32>):
  rt.yield %out, %out : tensor<8xf32>, tensor<8xf32>
}

// -----

func.func @launch_c1_unknown(%x: memref<8xf32>) {
  // expected-error @below {{launches @missing, which is no kernel}}
  rt.launch @missing ins() outs(%x : memref<8xf32>)
  return
}

// -----

func.func private @function()

func.func @launch_c1_function(%x: memref<8xf32>) {
  // expected-error @below {{launches @function, which is no kernel}}
  rt.launch @function ins() outs(%x : memref<8xf32>)
  return
}

// -----

rt.kernel @identity schedule = "parallel" {
^bb0(%x: tensor<8xf32>, %out: tensor<8xf32>):
  rt.yield %x : tensor<8xf32>
}

func.func @launch_c1_count(%x: memref<8xf32>) {
  // expected-error @below {{passes 1 operands to @identity, which takes 2}}
  rt.launch @identity ins() outs(%x : memref<8xf32>)
  return
}

// -----

rt.kernel @identity schedule = "parallel" {
^bb0(%x: tensor<8xf32>, %out: tensor<8xf32>):
  rt.yield %x : tensor<8xf32>
}

func.func @launch_c1_shape(%x: memref<9xf32>, %out: memref<8xf32>) {
  // expected-error @below {{passes 'memref<9xf32>' for operand 0 of @identity, which is 'tensor<8xf32>'}}
  rt.launch @identity ins(%x : memref<9xf32>) outs(%out : memref<8xf32>)
  return
}

// -----

rt.kernel @identity schedule = "parallel" {
^bb0(%x: tensor<8xf32>, %out: tensor<8xf32>):
  rt.yield %x : tensor<8xf32>
}

func.func @launch_c1_element(%x: memref<8xi32>, %out: memref<8xf32>) {
  // expected-error @below {{passes 'memref<8xi32>' for operand 0 of @identity, which is 'tensor<8xf32>'}}
  rt.launch @identity ins(%x : memref<8xi32>) outs(%out : memref<8xf32>)
  return
}

// -----

rt.kernel @sized schedule = "parallel" {
^bb0(%n: index, %out: tensor<?xf32>):
  rt.yield %out : tensor<?xf32>
}

func.func @launch_c1_index(%n: memref<1xf32>, %out: memref<?xf32>) {
  // expected-error @below {{passes 'memref<1xf32>' for operand 0 of @sized, which is 'index'}}
  rt.launch @sized ins(%n : memref<1xf32>) outs(%out : memref<?xf32>)
  return
}

// -----

func.func @check_c1(%c: i1, %v: i64) {
  // expected-error @below {{'rt.check' op has 3 values, but 2 are the most}}
  rt.check %c "too much" values(%v, %v, %v)
  return
}

// -----

func.func @winograd_c1(%x: tensor<8x8x16xf32>, %u: tensor<1x36x16x16xf32>) {
  // expected-error @below {{has tiles of 3, not of 2 or 4}}
  %y = rt.winograd 3 %x, %u padding [1, 1, 1, 1]
      : tensor<8x8x16xf32>, tensor<1x36x16x16xf32> -> tensor<8x8x16xf32>
  return
}

// -----

func.func @winograd_c2(%x: tensor<8x?x16xf32>, %u: tensor<1x36x16x16xf32>) {
  // expected-error @below {{takes an image of rank 3 or 4, filters of rank 4 and 4 amounts of padding}}
  %y = rt.winograd 4 %x, %u padding [1, 1, 1, 1]
      : tensor<8x?x16xf32>, tensor<1x36x16x16xf32> -> tensor<8x?x16xf32>
  return
}

// -----

func.func @winograd_c3(%x: tensor<8x8x16xf32>, %u: tensor<1x16x16x16xf32>) {
  // expected-error @below {{has filters 'tensor<1x16x16x16xf32>' for 36 places and 16 channels}}
  %y = rt.winograd 4 %x, %u padding [1, 1, 1, 1]
      : tensor<8x8x16xf32>, tensor<1x16x16x16xf32> -> tensor<8x8x16xf32>
  return
}

// -----

func.func @winograd_c4(%x: tensor<8x8x16xf32>, %u: tensor<2x36x16x16xf32>) {
  // expected-error @below {{has a result 'tensor<8x8x16xf32>', which is 'tensor<8x7x32xf32>'}}
  %y = rt.winograd 4 %x, %u padding [1, 1, 1, 0]
      : tensor<8x8x16xf32>, tensor<2x36x16x16xf32> -> tensor<8x8x16xf32>
  return
}
