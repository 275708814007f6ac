#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The desk of the drives: the real program as a screen reader and a keyboard meet it.

Runs inside with-reader and with-display.sh. IMZAM_CATALOGUES and IMZAM_LOCALEDIR say where the
catalogues were built and where the program looks for them. Arguments: IMZAM VIRTUAL-CARD."""


import ctypes
import gettext
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

# What a warning is to the program, it is not to this script: libatspi warns of what has just gone.
G_DEBUG = os.environ.pop('G_DEBUG', '')

import pyatspi  # noqa: E402
from gi.repository import GLib  # noqa: E402

PATIENCE = 20  # seconds, for whatever is to happen
HOLDER = 'ÇİĞDEM IŞIK'
PR_SET_PDEATHSIG = 1
# The focus goes through them, not to them.
CONTAINERS = (pyatspi.ROLE_FRAME, pyatspi.ROLE_DIALOG, pyatspi.ROLE_FILLER, pyatspi.ROLE_PANEL,
              pyatspi.ROLE_SCROLL_PANE, pyatspi.ROLE_LIST)

TURKISH = os.environ['LC_ALL'].startswith('tr')
_ = gettext.translation('imzam', os.environ['IMZAM_CATALOGUES'],
                        ['tr' if TURKISH else 'en']).gettext


def die_with_parent():
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def start(*command, **options):
    return subprocess.Popen(command, preexec_fn=die_with_parent, **options)


def wait(what, condition):
    until = time.monotonic() + PATIENCE
    while True:
        try:
            found = condition()
        except GLib.GError:  # something went while it was looked at
            found = None
        if found:
            print('ok:', what, flush=True)
            return found
        if time.monotonic() > until:
            print_tree()
            sys.exit(f'waited in vain for: {what}')
        time.sleep(0.05)


def is_shown(node):
    """GTK 4.8 tells what is hidden only by its size, or by that of what it is in."""
    try:
        size = node.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
    except NotImplementedError:
        return True
    return size.width > 0 and size.height > 0


def nodes(root):
    """All that is shown at and below root."""
    try:
        root.clearCache()
        if not is_shown(root):
            return
        yield root
        for i in range(root.childCount):
            child = root.getChildAtIndex(i)
            if child is not None:
                yield from nodes(child)
    except GLib.GError:
        return  # it went while it was looked at


def text_of(node):
    return node.name.replace('\N{NO-BREAK SPACE}', ' ')


def windows():
    """Of all programs; one that was killed is in the list for a while."""
    # That programs come and go is told to whoever listens.
    while GLib.MainContext.default().iteration(False):
        pass
    desktop = pyatspi.Registry.getDesktop(0)
    desktop.clearCache()
    for i in range(desktop.childCount):
        try:
            program = desktop.getChildAtIndex(i)
            found = [child for child in program or () if child is not None]
        except GLib.GError:
            continue
        yield from found


def frame():
    for window in windows():
        if window.name == 'İmzam':
            return window
    return None


def dialog():
    """A window of the program beside the main one."""
    for window in windows():
        if window.name != 'İmzam' and is_shown(window):
            return window
    return None


def shown():
    """Of the window that is on top of the others."""
    top = dialog() or frame()
    return list(nodes(top)) if top else []


def find(condition):
    for node in shown():
        if condition(node):
            return node
    return None


def label(text):
    return find(lambda node: node.getRole() == pyatspi.ROLE_LABEL and text_of(node) == text)


def card_of(holder):
    return find(lambda node: node.getRole() == pyatspi.ROLE_IMAGE and holder in text_of(node))


def print_tree():
    for node in shown() if frame() else ():
        print('  ', node.getRoleName(), repr(node.name), file=sys.stderr)


def press(keys):
    subprocess.run(['xdotool', 'key', '--clearmodifiers', keys], check=True)


def focused():
    return find(lambda node: node.getState().contains(pyatspi.STATE_FOCUSED)
                and node.getState().contains(pyatspi.STATE_FOCUSABLE))


def tab_to(name):
    """Presses Tab until the focus is there."""
    for _turn in range(30):
        press('Tab')
        time.sleep(0.1)
        node = focused()
        if node is not None and text_of(node) == name:
            return
    print_tree()
    sys.exit(f'Tab does not lead to: {name}')


def install_browser():
    """One that writes down what it was asked to open."""
    record = Path(os.environ['XDG_DATA_HOME'], 'opened')
    programs = Path(os.environ['XDG_DATA_HOME'], 'applications')
    programs.mkdir()
    Path(programs, 'browser.desktop').write_text(
        '[Desktop Entry]\nType=Application\nName=Browser\n'
        f"""Exec=sh -c 'echo "$0" > {record}.new && mv {record}.new {record}' %u\n"""
        'MimeType=x-scheme-handler/https;\n', encoding='utf-8')
    Path(os.environ['XDG_CONFIG_HOME'], 'mimeapps.list').write_text(
        '[Default Applications]\nx-scheme-handler/https=browser.desktop\n', encoding='utf-8')
    return record


def mount_catalogues():
    """Where the program looks for them; only this namespace sees them there."""
    folder = os.environ['IMZAM_LOCALEDIR']
    os.makedirs(folder, exist_ok=True)
    subprocess.run(['mount', '--bind', os.environ['IMZAM_CATALOGUES'], folder], check=True)


def insert_card():
    card = start(sys.argv[2], '--state', 'window', '--holder', HOLDER, stdout=subprocess.PIPE)
    assert card.stdout.readline() == b'ready\n'
    return card


def remove_card(card):
    card.terminate()
    assert card.wait() == 0


def is_container(node):
    """A row that can be unfolded is a list of its own, within a row."""
    return node.getRole() in CONTAINERS or (
        node.getRole() == pyatspi.ROLE_LIST_ITEM
        and any(inner.getRole() == pyatspi.ROLE_LIST for inner in nodes(node)))


def is_in_toast(node):
    """libadwaita gives the button that closes one no name."""
    while node is not None and node.getRole() != pyatspi.ROLE_FRAME:
        if node.name == 'AdwToastWidget':
            return True
        node = node.parent
    return False


def check_names():
    """Whatever can have the focus has a name, and not that of its type."""
    bare = [f'{node.getRoleName()} “{node.name}”' for node in shown()
            if node.getState().contains(pyatspi.STATE_FOCUSABLE)
            and not is_container(node) and not is_in_toast(node)
            and (not node.name or node.name.startswith(('Gtk', 'Adw', 'Imz')))]
    if bare:
        print('no name:', ', '.join(bare), file=sys.stderr, flush=True)
        print_tree()
        sys.exit(1)


def skip_welcome():
    wait('the first start', lambda: label(_('Welcome to İmzam')))
    check_names()
    tab_to(_('Skip'))
    press('space')
    wait('the end of the first start', lambda: not label(_('Welcome to İmzam')))


def focus_window():
    subprocess.run(['setxkbmap', 'tr'], check=True)
    found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', '^İmzam$'], check=True,
                           stdout=subprocess.PIPE, text=True).stdout.split()
    subprocess.run(['xdotool', 'windowfocus', '--sync', found[0]], check=True)


def start_imzam():
    imzam = start(sys.argv[1], env={**os.environ, 'G_DEBUG': G_DEBUG})
    wait('the window', frame)
    focus_window()
    return imzam


def quit_imzam(imzam):
    press('ctrl+q')
    wait('the end', lambda: imzam.poll() is not None)
    if imzam.returncode != 0:
        sys.exit(f'imzam ended with {imzam.returncode}')
