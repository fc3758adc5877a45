"""Known actors under spellings that the registry does not list."""

from __future__ import annotations

import pytest

from reportedly.registry import default, find_like


@pytest.mark.parametrize(
    ("name", "person", "slug"),
    [
        ("Serghei Lavrow", True, "sergei-lavrov"),
        ("Front de libération du peuple du Tigré", False, "tplf"),
        ("Southern Army", False, None),
        ("Lavrow", True, None),
        ("Ali Hassan", True, None),
    ],
)
def test_the_one_actor_whose_name_it_spells_is_found(name, person, slug):
    found = find_like(default(), name, person=person)
    assert (found and found[0].id) == slug
