"""The pages of docs/reference that follow from declarations, written again from them.

`python -m tools.reference` writes them; with --check it only says which are not current.
"""
