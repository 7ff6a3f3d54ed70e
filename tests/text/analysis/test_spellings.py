"""What finds what: spellings and forms of a word that meet, and words that only look alike."""

import pytest

from .small_index import finds

MEET = """
the S-300 system | S300 | S-300 | S 300 | "S 300 system"
the S300 system | S-300 | S 300 | "S-300 system"
سامانهٔ اس-۳۰۰ | اس ۳۰۰ | اس-300 | اس۳۰۰
چشم‌انداز همکاری | چشم انداز | چشمانداز | "چشم انداز همکاری"
چشم انداز همکاری | چشم‌انداز | چشمانداز | "چشم‌انداز همکاری"
سرمایه‌گذاری خارجی | سرمایه گذاری | سرمایهگذاری
the US's policy | US | us | "US policy"
the U.S.'s policy | US | U.S. | "US policy"
US SANCTIONS AGAINST IRAN | US | us sanctions | sanction
organised | organization | organize | organisations
organizations | organise | organisation
defence | defense
centre | center | centers
neighbouring behaviour | neighbor behavior
programmes | program
crises | crisis
analyses | analysis | analyse | analyze
revision | revise | revised
promised | promise
kindnesses | kindness
women | woman
counter-terrorism | counterterrorism | counter terrorism | "counter-terrorism"
counterterrorism | counter-terrorism | counter terrorism
Hamidreza Azizi | Hamid Reza
1,397 men | 1397 | ۱۳۹۷
دوره ی گذار | دوره گذار | دورهٔ گذار | دوره‌ی گذار
مهم تر | مهم‌تر | مهم
کشورهایشان | کشور | کشورها | کشورشان
ایرانیان | ایرانی
دانشجویان | دانشجو
دانشجو | دانشجویان
نمایندگان | نماینده
رهبران | رهبر
رهبر | رهبران
مذاکرات | مذاکره
مذاکره | مذاکرات
انتخابات | انتخاب
شورای امنیت | شورا
اروپایی | اروپا
نفتی | نفت
پاکستانی | پاکستان
فوق‌العاده | فوق العاده
مؤسسه | موسسه
Россией | Россия | россии
ещё | еще
naïve | naive
Qur’an | Quran
who is who | who
"""
APART = """
police | policy
us | US and them
news | new
these | theses
treaty | treatise
let us talk | US
گفتمان | گفت | گفتم
ساختمان | ساخت
فیلتر | فیل
ناتوان | ناتو
امارات | آمار
انتخاب | انتخابات
امنیت | امنیتی
منطقه‌ای | منطق
تنها | تن
S-400 | S-300
the 300 men of S | S-300
"""


def rows(table):
    """Return (text, words) for each line "text | words | words"."""
    found = []
    for line in table.strip().splitlines():
        text, *asked = line.split(" | ")
        found += [(text, words) for words in asked]
    return found


@pytest.mark.parametrize(("text", "words"), rows(MEET))
def test_it_is_found(text, words):
    assert finds(words, text)


@pytest.mark.parametrize(("text", "words"), rows(APART))
def test_it_is_another_word(text, words):
    assert not finds(words, text)


def test_who_is_dropped_from_a_question_and_wanted_in_capitals():
    assert finds("who is Putin", "Putin's aims")
    assert not finds("WHO Putin", "Putin's aims")
    assert finds("WHO SUPPORTS PUTIN", "Putin supports them")


def test_an_exclusion_knows_the_other_spellings():
    assert not finds("روسیه -چشم‌انداز", "روسیه و چشم انداز آن")
    assert finds("روسیه -چشم‌انداز", "روسیه و آیندهٔ آن")
