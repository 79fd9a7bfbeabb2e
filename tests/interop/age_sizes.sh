#!/usr/bin/env bash
# Files of every size around a chunk, sealed here and opened by the stock age, and the other way round.
. "$(dirname "${BASH_SOURCE[0]}")/lib/checks.sh"

age-keygen -o stock.key 2>/dev/null
stock=$(age-keygen -y stock.key)
"$tributary" identity new me --name Me --agency Here --role Author >/dev/null
mine=$(age-keygen -y me/age.key)
age-keygen -o other.key 2>/dev/null

seal() { "$tributary" age encrypt -r "$stock" -r "$mine" plain >sealed; }
opens_with_age() { age -d -i "$1" sealed >opened && cmp -s plain opened; }
opens_here() { "$tributary" age decrypt -i "$1" "$2" >opened && cmp -s plain opened; }
seal_with_age() { age -r "$stock" -r "$mine" -o stock.age plain; }

# At the edges of chunks, and at twenty sizes that nobody chose.
sizes=(0 1 15 16 65535 65536 65537 131071 131072 131073 1000007)
for _ in {1..20}; do sizes+=($((RANDOM * 8 % 260000)) $((65536 * (RANDOM % 4) + RANDOM % 3))); done
for size in "${sizes[@]}"; do
  head -c $size /dev/urandom >plain
  check "seal $size bytes" seal
  check "age opens $size bytes" opens_with_age stock.key
  check "age opens $size bytes with our key file" opens_with_age me/age.key
  check "we open our $size bytes" opens_here me sealed
  check "age seals $size bytes" seal_with_age
  check "we open the $size bytes of age with our key" opens_here me/age.key stock.age
  check "we open the $size bytes of age with its key file" opens_here stock.key stock.age
  refused "another key does not open $size bytes" "$tributary" age decrypt -i other.key stock.age
  head -c -1 stock.age >short.age
  refused "$size bytes, one cut off" "$tributary" age decrypt -i me short.age
  { cat stock.age; printf x; } >long.age
  refused "$size bytes, one added" "$tributary" age decrypt -i me long.age
done

age -a -r "$mine" -o armored.age plain
check 'we open what age armored' opens_here me armored.age
refused 'an armored file is no bundle' "$tributary" bundle verify -i me armored.age
seal_armored() { "$tributary" age encrypt -a -r "$stock" plain >sealed; }
check 'seal as text' seal_armored
check 'age opens what we armored' opens_with_age stock.key
export SECRET='lantern meadow otter brisk'
seal_to_passphrase() { "$tributary" age encrypt --passphrase-env SECRET plain >with-passphrase; }
check 'seal to a passphrase' seal_to_passphrase
opens_with_passphrase() { "$tributary" age decrypt --passphrase-env SECRET with-passphrase >opened && cmp -s plain opened; }
check 'open with the passphrase' opens_with_passphrase
SECRET=otherwise refused 'open with another passphrase' "$tributary" age decrypt --passphrase-env SECRET with-passphrase
stock_opens_passphrase() { # age asks on a terminal alone
  script -qec "age -d -o opened2 with-passphrase" /dev/null <<<"$SECRET" >/dev/null && cmp -s plain opened2
}
if command -v script >/dev/null; then check 'age opens what was sealed to a passphrase' stock_opens_passphrase; fi
finish 518
