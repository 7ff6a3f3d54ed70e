"""The workshop of topics: found twins, merged, renamed, split, given and taken, and undone."""
