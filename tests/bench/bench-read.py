# SPDX-License-Identifier: GPL-3.0-or-later
"""bench-read.py VIRTUAL-CARD IMZAMCTL IMZAM-TOKEN-READER MODULE

A cold reading of a card with three certificates, by imzamctl, by imzam-token-reader with OpenSC's
module and by OpenSC's tools, inside with-reader. Cold: each reading is a new process; files are in
the page cache. The card carries the AKİS layout, which imzamctl reads, and a PKCS#15 tree of the
same certificates, which OpenSC reads. APDUs are counted by the card."""

import base64
import os
import re
import subprocess
import tempfile
import time

from bench_common import (Card, PRESENCE_S, SLOW_OPTIONS, format_spread, print_table, run_main,
                          say)

N_FAST = 15
N_SLOW = 3
N_FILES = 10  # 2F10 to 2F19 on AKİS v2

OPENSC_TOOLS = [
    ['pkcs15-tool', '-c'],
    ['pkcs11-tool', '--module', 'opensc-pkcs11.so', '-O', '--type', 'cert'],
]

# One a certificate in each of the outputs; "MII begins one in base64.
CERTIFICATE = re.compile(r'"sha256"|"MII|Certificate Object|X\.509 Certificate')


def time_reading(argv, output):
    """Milliseconds from the start of the process to its end."""
    actions = [(os.POSIX_SPAWN_OPEN, 1, output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
               (os.POSIX_SPAWN_OPEN, 2, '/dev/null', os.O_WRONLY, 0)]
    start = time.perf_counter_ns()
    pid = os.posix_spawnp(argv[0], argv, os.environ, file_actions=actions)
    _, status = os.waitpid(pid, 0)
    end = time.perf_counter_ns()
    if os.waitstatus_to_exitcode(status) not in (0, 10, 11):
        raise RuntimeError(f'{argv[0]} failed')
    return (end - start) / 1e6


def count_certificates(output):
    with open(output, encoding='utf-8') as stream:
        return len(CERTIFICATE.findall(stream.read()))


def measure(virtual_card, commands, n, options, output):
    times = {name: [] for name, _ in commands}
    with Card(virtual_card, *options):
        time.sleep(PRESENCE_S)
        for i in range(n + 1):  # the first round only fills the caches
            for name, argv in commands:
                milliseconds = time_reading(argv, output)
                if 'version' not in name and count_certificates(output) != 3:
                    raise RuntimeError(f'{name} did not read three certificates')
                if i > 0:
                    times[name].append(milliseconds)
    return times


def count_apdus(virtual_card, argv, output):
    with Card(virtual_card) as card:
        time.sleep(PRESENCE_S)
        time_reading(argv, output)
        return card.remove()


def read_sizes(virtual_card):
    """Bytes of each certificate, as OpenSC reads them."""
    sizes = []
    with Card(virtual_card):
        time.sleep(PRESENCE_S)
        for identifier in ('01', '02', '03'):
            pem = subprocess.run(['pkcs15-tool', '--read-certificate', identifier], check=True,
                                 capture_output=True, text=True).stdout
            body = re.search(r'-----BEGIN [^-]+-----(.*?)-----END', pem, re.S).group(1)
            sizes.append(len(base64.b64decode(body)))
    return sizes


def main(virtual_card, imzamctl, token_reader, module):
    commands = [('imzamctl status --json', [imzamctl, 'status', '--json']),
                ('imzam-token-reader opensc-pkcs11.so', [token_reader, module]),
                ('pkcs15-tool -c', OPENSC_TOOLS[0]),
                ('pkcs11-tool -O --type cert', OPENSC_TOOLS[1]),
                ('(imzamctl --version: no card)', [imzamctl, '--version'])]
    with tempfile.TemporaryDirectory() as folder:
        output = os.path.join(folder, 'output')
        sizes = read_sizes(virtual_card)
        n_reads = sum(-(-size // 256) for size in sizes)
        apdus = {name: count_apdus(virtual_card, argv, output) for name, argv in commands}
        fast = measure(virtual_card, commands, N_FAST, [], output)
        slow = measure(virtual_card, commands, N_SLOW, SLOW_OPTIONS, output)

    print_table('Cold reading of 3 certificates of ' + ', '.join(map(str, sizes)) +
                f' bytes, ms (instant N={N_FAST}; 9600 B/s + 8 ms an APDU N={N_SLOW})',
                ['command', 'APDUs', 'instant', 'min', 'max', 'slow', 'min', 'max'],
                [[name, apdus[name], *format_spread(fast[name]), *format_spread(slow[name])]
                 for name, _ in commands])
    say(f'\nbound: 2 + {N_FILES} SELECTs + {n_reads} READs = {2 + N_FILES + n_reads} APDUs')


if __name__ == '__main__':
    run_main(main)
