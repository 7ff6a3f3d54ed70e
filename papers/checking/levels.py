"""How serious each rule is in this house: by itself, or as an administrator has set it."""

from papers.models import CheckRule

from .rules import ALL, RULES


def levels() -> dict[str, str]:
    """Return the level of each rule, in the order of the rules; one query."""
    kept = dict(CheckRule.objects.values_list("rule", "level"))
    return {rule.name: kept.get(rule.name, rule.level) for rule in ALL}


def set_levels(wanted: dict[str, str]) -> list[str]:
    """Keep these levels, and nothing where a rule has its own; return the rules whose level has changed."""
    before = levels()
    changed = [name for name, level in wanted.items() if before.get(name, level) != level]
    for name in changed:
        if wanted[name] == RULES[name].level:
            CheckRule.objects.filter(rule=name).delete()
        else:
            CheckRule.objects.update_or_create(rule=name, defaults={"level": wanted[name]})
    return changed


def blocking() -> set[str]:
    """Return the rules that block publishing; one query."""
    rows = CheckRule.objects.filter(level=CheckRule.BLOCKING, rule__in=RULES)
    return set(rows.values_list("rule", flat=True))


def serious() -> list[str]:
    """Return the rules whose findings are errors; one query."""
    return [name for name, level in levels().items() if level in CheckRule.SERIOUS]
