"""How well one line of Persian goes on with another: which classes of words follow one another.

The script has no capitals and the language puts its verbs last, so that little but word order shows where a
line goes on. Only closed classes, verbs and endings are told apart.
"""

from __future__ import annotations

from papers.importing.interviews.grammar import bare, is_finished

_CLASSES = {
    "and": "و یا",
    "that": "که",
    "if": "اگر چون زیرا چنانچه هرچند گرچه وقتی چرا بلکه یعنی",
    "but": "اما ولی پس بعد بنابراین البته",
    "prep": "در به از با بر برای بدون درباره میان بین علیه سوی برخلاف طی روی توسط مثل",
    "till": "تا",
    "obj": "را",
    "this": "این آن همین همان هر هیچ چند یک همه چه کدام دو سه چهار پنج شش هفت هشت نه ده",
    "self": "خود",
    "pron": "من ما او آنها آن\u200cها شما ایشان وی تو",
    "also": "هم نیز",
    "must": "باید نباید شاید آیا خواهد خواهند هنوز فقط حتی همیشه دیگر",
    "verb": (
        "است هست بود شد شود باشد نیست هستند بودند شدند هستیم هستم نیستند دارد دارند داشت کرد کند کنند دهد"
        " گفت داد رفت آمد گرفت زد خورد یافت گذاشت ماند رسید دید گشت گردید کردند کردم کردیم داریم دارم داشتند"
        " گفتند بودم بودیم شدم دادند نبود نشد ندارد ندارند نکرد"
    ),
}
_CLASS_OF = {word: name for name, words in _CLASSES.items() for word in words.split()}
_ENDINGS = (  # (class, least letters, endings)
    ("-of", 4, ("های",)),
    ("plur", 4, ("ها", "هایی", "هایش")),
    ("verb", 3, ("\u200cاند", "\u200cام", "\u200cایم", "\u200cاید", "\u200cاست")),
    ("verb", 5, ("ند",)),
    ("-e", 4, ("ه",)),
    ("-i", 3, ("ی",)),
)
# How much likelier than chance a word of one class (row) is followed by one of another (column), as the
# logarithm of seen / expected by chance in 29,000 words of newspapers, essays and stories: the dev and test
# parts of the Persian Universal Dependency Treebank (Seraji). "." stands before the beginning of a sentence.
_FOLLOWS = """
      word prep   -i verb   -e  and this that  -of  obj pron  num plur must  but also self   if till
word  -0.1 -0.1  0.1  0.4  0.0  0.3 -0.4 -0.7 -0.3  0.2 -0.2  0.1 -0.4 -0.1 -0.6 -0.2  0.3 -1.4 -0.2
prep   0.4 -2.0 -0.2 -2.4  0.3 -4.1  0.9 -2.9  1.0 -3.0  0.1  0.3  0.2 -1.0 -1.3 -1.0 -0.2 -1.5 -1.4
-i    -0.2  0.5 -0.3  0.1 -0.3  0.4 -0.5  0.6 -0.2  0.6 -0.4 -0.7 -0.1  0.0 -0.6  0.2  0.5 -0.8 -0.6
-e    -0.2  0.0  0.0  0.9 -0.3  0.2 -0.4 -0.2 -0.4  0.2 -0.4 -0.2 -0.3  0.5 -0.3  0.0  0.1 -1.3  0.1
.     -0.1  0.3 -0.1 -2.0  0.1 -1.6  0.6 -1.7 -0.4 -2.2  1.6 -0.4  0.1  0.5  1.5 -0.6 -0.9  1.6 -0.3
and    0.3 -0.4  0.3 -1.6  0.0 -1.7 -0.1 -2.5  0.5 -2.2 -1.1  0.7  0.8 -0.1  0.0  0.7 -0.5  0.2 -0.3
this   0.3 -1.2 -0.5 -0.5  0.7 -2.0 -0.1  0.6 -0.6  0.2 -1.4 -1.3  1.3 -0.6 -0.6 -0.6 -0.8 -1.0 -0.7
verb  -0.9 -0.2 -0.8 -1.2 -1.1  1.6 -0.4  2.4 -0.7 -1.1 -0.3 -1.1 -0.8 -0.3  0.6 -0.7 -0.9  0.3  1.2
that  -0.1  0.8 -0.3 -1.3 -0.3 -2.5  0.4 -1.8  0.2 -1.5  0.7 -0.3 -0.1  0.7 -0.3 -0.3 -0.1  1.1  0.2
,      0.2  0.1  0.0 -1.5  0.0 -0.7  0.1 -1.1  0.3 -1.5 -0.7  0.3  0.1  0.2  0.4  0.2 -0.4  0.7 -0.2
-of    0.1 -2.4  1.3 -2.7  0.3 -2.3 -0.4 -1.6 -0.7 -1.4 -0.1 -0.1 -0.3 -0.2 -0.4 -0.6  0.7 -0.6 -0.4
obj   -0.2  1.3 -1.1 -0.4 -0.6 -2.2 -1.2  0.2 -1.4 -1.3 -1.2 -0.4 -0.5  0.2 -0.6  1.1 -0.6 -0.5  0.5
pron  -0.2  0.4 -0.6  0.5 -0.3 -0.5 -0.6 -0.2 -0.9  1.5 -0.5 -0.7 -0.2  0.1 -0.5  1.0 -0.5 -0.2 -0.3
verb, -0.1  0.3 -0.3 -0.9 -0.4  0.0  0.4 -0.6 -0.6 -0.8  0.0  0.3 -0.5  0.8  1.8  0.0 -0.5  1.6  0.2
num    0.4 -0.5 -0.1 -1.8  0.4 -0.5 -1.5 -0.6 -0.9 -0.8 -1.0 -0.4 -0.8 -0.7 -0.5 -0.5 -0.5 -0.4  1.3
plur  -0.6  0.5 -0.4 -0.2 -0.6  1.3 -0.3  0.5 -1.0  1.2 -0.5 -0.2 -0.7 -0.1 -0.4  0.3 -0.1  0.2 -0.2
must  -0.4  0.2 -0.5  1.2 -0.5 -1.3  0.3 -0.8 -0.4 -0.3  0.2 -0.4  0.1 -0.2 -0.4  0.9 -0.3  0.0  0.3
but   -0.4  1.2 -0.3 -1.4 -0.3 -1.3  0.3 -0.8  0.0 -0.6 -0.5 -0.5 -0.1  0.5  0.0 -0.2 -0.2  0.8  0.2
also  -0.1  0.8 -0.5  0.1 -0.3 -1.2  0.0 -0.2  0.1 -0.6 -0.2 -0.5  0.1  0.3  0.3 -0.2 -0.2 -0.2 -0.1
self  -0.1  0.0 -0.4 -0.9  0.0 -0.3 -0.8  0.0 -0.3  2.0 -0.2 -0.4 -0.1  0.0 -0.2  0.5 -0.2 -0.2 -0.1
if     0.2  0.1 -0.1 -1.5 -0.5 -1.1  0.6  0.2  0.3 -0.5  0.4 -0.1  0.2  0.0 -0.2  0.1 -0.2  0.1 -0.1
till   0.2 -0.2 -0.2 -0.4 -0.2 -0.8  0.0 -0.5  0.1 -0.4  0.0  1.3 -0.2 -0.2 -0.1 -0.1 -0.1 -0.1 -0.1
"""
_WEIGHT, _OWN_PAIR = 0.95, 0.15  # fitted by logistic regression to lines set from three interviews
_LEAST, _MOST = -4.0, 3.0


