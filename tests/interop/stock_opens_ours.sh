#!/usr/bin/env bash
# age, unzip, minisign and sha256sum open and verify a bundle that Tributary made.
. "$(dirname "${BASH_SOURCE[0]}")/lib/checks.sh"

"$tributary" identity new board --name 'Nell Sallow' --agency 'Safeguarding board' --role Administrator >/dev/null
check 'make a bundle' "$sample" . board/card.tribcard
check 'age opens it' age -d -i board/age.key -o bundle.zip bundle.trib
check 'unzip tests it' unzip -t bundle.zip
check 'unzip unpacks it' unzip -q bundle.zip -d unpacked
sums() { (cd unpacked && sha256sum -c --strict --quiet SHA256SUMS); }
check 'sha256sum agrees' sums
key=$("$tributary" identity card --json sender.tribcard | python3 -c 'import json,sys; print(json.load(sys.stdin)["minisign"])')
check 'minisign verifies the manifest' minisign -V -H -P "$key" -m unpacked/manifest.json
comment=$(minisign -V -Q -P "$key" -m unpacked/manifest.json)
check 'the trusted comment names bundle and sender' grep -qE '^tributary-manifest bundle [0-9a-f]{32} sender [0-9a-f]{32}$' <<<"$comment"
check 'any JSON reader reads the manifest' python3 -m json.tool unpacked/manifest.json
check 'any JSON reader reads the changes' python3 -c 'import json,glob; [json.loads(line) for f in glob.glob("unpacked/parts/*/*.jsonl") for line in open(f, encoding="utf-8")]'
every_file_listed() { [ "$(find unpacked -type f | wc -l)" = $(($(wc -l <unpacked/SHA256SUMS) + 1)) ]; }
check 'every file is listed' every_file_listed

check 'we verify it' "$tributary" bundle verify -i board --card sender.tribcard bundle.trib
check 'we unpack it alike' "$tributary" bundle open -i board -o ours bundle.trib
check 'the two are the same' diff -r unpacked ours
unreadable_by_others() { [ -z "$(find ours -perm /077)" ]; }
check 'nobody else may read what was unpacked' unreadable_by_others
refused 'a folder that exists is not written into' "$tributary" bundle open -i board -o ours bundle.trib
shows() { "$tributary" case show -i board bundle.trib | grep -q 'Call from the school'; }
check 'the case is shown' shows
state() { "$tributary" case show --json -i board bundle.trib | python3 -c 'import json,sys; assert json.load(sys.stdin)["state"]'; }
check 'the case is given as JSON' state
check 'inspected without a key' "$tributary" bundle inspect bundle.trib

stage() { # STAGE FILE
  "$tributary" bundle verify --json -i board "$2" | python3 -c 'import json,sys; said = json.load(sys.stdin); assert said["stage"] == sys.argv[1], said' "$1"
}
printf x >nothing.trib
check 'refused as no bundle, with its stage' stage envelope nothing.trib
"$tributary" identity new other --name 'Nell Sallow' --agency 'Safeguarding board' --role Administrator >/dev/null
refused 'sealed for somebody else' "$tributary" bundle verify -i other bundle.trib
refused 'another sender than expected' "$tributary" bundle verify -i board --card board/card.tribcard bundle.trib
check 'minisign signs with our secret key file' minisign -S -s board/minisign.key -m bundle.zip
check 'minisign reads our public key file' minisign -V -p board/minisign.pub -m bundle.zip
key_modes() { [ "$(stat -c %a board board/age.key board/minisign.key | tr '\n' ' ')" = '700 600 600 ' ]; }
check 'secret keys are for their owner alone' key_modes
refused 'an identity is not written over' "$tributary" identity new board --name x --agency y --role z

put() { # BYTE AT
  cp bundle.trib flipped.trib
  printf "$(printf '\\x%02x' $(($1)))" | dd of=flipped.trib bs=1 seek="$2" conv=notrunc status=none
}
for at in 0 25 60 120 230 400 $(($(stat -c %s bundle.trib) - 1)); do
  byte=$(od -An -tu1 -j "$at" -N 1 bundle.trib)
  put $((byte ^ 1)) "$at"
  refused "byte $at changed" "$tributary" bundle verify -i board flipped.trib
done
finish 32
