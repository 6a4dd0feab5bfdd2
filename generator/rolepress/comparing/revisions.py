"""The content of a project as git kept it at a revision, in a folder that is there only while it is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from rolepress.comparing.refusing import CannotCompareError
from rolepress.config import SETTINGS_FILE
from rolepress.file_names import is_inside
from rolepress.git import Answer, NoGitError, SlowGitError, ask_git
from rolepress.library import CONTENT

_PLAIN_FILES = frozenset({"100644", "100755"})  # no links and no other repositories


@contextmanager
def content_at(project: Path, revision: str) -> Iterator[tuple[Path, str]]:
    """Yield a folder with the YAML files of *project* at *revision*, and the short name of that commit.

    Raises CannotCompareError where there is no git, no repository, or no such revision.
    """
    commit = _commit(project, revision)
    with TemporaryDirectory(prefix="rolepress-") as made:
        root = Path(made)
        for path, data in _files(project, commit):
            full = root / path
            full.parent.mkdir(parents=True, exist_ok=True)
            full.write_bytes(data)
        yield root, commit[:8]


def _commit(project: Path, revision: str) -> str:
    """Return the commit that *revision* names."""
    if _git(project, "rev-parse", "--is-inside-work-tree").code:
        raise CannotCompareError(
            "this project is not kept in git, so it has no revisions",
            "compare releases, such as ward-clerk@1.0, or files",
        )
    found = _git(project, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if found.code:
        raise CannotCompareError(
            f"git knows no revision '{revision}'",
            "give a branch, a tag or a commit, such as main:ward-clerk or HEAD~1:ward-clerk",
        )
    return found.words.decode("ascii").strip()


def _files(project: Path, commit: str) -> Iterator[tuple[PurePosixPath, bytes]]:
    """Yield the settings and every YAML file of the content at *commit*, with what is in it."""
    listed = _asked(project, "ls-tree", "-r", "-z", commit, "--", str(SETTINGS_FILE), str(CONTENT))
    found: dict[PurePosixPath, str] = {}
    for line in filter(None, listed.decode("utf-8", "surrogateescape").split("\0")):
        about, _, name = line.partition("\t")
        mode, _, digest = about.split(" ")
        path = PurePosixPath(name)
        if mode in _PLAIN_FILES and path.suffix in (".yml", ".yaml") and is_inside(path):
            found[path] = digest
    yield from zip(found, _contents(project, found.values()), strict=True)


def _contents(project: Path, digests: Iterable[str]) -> Iterator[bytes]:
    """Yield the file that each of *digests* names, in order."""
    wanted = "".join(f"{each}\n" for each in digests)
    told = _asked(project, "cat-file", "--batch", given=wanted.encode("ascii"))
    at = 0
    while at < len(told):
        end = told.index(b"\n", at)
        size = int(told[at:end].split()[2])
        yield told[end + 1 : end + 1 + size]
        at = end + 1 + size + 1


def _asked(project: Path, *question: str, given: bytes = b"") -> bytes:
    answer = _git(project, *question, given=given)
    if answer.code:
        raise CannotCompareError(f"git cannot read that revision: {answer.complaint}", "try: git fsck")
    return answer.words


def _git(project: Path, *question: str, given: bytes = b"") -> Answer:
    try:
        return ask_git(project, *question, given=given)
    except NoGitError:
        raise CannotCompareError(
            "git is not on this computer, and only git knows revisions",
            "install git, or compare releases, such as ward-clerk@1.0",
        ) from None
    except SlowGitError:
        raise CannotCompareError("git took too long to answer", "try again, or compare releases") from None
