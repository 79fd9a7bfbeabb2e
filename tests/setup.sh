#!/usr/bin/env bash
# What the tests need beyond the toolchain: the system's Chromium (or the one that CHROME_PATH names), fonts for the scripts
# that names are drawn in, and the stock programs that our files are checked against. As root they are installed when missing; otherwise one sentence names them.
set -euo pipefail

needed=(age:age minisign:minisign unzip:unzip zip:zip pdftotext:poppler-utils zbarimg:zbar-tools soffice:libreoffice-calc-nogui)
[ -x "${CHROME_PATH:-}" ] || needed+=(chromium:chromium)

fonts=(fonts-dejavu-core fonts-hosny-amiri fonts-lohit-beng-bengali fonts-lohit-deva fonts-droid-fallback fonts-noto-color-emoji)

# The sanitized tests are built by clang 19 or later, with its runtime.
clang=19
for version in 20 21 22; do
  if command -v "clang++-$version" >/dev/null; then clang=$version; fi
done

packages=()
[ -d /usr/share/doc/libreoffice-writer-nogui ] || packages+=(libreoffice-writer-nogui)
command -v "clang++-$clang" >/dev/null || packages+=("clang-$clang")
compgen -G "/usr/lib/llvm-$clang/lib/clang/*/lib/linux/libclang_rt.fuzzer-*.a" >/dev/null || packages+=("libclang-rt-$clang-dev")
for each in "${needed[@]}"; do
  command -v "${each%%:*}" >/dev/null || packages+=("${each#*:}")
done
for font in "${fonts[@]}"; do
  [ -d "/usr/share/doc/$font" ] || packages+=("$font")
done
[ ${#packages[@]} -gt 0 ] || exit 0

if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  printf "The tests need %s: install them with 'sudo apt-get install -y --no-install-recommends %s' and run this again%s.\n" \
    "${packages[*]}" "${packages[*]}" "$([[ " ${packages[*]} " = *" chromium "* ]] && printf ', or name a Chromium in CHROME_PATH')" >&2
  exit 1
fi
printf 'Installing for the tests: %s\n' "${packages[*]}"
log=$(mktemp)
if ! { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${packages[@]}"; } >"$log" 2>&1 </dev/null; then
  tail -n 20 "$log" >&2
  rm -f "$log"
  exit 1
fi
rm -f "$log"
