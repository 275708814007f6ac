# SPDX-License-Identifier: GPL-3.0-or-later
"""What the benchmarks share: programs of their own, medians, tables."""

import os
import select
import statistics
import subprocess
import sys
import tempfile
import time

CARD_OPTIONS = ['--certificates', '3', '--filler', '800', '--layout', 'both']
SLOW_OPTIONS = ['--bps', '9600', '--delay-us', '8000']

# Without a buffer, so that select() knows of every line.
PIPES = {'stdin': subprocess.PIPE, 'stdout': subprocess.PIPE, 'bufsize': 0}

# Presence is looked at by vpcd every 400 ms.
PRESENCE_S = 0.9


def say(*words):
    print(*words, flush=True)


class Program:
    """A program that ends with the benchmark; only ever signalled by its own number."""

    def __init__(self, argv, **options):
        self.process = subprocess.Popen(argv, **options)

    def __enter__(self):
        return self

    def __exit__(self, *unused):
        self.stop()

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(5)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                stream.close()


class Card(Program):
    """A card in the first reader; it is there for PC/SC a moment later."""

    def __init__(self, virtual_card, *options):
        self.stats = tempfile.NamedTemporaryFile('r')
        super().__init__([virtual_card, '--stats', self.stats.name, *CARD_OPTIONS, *options],
                         stdout=subprocess.PIPE, text=True)
        if self.process.stdout.readline() != 'ready\n':
            raise RuntimeError('the virtual card did not start')
        self.ready_at = time.monotonic_ns()

    def remove(self):
        """Takes it out and returns the number of APDUs it has seen."""
        self.stop()
        with open(self.stats.name, encoding='ascii') as stats:
            return int(stats.read())


class Display(Program):
    """An X server; DISPLAY names it."""

    def __init__(self):
        reading, writing = os.pipe()
        super().__init__(['Xvfb', '-displayfd', str(writing), '-screen', '0', '1280x1024x24',
                          '-nolisten', 'tcp', '-noreset'],
                         pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as stream:
            os.environ['DISPLAY'] = ':' + stream.readline().strip()


class Bus(Program):
    """A session bus."""

    def __init__(self):
        super().__init__(['dbus-daemon', '--session', '--nofork', '--print-address'],
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        os.environ['DBUS_SESSION_BUS_ADDRESS'] = self.process.stdout.readline().strip()


def set_window_environment(home, schemas=None):
    """The same for every window that is measured. Accessibility is on, as on a desktop."""
    os.environ.update({
        'HOME': home,
        'XDG_CONFIG_HOME': os.path.join(home, 'config'),
        'XDG_DATA_HOME': os.path.join(home, 'data'),
        'XDG_RUNTIME_DIR': home,
        'GDK_BACKEND': 'x11',
        'GSK_RENDERER': 'cairo',
        'GIO_USE_VFS': 'local',
        'ADW_DISABLE_PORTAL': '1',
        'LC_ALL': 'C.UTF-8',
    })
    for name in ('WAYLAND_DISPLAY', 'G_DEBUG', 'GTK_A11Y', 'GSETTINGS_BACKEND', 'MALLOC_CHECK_'):
        os.environ.pop(name, None)
    if schemas is not None:
        subprocess.run(['glib-compile-schemas', '--targetdir', home, schemas], check=True)
        os.environ['GSETTINGS_SCHEMA_DIR'] = home
        os.environ['GSETTINGS_BACKEND'] = 'keyfile'
        # The window as it is every day, not at its first start.
        folder = os.path.join(home, 'config', 'glib-2.0', 'settings')
        os.makedirs(folder)
        with open(os.path.join(folder, 'keyfile'), 'w', encoding='ascii') as stream:
            stream.write('[tr/imzam/Imzam]\nwelcomed=true\n')


def read_line(program, timeout_s):
    """A line of a program started with PIPES."""
    stream = program.process.stdout
    if not select.select([stream], [], [], timeout_s)[0]:
        raise RuntimeError(f'{program.process.args[0]}: no answer within {timeout_s} s')
    return stream.readline().decode()


def print_load(moment):
    """Figures count only when nothing else runs."""
    say(f'{os.cpu_count()} processors, load {os.getloadavg()[0]:.2f} at the {moment}')


def format_spread(values, digits=1):
    return (f'{statistics.median(values):.{digits}f}', f'{min(values):.{digits}f}',
            f'{max(values):.{digits}f}')


def print_table(title, header, rows):
    """A table that is also Markdown."""
    rows = [[str(cell) for cell in row] for row in [header, *rows]]
    widths = [max(len(row[i]) for row in rows) for i in range(len(header))]
    rows.insert(1, ['-' * width for width in widths])
    say(f'\n{title}\n')
    for row in rows:
        cells = [cell.ljust(width) if i == 0 else cell.rjust(width)
                 for i, (cell, width) in enumerate(zip(row, widths))]
        say('| ' + ' | '.join(cells) + ' |')


def run_main(main):
    try:
        print_load('start')
        main(*sys.argv[1:])
        print_load('end')
    except RuntimeError as error:
        sys.exit(f'{os.path.basename(sys.argv[0])}: {error}')
