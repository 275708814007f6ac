# SPDX-License-Identifier: GPL-3.0-or-later
"""bench-insertion.py VIRTUAL-CARD INSERTION-WINDOW

From the card in the reader to the sentence on the window, and to the colour of the quick check, inside
with-reader. vpcd, the driver of
the virtual reader, looks for a card every 400 ms only: that wait is not İmzam's, so the times
count from PC/SC's own event, and the wait before it stands beside them."""

import random
import tempfile
import time

from bench_common import (Bus, Card, Display, PIPES, Program, SLOW_OPTIONS, format_spread,
                          print_table, read_line, run_main, set_window_environment)

N_FAST = 15
N_SLOW = 5
READER = 'Virtual Reader 00 00'
STAGES = ['reading', 'snapshot', 'label', 'painted']


def read_until(window, last):
    """Times in ms of what the window tells, by its word."""
    times = {}
    while last not in times:
        word, time_us = read_line(window, 20).split()
        times[word] = int(time_us) / 1e3
    return times


def measure(virtual_card, window, n, options):
    rounds = []
    for i in range(n + 1):  # the first one only fills the caches
        time.sleep(random.uniform(0.5, 0.9))
        with Card(virtual_card, *options) as card:
            times = read_until(window, 'painted')
            times['ready'] = card.ready_at / 1e6
        read_until(window, 'gone')
        if i > 0:
            rounds.append(times)
    return rounds


def print_rounds(title, rounds):
    rows = [['inserted → event of PC/SC (vpcd)',
             *format_spread([times['event'] - times['ready'] for times in rounds])]]
    before = 'event'
    for stage in STAGES:
        rows.append([f'{before} → {stage}',
                     *format_spread([times[stage] - times[before] for times in rounds])])
        before = stage
    rows.append(['event → painted',
                 *format_spread([times['painted'] - times['event'] for times in rounds])])
    rows.append(['inserted → painted',
                 *format_spread([times['painted'] - times['ready'] for times in rounds])])
    print_table(f'{title}, ms (N={len(rounds)})', ['', 'median', 'min', 'max'], rows)


def measure_window(virtual_card, arguments):
    with Program(arguments, **PIPES) as window:
        read_until(window, 'open')
        return (measure(virtual_card, window, N_FAST, []),
                measure(virtual_card, window, N_SLOW, SLOW_OPTIONS))


def main(virtual_card, insertion_window):
    with tempfile.TemporaryDirectory() as home, Display(), Bus():
        set_window_environment(home)
        fast, slow = measure_window(virtual_card, [insertion_window, READER])
        glance = measure_window(virtual_card, [insertion_window, READER, 'glance'])
    print_rounds('Insertion of an instant card with 3 certificates', fast)
    print_rounds('The same at 9600 B/s + 8 ms an APDU', slow)
    print_rounds('Quick check: an instant card with 3 certificates', glance[0])
    print_rounds('Quick check: the same at 9600 B/s + 8 ms an APDU', glance[1])


if __name__ == '__main__':
    run_main(main)
