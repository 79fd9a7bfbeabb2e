#!/usr/bin/env bash
# A bundle put together by hand with age, minisign, zip and sha256sum is accepted, and refused when put together wrongly.
. "$(dirname "${BASH_SOURCE[0]}")/lib/checks.sh"

"$tributary" identity new board --name 'Nell Sallow' --agency 'Safeguarding board' --role Administrator >/dev/null
age-keygen -o stock-age.key 2>/dev/null
minisign -G -W -p stock.pub -s stock.key >/dev/null
check 'an identity from the keys of stock programs' "$tributary" identity new author --name 'Idris Wold' --agency 'Social care' --role Author \
  --age-key stock-age.key --minisign-key stock.key
same_public() { [ "$(tail -n 1 stock.pub)" = "$(tail -n 1 author/minisign.pub)" ]; }
check 'the minisign key is the same' same_public

# manifest FOLDER: writes manifest.json for what lies in FOLDER, as docs/bundle-format.md says
manifest() {
  python3 - "$1" <<'PYTHON'
import hashlib, json, os, subprocess, sys
folder = sys.argv[1]
names = sorted(os.path.relpath(os.path.join(at, name), folder) for at, _, names in os.walk(folder) for name in names)
unnamed = {'manifest.json', 'manifest.json.minisig', 'SHA256SUMS'}
read = lambda name: open(os.path.join(folder, name), 'rb').read()
files = [{'path': name, 'sha256': hashlib.sha256(read(name)).hexdigest(), 'size': len(read(name))} for name in names if name not in unnamed]
part, feed = os.path.splitext(next(name for name in names if name.startswith('parts/')))[0].split('/')[1:]
lines = read(f'parts/{part}/{feed}.jsonl').split(b'\n')[:-1]
board = json.load(open('board/card.tribcard', encoding='utf-8'))
manifest = {
    'bundle': '0123456789abcdef0123456789abcdef', 'case': {'id': 'c' * 32, 'reference': 'TH-2014-03', 'subject': 'Child R'},
    'created': 1421746080000, 'files': files, 'in_reply_to': None,
    'parts': [{'feeds': [{'changes': len(lines), 'feed': feed, 'head': hashlib.sha256(lines[-1]).hexdigest()}], 'id': part, 'kind': 'chronology', 'title': 'By hand'}],
    'purpose': 'contribution', 'recipients': [{name: board[name] for name in ('age', 'agency', 'name')}],
    'sender': json.load(open('author/card.tribcard', encoding='utf-8')), 'type': 'tributary-manifest', 'version': 1,
}
text = json.dumps(manifest, ensure_ascii=False, sort_keys=True, separators=(',', ':'))
open(os.path.join(folder, 'manifest.json'), 'w', encoding='utf-8', newline='').write(text)
PYTHON
}

identity=$("$tributary" identity card --json author | python3 -c 'import json,sys; print(json.load(sys.stdin)["id"])')
signs() { minisign -S -s stock.key -m "$1/manifest.json" -c 'by hand' -t "tributary-manifest bundle 0123456789abcdef0123456789abcdef sender $identity"; }
sums() { (cd "$1" && find . -type f ! -name SHA256SUMS -printf '%P\n' | LC_ALL=C sort | xargs sha256sum >SHA256SUMS); }
packs() { rm -f "$1.zip"; (cd "$1" && zip -q -r -X -D "../$1.zip" manifest.json manifest.json.minisig SHA256SUMS parts read-me); }
seals() { age -r "$(age-keygen -y board/age.key)" -o "$1.trib" "$1.zip"; }
content() {
  mkdir -p "$1/parts/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" "$1/read-me"
  printf '{"number":1}\n{"number":2,"words":"Gesehen in der Schule \xc3\xa9"}\n' >"$1/parts/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb.jsonl"
  printf '<!doctype html><title>By hand</title>' >"$1/read-me/index.html"
}
whole() { content "$1" && manifest "$1" && signs "$1" && sums "$1" && packs "$1" && seals "$1"; }

