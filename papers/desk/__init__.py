"""What waits for editors: which works lack something, which are late, and how many of each there are."""
