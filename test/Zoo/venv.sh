#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# A scratch virtual environment with the pinned rivals.   usage: venv.sh FOLDER [--bench]
# --bench adds what the comparison of latencies needs.
set -euo pipefail
folder=$1
pins=(tensorflow-cpu==2.21.0)
[ "${2:-}" != --bench ] || pins+=(tf2onnx==1.17.0 onnx==1.23.2 onnxruntime==1.32.0
  openvino==2026.4.1 ai-edge-litert==2.3.0 jax==0.10.2 jaxlib==0.10.2
  iree-base-compiler==3.13.0 iree-base-runtime==3.13.0)

[ -x "$folder/bin/python" ] || /usr/bin/python3 -m venv "$folder"
have=$("$folder/bin/pip" list --format=freeze --disable-pip-version-check 2>/dev/null | tr _ -)
for pin in "${pins[@]}"; do
  grep -qxF "$pin" <<<"$have" && continue
  echo "installing ${pins[*]} into $folder" >&2
  "$folder/bin/pip" install -q --disable-pip-version-check --no-input --progress-bar off "${pins[@]}" ||
    { echo "error: could not install ${pins[*]} from the Python package index; the zoo's tests need them" >&2; exit 1; }
  break
done
