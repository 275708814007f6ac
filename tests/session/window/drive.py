#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive.py IMZAM VIRTUAL-CARD: the pages, the card, the quick check, the practice."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from desk import (HOLDER, PATIENCE, _, card_of, check_names, dialog, find, insert_card,
                  install_browser, label, mount_catalogues, press, pyatspi, quit_imzam,
                  remove_card, skip_welcome, start_imzam, tab_to, text_of, wait)


def check_list():
    """That of the sitting, with a card in it. Esc closes it."""
    tab_to(_('List of this sitting'))
    press('space')
    tab_to(_('Keep a list of this sitting'))
    press('space')
    card = insert_card()
    row = wait('the card in the list', lambda: find(
        lambda node: node.getRole() == pyatspi.ROLE_LIST_ITEM and text_of(node).startswith('Ç***')))
    assert _('Renewal time') in text_of(row), row.name
    check_names()
    remove_card(card)
    wait('no card', lambda: find(lambda node: text_of(node).startswith(_('Insert the card'))))
    press('Escape')
    wait('the end of the list', lambda: not label(_('Keep a list of this sitting')))


def check_preferences():
    press('ctrl+comma')
    wait('the preferences', dialog)
    check_names()
    press('Escape')
    wait('the end of the preferences', lambda: not dialog())


def check_glance():
    """The quick check by its key, also when another program asks for it; Esc leaves it."""
    words = _('Insert the card') + '. '

    def view():
        return find(lambda node: text_of(node).startswith(words))

    assert not view()
    press('F11')
    wait('the quick check', view)
    check_names()
    check_list()
    press('Escape')
    wait('the question whether the list may go', dialog)
    check_names()
    # libadwaita 1.2 names it twice, the first time with its underline.
    verb = _('_Leave')
    tab_to(f"{verb} {verb.replace('_', '')}")
    press('space')
    wait('the end of the quick check', lambda: not view() and label(_('Insert your e-imza')))
    assert subprocess.run([sys.argv[1], '--glance'], check=False, timeout=PATIENCE).returncode == 0
    wait('the quick check from outside', view)
    press('F11')
    wait('the end of it', lambda: not view() and label(_('Insert your e-imza')))


def check_card():
    card = insert_card()
    wait('the card', lambda: card_of(HOLDER))
    wait('its title', lambda: label(_('Renewal time')))
    start_of_sentence = _('Renew your e-imza now: the last application date is {last}, '
                          '{last-left} left.').split('{', maxsplit=1)[0]
    wait('its sentence', lambda: find(
        lambda node: start_of_sentence in text_of(node) and node.getRole() == pyatspi.ROLE_LABEL))
    wait('its verification', lambda: label(_('Verification')))
    check_names()
    return card


def check_keyboard():
    """The button leads into the guide, Esc out of it."""
    tab_to(_('Start the renewal guide'))
    press('space')
    wait('the guide', lambda: label(_('Renewal with e-onay')))
    check_names()
    press('Escape')
    wait('all guides', lambda: label(_('All guides')))
    check_names()
    press('alt+1')
    wait('the card again', lambda: card_of(HOLDER))


def check_practice():
    bar = _('Practice: this is not a real e-imza')
    assert not label(bar)
    press('ctrl+p')
    wait('the practice bar', lambda: label(bar))
    wait('the practice card', lambda: card_of(_('PRACTICE CARD')))
    check_names()
    press('ctrl+p')
    wait('the end of the practice', lambda: not label(bar) and label(_('Insert your e-imza')))

    # A real card is never hidden by the practice one.
    press('ctrl+p')
    wait('the practice bar again', lambda: label(bar))
    card = insert_card()
    wait('the real card', lambda: card_of(HOLDER) and not label(bar))
    return card


def stop_service():
    number = Path('/run/pcscd/pcscd.pid').read_text(encoding='utf-8').strip('\n\0')
    os.kill(int(number), signal.SIGTERM)
    wait('the missing service', lambda: label(_('The card service is not running')))
    assert label('sudo systemctl enable --now pcscd.socket')


def main():
    install_browser()
    mount_catalogues()
    imzam = start_imzam()
    skip_welcome()
    wait('the picture without a card', lambda: label(_('Insert your e-imza')))

    card = check_card()
    check_keyboard()
    remove_card(card)
    wait('no card', lambda: label(_('Insert your e-imza')) and not card_of(HOLDER))

    check_glance()
    check_preferences()
    remove_card(check_practice())
    wait('no card again', lambda: label(_('Insert your e-imza')))
    stop_service()

    quit_imzam(imzam)


main()
