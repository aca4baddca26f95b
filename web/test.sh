#!/usr/bin/env bash
# The page's tests: types, units, and a real browser from disk. `./test` calls it after building native and wasm.
set -euo pipefail
cd "$(dirname "$0")"
../scripts/build_page
[ -d node_modules ] || npm ci --no-audit --no-fund --silent
npm run --silent check
npm run --silent test
node --test --test-concurrency=1 tests/browser/
