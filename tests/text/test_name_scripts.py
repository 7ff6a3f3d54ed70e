"""Persian and Latin spellings that may be one name, and those that are not."""

import pytest

from papers.text.name_scripts import may_be_written_in_two_scripts


@pytest.mark.parametrize(
    ("latin", "persian"),
    [
        ("Hamidreza Azizi", "حمیدرضا عزیزی"),
        ("Hamid Reza Azizi", "حمید رضا عزیزی"),
        ("Elaheh Koolaee", "الهه کولایی"),
        ("Elahe Kulayi", "الهه كولايي"),
        ("Mohammad Hosseini", "محمد حسینی"),
        ("Dr. Jahangir Karami, Ph.D.", "دکتر جهانگیر کرمی"),
        ("Shiva Khosravi", "شیوا خسروی"),
        ("Parviz Qasemi", "پرویز قاسمی"),
        ("Parviz Ghasemi", "پرویز قاسمی"),
        ("Nikolay Kozhanov", "نیکلای کوژانوف"),
        ("Koolaee, Elaheh", "الهه کولایی"),
    ],
)
def test_two_spellings_of_one_name_are_worth_a_question(latin, persian):
    assert may_be_written_in_two_scripts(latin, persian)
    assert may_be_written_in_two_scripts(persian, latin)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hamidreza Azizi", "حسین عزیزی"),
        ("Hamidreza Azizi", "حمیدرضا کریمی"),
        ("H. Azizi", "حمیدرضا عزیزی"),
        ("Hamidreza Azizi", "ح. عزیزی"),
        ("Hamidreza Azizi", "Hamidreza Azizi"),
        ("حمیدرضا عزیزی", "حمیدرضا عزیزی"),
        ("Ali Aei", "علی آیی"),
        ("Azizi", "عزیزی"),
        ("Николай Кожанов", "نیکلای کوژانوف"),
        ("", "حمیدرضا عزیزی"),
        ("...", "، ،"),
    ],
)
def test_other_names_are_not(one, other):
    assert not may_be_written_in_two_scripts(one, other)
    assert not may_be_written_in_two_scripts(other, one)


def test_the_sounds_that_persian_writes_with_several_letters_are_one():
    for persian in ("صادق سمیعی", "ثادق صمیعی"):
        assert may_be_written_in_two_scripts("Sadeq Samiei", persian)
    assert not may_be_written_in_two_scripts("Sadeq Samiei", "صادق شمیعی")
