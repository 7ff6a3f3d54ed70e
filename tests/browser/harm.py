"""Documents made to run scripts, and a watch that writes down every script that one of them brought along."""

from tests.importing.word_files import link, note_reference, paragraph, run, table, word_file

from .watching import PatientWatch

HARM = "window.harmed=1,alert(1)"
SCRIPT = f"<script>{HARM}</script>"
IMAGE = f'"><img src=x onerror="{HARM}">'
VECTOR = f"'><svg/onload={HARM}>"
ENDS = f"</title></textarea></style></script>--><script>{HARM}</script>"
BRACES = "{{ 7|add:7 }}{% debug %}${7*7}"
ADDRESS = f"javascript:{HARM}"
DATA = "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg=="
SENTENCE = (
    "The ferry line has slowly changed the route to Astrakhan, as all the ministers of the shore noted."
)
BODY = f"""{SENTENCE} {SCRIPT} {IMAGE} {SENTENCE}

## Grain {VECTOR} and timber

A [word]({ADDRESS}), a [second]({DATA}), a <a href="{ADDRESS}">third</a> and {ENDS} stand in it. {SENTENCE}

- an item {IMAGE} of a list
- another item {BRACES} of it

> {SENTENCE} {VECTOR} {SENTENCE}

| Port | Tons {SCRIPT} |
|---|---|
| Anzali {IMAGE} | 12 |

{SENTENCE} {SENTENCE}¹

¹ A note {SCRIPT} at the foot of the page.
"""
PAPER = f"""Ports {SCRIPT} of the North {ENDS}

Parvin {IMAGE} Karimi

{BODY}
Keywords: Iran {SCRIPT}, grain {IMAGE}, {BRACES}, {ADDRESS}.
"""
FIELDS = f"""---
title: 'Winds {SCRIPT} of the South {IMAGE.replace("'", "")}'
subtitle: 'Sails {ENDS}'
authors:
  - name: 'Elaheh {SCRIPT} Rostami'
    affiliation: 'University {IMAGE} of Rasht'
keywords: ['wind {SCRIPT}', '{ADDRESS}', '{BRACES}']
url: '{ADDRESS}'
website: '{DATA}'
date: 2019-05-04
---

{BODY}"""
REPORT = f"""9/98 IRS PAPERS

MAY 2019

Harbours {SCRIPT} of the Caspian {IMAGE}

INSTITUTE FOR REGIONAL STUDIES (IRS)

Copyrights & Permissions

This paper {VECTOR} is copyright of IRS.

Preface

{SENTENCE} {SCRIPT} {SENTENCE}

Reza {IMAGE} Amini

Dean of the Institute for Regional Studies (IRS)

TABLE OF CONTENTS

Grain {SCRIPT} and Rail (P. Karimi)\t3
Timber {IMAGE} and Sea (O. Sokolov)\t7

Grain {SCRIPT} and Rail

Parvin Karimi¹

{SENTENCE} {IMAGE} {SENTENCE}

¹ Professor {VECTOR}, University of Rasht

Keywords: grain {SCRIPT}, rail.

Timber {IMAGE} and Sea

Oleg Sokolov²

{SENTENCE} {ENDS} {SENTENCE}

² Professor {SCRIPT}, University of Astrakhan

Keywords: timber, sea {BRACES}.

Authors:

From Iran:

Parvin Karimi, PhD in History {SCRIPT}.

From Russia:

Oleg Sokolov, PhD in History.

Reference: “Harbours {SCRIPT} of the Caspian” (May 2019). Institute for Regional Studies (IRS). Tehran.

Contact Information

Email: {IMAGE}

Website: {ADDRESS}
"""
FOUND = """() => {
    const runs = ({name, value}) => /^on/i.test(name) && value.includes("harmed");
    const leads = ({name, value}) => /^(href|src|srcdoc|action|formaction|data|xlink:href)$/i.test(name)
        && /^\\s*(javascript|data:text)/i.test(value);
    const found = [...document.querySelectorAll("*")].flatMap(element => [...element.attributes]
        .filter(attribute => runs(attribute) || leads(attribute))
        .map(attribute => `${element.tagName} ${attribute.name}=${attribute.value}`));
    return window.harmed ? [...found, "a script ran"] : found;
}"""


class HarmWatch(PatientWatch):
    """Writes down every script that a document brought along, whether it ran or waits for a click."""

    def __init__(self, page, base):
        super().__init__(page, base)
        page.on("dialog", self._on_dialog)

    def _on_console(self, message):
        # The editor of tables complains of its own translation, in the browser of every editor.
        if "handsontable.com/i18n" not in message.text:
            super()._on_console(message)

    def _on_dialog(self, dialog):
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def look_for_harm(self):
        self.faults += [f"harm: {found}" for found in self.page.evaluate(FOUND)]


def hostile_word_file() -> bytes:
    return word_file(
        paragraph(f"Roads {SCRIPT} of the East", style="heading 1"),
        paragraph(run(f"Nader {IMAGE} Azimi", "b"), note_reference(2)),
        paragraph(
            f"{SENTENCE} {ENDS} ", link("first", "rId9"), " and ", link("second", "rId8"), f" {SENTENCE}"
        ),
        paragraph(f"Rail {VECTOR}", style="heading 2"),
        table([["Port", SCRIPT], [IMAGE, BRACES]]),
        paragraph(f"{SENTENCE} {SENTENCE}"),
        notes={2: f"Professor {SCRIPT}, University of Rasht"},
        links={"rId9": ADDRESS, "rId8": DATA},
    )
