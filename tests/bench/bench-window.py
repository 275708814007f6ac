# SPDX-License-Identifier: GPL-3.0-or-later
"""bench-window.py STATE FIRST-PAINT BLANK-WINDOW IMZAM SCHEMAS [VIRTUAL-CARD]

What İmzam's window costs, against a window with nothing in it: first painted frame, memory, and
wake-ups while nothing happens. STATE is "card" (inside with-reader) or "no-reader" (inside
with-reader --no-pcscd; a pcscd that knows no reader is started here)."""

import contextlib
import os
import shutil
import subprocess
import tempfile
import time

from bench_common import (Bus, Card, Display, PIPES, PRESENCE_S, Program, format_spread,
                          print_table, read_line, run_main, set_window_environment)

N = 9
N_IDLE = 3
SETTLE_S = 1
IDLE_S = 10
PCSCD_SOCKET = '/run/pcscd/pcscd.comm'


class ServiceWithoutReaders(Program):
    """A pcscd that knows no reader."""

    def __init__(self, folder):
        pcscd = shutil.which('pcscd') or '/usr/sbin/pcscd'
        argv = [pcscd, '--foreground', '--error', '--config', folder]
        usage = subprocess.run([pcscd, '--help'], capture_output=True, text=True, check=False)
        if '--disable-polkit' in usage.stdout + usage.stderr:
            argv.append('--disable-polkit')
        super().__init__(argv, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 10
        while not os.path.exists(PCSCD_SOCKET):
            if time.monotonic() > deadline:
                raise RuntimeError('pcscd did not come up')
            time.sleep(0.01)


def read_memory(pid):
    """MB of private dirty memory and PSS."""
    values = {}
    with open(f'/proc/{pid}/smaps_rollup', encoding='ascii') as stream:
        for line in stream.readlines()[1:]:
            name, value = line.split(':')
            values[name] = int(value.split()[0]) / 1024
    return values['Private_Dirty'], values['Pss']


def count_switches(pid):
    """Context switches of all threads, wanted or not."""
    n = 0
    for task in os.listdir(f'/proc/{pid}/task'):
        with open(f'/proc/{pid}/task/{task}/status', encoding='utf-8') as stream:
            n += sum(int(line.split()[1]) for line in stream if 'ctxt_switches' in line)
    return n


def measure(first_paint, program, with_idle):
    result = {}
    with Program([first_paint, program], **PIPES) as watch:
        line = read_line(watch, 30).split()
        if len(line) != 3:
            raise RuntimeError(f'{program} painted no window')
        pid = int(line[0])
        result['first'], result['last'] = int(line[1]) / 1e3, int(line[2]) / 1e3
        time.sleep(SETTLE_S)
        result['dirty'], result['pss'] = read_memory(pid)
        if with_idle:
            before = count_switches(pid)
            time.sleep(IDLE_S)
            result['switches'] = count_switches(pid) - before
        watch.process.stdin.close()
        watch.process.wait()
    return result


def print_results(state, results):
    quantities = [('first', 'first painted frame, ms', 1), ('last', 'last change, ms', 1),
                  ('dirty', 'private dirty, MB', 1), ('pss', 'PSS, MB', 1),
                  ('switches', f'context switches in {IDLE_S} s', 0)]
    rows = []
    for key, title, digits in quantities:
        medians = {}
        for name, rounds in results.items():
            values = [one[key] for one in rounds if key in one]
            medians[name] = format_spread(values, digits)
        blank, imzam = (float(medians[name][0]) for name in ('blank', 'imzam'))
        ratio = f'{imzam / blank:.2f}' if blank > 0 else ''
        rows.append([title, *medians['blank'], *medians['imzam'], ratio])
    print_table(f'Window, {state} (N={N}; idle N={N_IDLE})',
                ['', 'blank', 'min', 'max', 'imzam', 'min', 'max', 'ratio'], rows)


def main(state, first_paint, blank, imzam, schemas, virtual_card=None):
    programs = {'blank': blank, 'imzam': imzam}
    results = {name: [] for name in programs}
    with contextlib.ExitStack() as stack:
        home = stack.enter_context(tempfile.TemporaryDirectory())
        empty = stack.enter_context(tempfile.TemporaryDirectory())
        stack.enter_context(Display())
        stack.enter_context(Bus())
        set_window_environment(home, schemas)
        if state == 'card':
            stack.enter_context(Card(virtual_card))
            time.sleep(PRESENCE_S)
        else:
            stack.enter_context(ServiceWithoutReaders(empty))
        for i in range(N + 1):  # the first round only fills the caches
            for name, program in programs.items():
                result = measure(first_paint, program, 0 < i <= N_IDLE)
                if i > 0:
                    results[name].append(result)
    print_results(state, results)


if __name__ == '__main__':
    run_main(main)
