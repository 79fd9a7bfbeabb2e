#!/usr/bin/env bash
# Everything that continuous integration checks, what is quick first. Ends with one sentence.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

check() { # WHAT COMMAND…
  local what=$1; shift
  "$@" || { printf 'Not ready: %s.\n' "$what"; exit 1; }
}

check 'the rooms do not keep to their ranks' node tests/rooms/ranks.test.mjs
check 'a script does not parse' bash -n emsdk-setup.sh tests/setup.sh .ci/run
check 'a build or a test failed, see above' bash .ci/run
printf 'Everything that continuous integration checks has passed, in %d minutes.\n' $(((SECONDS + 30) / 60))
