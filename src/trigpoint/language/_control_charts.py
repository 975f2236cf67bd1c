"""How control charts are tested and chosen: from what is written to the two sets of settings."""

from dataclasses import fields

from trigpoint.language._chart_keys import ControlChartsText
from trigpoint.model.control_charts import ChoiceRules
from trigpoint.model.rule_set import RuleSet


def chart_settings(text: ControlChartsText) -> tuple[RuleSet, ChoiceRules]:
    """The settings under the same names; what is not written is as Making Data Count has it."""
    settings = dict(text)
    rules = {field.name: settings.pop(field.name) for field in fields(RuleSet)}
    return RuleSet(**rules), ChoiceRules(**settings)
