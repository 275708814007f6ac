# SPDX-License-Identifier: GPL-3.0-or-later
"""Guides as whoever walks them meets them: which step is shown, and what leads on.

The folder with the sources of the guides is the last word of the command line: what is to be seen is read from
there."""

import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from desk import _, find, nodes, print_tree, pyatspi, shown, text_of, wait

ENOUGH = 60  # steps
HAVE_READY = _('Have ready')


def words_of(element):
    """As gettext knows them."""
    return _(' '.join(element.text.split()))


class Guide:
    def __init__(self, name):
        root = ElementTree.parse(Path(sys.argv[-1], f'{name}.xml')).getroot()
        self.name = name
        self.title = words_of(root.find('title'))
        self.steps = {step.get('id'): step for step in root.findall('step')}

    def title_of(self, step):
        return words_of(self.steps[step].find('title'))

    def first_answer(self, step):
        answer = self.steps[step].find('answer')
        return None if answer is None else words_of(answer.find('label'))


class Companion:
    """The page of the guide that is open: what lies beneath it need not be asked each time."""

    root = None

    @classmethod
    def nodes(cls):
        found = list(nodes(cls.root)) if cls.root else []
        if not found:
            cls.root = find(lambda node: node.name == 'ImzGuidePage')
            found = list(nodes(cls.root)) if cls.root else []
        return found


def button(name):
    for node in Companion.nodes() or shown():
        if node.getRole() == pyatspi.ROLE_PUSH_BUTTON and text_of(node) == name:
            return node
    return None


def click(name):
    wait(f'the button “{name}”', lambda: button(name)).queryAction().doAction(0)


WAYS_ON = [_(text) for text in ('Opened, next step', 'Copied, next step', 'Written, next step',
                                'Next step', 'Go on all the same')]


def primary():
    """The button that leads on, whatever it says."""
    for node in Companion.nodes():
        if node.getRole() == pyatspi.ROLE_PUSH_BUTTON and text_of(node) in WAYS_ON:
            return node
    return None


def go_on(guide, step):
    answer = guide.first_answer(step)
    if answer:
        click(answer)
    else:
        wait('a way on', primary).queryAction().doAction(0)


def present_step(guide):
    titles = {text_of(node) for node in Companion.nodes() if node.getRole() == pyatspi.ROLE_LABEL}
    for step in guide.steps:
        if guide.title_of(step) in titles:
            return step
    return None


def next_step(guide, before):
    step = present_step(guide)
    return step if step != before else None


def walk(guide, until):
    """Goes on, the first answer to every question, until that step."""
    seen = []
    step = wait('a step', lambda: present_step(guide))
    while step != until:
        seen.append(step)
        if len(seen) > ENOUGH:
            print_tree()
            sys.exit(f'{guide.name} never comes to {until}: {seen}')
        before = step
        go_on(guide, step)
        step = wait(f'what follows {step}', lambda: next_step(guide, before))
    return seen + [until]
