# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Writes a module whose matmuls all differ.   usage: many_kernels.py COUNT"""
import sys

count = int(sys.argv[1])
print('func.func @f(%x0: tensor<8x8xf32> {tenon.name = "x:0"}) -> (tensor<8x?xf32> {tenon.name = "y:0"}) '.replace("?", str(8 + count)))
print('    attributes {tenon.signature = "f"} {')
for i in range(count):
    a, b = 8 + i, 9 + i
    print(f"  %w{i} = tenon.constant dense<0.125> : tensor<{a}x{b}xf32>")
    print(f"  %x{i + 1} = tenon.matmul %x{i}, %w{i} : tensor<8x{a}xf32>, tensor<{a}x{b}xf32> -> tensor<8x{b}xf32>")
print(f"  return %x{count} : tensor<8x{8 + count}xf32>\n}}")
