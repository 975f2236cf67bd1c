"""The text of a measure, YAML with a small checked subset of SQL, read into the model.

Every mistake is a plain sentence with file, line, column and what to write instead.
"""
