"""How others do: published figures of councils, regions and England, read from the files councils download.

Read with `ees`, `lait`, `neet` or `plain`, compare with `comparing`, and list what a publisher changed with
`revising`.
"""
