"""Small pictures for journeys: a DICOM object (Secondary Capture, 8x8, explicit little endian) and a PNG."""
import os
import struct
import uuid
import zlib

LONG = (b"OB", b"OW", b"SQ", b"UN")
CAPTURE = "1.2.840.10008.5.1.4.1.1.7"


def uid():
    return f"2.25.{uuid.uuid4().int}"


def element(group, number, kind, value):
    if isinstance(value, str):
        value = value.encode()
    value += (b"\0" if kind in (b"UI", b"OB") else b" ") * (len(value) % 2)
    head = struct.pack("<HH", group, number) + kind
    return head + (struct.pack("<HI", 0, len(value)) if kind in LONG else struct.pack("<H", len(value))) + value


def dicom(accession, patient, study, modality="DX", series=None, instance=None):
    instance = instance or uid()
    meta = (element(2, 1, b"OB", b"\0\1") + element(2, 2, b"UI", CAPTURE) + element(2, 3, b"UI", instance)
            + element(2, 0x10, b"UI", "1.2.840.10008.1.2.1") + element(2, 0x12, b"UI", "1.2.826.0.1.3680043.9.9999"))
    body = (element(8, 5, b"CS", "ISO_IR 192") + element(8, 0x16, b"UI", CAPTURE) + element(8, 0x18, b"UI", instance)
            + element(8, 0x50, b"SH", accession) + element(8, 0x60, b"CS", modality) + element(0x10, 0x10, b"PN", "WANG")
            + element(0x10, 0x20, b"LO", patient) + element(0x20, 0xD, b"UI", study) + element(0x20, 0xE, b"UI", series or uid())
            + element(0x28, 2, b"US", struct.pack("<H", 1)) + element(0x28, 4, b"CS", "MONOCHROME2")
            + element(0x28, 0x10, b"US", struct.pack("<H", 8)) + element(0x28, 0x11, b"US", struct.pack("<H", 8))
            + element(0x28, 0x100, b"US", struct.pack("<H", 8)) + element(0x28, 0x101, b"US", struct.pack("<H", 8))
            + element(0x28, 0x102, b"US", struct.pack("<H", 7)) + element(0x28, 0x103, b"US", struct.pack("<H", 0))
            + element(0x7FE0, 0x10, b"OB", bytes(range(64))))
    return b"\0" * 128 + b"DICM" + element(2, 0, b"UL", struct.pack("<I", len(meta))) + meta + body


def png(width=16, height=12, noise=False):
    """Grey; of noise, which no packing makes shorter."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    if noise:
        rows = b"".join(b"\0" + os.urandom(width) for _ in range(height))
    else:
        rows = b"".join(b"\0" + bytes((x * 15) % 256 for x in range(width)) for _ in range(height))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
