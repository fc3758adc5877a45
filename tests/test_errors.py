"""Errors on purpose."""

from __future__ import annotations

import pickle

from reportedly.errors import BadOption


def test_an_error_says_the_same_in_another_process():
    error = BadOption("no such file", where="a.jsonl", todo="check the name")
    there = pickle.loads(pickle.dumps(error))
    assert str(there) == str(error) == "a.jsonl: no such file. Check the name."
    assert type(there) is BadOption and (there.found, there.where, there.todo) == (error.found, error.where, error.todo)
