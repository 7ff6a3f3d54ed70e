"""The read model of visible works: made of pages, kept with every change, checked, listed and searched."""
