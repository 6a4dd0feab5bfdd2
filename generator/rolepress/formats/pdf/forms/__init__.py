"""Forms that can be filled in: fields that say what they ask, and show what is typed in every viewer.

WeasyPrint makes a form of its own. Ours takes its place: see `fields`.
"""

from rolepress.formats.pdf.forms.fields import add_form
from rolepress.formats.pdf.forms.inputs import Inputs, taking_inputs

__all__ = ["Inputs", "add_form", "taking_inputs"]
