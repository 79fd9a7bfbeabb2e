#!/usr/bin/env bash
# Puts everything Tributary is built with into a private folder: Emscripten, the library sources and headers, the fonts,
# and libsodium built for this machine and for WebAssembly. Needs no root and leaves the system's packages alone.
# Only ordinary build tools (cmake, ninja, g++, …) come from the system: as root they are installed when missing.
#
#   ./emsdk-setup.sh            may be run again at any time; it does only what is still missing
#   TRIBUTARY_TOOLCHAIN=DIR     the private folder, instead of .toolchain beside this file
#   TRIBUTARY_DEBIAN_MIRROR=URL a Debian mirror, instead of the one this machine's apt uses
set -Eeuo pipefail
trap 'printf "emsdk-setup: stopped at line %s; run it again to go on from there.\n" "$LINENO" >&2' ERR

project=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
prefix=$(realpath -m "${TRIBUTARY_TOOLCHAIN:-$project/.toolchain}")
stamps=$prefix/stamps
log=$prefix/setup.log

suites=(forky sid trixie)                # where libraries are looked for, in this order; Emscripten comes from the first
libraries=(imgui libsodium zlib tinyxml2 qrencode utf8proc cmark)
headers=(nlohmann-json3-dev doctest-dev inja-dev libvalijson-dev)
fonts=(fonts-adobe-sourcesans3)
tested=$project/cmake/toolchain-versions.txt

say() { printf '%s\n' "$*"; }
stop() { printf 'emsdk-setup: %s\n' "$*" >&2; exit 1; }

# version_at_least FOUND WANTED
version_at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

# --- ordinary build tools -------------------------------------------------------------------------------------------

# Command and the Debian package that brings it.
tools=(cmake:cmake ninja:ninja-build g++:g++ make:make python3:python3 node:nodejs npm:npm
       dpkg-source:dpkg-dev xz:xz-utils bzip2:bzip2 patch:patch)

missing_packages() {
  local tool
  for tool in "${tools[@]}"; do
    command -v "${tool%%:*}" >/dev/null || printf '%s\n' "${tool#*:}"
  done
  [ -e /etc/ssl/certs/ca-certificates.crt ] || printf 'ca-certificates\n'
}

need_version() { # COMMAND FOUND WANTED
  version_at_least "$2" "$3" || stop "$1 is version $2 here, and Tributary needs $3 or later; install a newer one and run this again."
}

