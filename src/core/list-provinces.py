#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""list-provinces.py ISO-3166-2.JSON OUTPUT: the 81 provinces as C strings, in the order of a Turkish dictionary."""

import json
import sys

N_PROVINCES = 81
ALPHABET = 'aâbcçdefgğhıiîjklmnoöpqrsştuûüvwxyz'


def small(name):
    return name.replace('I', 'ı').replace('İ', 'i').lower()


def main():
    with open(sys.argv[1], encoding='utf-8') as file:
        places = json.load(file)['3166-2']
    names = {place['code']: place['name'] for place in places}
    wanted = [f'TR-{number:02}' for number in range(1, N_PROVINCES + 1)]
    missing = [code for code in wanted if code not in names]
    if missing:
        sys.exit(f'{sys.argv[1]}: without {", ".join(missing)}')

    provinces = sorted((names[code] for code in wanted),
                       key=lambda name: [ALPHABET.index(letter) for letter in small(name)])
    with open(sys.argv[2], 'w', encoding='utf-8') as file:
        file.writelines(f'"{name}",\n' for name in provinces)


main()
