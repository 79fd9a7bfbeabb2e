#!/usr/bin/env bash
# The published test vectors of the age format: opened or refused as they say.
here=$(dirname "${BASH_SOURCE[0]}")
tributary=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
node "$here/lib/age_vectors.mjs" "$tributary" "$work"
