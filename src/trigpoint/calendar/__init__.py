"""Months, quarters, financial and academic years, England's working days, and sums with dates.

Import from the module that answers the question: `periods`, `working_days` or `dates`.
"""
