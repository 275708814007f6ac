#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-guides.py IMZAM VIRTUAL-CARD GUIDES: two guides from end to end, with a card, a code and a kill.

GUIDES is the folder with the sources of the guides: what is to be seen is read from there."""

import signal
import sys

from companion import (HAVE_READY, Companion, Guide, button, click, present_step, primary, walk, words_of)
from desk import (_, check_names, find, frame, insert_card, install_browser, label,
                  mount_catalogues, nodes, press, print_tree, pyatspi, quit_imzam, remove_card, shown,
                  skip_welcome, start_imzam, tab_to, text_of, wait)

def open_guides():
    Companion.root = None
    press('alt+2')
    wait('all guides', lambda: label(_('All guides')))


def open_guide(guide):
    open_guides()
    tab_to_row(guide.title)
    press('Return')
    wait('its introduction', lambda: label(HAVE_READY))
    check_names()
    click(_('Start'))


def tab_to_row(title):
    """Rows are named after their titles, with more behind."""
    for _turn in range(60):
        press('Tab')
        found = find(lambda node: node.getState().contains(pyatspi.STATE_FOCUSED)
                     and node.getState().contains(pyatspi.STATE_FOCUSABLE)
                     and text_of(node).startswith(title))
        if found:
            return
    print_tree()
    sys.exit(f'Tab does not lead to: {title}')


def countdown():
    """Minutes and seconds, or None while it does not run."""
    return button(_('New code: start again'))


def do_e_onay(record):
    guide = Guide('e-onay')
    open_guide(guide)
    assert wait('the first step', lambda: present_step(guide)) == 'card'
    assert not find(lambda node: text_of(node) == _('Next step'))
    check_names()

    card = insert_card()
    wait('the card', lambda: primary() and text_of(primary()) == _('Next step'))
    assert walk(guide, 'portal') == ['card', 'java', 'portal']

    click(words_of(guide.steps['portal'].find('link/label')))
    wait('the browser', record.exists)
    assert record.read_text(encoding='utf-8').strip() == guide.steps['portal'].find('link').get('href')

    walk(guide, 'code')
    check_names()
    click(_('Start the countdown'))
    wait('the countdown', countdown)
    click(_('Ten seconds less'))
    return guide, card


def finish_e_onay(guide):
    assert present_step(guide) == 'code'
    walk(guide, 'done')
    click(_('My e-onay is active'))
    press('Escape')
    wait('all guides', lambda: label(_('All guides')))


def kill(imzam):
    imzam.send_signal(signal.SIGKILL)
    imzam.wait()
    wait('the end of the window', lambda: not frame())


def resume(guide):
    open_guides()
    wait('what was left', lambda: label(_('Left half way')))
    name = _('Go on: {guide}').replace('{guide}', guide.title)
    tab_to(name)
    press('space')
    wait('the step where it was left', lambda: present_step(guide) == 'code')


def do_renewal():
    guide = Guide('renew-e-onay')
    press('alt+1')
    Companion.root = None
    click(_('Start the renewal guide'))
    wait('its introduction', lambda: label(HAVE_READY))
    click(_('Start'))
    seen = walk(guide, 'done')
    for step in ('duty', 'record', 'password', 'form-login', 'form', 'sms', 'sms-code', 'choose',
                 'result', 'manager', 'letter', 'sent', 'keep'):
        assert step in seen, f'{step} is not among {seen}'
    assert 'e-mail' not in seen and 'no-letter' not in seen
    check_names()
    click(_('Back to all guides'))
    wait('all guides', lambda: label(_('All guides')))
    assert not label(_('Left half way'))


def check_marked():
    strip = _('Practice: nothing is applied for anywhere')
    assert any(text_of(node) == strip for node in Companion.nodes())


def do_practice():
    """With the practice card, marked on its pages and kept nowhere."""
    guide = Guide('e-onay')
    press('ctrl+p')
    wait('the practice bar', lambda: label(_('Practice: this is not a real e-imza')))
    open_guide(guide)
    wait('the first step', lambda: present_step(guide) == 'card')
    check_marked()
    walk(guide, 'code')
    check_marked()
    press('Escape')
    wait('all guides', lambda: label(_('All guides')))
    assert not label(_('Left half way'))


def main():
    record = install_browser()
    mount_catalogues()
    imzam = start_imzam()
    skip_welcome()

    guide, card = do_e_onay(record)
    kill(imzam)
    # Settings are in memory here, so that it is a first start again; what was done in the guide is on disk.
    imzam = start_imzam()
    skip_welcome()
    resume(guide)
    finish_e_onay(guide)
    do_renewal()

    remove_card(card)
    do_practice()
    quit_imzam(imzam)


main()
