"""What each task asks of a record: from the record's fields to the form that the scorers take."""

from .registry import TASKS, Measure, Part, Task

__all__ = ["TASKS", "Measure", "Part", "Task"]
