"""The workshop of people: the list, who may be one, merging, changes with their undo, and one person."""
