"""The writing of a work, looked through part by part: what the checks find, and repairs in a new draft."""