ordinary_tools() {
  command -v apt-get >/dev/null && command -v dpkg >/dev/null || stop "this is not Debian or Ubuntu: install Debian 12 or later in a container or a virtual machine (for example 'podman run -it -v .:/tributary debian:12'), and run this script there."
  local packages
  mapfile -t packages < <(missing_packages)
  if [ ${#packages[@]} -gt 0 ]; then
    local line="apt-get update && apt-get install -y --no-install-recommends ${packages[*]}"
    [ "$(id -u)" = 0 ] || stop "these build tools are missing; install them with this line, then run this again:
  sudo sh -c '$line'"
    say "Installing build tools: ${packages[*]}"
    quietly env DEBIAN_FRONTEND=noninteractive sh -c "$line"
  fi
  need_version cmake "$(cmake --version | sed -n '1s/[^0-9]*//p')" 3.25
  need_version node "$(node --version | tr -d v)" 18
  need_version g++ "$(g++ -dumpfullversion)" 12
}

# --- steps that run once --------------------------------------------------------------------------------------------

# Runs a command with its output in the log; shows the end of the log when it fails.
quietly() {
  "$@" >>"$log" 2>&1 </dev/null || { tail -n 20 "$log" >&2; stop "failed: $1 (the whole output is in $log)"; }
}

# step NAME "what it does" FUNCTION: runs FUNCTION unless it was completed before, in this place and from this recipe.
step() {
  local name=$1 text=$2 work=$3 recipe
  recipe="$prefix $(printf '%s' "$text" "$(declare -f "$work")" | sha256sum | cut -c1-16)"
  [ "$(cat "$stamps/$name" 2>/dev/null)" = "$recipe" ] && return
  local began=$SECONDS
  say "$text"
  "$work"
  printf '%s\n' "$recipe" > "$stamps/$name.new" && mv "$stamps/$name.new" "$stamps/$name"
  say "  done in $((SECONDS - began)) s"
}

# --- Debian packages, without touching the system's own ------------------------------------------------------------

mirror() {
  [ -n "${TRIBUTARY_DEBIAN_MIRROR:-}" ] && { printf '%s\n' "$TRIBUTARY_DEBIAN_MIRROR"; return; }
  apt-get indextargets --format '$(SITE)' 'Created-By: Packages' 'Component: main' | awk '/\/debian\/*$/ && !found++'
}

# apt SUITE ARGUMENTS…: apt-get with a state of its own that knows one suite only.
apt() {
  local state=$prefix/apt/$1; shift
  apt-get -o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts="$state/parts" -o Dir::Etc::preferencesparts=/dev/null \
    -o Dir::State="$state" -o Dir::State::lists="$state/lists" -o Dir::State::status="$state/status" -o Dir::Cache="$state/cache" \
    -o APT::Install-Recommends=0 -o APT::Sandbox::User= -o Debug::NoLocking=1 -o Acquire::Languages=none -o Acquire::Retries=3 -q "$@"
}

know_suite() {
  local suite=$1 state=$prefix/apt/$1 site keyring
  [ -n "$(find "$state/known" -mmin -600 2>/dev/null)" ] && return  # a list that is older may name files that are gone
  site=$(mirror)
  [ -n "$site" ] || stop "this machine's apt uses no Debian mirror; name one in TRIBUTARY_DEBIAN_MIRROR and run this again."
  keyring=$(find /usr/share/keyrings -name 'debian-archive-keyring.*' 2>/dev/null | sort | head -n 1)
  [ -n "$keyring" ] || stop "the package debian-archive-keyring is missing; install it with 'sudo apt-get install debian-archive-keyring' and run this again."
  mkdir -p "$state"/{parts,lists/partial,cache/archives/partial}
  : > "$state/status"
  printf 'Types: deb deb-src\nURIs: %s\nSuites: %s\nComponents: main\nSigned-By: %s\n' "$site" "$suite" "$keyring" > "$state/parts/debian.sources"
  quietly apt "$suite" update
  touch "$state/known"
}

# unpack_packages SUITE FOLDER PACKAGE…: the packages and all they depend on, unpacked into FOLDER.
unpack_packages() {
  local suite=$1 folder=$2 deb; shift 2
  know_suite "$suite"
  quietly apt "$suite" --yes --download-only install "$@"
  mkdir -p "$folder"
  for deb in "$prefix/apt/$suite"/cache/archives/*.deb; do dpkg -x "$deb" "$folder"; done
}

# unpack_download SUITE FOLDER PACKAGE…: these packages alone.
unpack_download() {
  local suite=$1 folder=$2; shift 2
  know_suite "$suite"
  rm -rf "$prefix/download"; mkdir -p "$prefix/download" "$folder"
  (cd "$prefix/download" && quietly apt "$suite" download "$@")
  local deb
  for deb in "$prefix/download"/*.deb; do
    dpkg -x "$deb" "$folder"
    dpkg-deb --show --showformat '${Package} ${Version}\n' "$deb" >> "$folder/versions"
  done
  rm -rf "$prefix/download"
}

# --- the parts ------------------------------------------------------------------------------------------------------

# fetch_source NAME: the source package from the first suite that has all its files, unpacked into src/NAME.
fetch_source() {
  local name=$1 suite folder=$prefix/download missing
  for suite in "${suites[@]}"; do
    know_suite "$suite"
    rm -rf "$folder"; mkdir -p "$folder"
    if (cd "$folder" && apt "$suite" --download-only --only-source source "$name") >"$folder/output" 2>&1 &&
       dpkg-source --no-check -x "$folder"/*.dsc "$folder/unpacked" >>"$folder/output" 2>&1; then
      sed -n 's/^Version: \(.*\)/\1/p' "$folder"/*.dsc | head -n 1 > "$folder/unpacked/.version"
      rm -rf "$prefix/src/$name"; mkdir -p "$prefix/src"
      mkdir -p "$prefix/licences"
      cp "$folder/unpacked/debian/copyright" "$prefix/licences/$name.txt"
      mv "$folder/unpacked" "$prefix/src/$name"; rm -rf "$folder"
      return
    fi
    cat "$folder/output" >> "$log"
    missing=$(sed -nE 's/^E: (Failed to fetch )?([^ ]*).*/\2/p' "$folder/output" | head -n 1)
    say "  $name is not complete in $suite (missing: ${missing:-see $log}); trying the next suite"
  done
  stop "no suite (${suites[*]}) has the source of $name; the last missing file was ${missing:-unknown}."
}

library_sources() {
  local name
  for name in "${libraries[@]}"; do
    [ -e "$prefix/src/$name/.version" ] || fetch_source "$name"
  done
}

# keep_licences FOLDER PACKAGE…: their licences, which the site carries.
keep_licences() {
  local folder=$1 package; shift
  mkdir -p "$prefix/licences"
  for package in "$@"; do cp "$folder/usr/share/doc/$package/copyright" "$prefix/licences/$package.txt"; done
}

headers_and_fonts() {
  local folder=$prefix/parts style
  rm -rf "$folder"
  unpack_download "${suites[0]}" "$folder" "${headers[@]}" "${fonts[@]}" python3-fonttools
  rm -rf "$prefix/include" "$prefix/fonts"; mkdir -p "$prefix/fonts"
  for style in Regular Semibold It; do
    quietly env PYTHONPATH="$folder/usr/lib/python3/dist-packages" python3 "$project/cmake/smaller_font.py" \
      "$(find "$folder" -name "SourceSans3-$style.otf")" "$prefix/fonts/SourceSans3-$style.otf"
  done
  keep_licences "$folder" "${headers[@]}" "${fonts[@]}"
  mv "$folder/versions" "$prefix/headers.versions"
  mv "$folder/usr/include" "$prefix/include"
  rm -rf "$folder"
}

# build_sodium NAME OPTION…: a static libsodium from src into $prefix/NAME; the options are configure's.
build_sodium() {
  local name=$1 build=$prefix/build-$1 out=$prefix/$1.part; shift
  rm -rf "$build" "$out"; cp -r "$prefix/src/libsodium" "$build"
  (cd "$build" && quietly ./configure --disable-shared --enable-static --disable-dependency-tracking --prefix="$prefix/$name" CFLAGS=-O3 "$@")
  (cd "$build" && quietly make -j"$(nproc)" install DESTDIR="$out")
  rm -rf "${prefix:?}/$name"; mv "$out$prefix/$name" "$prefix/$name"
  rm -rf "$build" "$out"
}

native_sodium() { build_sodium native; }

# Never with SIMD: Argon2id then gives wrong hashes. -O1 is for linking only, so that configure's 200 small programs link quickly.
wasm_sodium() {
  build_sodium wasm --host=wasm32-unknown-emscripten --disable-ssp --disable-asm --disable-pie --without-pthreads \
    CC="$prefix/bin/emcc" AR="$prefix/bin/emar" RANLIB="$prefix/bin/emranlib" LDFLAGS=-O1
}

# --- Emscripten -----------------------------------------------------------------------------------------------------

emcc_version() { "$1" --version 2>/dev/null | sed -nE '1s/.* ([0-9]+\.[0-9]+\.[0-9]+).*/\1/p'; }

# The emcc on PATH when it is version 6 or later, else nothing.
emcc_on_path() {
  local found version
  found=$(command -v emcc) || return 0
  version=$(emcc_version "$found")
  [ -n "$version" ] && version_at_least "$version" 6 && printf '%s\n' "$found"
  return 0
}

# Small programs in $prefix/bin that start the tools of the Emscripten in FOLDER.
emscripten_commands() {
  local folder=$1 tool
  mkdir -p "$prefix/bin"
  for tool in emcc em++ emar emranlib; do
    printf '#!/bin/sh\nexec "%s/%s" "$@"\n' "$folder" "$tool" > "$prefix/bin/$tool"
    chmod +x "$prefix/bin/$tool"
  done
  printf '%s\n' "$folder" > "$prefix/emscripten.folder"
}

# Debian's programs expect a newer C library than the system's: they are told to use the loader and libraries they came with.
use_own_libraries() {
  local root=$1 final=$2 loader triplet llvm file
  loader=$(find "$root"/usr/lib64 "$root"/usr/lib -maxdepth 1 -name 'ld-linux-*.so.*' 2>/dev/null | sort -r | head -n 1)
  triplet=$(basename "$(find "$root/usr/lib" -maxdepth 1 -name '*-linux-gnu' | head -n 1)")
  llvm=$(find "$root/usr/lib" -maxdepth 1 -name 'llvm-*' | head -n 1)
  cp "$root/usr/bin/patchelf" "$prefix/patchelf.copy"
  local patchelf=("$loader" --library-path "$root/usr/lib/$triplet" "$prefix/patchelf.copy")
  for file in "$llvm"/bin/{clang,lld,llvm-ar,llvm-nm,llvm-objcopy,llvm-dwarfdump,llvm-readobj} \
              "$root"/usr/bin/wasm-{opt,metadce,emscripten-finalize,ctor-eval,split}; do
    quietly "${patchelf[@]}" --set-interpreter "$final${loader#"$root"}" --force-rpath \
      --set-rpath "$final${llvm#"$root"}/lib:$final/usr/lib/$triplet" "$(readlink -f "$file")"
  done
  for file in "$root/usr/lib/$triplet"/lib{LLVM,clang-cpp}.so.*; do quietly "${patchelf[@]}" --remove-rpath "$(readlink -f "$file")"; done
  rm -f "$prefix/patchelf.copy"
  printf '%s\n' "$final${llvm#"$root"}/bin" > "$root/llvm.folder"
}

own_emscripten() {
  local root=$prefix/root
  rm -rf "$root.part"
  unpack_packages "${suites[0]}" "$root.part" emscripten patchelf
  keep_licences "$root.part" emscripten
  rm -rf "$root.part"/usr/share/{doc,man,locale,info,lintian,bug}
  use_own_libraries "$root.part" "$root"
  cat > "$prefix/emscripten.cfg" <<CFG
EMSCRIPTEN_ROOT='$root/usr/share/emscripten'
LLVM_ROOT='$(cat "$root.part/llvm.folder")'
BINARYEN_ROOT='$root/usr'
NODE_JS='$(command -v node)'
CACHE='$prefix/cache'
LLVM_ADD_VERSION=''
CLANG_ADD_VERSION=''
CFG
  ln -sf "$prefix/emscripten.cfg" "$root.part/usr/share/emscripten/.emscripten"
  rm -rf "$root"; mv "$root.part" "$root"
  emscripten_commands "$root/usr/share/emscripten"
}

emscripten() {
  local found root
  found=$(emcc_on_path)
  if [ -n "$found" ] && [ "$found" != "$prefix/bin/emcc" ]; then
    say "Using the Emscripten $(emcc_version "$found") on PATH: $found"
    root=$(dirname "$(readlink -f "$found")")
    [ -e "$root/cmake/Modules/Platform/Emscripten.cmake" ] || stop "$found is not in Emscripten's own folder; put that folder on PATH, or take $found off it, and run this again."
    emscripten_commands "$root"
    cp "$root/LICENSE" "$prefix/licences/emscripten.txt" 2>/dev/null || printf 'Emscripten: the MIT and the University of Illinois licences, see emscripten.org.\n' > "$prefix/licences/emscripten.txt"
  else
    step emscripten "Fetching Emscripten and clang (about 200 MB)" own_emscripten
  fi
}

# Emscripten builds its system libraries when they are first needed; that happens here and not in the first build.
system_libraries() {
  local folder=$prefix/try
  rm -rf "$folder"; mkdir -p "$folder"
  printf '#include <vector>\n#include <stdexcept>\n#include <cstdio>\nint main(int n, char**) { try { std::vector<int> v(n); std::printf("%%d", v.at(1)); } catch (const std::exception& e) { std::puts(e.what()); } }\n' > "$folder/try.cpp"
  quietly "$prefix/bin/em++" -std=c++23 -Os -fwasm-exceptions -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2 -sALLOW_MEMORY_GROWTH=1 \
    -lidbfs.js "$folder/try.cpp" -o "$folder/web.js"
  quietly "$prefix/bin/em++" -std=c++23 -O1 -fwasm-exceptions -sENVIRONMENT=node -sNODERAWFS -sALLOW_MEMORY_GROWTH=1 "$folder/try.cpp" -o "$folder/node.js"
  quietly node "$folder/node.js"
  rm -rf "$folder"
}

# --- the npm packages -----------------------------------------------------------------------------------------------

npm_packages() {
  local lock
  [ -e "$project/package-lock.json" ] || return 0
  lock=$(sha256sum < "$project/package-lock.json" | cut -d' ' -f1)
  [ "$(cat "$project/node_modules/.lock-digest" 2>/dev/null)" = "$lock" ] && return
  say "Fetching the npm packages"
  (cd "$project" && quietly npm ci --ignore-scripts --no-audit --no-fund)
  printf '%s\n' "$lock" > "$project/node_modules/.lock-digest"
}

# --- what was found -------------------------------------------------------------------------------------------------

found_versions() {
  local name
  printf 'emscripten %s\n' "$(emcc_version "$prefix/bin/emcc")"
  for name in "${libraries[@]}"; do printf '%s %s\n' "$name" "$(cat "$prefix/src/$name/.version")"; done
  cat "$prefix/headers.versions"
}

report_versions() {
  found_versions > "$prefix/versions.txt.new" && mv "$prefix/versions.txt.new" "$prefix/versions.txt"
  say "Tributary's toolchain is ready in $prefix:"
  local name version expected
  while read -r name version; do
    expected=$(awk -v name="$name" '$1 == name {print $2}' "$tested" 2>/dev/null)
    if [ -z "$expected" ] || [ "$expected" = "$version" ]; then say "  $name $version"
    else say "  $name $version (tested with $expected)"; fi
  done < "$prefix/versions.txt"
  say "  cmake $(cmake --version | sed -n '1s/[^0-9]*//p'), g++ $(g++ -dumpfullversion), node $(node --version | tr -d v), python $(python3 -V | cut -d' ' -f2)"
}

main() {
  mkdir -p "$stamps"
  exec 9>"$prefix/lock"
  flock -n 9 || { say "Another emsdk-setup.sh is at work in $prefix; waiting for it."; flock 9; }
  ordinary_tools
  npm_packages
  step sources "Fetching the library sources: ${libraries[*]}" library_sources
  step headers "Fetching headers and fonts: ${headers[*]} ${fonts[*]}" headers_and_fonts
  step native-sodium "Building libsodium for this machine" native_sodium
  emscripten
  local with; with="Emscripten $(emcc_version "$prefix/bin/emcc")"
  step system-libraries "Building the system libraries of $with" system_libraries
  step wasm-sodium "Building libsodium for WebAssembly with $with" wasm_sodium
  rm -rf "$prefix/apt"
  report_versions
}

main "$@"; exit
