"""A council's folder and what can be done with it: the same verbs for the command line and for notebooks.

from trigpoint.project import Project
council = Project.open("demo")
council.run(as_at="2022-03", known_on=..., now=...)
"""

from trigpoint.project.project import Project

__all__ = ["Project"]
