"""The PDF format's engine: an HTML page and its print styles in, an accessible, reproducible PDF out.

WeasyPrint is slow to import and is only imported when `write_pdf` is called.
"""

from rolepress.formats.pdf.engine import PdfFile, PdfOptions, write_pdf

__all__ = ["PdfFile", "PdfOptions", "write_pdf"]
