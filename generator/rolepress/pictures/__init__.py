"""The pictures of a project: the files that lie in content/pictures, and which of them shows which idea."""

from rolepress.pictures.books import BOOK, Credit, Drawing
from rolepress.pictures.files import FOLDER, PictureFile, picture_files
from rolepress.pictures.shelf import Shelf, ShownBy, drawings, pictures_of, shelf_for

__all__ = [
    "BOOK",
    "FOLDER",
    "Credit",
    "Drawing",
    "PictureFile",
    "Shelf",
    "ShownBy",
    "drawings",
    "picture_files",
    "pictures_of",
    "shelf_for",
]
