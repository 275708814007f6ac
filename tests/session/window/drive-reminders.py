#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""drive-reminders.py IMZAM VIRTUAL-CARD GUIDES IMZAMCTL CLAIM-E-IMZA: reminders with the window closed.

Plays what shows notifications, and the person who looks at them. Runs within with-activation.sh."""

import json
import os
import subprocess
import sys

from desk import (HOLDER, PATIENCE, _, check_names, focus_window, frame, label, mount_catalogues,
                  press, wait)
from gi.repository import Gio, GLib

IMZAMCTL, CLAIM = sys.argv[4:6]
NAME = 'org.freedesktop.Notifications'
PATH = '/org/freedesktop/Notifications'
INTERFACE = Gio.DBusNodeInfo.new_for_xml(f'''<node><interface name="{NAME}">
  <method name="GetCapabilities"><arg type="as" direction="out"/></method>
  <method name="Notify">
    <arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
    <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
    <arg type="a{{sv}}" direction="in"/><arg type="i" direction="in"/>
    <arg type="u" direction="out"/>
  </method>
  <method name="CloseNotification"><arg type="u" direction="in"/></method>
</interface></node>''').interfaces[0]

BUS = Gio.bus_get_sync(Gio.BusType.SESSION)
shown = []  # of all notifications: title, body, words of the buttons


def answer(_bus, _sender, _path, _interface, method, parameters, invocation):
    result = None
    if method == 'GetCapabilities':
        result = GLib.Variant('(as)', (['actions', 'body', 'persistence'],))
    elif method == 'Notify':
        name, _replaces, _icon, title, body, actions, hints, _expires = parameters.unpack()
        assert name == 'İmzam' and hints['desktop-entry'] == 'tr.imzam.Imzam'
        shown.append((title, body, actions))
        result = GLib.Variant('(u)', (len(shown),))
    invocation.return_value(result)


def start_server():
    BUS.register_object(PATH, INTERFACE, answer, None, None)
    call('RequestName', '(su)', NAME, 0)


def call(method, form, *arguments):
    answered = BUS.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus',
                             method, GLib.Variant(form, arguments), None, Gio.DBusCallFlags.NONE,
                             -1, None)
    return answered.unpack()


def emit(signal, form, *arguments):
    BUS.emit_signal(None, PATH, NAME, signal, GLib.Variant(form, arguments))


def close(number):
    emit('NotificationClosed', '(uu)', number, 2)


def press_button(number, action):
    emit('ActionInvoked', '(us)', number, action)


def turn():
    while GLib.MainContext.default().iteration(False):
        pass


def is_running():
    turn()
    return call('NameHasOwner', '(s)', 'tr.imzam.Imzam')[0]


def wait_for_end(what):
    wait(what, lambda: not is_running())


def remind(expected, *options):
    """Its output, and what it says on stderr. It waits for what is shown: meanwhile that is answered here."""
    with subprocess.Popen([IMZAMCTL, 'remind', *options], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True) as process:
        wait('the end of imzamctl', lambda: turn() or process.poll() is not None)
        output, words = process.communicate()
    assert process.returncode == expected, (output, words)
    return output, words


def due(*options):
    """The latest first, as they are shown."""
    document = json.loads(remind(0, '--dry-run', '--json', *options)[0])
    assert document['schema'] == 'imzam.remind/1'
    return document['reminders'][::-1]


def claim(days):
    subprocess.run([CLAIM, str(days)], check=True)


def set_display(display):
    call('UpdateActivationEnvironment', '(a{ss})', {'DISPLAY': display})


def check_nothing():
    """Nobody is woken."""
    assert remind(0) == ('', '')
    assert not is_running()


def check_no_display():
    set_display(':65000')
    output, words = remind(1)
    assert output == '' and words.startswith('imzamctl: ') and words.count('\n') == 1, words
    wait_for_end('no program without a screen')
    set_display(os.environ['DISPLAY'])


def check_no_server():
    """Nobody is woken then; a timer tries again."""
    output, words = remind(1)
    assert output == '' and words.startswith('imzamctl: ') and words.count('\n') == 1, words
    assert not is_running()


def wait_for_notices(n):
    wait(f'{n} notifications', lambda: turn() or len(shown) == n)


def check_said():
    """All are shown, without a window and without a name; each is said once."""
    wanted = due()
    assert 1 < len(wanted) <= 4, wanted
    assert remind(0) == ('', '')
    assert len(shown) == len(wanted)
    assert [notice[:2] for notice in shown] == [(one['title'], one['body']) for one in wanted]
    for title, body, actions in shown:
        assert HOLDER not in title + body
        assert actions[4:] == ['later', _('Postpone')]
    assert due() == []
    assert frame() is None
    assert remind(0) == ('', '')
    turn()
    assert len(shown) == len(wanted)
    return wanted


def check_later(wanted):
    """The program waits for the last of them; what is put off comes again."""
    for number in range(1, len(wanted)):
        close(number)
    for _turn in range(20):
        assert is_running()
    press_button(len(wanted), 'later')
    wait_for_end('the end, as the last is put off')
    assert due() == []
    zone = GLib.TimeZone.new_identifier('Europe/Istanbul')
    tomorrow = GLib.DateTime.new_now(zone).add_days(1).format('%F')
    assert wanted[-1]['key'] in [one['key'] for one in due('--date', tomorrow)]


def check_open():
    """The guide opens in a new window; a reminder then comes from the same program."""
    shown.clear()
    claim(25)
    wanted = due()
    with_guide = next(i for i, one in enumerate(wanted) if one['guide'] == 'renew-e-onay')
    assert remind(0) == ('', '')
    wait_for_notices(len(wanted))
    assert shown[with_guide][2][:2] == ['default', _('Open the guide')]
    press_button(with_guide + 1, 'open')
    wait('the guide', lambda: frame() and label(_('Renewal with e-onay')))
    check_names()
    for number in range(1, len(wanted) + 1):
        close(number)
    for _turn in range(20):
        assert is_running()

    shown.clear()
    claim(26)
    wanted = due()
    owner = call('GetNameOwner', '(s)', 'tr.imzam.Imzam')
    assert remind(0) == ('', '')
    wait_for_notices(len(wanted))
    assert call('GetNameOwner', '(s)', 'tr.imzam.Imzam') == owner
    for number in range(1, len(wanted) + 1):
        close(number)
    focus_window()
    press('ctrl+q')
    wait_for_end('the end of the window')


def main():
    mount_catalogues()
    check_nothing()
    claim(20)
    check_no_server()
    start_server()
    check_no_display()
    check_later(check_said())
    check_open()


main()
