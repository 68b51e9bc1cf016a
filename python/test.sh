#!/usr/bin/env bash
# Builds the wheel, installs it into an environment of its own, and runs every test. From a clean clone: bash python/test.sh
# The tests of Spark take minutes and need Java: SPARK=yes bash python/test.sh
set -euo pipefail
cd "$(dirname "$0")"
PYTHON="${PYTHON:-python3}"
[ -x .venv/bin/python ] || "$PYTHON" -m venv .venv
.venv/bin/pip install --quiet 'maturin>=1.9,<2' 'pytest>=8' 'pyarrow>=11'
if [ "${SPARK:-no}" = yes ] && command -v java >/dev/null; then
    .venv/bin/pip install --quiet 'pyspark>=4.0,<5' 'pandas>=2,<3'
fi
rm -rf dist
.venv/bin/maturin build --locked --profile "${PROFILE:-fast}" --out dist --interpreter .venv/bin/python
.venv/bin/pip install --quiet --force-reinstall --no-deps dist/*.whl
# elsewhere than here, so that the wheel is tested and not this folder
tests="$PWD/tests"
cd "$(mktemp -d)"
exec "$OLDPWD/.venv/bin/python" -m pytest --import-mode=importlib -p no:cacheprovider -ra "$tests" "$@"
