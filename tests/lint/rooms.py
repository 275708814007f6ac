#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""rooms.py SOURCE: who may include whom, who may name what, how long files are, SPDX lines."""

import re
import sys
from pathlib import Path

# Room: the rooms whose headers it may include, and those of which only interfaces and models.
ROOMS = {
    'core': ((), ()),
    'config': (('core',), ()),
    'card': (('core', 'config'), ()),
    'token-reader': (('core',), ()),
    'trust': (('core', 'config'), ()),
    'store': (('core', 'config'), ()),
    'guide': (('core', 'config'), ('card', 'store')),
    'setup': (('core', 'config', 'card'), ()),
    'remind': (('core', 'config', 'store'), ()),
    'ctl': (('core', 'config', 'card', 'token-reader', 'trust', 'store', 'guide', 'setup',
             'remind'), ()),
    'ui': (('core', 'guide'), ('config', 'card', 'trust', 'store', 'setup', 'remind')),
    'app': (('core', 'config', 'card', 'token-reader', 'trust', 'store', 'guide', 'setup',
             'remind', 'ctl', 'ui'), ()),
}

# Headers that are models or interfaces though their names do not say so.
MODELS = ('imz-clock.h', 'imz-status.h')

# System headers that are not for everybody: pattern, rooms that may include them.
SYSTEM_HEADERS = (
    (r'(gtk|gdk|gsk|adwaita)[/.]', ('ui', 'app')),
    (r'openssl/', ('core', 'trust')),
    (r'winscard|pcsclite', ('card',)),
    (r'p11-kit/', ('token-reader',)),
    (r'libsoup/', ('trust',)),
    (r'sqlite3|libsecret/', ('store',)),
    (r'qrencode', ('remind',)),
    (r'json-glib/', ('card', 'token-reader', 'store', 'setup', 'ctl')),
)

# What only some files may name, in code or in .ui: pattern, paths, reason.
NAMES = (
    (r'(?i:adw_?(message_?dialog|about_?window|preferences_?window)|gtk_?file_?chooser_?native)',
     r'src/ui/imz-compat\.[ch]', 'deprecated after Debian 12; use imz-compat'),
    (r'(?i:adw_?(leaflet|flap|squeezer|view_?switcher_?title))'
     r'|(?i:gtk_?(info_?bar|tree_?view|combo_?box))'
     r'|GtkDialog\b|GTK_DIALOG\b|gtk_dialog_|GTK_TYPE_DIALOG\b'
     r'|\bgtk_style_context_|\bgtk_show_uri|\bgtk_widget_(show|hide)\b'
     r'|\bgtk_css_provider_load_from_data\b',
     r'(?!)', 'deprecated; use what replaces it'),
    (r'\b(g_get_real_time|g_date_time_new_now\w*|g_file_get_contents|fopen|gettimeofday'
     r'|clock_gettime|time) \(',
     r'(?!src/core/).*', 'no clock and no files in src/core: take it as a parameter'),
)

MAX_LINES = {'.c': 600, '.h': 150}
MAX_LINES_OF = {'src/app/main.c': 50}
SPDX = 'SPDX-License-Identifier: '

INCLUDE = re.compile(r'^\s*#\s*include\s+(["<])([^">]+)[">]', re.M)
COMMENT = re.compile(r'/\*.*?\*/|//[^\n]*|<!--.*?-->', re.S)


def line_of(text, position):
    return text.count('\n', 0, position) + 1


def is_interface(header):
    return (header.stem.endswith('-model') or header.name in MODELS
            or 'G_DECLARE_INTERFACE' in header.read_text('utf-8'))


def check_includes(source, path, text, headers):
    room = path.relative_to(source / 'src').parts[0]
    if room not in ROOMS:
        yield 1, f'the room {room} is not in the table'
        return
    whole, interfaces = ROOMS[room]
    for found in INCLUDE.finditer(text):
        quote, name = found.groups()
        line = line_of(text, found.start(1))
        if quote == '<':
            for pattern, rooms in SYSTEM_HEADERS:
                if re.match(pattern, name) and room not in rooms:
                    yield line, f'src/{room} must not include <{name}>'
            continue
        header = headers.get(Path(name).name)
        if not header:
            continue
        other = header.relative_to(source / 'src').parts[0]
        if other == room or other in whole or (other in interfaces and is_interface(header)):
            continue
        only = ' but for interfaces and models' if other in interfaces else ''
        yield line, f'src/{room} must not include src/{other}{only} ({name})'


def check_names(name, text):
    bare = COMMENT.sub(lambda comment: re.sub(r'[^\n]', ' ', comment.group()), text)
    for pattern, allowed, reason in NAMES:
        if re.fullmatch(allowed, name):
            continue
        for found in re.finditer(pattern, bare):
            yield line_of(bare, found.start()), f'{found.group()}: {reason}'


def check_file(source, path, headers):
    name = str(path.relative_to(source))
    text = path.read_text(encoding='utf-8')
    if path.suffix in ('.c', '.h', '.py', '.sh') or path.name == 'meson.build' \
            or text.startswith('#!'):
        if SPDX not in text:
            yield 1, f'no line with {SPDX}'
    limit = MAX_LINES_OF.get(name, MAX_LINES.get(path.suffix))
    if limit and text.count('\n') > limit:
        yield limit + 1, f'{text.count(chr(10))} lines, at most {limit}: split it'
    if name.startswith('src/') and path.suffix in ('.c', '.h'):
        yield from check_includes(source, path, text, headers)
    if name.startswith(('src/', 'ui/')) and path.suffix in ('.c', '.h', '.ui'):
        yield from check_names(name, text)


def files(source):
    yield source / 'meson.build'
    for folder in ('src', 'ui', 'data', 'po', 'tests', 'build-aux', '.ci'):
        yield from sorted(path for path in (source / folder).rglob('*')
                          if path.is_file() and path.suffix not in ('.png', '.pyc')
                          and 'seeds' not in path.parts)


def main():
    source = Path(sys.argv[1]).resolve()
    headers = {path.name: path for path in (source / 'src').rglob('*.h')}
    failed = False
    for path in files(source):
        for line, message in check_file(source, path, headers):
            print(f'{path.relative_to(source)}:{line}: {message}')
            failed = True
    return failed


sys.exit(main())