def _table(printed: str) -> dict[tuple[str, str], float]:
    columns, *rows = (row.split() for row in printed.strip().splitlines())
    return {(row[0], name): float(cell) for row in rows for name, cell in zip(columns, row[1:], strict=True)}


_WORTH = _table(_FOLLOWS)


def goes_on(left: str, right: str, own: float) -> float:
    """Return how much likelier than chance it is that `right` follows `left`, as a logarithm.

    `own` is how well they agree by the page's own words.
    """
    worth = _WORTH.get((_last(left.split()[-1]), _class(right.split(None, 1)[0])), 0.0)
    return max(_LEAST, min(_MOST, _WEIGHT * worth + _OWN_PAIR * own))


def _last(word: str) -> str:
    """Return the class of a word and the comma or full stop behind it, as a row of the table names it."""
    if is_finished(word):
        return "."
    name = _class(word)
    if word[-1] in ",،":
        return "verb," if name in ("verb", "-e") else ","
    return name


def _class(word: str) -> str:
    plain = bare(word)
    if plain in _CLASS_OF:
        return _CLASS_OF[plain]
    if plain[:1].isdigit():
        return "num"
    if plain.startswith(("می\u200c", "نمی\u200c")):
        return "verb"
    return next(
        (name for name, least, endings in _ENDINGS if len(plain) >= least and plain.endswith(endings)), "word"
    )