check 'put together by hand' whole hand
check 'accepted' "$tributary" bundle verify -i board --card author/card.tribcard hand.trib
check 'inspected' "$tributary" bundle inspect --json -i board hand.trib
(cd hand && rm -f ../dated.zip && zip -q -r -D ../dated.zip manifest.json manifest.json.minisig SHA256SUMS parts read-me)
check 'accepted with the dates that zip adds' seals dated
check 'accepted with the dates that zip adds: verified' "$tributary" bundle verify -i board dated.trib
python3 -c 'import zipfile,os
with zipfile.ZipFile("python.zip", "w", zipfile.ZIP_DEFLATED) as out:
    for at, _, names in os.walk("hand"):
        for name in names: out.write(os.path.join(at, name), os.path.relpath(os.path.join(at, name), "hand"))'
check 'sealed what Python packed' seals python
check 'accepted what Python packed' "$tributary" bundle verify -i board python.trib

says() { # STAGE RULE FILE
  "$tributary" bundle verify --json -i board "$3" | python3 -c 'import json,sys
said = json.load(sys.stdin)
assert (said["stage"], said["rule"]) == (sys.argv[1], sys.argv[2]), said' "$1" "$2"
}
spoil() { rm -rf spoilt spoilt.*; cp -r hand spoilt; }

spoil; printf ' ' >>spoilt/read-me/index.html; sums spoilt; packs spoilt; seals spoilt
check 'a changed file: hash' says hash B-51 spoilt.trib
spoil; printf more >spoilt/read-me/more.html; sums spoilt; packs spoilt; seals spoilt
check 'an added file: hash' says hash B-50 spoilt.trib
spoil; rm spoilt/read-me/index.html; sums spoilt; packs spoilt; seals spoilt
check 'a missing file: hash' says hash B-50 spoilt.trib
spoil; sed -i 's/Child R/Child S/' spoilt/manifest.json; sums spoilt; packs spoilt; seals spoilt
check 'a changed manifest: signature' says signature B-33 spoilt.trib
spoil; minisign -S -l -s stock.key -m spoilt/manifest.json -t "tributary-manifest bundle 0123456789abcdef0123456789abcdef sender $identity" >/dev/null; sums spoilt; packs spoilt; seals spoilt
check 'a legacy signature: signature' says signature B-32 spoilt.trib
spoil; minisign -S -s stock.key -m spoilt/manifest.json -t 'another comment' >/dev/null; sums spoilt; packs spoilt; seals spoilt
check 'another trusted comment: signature' says signature B-34 spoilt.trib
spoil; minisign -G -W -p thief.pub -s thief.key >/dev/null; minisign -S -s thief.key -m spoilt/manifest.json -t x >/dev/null; sums spoilt; packs spoilt; seals spoilt
check 'signed by somebody else: signature' says signature B-33 spoilt.trib
spoil; (cd spoilt && rm -f ../spoilt.zip && zip -q -r -X ../spoilt.zip .); seals spoilt
check 'folders in the container: format' says format B-16 spoilt.trib
spoil; packs spoilt; (cd spoilt && zip -q -X -P secret ../spoilt.zip read-me/index.html); seals spoilt
check 'an encrypted entry: format' says format B-14 spoilt.trib
spoil; packs spoilt; { printf 'words in front'; cat spoilt.zip; } >front.zip; mv front.zip spoilt.zip; seals spoilt
check 'bytes in front of the container: format' says format B-11 spoilt.trib
age -r "$(age-keygen -y author/age.key)" -o passed.trib hand.zip
passed_on() { "$tributary" bundle verify --json -i author passed.trib | python3 -c 'import json,sys; assert json.load(sys.stdin)["passed_on"] is True'; }
check 'passed on to somebody else: told' passed_on
finish 20
