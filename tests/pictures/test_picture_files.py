"""The pictures of a project are listed with their sizes, and nothing outside it is."""

import struct
from pathlib import Path, PurePosixPath

from rolepress.pictures import FOLDER, PictureFile, picture_files, pictures_of

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


def test_pictures_in_texts_are_found_in_the_organisations_own_folder_first(tmp_path):
    folder = tmp_path / FOLDER
    (folder / "northshire").mkdir(parents=True)
    (folder / "phone.svg").write_text("<svg>ours</svg>")
    (folder / "northshire/phone.svg").write_text("<svg>theirs</svg>")
    (folder / "team.png").write_bytes(b"png")

    found = pictures_of(tmp_path, "northshire", ["team", "phone", "nowhere"])

    assert found == {"phone.svg": b"<svg>theirs</svg>", "team.png": b"png"}
    assert pictures_of(tmp_path, "fenland", ["phone"]) == {"phone.svg": b"<svg>ours</svg>"}


def test_a_picture_in_a_text_is_not_read_from_outside_the_project(tmp_path):
    folder = tmp_path / "project" / FOLDER
    folder.mkdir(parents=True)
    (tmp_path / "secret.svg").write_text("<svg/>")
    (folder / "phone.svg").symlink_to(tmp_path / "secret.svg")

    assert pictures_of(tmp_path / "project", "northshire", ["phone"]) == {}
