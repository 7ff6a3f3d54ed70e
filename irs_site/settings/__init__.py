"""`base` is for production and refuses to start without its secrets; `dev` and `test` relax it."""
