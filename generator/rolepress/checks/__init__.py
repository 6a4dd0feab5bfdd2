"""Rules over documents and over finished files; each rule's docstring is its page in the handbook."""

from rolepress.checks.allowances import Allowances, without_allowed
from rolepress.checks.manuscripts import manuscript_problems
from rolepress.checks.printed import pdf_problems
from rolepress.checks.rules import Finding, Rule, RulePage, known_rules, rule, rule_pages
from rolepress.checks.running import problems_of

__all__ = [
    "Allowances",
    "Finding",
    "Rule",
    "RulePage",
    "known_rules",
    "manuscript_problems",
    "pdf_problems",
    "problems_of",
    "rule",
    "rule_pages",
    "without_allowed",
]
