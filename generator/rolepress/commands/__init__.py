"""What each command does: calls the room that can do it, and prints what came of it.

Only light rooms are imported here; a command imports the heavy ones when it runs.
"""

from __future__ import annotations

from rolepress.commands.saying import PROBLEMS, WRONG_USE, WrongUseError, in_uk

__all__ = ["WrongUseError", "code_of", "in_uk", "refusals"]


def refusals() -> tuple[type[Exception], ...]:
    """Return the exceptions whose message is for the person at the keyboard. Only asked for when one is met."""
    from rolepress.collect.folder import CannotCollectError
    from rolepress.comparing.refusing import CannotCompareError
    from rolepress.formats.pdf.weasy import WrongWeasyPrintError
    from rolepress.importers.records import CannotImportError
    from rolepress.new import CannotMakeError
    from rolepress.private import CannotWriteHereError
    from rolepress.publish import CannotPublishError
    from rolepress.serve.server import CannotListenError
    from rolepress.theme import TemplateFaultError
    from rolepress.together import CannotWriteError
    from rolepress.work import NoSuchExecutorError, WorkersStoppedError

    machine = NoSuchExecutorError, WorkersStoppedError, WrongWeasyPrintError
    written = CannotCompareError, CannotMakeError, CannotPublishError, CannotWriteError, CannotWriteHereError
    made = CannotCollectError, CannotImportError, *written
    return CannotListenError, *made, TemplateFaultError, *machine


def code_of(refusal: Exception) -> int:
    """Return the exit code of one of the `refusals`."""
    from rolepress.collect.folder import CannotCollectError
    from rolepress.comparing.refusing import CannotCompareError
    from rolepress.new import CannotMakeError
    from rolepress.private import CannotWriteHereError
    from rolepress.work import NoSuchExecutorError

    wrong = CannotCollectError | CannotCompareError | CannotMakeError | CannotWriteHereError | NoSuchExecutorError
    return WRONG_USE if isinstance(refusal, wrong) else PROBLEMS
