#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-life.py IMZAM VIRTUAL-CARD GUIDES: one application from its first day to the next renewal.

The program is started on several days of a moved clock; the cards are made today and stay the same. Every stage is
reached as its holder would: by the guide, by a press, by the card that is put in."""

import os
import sys
from pathlib import Path

from companion import HAVE_READY, Companion, Guide, click, walk
from desk import (G_DEBUG, HOLDER, _, check_names, find, focus_window, frame, insert_card, label,
                  mount_catalogues, nodes, press, pyatspi, quit_imzam, remove_card, skip_welcome, start,
                  tab_to, text_of, wait)

OLD_ENDS = 60  # days from today, as the card “window”
VALIDITY = 1095
MOVED_CLOCK = next(Path('/usr/lib').glob('*/faketime/libfaketimeMT.so.1'))


def start_on(day):
    """The program, that many days from now."""
    Companion.root = None
    # The sanitizers want to be loaded first, but do without.
    sanitizers = os.environ.get('ASAN_OPTIONS', '') + ':verify_asan_link_order=0'
    imzam = start(sys.argv[1], env={
        **os.environ, 'G_DEBUG': G_DEBUG, 'LD_PRELOAD': str(MOVED_CLOCK), 'FAKETIME': f'+{day}d',
        'DONT_FAKE_MONOTONIC': '1', 'ASAN_OPTIONS': sanitizers})
    wait(f'the window on day {day}', frame)
    focus_window()
    return imzam


def insert_new_card():
    """As a renewal delivers it: it starts when the old one ends."""
    card = start(sys.argv[2], '--days', str(OLD_ENDS + VALIDITY), '--holder', HOLDER, stdout=-1)
    assert card.stdout.readline() == b'ready\n'
    return card


def starting_with(text):
    return find(lambda node: text_of(node).startswith(text))


def applications():
    """The list; its name is that of the page's tab, too."""
    return find(lambda node: node.getRole() == pyatspi.ROLE_LIST
                and text_of(node) == _('My applications'))


def open_applications():
    """A key that is pressed before the window listens is lost."""
    Companion.root = None
    wait('my applications', lambda: applications() or press('alt+3'))


def stage_line(stage):
    """One is drawn whose words name that stage as the present one."""
    return find(lambda node: node.getRole() == pyatspi.ROLE_IMAGE and stage in text_of(node))


def expect_stage(stage):
    open_applications()
    wait(f'the stage {stage}', lambda: stage_line(stage))


def first_application():
    return next((node for node in nodes(applications())
                 if node.getRole() == pyatspi.ROLE_LIST_ITEM), None)


def open_record():
    open_applications()
    row = wait('the application', first_application)
    tab_to(text_of(row))
    press('Return')
    wait('its page', lambda: find(lambda node: text_of(node) == _('Back to all applications')))


def tell(words):
    """Presses the one button that says what comes next."""
    click(words)
    wait(f'what follows “{words}”', lambda: not find(lambda node: text_of(node) == words))


def claim():
    click(_('This is my e-imza'))
    wait('that it is mine', lambda: not find(lambda node: text_of(node) == _('This is my e-imza')))


def apply():
    guide = Guide('renew-e-onay')
    click(_('Start the renewal guide'))
    wait('its introduction', lambda: label(HAVE_READY))
    click(_('Start'))
    walk(guide, 'choose')
    wait('the question', lambda: label(_('Write this application down in My applications?')))
    check_names()
    click(_('Write down'))
    wait('that it is written', lambda: not label(_('Write this application down in My applications?')))
    walk(guide, 'done')
    click(_('Back to all guides'))


def main():
    mount_catalogues()

    imzam = start_on(0)
    skip_welcome()
    card = insert_card()
    claim()
    apply()
    expect_stage(_('Official letter'))
    check_names()
    quit_imzam(imzam)

    imzam = start_on(3)
    open_record()
    check_names()
    tell(_('The province approved'))
    quit_imzam(imzam)

    imzam = start_on(31)
    open_record()
    tell(_('The new e-imza was produced'))
    tell(_('It is with the courier'))
    quit_imzam(imzam)
    remove_card(card)

    # The new one comes while the old one still runs.
    card = insert_new_card()
    imzam = start_on(42)
    wait('the question whose it is', lambda: starting_with(
        _('Is this the new e-imza of your application of {day}?').split('{')[0]))
    check_names()
    click(_('Yes'))
    expect_stage(_('Delivery'))
    quit_imzam(imzam)

    imzam = start_on(OLD_ENDS + 1)
    open_record()
    tell(_('I made its PIN'))
    # The card is in the reader, and its time has come: it moves on by itself.
    expect_stage(_('In use'))
    quit_imzam(imzam)

    # Three years on it is to be renewed again.
    imzam = start_on(OLD_ENDS + VALIDITY - 45)
    wait('the next renewal', lambda: find(lambda node: text_of(node) == _('Start the renewal guide')))
    expect_stage(_('In use'))
    quit_imzam(imzam)
    remove_card(card)


main()
