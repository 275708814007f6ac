#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""po.py SOURCE: every text that can be translated is listed, and is translated in every language."""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

# As i18n.gettext (preset: 'glib') calls it.
XGETTEXT = ['xgettext', '--from-code=UTF-8', '--keyword=_', '--keyword=N_', '--keyword=C_:1c,2',
            '--keyword=NC_:1c,2', '--keyword=g_dcgettext:2', '--keyword=g_dngettext:2,3',
            '--keyword=g_dpgettext2:2c,3']

MARKERS = {
    ('.c', '.h'): re.compile(r'\b(?:_|N_|C_|NC_|Q_|d?n?p?gettext|g_d\w*gettext2?)\s*\(\s*[^()]*?"'),
    ('.ui', '.xml', '.in'): re.compile(r'\btranslatable="(?:yes|true|1)"'
                                         r'|^<(?:guide|letter)\b', re.M),
}


PLACE = re.compile(r'\{([a-z-]+)(?::(?:dative|locative))?\}')
MESSAGE = re.compile(r'^msgid ((?:".*"\n)+)(?:msgid_plural (?:".*"\n)+)?((?:msgstr(?:\[\d\])? (?:".*"\n)+)+)',
                     re.M)


def lines(path):
    text = path.read_text(encoding='utf-8')
    return [line for line in text.splitlines() if line and not line.startswith('#')]


def unlisted(source, listed):
    for folder in ('src', 'ui', 'data'):
        for path in sorted((source / folder).rglob('*')):
            name = str(path.relative_to(source))
            for endings, marker in MARKERS.items():
                if path.suffix not in endings or name in listed:
                    continue
                text = path.read_text(encoding='utf-8')
                found = marker.search(text)
                if found:
                    line = text.count('\n', 0, found.start()) + 1
                    yield f'{name}:{line}: has text to translate; add it to po/POTFILES.in'


def run(command, source):
    """What the tool says, or nothing when it is content."""
    done = subprocess.run(command, cwd=source, env={'PATH': '/usr/bin:/bin', 'LC_ALL': 'C.UTF-8',
                                                    'GETTEXTDATADIRS': str(source / 'data')},
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode and not done.stdout:
        return f'{command[0]} ended with {done.returncode}'
    return done.stdout.strip()


def wrong_places(path, name):
    """A translation fills the places of its text, and no others."""
    text = path.read_text(encoding='utf-8') + '\n'
    for message in MESSAGE.finditer(text):
        source, translation = (re.sub(r'"\n"', '', part) for part in message.groups())
        got = PLACE.findall(translation)
        if not set(got) <= set(PLACE.findall(source)) or len(got) != translation.count('{'):
            line = text.count('\n', 0, message.start()) + 1
            yield f'{name}:{line}: the places in braces are not those of the text'


def problems(source):
    potfiles = source / 'po' / 'POTFILES.in'
    yield from unlisted(source, set(lines(potfiles)))
    with tempfile.TemporaryDirectory() as scratch:
        template = str(Path(scratch, 'imzam.pot'))
        yield run([*XGETTEXT, f'--files-from={potfiles}', '-o', template], source)
        for language in ' '.join(lines(source / 'po' / 'LINGUAS')).split():
            catalogue = f'po/{language}.po'
            yield run(['msgfmt', '--check', '--output-file=/dev/null', catalogue], source)
            yield run(['msgcmp', catalogue, template], source)
            yield from wrong_places(source / catalogue, catalogue)


def main():
    found = [problem for problem in problems(Path(sys.argv[1]).resolve()) if problem]
    if found:
        print(*found, sep='\n')
        print('To update the catalogues: meson compile -C BUILD imzam-pot imzam-update-po, then',
              'msgen --lang=en po/en.po -o po/en.po, then translate the others')
    return bool(found)


sys.exit(main())
