"""The questions that people ask of the claims of a vault, as values and as text; pure.

`table` lists the claims, `why` says what holds one up and what speaks against it, `retraction` what falls with one,
`difference` what has changed between two states of a vault, and `whole` gives all of it to other programs.
"""
