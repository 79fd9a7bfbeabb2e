#!/usr/bin/env bash
# A Python script with age and minisign opens what Tributary made, today's bundles and those of version 1, and refuses what is spoilt.
here=$(realpath "$(dirname "${BASH_SOURCE[0]}")")
. "$here/lib/checks.sh"
opens() { python3 "$here/open_bundle.py" "$@"; }

"$tributary" identity new board --name 'Nell Sallow' --agency 'Safeguarding board' --role Administrator >/dev/null
check 'make a bundle' "$sample" . board/card.tribcard
key=$("$tributary" identity card --json sender.tribcard | python3 -c 'import json,sys; print(json.load(sys.stdin)["minisign"])')
check 'Python opens it' opens bundle.trib board/age.key by-python "$key"
check 'we unpack it' "$tributary" bundle open -i board -o by-us bundle.trib
check 'the two are the same' diff -r by-python by-us
tells() { opens bundle.trib board/age.key "$1" | grep -q "$2"; }
check 'it tells the case' tells told 'TH-2014-03 Child R, contribution'
check 'it says that nobody compared the sender' tells compared 'not compared'
other=$("$tributary" identity card --json board/card.tribcard | python3 -c 'import json,sys; print(json.load(sys.stdin)["minisign"])')
refused 'another sender than expected' opens bundle.trib board/age.key unexpected "$other"
refused 'a folder that exists' opens bundle.trib board/age.key by-python

vectors=$here/../vectors/frozen/bundle
sed -n 3p "$vectors/reader.identity" >reader.key
check 'a bundle of version 1' opens "$vectors/v1.trib" reader.key v1
check 'we unpack that too' "$tributary" bundle open -i reader.key -o v1-by-us "$vectors/v1.trib"
check 'and both are the same' diff -r v1 v1-by-us
# A content comes out as it went in, under the name that the changes give it.
said=$(opens "$vectors/v1-attachments.trib" reader.key attached)
check 'a bundle with attachments' "$tributary" bundle open -i reader.key -o attached-by-us "$vectors/v1-attachments.trib"
check 'both unpack the same' diff -r attached attached-by-us
printf 'Dear Ms Wold,\nthank you for yours of 3 March.\n' >letter
content_of() { sed -n "s|^$1, [0-9]* bytes: ||p" <<<"$said"; }
check 'the letter' cmp letter "attached/$(content_of letter.txt)"
scan_is_right() { python3 -c 'import sys; assert open(sys.argv[1], "rb").read() == bytes((at * 31 + (at >> 9)) & 255 for at in range(70000))' "attached/$(content_of scan.bin)"; }
check 'the scan' scan_is_right
check 'an empty file' cmp /dev/null "attached/$(content_of nothing.txt)"
by_hand() { age -d -i reader.key -o by-hand.zip "$vectors/v1-attachments.trib" && unzip -q by-hand.zip -d by-hand && (cd by-hand && sha256sum -c --quiet SHA256SUMS) && cmp letter "by-hand/$(content_of letter.txt)"; }
check 'age, unzip and sha256sum alone give the letter' by_hand
# All but one: the card's own signature (B-43) needs Ed25519 itself; the signature over the manifest, which holds the card, is checked.
while read -r name; do
  refused "$name" opens "$vectors/$name" reader.key "spoilt-$name"
done < <(grep -v B-43 "$vectors/refused.txt")
finish 56
