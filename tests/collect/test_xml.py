"""XML of strangers is elements and text, and nothing that grows or reaches out."""

import pytest

from rolepress.collect.xml import DEEPEST, MOST_ELEMENTS, UnsafeXmlError, parse

BOMB = '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>'
REFUSED = {
    "entities": BOMB.encode(),
    "entities in UTF-16": BOMB.encode("utf-16"),
    "a file of ours": b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    "an outer type": b'<!DOCTYPE a SYSTEM "http://x.example/a.dtd"><a/>',
    "an empty type": b"<!DOCTYPE a><a/>",
    "an entity of its own": b"<a>&nbsp;</a>",
    "no end": b"<a>",
    "nothing": b"",
    "two roots": b"<a/><b/>",
    "an unknown encoding": b'<?xml version="1.0" encoding="nowhere"?><a/>',
    "no namespace": b"<w:a/>",
    "depth": b"<a>" * (DEEPEST + 1) + b"</a>" * (DEEPEST + 1),
    "elements without end": b"<a>" + b"<b/>" * MOST_ELEMENTS + b"</a>",
    "no text": b"\x00\x01",
}


@pytest.mark.parametrize("data", REFUSED.values(), ids=REFUSED)
def test_what_no_word_processor_writes_is_refused(data):
    with pytest.raises(UnsafeXmlError):
        parse(data)


def test_elements_have_their_full_names():
    root = parse('<w:a xmlns:w="urn:w" w:b="1" c="2">x &amp; y<d>ä</d>z</w:a>'.encode())

    assert root.tag == "{urn:w}a"
    assert root.attrib == {"{urn:w}b": "1", "c": "2"}
    assert (root.text, root[0].tag, root[0].text, root[0].tail) == ("x & y", "d", "ä", "z")
