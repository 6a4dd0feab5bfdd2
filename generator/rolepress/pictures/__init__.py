"""The pictures of a project: the files that lie in content/pictures, and which of them shows which idea."""

from rolepress.pictures.files import FOLDER, PictureFile, picture_files
from rolepress.pictures.shelf import BOOK, Credit, Drawing, Shelf, drawings, pictures_of, shelf_for

__all__ = [
    "BOOK",
    "FOLDER",
    "Credit",
    "Drawing",
    "PictureFile",
    "Shelf",
    "drawings",
    "picture_files",
    "pictures_of",
    "shelf_for",
]
