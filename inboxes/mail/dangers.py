"""What an attachment could do to whoever opens it, by its name and by its first bytes.

Pure.  Nothing is opened, unpacked or decoded here: only the magic bytes count.
"""

import re

# What a browser may show from this site, and what says that it is that.  No SVG: it is a document.
IMAGES = {
    "image/png": ((0, b"\x89PNG\r\n\x1a\n"),),
    "image/jpeg": ((0, b"\xff\xd8\xff"),),
    "image/gif": ((0, b"GIF87a"),),
    "image/webp": ((0, b"RIFF"), (8, b"WEBP")),
    "image/avif": ((4, b"ftypavif"),),
}
IMAGES_OTHERWISE = {"image/gif": ((0, b"GIF89a"),), "image/avif": ((4, b"ftypavis"),)}
HEAD_BYTES = 1024

PROGRAM, SCRIPT, MACROS, PAGE, ARCHIVE, DISGUISED = "program", "script", "macros", "page", "archive", "disguised"

_endings = {
    PROGRAM: "apk app appimage appx bin com cpl deb dll dmg elf exe gadget ipa jar msc msi msix msp pif pkg rpm run "
    "scr sys xpi",
    SCRIPT: "applescript bash bat chm cmd command csh desktop fish hta inf jnlp js jse ksh library-ms lnk mjs php pl "
    "ps1 ps1xml psc1 psd1 psm1 py pyw rb reg scf scpt sct search-ms settingcontent-ms sh url vb vbe vbs ws wsc "
    "wsf wsh zsh",
    MACROS: "accdb ade adp doc docm dot dotm mdb one potm ppam ppsm ppt pptm rtf slk sldm wll xla xlam xll xlm xls "
    "xlsb xlsm xlt xltm",
    PAGE: "htm html mht mhtml shtml svg svgz xht xhtml xml xsl",
    ARCHIVE: "7z ace arj bz2 cab gz img iso lha lz lzh rar tar tbz tgz txz udf vhd vhdx xz z zip zipx zst",
}
DANGEROUS = {ending: danger for danger, endings in _endings.items() for ending in endings.split()}
# Zip files that are no archives to whoever opens them.
_zipped = frozenset("docx dotx epub key numbers odg odp ods odt pages potx ppsx pptx vsdx xltx xlsx xps".split())
_types = {
    "application/x-msdownload": PROGRAM, "application/x-dosexec": PROGRAM, "application/x-executable": PROGRAM,
    "application/java-archive": PROGRAM, "application/javascript": SCRIPT, "text/javascript": SCRIPT,
    "application/x-sh": SCRIPT, "text/html": PAGE, "image/svg+xml": PAGE, "application/xhtml+xml": PAGE,
    "text/xml": PAGE, "application/xml": PAGE, "application/zip": ARCHIVE, "application/x-rar-compressed": ARCHIVE,
}  # fmt: skip
_magic = (
    (b"MZ", PROGRAM), (b"\x7fELF", PROGRAM), (b"\xca\xfe\xba\xbe", PROGRAM), (b"\xcf\xfa\xed\xfe", PROGRAM),
    (b"\xfe\xed\xfa\xcf", PROGRAM), (b"!<arch>\ndebian", PROGRAM), (b"\xed\xab\xee\xdb", PROGRAM),
    (b"L\0\0\0\x01\x14\x02\0", SCRIPT), (b"#!", SCRIPT),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", MACROS), (b"{\\rtf", MACROS),
    (b"PK\x03\x04", ARCHIVE), (b"Rar!\x1a", ARCHIVE), (b"7z\xbc\xaf\x27\x1c", ARCHIVE), (b"\x1f\x8b", ARCHIVE),
    (b"BZh", ARCHIVE), (b"\xfd7zXZ\0", ARCHIVE), (b"MSCF", ARCHIVE),
)  # fmt: skip
# What file_names.py calls a part that has no name and no known type: nobody claims that it is a program.
_named_here = re.compile(r"part-\d+\.bin")
_markup = (b"<!doctype html", b"<html", b"<script", b"<svg", b"<?xml", b"<body", b"<iframe")
# What an ending promises, for those that people trust.
_promises = {
    "pdf": (b"%PDF-",), "png": (b"\x89PNG",), "jpg": (b"\xff\xd8\xff",), "jpeg": (b"\xff\xd8\xff",),
    "gif": (b"GIF8",), "webp": (b"RIFF",), "docx": (b"PK",), "xlsx": (b"PK",), "pptx": (b"PK",), "odt": (b"PK",),
}  # fmt: skip


# What does harm by being opened; the others only where their reader goes on.
SEVERE = frozenset((PROGRAM, SCRIPT, DISGUISED))


def image_type(head: bytes) -> str:
    """Return which of IMAGES these first bytes begin; "" for anything else, whatever it is called."""
    for table in (IMAGES, IMAGES_OTHERWISE):
        for kind, marks in table.items():
            if all(head[offset : offset + len(mark)] == mark for offset, mark in marks):
                return kind
    return ""


def danger_of(name: str, kind: str, head: bytes | None = None) -> str:
    """Return the worst that name, declared type and first bytes say, or "" for nothing.

    `head` is None where the content was not looked at.
    """
    ending = name.rpartition(".")[2].lower() if "." in name and not _named_here.fullmatch(name) else ""
    said = DANGEROUS.get(ending) or (_types.get(kind, "") if ending not in _zipped else "")
    if said in (PROGRAM, SCRIPT, MACROS):
        return said
    found = _danger_in(head or b"")
    if found == ARCHIVE and ending in _zipped:
        found = ""
    if found and found != said:
        # A text file may begin with "#!" or markup; what calls itself a picture or a PDF may not.
        return DISGUISED if ending in _promises else found
    if head and ending in _promises and not head.startswith(_promises[ending]):
        return DISGUISED
    return said


def _danger_in(head: bytes) -> str:
    for mark, danger in _magic:
        if head.startswith(mark):
            return danger
    return PAGE if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_markup) else ""
