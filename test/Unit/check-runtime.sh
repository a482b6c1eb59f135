#!/bin/sh
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Usage: check-runtime.sh NM RUNTIME_ARCHIVE MAIN_ARCHIVE RUNTIME_FOLDER
# The runtime's rules: nothing of libstdc++, at most 30 exported calls, 64 KiB of
# code and 4,000 lines of core.
nm=$1 runtime=$2 main=$3 folder=$4
failed=0

complain() {
  echo "error: $*" >&2
  failed=1
}

for archive in "$runtime" "$main"; do
  found=$("$nm" -u "$archive" |
    grep -E ' (_ZN?K?S[tabiod]|_Zn[wa]|_Zd[la]|__cxa_|__gxx_|_ZTV|_ZTI|_Unwind)')
  [ -z "$found" ] || complain "$archive needs libstdc++:" $found
done

calls=$("$nm" -g --defined-only "$runtime" | grep -c ' T tn_')
[ "$calls" -le 30 ] || complain "$calls exported calls, but at most 30 are allowed"

code=$(size -A "$runtime" | awk '/^\.text/ { sum += $2 } END { print sum }')
[ "$code" -le 65536 ] || complain "$code bytes of code, but at most 65536 are allowed"

lines=$(cat "$folder"/core/*.cpp "$folder"/core/*.h | wc -l)
[ "$lines" -le 4000 ] || complain "$lines lines, but at most 4000 are allowed"

echo "$calls calls, $code bytes of code, $lines lines"
exit $failed
