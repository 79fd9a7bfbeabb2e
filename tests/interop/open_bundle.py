#!/usr/bin/env python3
"""Opens a Tributary bundle with nothing but age, minisign and Python's own library, as docs/bundle-format.md says.

usage: open_bundle.py BUNDLE KEY FOLDER [PUBLIC]

BUNDLE  the .trib file
KEY     an age key file (AGE-SECRET-KEY-1...), for whom the bundle was sealed
FOLDER  a new folder, into which it is unpacked
PUBLIC  the sender's minisign key (RW...), from the card that was compared by telephone; without it nobody vouches for the sender

Ends with 0 and tells what the bundle says about itself, or with 1 and the sentence of the first rule that is broken.
"""
import base64, hashlib, json, os, re, stat, subprocess, sys, tempfile, unicodedata, zipfile

UNNAMED = {'manifest.json', 'manifest.json.minisig', 'SHA256SUMS'}
MEMBERS = {'bundle', 'case', 'created', 'files', 'in_reply_to', 'parts', 'purpose', 'recipients', 'sender', 'type', 'version'}
PURPOSES = {'commission', 'contribution', 'return_for_revision', 'comment', 'sign_off', 'receipt', 'report', 'backup'}


def require(holds, rule, sentence):
    if not holds:
        sys.exit(f'{rule}: {sentence}')


def run(rule, sentence, *command):
    done = subprocess.run(command, capture_output=True)
    require(done.returncode == 0, rule, f'{sentence}\n{done.stderr.decode(errors="replace").strip()}')
    return done.stdout


def unpack(container):
    """The files by path. Python's zipfile is lenient; what it overlooks, the hashes below find."""
    try:
        archive = zipfile.ZipFile(container)
    except zipfile.BadZipFile:
        sys.exit('B-10: there is no ZIP file in the envelope')
    entries = archive.infolist()
    require(len({entry.filename.lower() for entry in entries}) == len(entries) <= 10_000, 'B-18', 'two files have one name, or there are too many')
    require(sum(entry.file_size for entry in entries) <= 512 << 20, 'B-19', 'it is too large when unpacked')
    for entry in entries:
        parts = entry.filename.split('/')
        require(not stat.S_ISLNK(entry.external_attr >> 16) and not entry.is_dir(), 'B-16', f'{entry.filename!r} is no regular file')
        require(len(parts) <= 8 and len(entry.filename) <= 240 and all(re.fullmatch(r'[A-Za-z0-9_-]+(\.+[A-Za-z0-9_-]+)*', part) for part in parts),
                'B-17', f'{entry.filename!r} leads elsewhere')
    try:
        return {entry.filename: archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        sys.exit(f'B-20: {error}')


def read_json(bytes, rule, what):
    """Canonical JSON: what is read must be what writing it gives."""
    try:
        value = json.loads(bytes)
    except (ValueError, RecursionError):
        sys.exit(f'{rule}: {what} is no JSON')
    canonical = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(',', ':')).encode()
    require(canonical == bytes, rule, f'{what} is no canonical JSON')
    return value


def identity_of(card):
    """The first 16 bytes of SHA-256 over both public keys, from the card's minisign line and its age recipient."""
    letters = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
    bits = ''.join(f'{letters.index(letter):05b}' for letter in card['age'][len('age1'):-6])
    age = bytes(int(bits[at:at + 8], 2) for at in range(0, 256, 8))
    return hashlib.sha256(base64.b64decode(card['minisign'])[10:] + age).hexdigest()[:32]


