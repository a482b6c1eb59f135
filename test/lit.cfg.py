# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The lit suite. Loaded by lit.site.cfg.py, which CMake writes into the build."""
import glob
import os
import shutil

import lit.formats

config.name = "tenon"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".mlir", ".pbtxt", ".test"]
config.excludes = ["Inputs", "Unit", "Example", "Zoo", "Benchmark", "demo"]
config.test_source_root = os.path.dirname(__file__)

config.environment["PATH"] = os.pathsep.join(
    (config.tenon_tools, config.llvm_tools, config.environment["PATH"]))
# Diagnostics without colours, and no difference between machines in threads.
config.environment["NO_COLOR"] = "1"
for name in ("HOME", "CCACHE_DIR", "ASAN_OPTIONS", "UBSAN_OPTIONS"):
    if name in os.environ:
        config.environment[name] = os.environ[name]

config.substitutions.append(("%python", config.python))
config.substitutions.append(("%fake_cuda", os.path.join(config.tenon_libraries, "fake_cuda.so")))
config.substitutions.append(("%libraries", config.tenon_libraries))
config.substitutions.append(("%source_root", os.path.dirname(config.test_source_root)))
for tool in ("tenon-reduce", "tenon-lsp-server"):
    if os.path.exists(os.path.join(config.tenon_tools, tool)):
        config.available_features.add(tool)
# What an executable with --sanitize=address is linked with; GCC brings it.
if glob.glob("/usr/lib/gcc/*/*/libasan.so"):
    config.available_features.add("asan-runtime")
# Programs for other machines run in an emulator, with their C library.
cross_root = "/usr/aarch64-linux-gnu"
cross_archives = os.path.join(config.tenon_tools, "../lib/aarch64-linux-gnu/libtenon_main.a")
if shutil.which("qemu-aarch64") and os.path.exists(cross_archives):
    config.available_features.add("run-aarch64")
config.substitutions.append(("%aarch64-libraries", os.path.dirname(cross_archives)))
config.substitutions.append(("%aarch64", f"qemu-aarch64 -L {cross_root}"))
if shutil.which("qemu-x86_64"):
    config.available_features.add("emulate-x86_64")
# What `tools/dev bench --kernels` is built with.
if os.path.exists("/usr/include/benchmark/benchmark.h"):
    config.available_features.add("google-benchmark")
