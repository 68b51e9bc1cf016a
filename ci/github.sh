#!/usr/bin/env bash
# What action.yml runs: options from GAINSAY_* variables, annotations on standard output, the exit code of `gainsay check`.
set -euo pipefail

# the bash of macOS takes an empty array for one that was never set, hence ${options[@]+...}
options=()
while IFS= read -r path; do
    if [ -n "$path" ]; then options+=(--against "$path"); fi
done <<<"${GAINSAY_AGAINST:-}"
if [ -n "${GAINSAY_FAIL_ON:-}" ]; then options+=(--fail-on "$GAINSAY_FAIL_ON"); fi
if [ -n "${GAINSAY_BASELINE:-}" ]; then options+=(--baseline "$GAINSAY_BASELINE"); fi

paths=()
while IFS= read -r path; do
    if [ -n "$path" ]; then paths+=("$path"); fi
done <<<"${GAINSAY_PATHS:-}"

if [ -n "${GAINSAY_SARIF:-}" ]; then
    # the annotations decide the exit code, this run only writes the file
    gainsay check ${options[@]+"${options[@]}"} --format sarif --output "$GAINSAY_SARIF" -- ${paths[@]+"${paths[@]}"} >/dev/null 2>&1 || true
fi
exec gainsay check ${options[@]+"${options[@]}"} --format github -- ${paths[@]+"${paths[@]}"}