def verify(folder, files, expected):
    require(UNNAMED <= files.keys(), 'B-30', 'manifest, signature or checksums are missing')
    manifest = read_json(files['manifest.json'], 'B-31', 'the manifest')
    require(manifest.get('type') == 'tributary-manifest' and manifest.get('version') == 1, 'B-31', 'this is no manifest of version 1')
    sender = manifest['sender']
    require(expected in ('', sender['minisign']), 'B-33', f'this is not from the expected sender but from a key that calls itself {sender["name"]}')
    require(files['manifest.json.minisig'].split(b'\n')[1].startswith(b'RU'), 'B-32', 'the signature is of the legacy kind')  # base64 of "ED"; of "Ed" it is RW
    comment = run('B-33', 'the signature does not hold', 'minisign', '-V', '-H', '-Q', '-P', sender['minisign'], '-m', os.path.join(folder, 'manifest.json'))
    wanted = f'tributary-manifest bundle {manifest["bundle"]} sender {identity_of(sender)}'
    require(comment.decode().rstrip('\n') == wanted, 'B-34', 'the trusted comment is not the one of this manifest')
    named = {entry['path']: entry for entry in manifest['files']}
    require(named.keys() | UNNAMED == files.keys() and not named.keys() & UNNAMED, 'B-50', 'a file is missing or was added')
    for path, entry in named.items():
        right = len(files[path]) == entry['size'] and hashlib.sha256(files[path]).hexdigest() == entry['sha256']
        require(right, 'B-51', f'{path} is not the file that was signed')
    sums = ''.join(f'{hashlib.sha256(files[path]).hexdigest()}  {path}\n' for path in sorted(files) if path != 'SHA256SUMS')
    require(sums.encode() == files['SHA256SUMS'], 'B-52', 'SHA256SUMS is not what sha256sum writes')
    require(manifest.keys() == MEMBERS, 'B-60', 'the manifest has not the members it should have')
    labels = [*manifest['case'].values(), *(part['title'] for part in manifest['parts']), *(who[name] for who in manifest['recipients'] for name in ('name', 'agency'))]
    require(not any(unicodedata.category(c) in ('Cc', 'Cf', 'Zl', 'Zp') for label in labels for c in label), 'B-61', 'a name holds what cannot be seen')
    require(manifest['purpose'] in PURPOSES, 'B-62', 'the purpose is unknown')
    require(all(re.fullmatch(r'age1[a-z0-9]{58}', who['age']) for who in manifest['recipients']), 'B-63', 'a recipient has no age key')
    require(list(named) == sorted(named), 'B-64', 'the files are not in order')
    folders = ('parts/', 'attachments/', 'read-me/')
    require(all(path.startswith(folders) for path in named), 'B-68', 'a file lies in no known folder')
    return manifest


def read_feeds(manifest, files):
    """Each part with its changes, in the order of its feeds."""
    wanted = {f'parts/{part["id"]}/{feed["feed"]}.jsonl': feed for part in manifest['parts'] for feed in part['feeds']}
    require(wanted.keys() == {path for path in files if path.startswith('parts/')}, 'B-65', 'the parts are not those of the manifest')
    for path, feed in wanted.items():
        lines = files[path].split(b'\n')
        require(lines.pop() == b'' and len(lines) == feed['changes'], 'B-66', f'{path} has not the changes that were promised')
        require(hashlib.sha256(lines[-1]).hexdigest() == feed['head'], 'B-66', f'{path} ends otherwise')
        before = '0' * 64
        for number, line in enumerate(lines, 1):
            change = read_json(line, 'B-66', f'line {number} of {path}')
            if change.get('number') == 1 or number > 1:
                require(change.get('previous', before) == before, 'B-66', f'line {number} of {path} does not follow from the one before')
            before = hashlib.sha256(line).hexdigest()
    for path in files:
        inside = path.startswith('attachments/')
        require(not inside or path == 'attachments/' + hashlib.sha256(files[path]).hexdigest(), 'B-67', f'{path} is not named by its hash')


def attachments(files):
    """What the changes call the files under attachments/: name, size and hash of each."""
    for path in sorted(files):
        for line in files[path].splitlines() if path.startswith('parts/') else ():
            for operation in json.loads(line).get('operations', ()):
                named = operation['set']
                if operation['kind'] == 'attachment' and {'name', 'sha256', 'size'} <= named.keys():
                    yield named['name'], named['size'], named['sha256']


def main(bundle, key, folder, expected=''):
    os.mkdir(folder, 0o700)
    with tempfile.TemporaryDirectory() as scratch:
        container = os.path.join(scratch, 'container.zip')
        run('B-05', 'age does not open it', 'age', '-d', '-i', key, '-o', container, bundle)
        files = unpack(container)
        for path in ('manifest.json', 'manifest.json.minisig'):
            with open(os.path.join(scratch, path), 'wb') as out:
                out.write(files.get(path, b''))
        manifest = verify(scratch, files, expected)
    read_feeds(manifest, files)
    for path, content in files.items():  # only now, when everything holds
        os.makedirs(os.path.dirname(os.path.join(folder, path)), 0o700, exist_ok=True)
        with open(os.path.join(folder, path), 'xb') as out:
            out.write(content)
    sender, case = manifest['sender'], manifest['case']
    print(f'From {sender["name"]}, {sender["role"]}, {sender["agency"]}' + ('' if expected else ' (not compared)'))
    print(f'Case {case["reference"]} {case["subject"]}, {manifest["purpose"]}, for ' + ', '.join(each['name'] for each in manifest['recipients']))
    for part in manifest['parts']:
        print(f'{part["title"]} ({part["kind"]}): {sum(feed["changes"] for feed in part["feeds"])} changes')
    for name, size, digest in attachments(files):
        print(f'{name}, {size} bytes: ' + (f'attachments/{digest}' if f'attachments/{digest}' in files else 'not in this bundle'))


if __name__ == '__main__':
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    main(*sys.argv[1:])
