# What the interop tests share. Sourced, with the paths of the programs as arguments: TRIBUTARY SAMPLE.
set -u
tributary=$(realpath "$1")
sample=$(realpath "$2")
for program in age age-keygen minisign unzip zip sha256sum; do
  command -v "$program" >/dev/null || { echo "This test needs $program: run tests/setup.sh, or install it from your distribution."; exit 1; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
passed=0
failed=0

check() { # WHAT COMMAND…
  local what=$1; shift
  if "$@" >"$work/check.out" 2>&1; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED: $what"; sed 's/^/    /' "$work/check.out" | head -5; fi
}

refused() { # WHAT COMMAND…: the program must end with 1, not crash and not succeed
  local what=$1; shift
  "$@" >"$work/check.out" 2>&1
  local status=$?
  if [ $status = 1 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED (status $status): $what"; fi
}

finish() { # LEAST: a run that checked less than this has lost some of its checks
  echo "$passed checks passed, $failed failed"
  [ $failed = 0 ] && [ $passed -ge "$1" ]
}
