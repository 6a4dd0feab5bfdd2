"""The pictures of a project are listed with their sizes, and nothing outside it is."""

import struct
from pathlib import Path, PurePosixPath

from rolepress.pictures import PictureFile, picture_files

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 320, 200) + b"\x08\x02"


def put(root: Path, path: str, data: bytes) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(data)


def test_pictures_have_their_sizes_where_the_file_says_them(tmp_path: Path):
    put(tmp_path, "content/pictures/northshire/logo.png", PNG)
    put(tmp_path, "content/pictures/northshire/drawn.svg", b"<svg/>")
    put(tmp_path, "content/pictures/northshire/short.png", PNG[:12])
    put(tmp_path, "content/pictures/README.md", b"Pictures")

    folder = PurePosixPath("content/pictures/northshire")
    assert picture_files(tmp_path) == (
        PictureFile(folder / "drawn.svg", 6),
        PictureFile(folder / "logo.png", len(PNG), (320, 200)),
        PictureFile(folder / "short.png", 12),
    )


def test_a_link_out_of_the_project_is_left_out(tmp_path: Path):
    put(tmp_path, "elsewhere.png", PNG)
    (tmp_path / "project/content/pictures").mkdir(parents=True)
    (tmp_path / "project/content/pictures/logo.png").symlink_to(tmp_path / "elsewhere.png")

    assert picture_files(tmp_path / "project") == ()


def test_a_project_without_pictures_has_none(tmp_path: Path):
    assert picture_files(tmp_path) == ()
