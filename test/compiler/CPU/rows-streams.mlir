// RUN: tenon compile %s --cpu x86-64-v4 -o %t.s
// RUN: FileCheck %s < %t.s

// Rows that come from memory: the loop over a row that is in the first-level cache by then
// asks for one to come, and for the lines that the results go to.
// CHECK-LABEL: Large__x86_64_v4:
// CHECK: vmaxps
// CHECK: prefetcht1 {{.*}}(%r
// CHECK: prefetchw {{.*}}(%r
// CHECK: ret
func.func @large(%x: tensor<4096x1024xf32> {tenon.name = "x:0", tenon.key = "x"})
    -> (tensor<4096x1024xf32> {tenon.name = "y:0", tenon.key = "y"}) attributes {tenon.signature = "large"} {
  %y = tenon.softmax %x axis 1 : tensor<4096x1024xf32> -> tensor<4096x1024xf32> loc("Large")
  return %y : tensor<4096x1024xf32>
}

// Fewer are in a cache already.
// CHECK-LABEL: Small__x86_64_v4:
// CHECK-NOT: prefetch
// CHECK: ret
func.func @small(%x: tensor<32x1024xf32> {tenon.name = "a:0", tenon.key = "a"})
    -> (tensor<32x1024xf32> {tenon.name = "b:0", tenon.key = "b"}) attributes {tenon.signature = "small"} {
  %y = tenon.softmax %x axis 1 : tensor<32x1024xf32> -> tensor<32x1024xf32> loc("Small")
  return %y : tensor<32x1024xf32>
}
