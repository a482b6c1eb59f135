// RUN: tenon compile %s --cpu x86-64-v4 -o %t.ll
// RUN: FileCheck %s < %t.ll

// A kernel computes share `part` of `parts`: both ends of its loop come from them, and
// nothing else does.
// CHECK-LABEL: define {{.*}} @Exp__x86_64_v4(ptr {{.*}}%0, i32 %1, i32 %2)
// CHECK: %[[PART:.*]] = sext i32 %1 to i64
// CHECK: %[[PARTS:.*]] = sext i32 %2 to i64
// CHECK: sdiv i64 %{{.*}}, %[[PARTS]]
// CHECK: sdiv i64 %{{.*}}, %[[PARTS]]
// CHECK-NOT: %[[PART]]{{[^0-9]}}
// CHECK: ret void
func.func @f(%x: tensor<?xf32> {tenon.name = "x:0", tenon.key = "x"})
    -> (tensor<?xf32> {tenon.name = "y:0", tenon.key = "y"}) attributes {tenon.signature = "f"} {
  %y = tenon.exp %x : tensor<?xf32> -> tensor<?xf32> loc("Exp")
  return %y : tensor<?xf32>
}

// A product of few rows: 4 tiles of rows and 16 panels of columns divide evenly alike, and
// each share of the panels reads a part of the right side, where one of the rows would read
// all of it.
// CHECK-LABEL: define {{.*}} @Few_rows__x86_64_v4(ptr {{.*}}%0, i32 %1, i32 %2)
// CHECK: %[[PART:.*]] = sext i32 %1 to i64
// CHECK: shl nsw i64 %[[PART]], 4
func.func @few_rows(%x: tensor<24x1024xf32> {tenon.name = "a:0", tenon.key = "a"},
                    %w: tensor<1024x1024xf32> {tenon.name = "b:0", tenon.key = "b"})
    -> (tensor<24x1024xf32> {tenon.name = "c:0", tenon.key = "c"}) attributes {tenon.signature = "few_rows"} {
  %y = tenon.matmul %x, %w : tensor<24x1024xf32>, tensor<1024x1024xf32> -> tensor<24x1024xf32> loc("Few_rows")
  return %y : tensor<24x1024xf32>
}
