"""Pages woven from clean interviews: order, questions apart from answers, captions aside, losses flagged.

The reader was tuned on other seeds than those from 100 on.
"""

import itertools

import pytest

from tests.importing.interviews.woven import STYLES, WOVEN, make_case, measure, row

# The shortest interview of each language goes through every style; the longer ones once through each weave.
SHORT = {"en": "tapes", "fa": "wind_fa"}
SURE = ("labels", "short names", "names", "bold", "italics", "asked", "bold lines")


def cases(language):
    weaves = itertools.cycle(("columns", "rows", "turns", "gutter"))
    pages = [
        make_case(SHORT[language], next(weaves), seed, SURE[seed % len(SURE)], most=8)
        for seed in range(100, 121)
    ]
    return pages + [make_case(name, next(weaves), 100 + i) for i, name in enumerate(WOVEN[language] * 2)]


# A page of one language without capitals shows less of its order: (words, glued).
BOUNDS = {"en": (0.98, 0.01), "fa": (0.97, 0.03)}


@pytest.fixture(scope="module", params=["en", "fa"])
def language(request):
    return request.param


@pytest.fixture(scope="module")
def figures(language):
    return [measure(case) for case in cases(language)]


def faults(figures, name):
    counts = [getattr(one, name) for one in figures]
    return sum(one for one, _ in counts) / max(1, sum(all_ for _, all_ in counts))


def test_there_are_enough_pages_of_either_language(figures):
    assert len(figures) >= 25
    assert row(figures).startswith(f"{len(figures):3d} pages  words 0.")


def test_words_come_back_in_their_order(figures, language):
    assert sum(one.words for one in figures) / len(figures) >= BOUNDS[language][0]


def test_questions_stand_apart_from_answers(figures, language):
    assert faults(figures, "glued") <= BOUNDS[language][1]


def test_captions_stand_outside_of_sentences(figures):
    assert faults(figures, "captions") == 0


def test_losses_are_flagged(figures):
    assert sum(one.unflagged[1] for one in figures) > 10
    assert faults(figures, "unflagged") == 0


def test_a_page_is_the_same_for_the_same_seed():
    assert make_case("ferry", "turns", 7) == make_case("ferry", "turns", 7)
    assert make_case("ferry", "turns", 7) != make_case("ferry", "turns", 8)


@pytest.mark.parametrize("style", STYLES)
def test_a_page_holds_its_words(style):
    case = make_case("seeds", "columns", 5, style, "")
    printed = "".join(line.text for line in case.lines).replace("-", "").replace("*", "").replace(" ", "")
    assert all(word.replace("-", "") in printed for word in case.words if "’" not in word)
