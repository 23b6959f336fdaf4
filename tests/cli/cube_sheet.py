"""The first half of the plain second reading (see `cube_oracle`): words, maps, and from the bytes
of a file to the fields of its rows."""
import datetime
import re
from decimal import ROUND_HALF_UP, Decimal

NOTHING = {"", "-", "--", "—", "——", "/", "无", "NULL", "\\N"}
UTF8_BOM, GB_BOM = b"\xef\xbb\xbf", b"\x84\x31\x95\x33"


class Refused(Exception):
    """What the program leaves with exit 2."""


# --- words ---------------------------------------------------------------------------------------

def fold(text):
    out = []
    for c in text:
        if 0xFF01 <= ord(c) <= 0xFF5E:
            c = chr(ord(c) - 0xFEE0)
        elif c in "\u3000\u00a0\ufeff\u200b":
            c = " "
        out.append(c)
    return "".join(out).strip(" \t\r\n")


def name_of(text):
    return fold(text).lower()


def value_of(text):
    text = fold(text)
    return "" if text in NOTHING else text


def upper(text):
    return re.sub("[a-z]+", lambda found: found.group().upper(), text)


def decimal(text, scale):
    """An integer, None where the text is no number."""
    text = re.sub(r"[,¥￥元\s]", "", text)
    if not re.fullmatch(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?", text):
        return None
    if Decimal(text) < 0:
        return -1
    return int((Decimal(text) * scale).quantize(Decimal(1), rounding=ROUND_HALF_UP))


DATE = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})-([0-9]{1,2})|/([0-9]{1,2})/([0-9]{1,2})"
                  r"|\.([0-9]{1,2})\.([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日)"
                  r"(?:[ T]+[0-9]{1,2}(:[0-9]{1,2}){0,2}(\.[0-9]+)?)?")


def day_of(text):
    """A date, "" for none, None for a bad one."""
    if not text:
        return ""
    found = DATE.fullmatch(text)
    if found:
        parts = [int(p) for p in found.groups()[:9] if p]
    elif re.fullmatch(r"[0-9]{8}([0-9]{2}){0,3}", text):
        parts = [int(text[:4]), int(text[4:6]), int(text[6:8])]
    elif re.fullmatch(r"[0-9]{5}(\.[0-9]+)?", text) and 32874 <= int(text[:5]) <= 73050:
        return datetime.date(1899, 12, 30) + datetime.timedelta(int(text[:5]))
    else:
        return None
    try:
        day = datetime.date(*parts)
    except ValueError:
        return None
    return "" if day == datetime.date(1900, 1, 1) or day.year == 9999 else day


LEVELS = {word: str(i + 1) for words in ("1234", "一二三四", "ⅠⅡⅢⅣ", ["I", "II", "III", "IV"],
                                         ["01", "02", "03", "04"], ["1.0", "2.0", "3.0", "4.0"])
          for i, word in enumerate(words)}


def level_of(text):
    return LEVELS.get(text[:-1] if text.endswith("级") else text, "")


def icd9(text):
    """The code in its written form, and the forms that a lost zero may have had."""
    code, tries = re.sub(r"\s", "", upper(fold(text))), []
    code = code.rstrip("†*+")
    if not re.fullmatch("[0-9O.X]+", code):
        return code, tries
    code = code.replace("O", "0").replace("X", "x")
    if re.fullmatch(r"[0-9]\.[0-9].*", code):
        code = "0" + code
    if re.fullmatch(r"[0-9]{3,4}", code):
        if len(code) == 3:
            tries.append("0" + code[0] + "." + code[1:])
        code = code[:2] + "." + code[2:]
    elif re.fullmatch(r"[0-9]{2}", code):
        tries += ["0" + code[0] + "." + code[1], code + ".0"]
    if re.fullmatch(r"[0-9]{2}\.[0-9]", code):
        tries.append(code + "0")
    return code, tries


def drg_of(text):
    return re.sub(r"\s", "", upper(value_of(text)))


# --- the map -------------------------------------------------------------------------------------

def word_list(line):
    """The words of a line, `|` apart, a comment cut off."""
    line = re.split(r"(?:^|\s)#(?![0-9])", line)[0]
    return re.findall(r"\||[^\s|]+", line)


class Column:
    def __init__(self, words):
        self.names, self.levels, self.dates, self.level_map = [], [], [], None
        self.left, self.money, self.map, self.code = None, None, None, "plain"
        part = self.names
        i = 0
        while i < len(words):
            word = words[i]
            if word in ("level", "date") and self.list_:
                part = self.levels if word == "level" else self.dates
            elif word == "date":
                while i + 1 < len(words) and words[i + 1].strip(",") in (
                        "ymdhms", "ymd", "compact", "excel-serial"):
                    i += 1
            elif word in ("left", "money", "code"):
                i += 1
                setattr(self, word, int(words[i]) if word == "left" else words[i])
            elif word == "map":
                pairs = {}
                while i + 1 < len(words) and "=" in words[i + 1]:
                    i += 1
                    pairs.update([words[i].split("=", 1)])
                if part is self.levels:
                    self.level_map = pairs
                else:
                    self.map = pairs
            elif word != "|":
                part.append(word)
            i += 1

    list_ = False


class ListColumn(Column):
    list_ = True


class Map:
    def __init__(self, text):
        self.columns, self.skips = {}, []
        self.encoding = self.delim = "auto"
        self.source = ""
        for line in text.splitlines():
            words = word_list(line)
            if not words:
                continue
            name = words[0]
            if name == "skip-row":
                col, values = re.fullmatch(r"skip-row\s+when\s+(\S+)\s+in\s+\((.*)\)\s*",
                                           line.strip()).groups()
                self.skips.append((col, [fold(v) for v in re.findall(r'"([^"]*)"', values)]))
            elif name in ("source", "encoding", "delim"):
                setattr(self, name, words[1])
            else:
                self.columns[name] = (ListColumn if name.endswith("[]") else Column)(words[1:])
        names = [n for c in self.columns.values() for n in c.names + c.levels + c.dates]
        self.headerless = all(n.startswith("#") for n in names)


class Binding:
    """Where the columns of a map stand in one header."""

    def __init__(self, map_, header):
        self.map, self.names = map_, header
        at = {}
        for i, name in enumerate(header):
            at.setdefault(name_of(name), i)
        at.update({f"#{i + 1}": i for i in range(len(header))})
        self.at = lambda n: at.get(name_of(n))
        self.mapped = set()
        for col in map_.columns.values():
            for i, n in enumerate(col.names):
                self.mapped.add(self.at(n))
                for more in (col.levels[i:i + 1], col.dates[i:i + 1]):
                    if more and self.at(n) is not None:
                        self.mapped.add(self.at(more[0]))
        for col, _ in map_.skips:
            self.mapped.add(self.at(col))
        self.mapped.discard(None)
        for need in ("inst_code", "dis_time", "dx1"):
            if not self.bound(need):
                raise Refused(need)
        if not (self.bound("res_code") or self.bound("res_addr") or self.bound("id_prefix")):
            raise Refused("residence")

    def bound(self, name):
        col = self.map.columns.get(name)
        return [self.at(n) for n in col.names if self.at(n) is not None] if col else []

    def value(self, row, name):
        """The first alternative that is there and not empty, with what the map does to it."""
        col = self.map.columns.get(name)
        if not col:
            return ""
        for i in self.bound(name):
            text = value_of(row.get(i, ""))
            if text:
                if col.left:
                    text = text[:col.left]
                if col.map is not None:
                    text = col.map.get(text, col.map.get("*", ""))
                return text
        return ""

    def lost(self, row, name, spoilt):
        """Whether the alternative that speaks for the column has lost bytes."""
        return next((i in spoilt for i in self.bound(name) if value_of(row.get(i, ""))), False)


# --- reading -------------------------------------------------------------------------------------

GB = re.compile(rb"[\x00-\x7f]|[\x81-\xfe][\x40-\x7e\x80-\xfe]"
                rb"|[\x81-\xfe][0-9][\x81-\xfe][0-9]")


def gb_character(data):
    """One character; the table of Python lacks the areas for private use."""
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError:
        if len(data) != 2:
            raise
    first, second = data
    if second >= 0xA1 and 0xAA <= first <= 0xAF:
        return chr(0xE000 + (first - 0xAA) * 94 + second - 0xA1)
    if second >= 0xA1 and first >= 0xF8:
        return chr(0xE234 + (first - 0xF8) * 94 + second - 0xA1)
    return chr(0xE4C6 + (first - 0xA1) * 96 + second - 0x40 - (second > 0x7F))


def decoded(data, encoding):
    """The text, None where it is not valid."""
    try:
        if encoding == "utf-8":
            return data.decode("utf-8")
        parts = GB.findall(data)
        return "".join(map(gb_character, parts)) if sum(map(len, parts)) == len(data) else None
    except UnicodeDecodeError:
        return None


def valid(data, encoding):
    return decoded(data, encoding) is not None


def without_half(data, encoding):
    """The bytes without an incomplete character at their very end; None where still invalid."""
    if valid(data, encoding):
        return data
    for cut in (1, 2, 3):
        head, tail = data[:-cut], data[-cut:]
        if len(tail) == cut and valid(head, encoding) and half(tail, encoding):
            return head
    return None


def half(tail, encoding):
    """Whether the bytes are the beginning of a character."""
    if encoding == "gb18030":
        return re.fullmatch(rb"[\x81-\xfe]([0-9]([\x81-\xfe])?)?", tail) is not None
    try:
        tail.decode(encoding)
    except UnicodeDecodeError as reason:
        return reason.start == 0 and "end of data" in reason.reason
    return False


def replaced(data, encoding):
    """The text with U+FFFD for each invalid byte; whether there was any, or a half at the end."""
    out, i, hit = [], 0, False
    while i < len(data):
        if half(data[i:], encoding):
            return "".join(out), hit, True
        for size in (1, 2, 3, 4):
            part = data[i:i + size]
            if len(part) == size and len(decoded(part, encoding) or "") == 1:
                out.append(decoded(part, encoding))
                i += size
                break
        else:
            out.append("\ufffd")
            hit = True
            i += 1
    return "".join(out), hit, False


def split_lines(data):
    return re.findall(rb"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z", data)


class File:
    def __init__(self, data, map_):
        self.bytes = len(data)
        encoding = map_.encoding
        if data.startswith(UTF8_BOM):
            encoding, data = "utf-8", data[3:]
        elif data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            encoding, data = "utf-16", data.decode("utf-16", "replace").encode("utf-8")
        elif data.startswith(GB_BOM):
            encoding, data = "gb18030", data[4:]
        elif encoding == "auto":
            high = [l for l in split_lines(data[:1 << 20]) if any(b >= 0x80 for b in l)]
            good = sum(valid(l, "utf-8") for l in high)
            encoding = "utf-8" if 2 * good >= len(high) else "gb18030"
        self.encoding = encoding
        if data.endswith(b"\x1a"):
            data = data[:-1]
        bom = GB_BOM if encoding == "gb18030" else UTF8_BOM
        self.lines = []  # text, its end, whether something was removed
        for line in split_lines(data):
            text = line.rstrip(b"\r\n")
            clean = text.replace(b"\0", b"").replace(b"\x1a", b"").replace(bom, b"")
            for mark in (UTF8_BOM, GB_BOM):  # where a file was glued to another
                clean = clean[len(mark):] if clean.startswith(mark) else clean
            self.lines.append((clean, line[len(text):], clean != text))
        self.at = 0
        self.delim = {"auto": None, "TAB": b"\t", "tab": b"\t"}.get(
            map_.delim, map_.delim.encode())

    def blank(self, line):
        encoding = "gb18030" if self.encoding == "gb18030" else "utf-8"
        bare = re.sub(b'[" \t' + (self.delim or b",;\t") + b"]", b"", line)
        return not bare or not fold(decoded(bare, encoding) or "x")

    def find_header(self):
        """The first line that is neither blank nor sep=X; None at the end."""
        while self.at < len(self.lines):
            line = self.lines[self.at][0]
            found = re.fullmatch(rb'"?sep=(.)"?', line.strip(b" "), re.I)
            if found:
                self.delim = found.group(1)
            elif not self.blank(line):
                if not self.delim:
                    bare = re.sub(rb'"[^"]*"', b"", line)
                    self.delim = max([b",", b";", b"\t"], key=bare.count)
                return line
            self.at += 1
        return None

    def rfc(self, text):
        """Fields and whether a quote stood inside an unquoted one; "open", or None."""
        fields, field, odd = [], b"", False
        i, state = 0, "start"
        while i < len(text):
            c = text[i:i + 1]
            if state == "quoted":
                if c == b'"' and text[i + 1:i + 2] == b'"':
                    field += c
                    i += 1
                elif c == b'"':
                    state = "closed"
                else:
                    field += c
            elif c == self.delim:
                fields.append(field)
                field, state = b"", "start"
            elif state == "closed":
                return None
            elif c == b'"' and state == "start":
                state = "quoted"
            else:
                odd = odd or c == b'"'
                field += c
                state = "bare"
            i += 1
        return "open" if state == "quoted" else (fields + [field], odd)

    def first(self):
        """Fields and lines of what stands here, however many they are."""
        text = b""
        for j in range(self.at, min(self.at + 10, len(self.lines))):
            text += self.lines[j][0]
            got = self.rfc(text)
            if got != "open":
                break
            text += self.lines[j][1]
        if isinstance(got, tuple):
            return got[0], j + 1 - self.at
        return [p.strip(b'" \t') for p in self.lines[self.at][0].split(self.delim)], 1

    def record(self, n):
        """(fields or None, flags, lines used) of the record that begins here."""
        line, _, removed = self.lines[self.at]
        flags = {"text.repaired"} if removed else set()
        parts = line.split(self.delim)
        quotes = b'"' in line
        if not quotes and len(parts) == n:
            return parts, flags, 1
        if quotes:
            text, more, long = b"", set(flags), None
            for j in range(self.at, min(self.at + 10, len(self.lines))):
                text += self.lines[j][0]
                more |= {"text.repaired"} if self.lines[j][2] else set()
                got = self.rfc(text)
                if got == "open":
                    text += self.lines[j][1]
                    continue
                if got and len(got[0]) == n:
                    return got[0], more | ({"line.quote"} if got[1] else set()), j + 1 - self.at
                if got and len(got[0]) > n and all(self.blank(p) for p in got[0][n:]):
                    more |= {"line.extra"} | ({"line.quote"} if got[1] else set())
                    long = got[0][:n], more, j + 1 - self.at
                break
            flags.add("line.quote")
            if len(parts) == n:
                return [p.strip(b'" \t') for p in parts], flags, 1
        if len(parts) < n:
            text, more = line, set(flags)
            for j in range(self.at + 1, min(self.at + 10, len(self.lines))):
                next_line, _, removed = self.lines[j]
                if len(next_line.split(self.delim)) >= n:
                    break
                text += b" " + next_line
                more |= {"text.repaired"} if removed else set()
                more |= {"line.quote"} if b'"' in next_line else set()
                if len(text.split(self.delim)) >= n:
                    break
            joined = text.split(self.delim)
            if len(joined) == n:
                used = j + 1 - self.at
                return [p.strip(b'" \t') for p in joined], more | {"line.joined"}, used
        if quotes and long:
            return long
        if len(parts) > n and all(self.blank(p) for p in parts[n:]):
            return [p.strip(b'" \t') for p in parts[:n]], flags | {"line.extra"}, 1
        return None, set(), 1

    def decode(self, fields, binding, flags):
        """Column -> text, the encoding, the columns that lost bytes."""
        data = {i: fields[i] for i in binding.mapped if i < len(fields)}
        order = ["utf-8", "gb18030"]
        if self.encoding == "gb18030":
            as_utf8 = (all(valid(d, "utf-8") for d in data.values())
                       and any(b >= 0xE0 for d in data.values() for b in d))
            order = ["utf-8"] if as_utf8 else ["gb18030", "utf-8"]
        if self.encoding == "utf-16":
            order = ["utf-8"]
        for encoding in order:
            cut = {i: without_half(d, encoding) for i, d in data.items()}
            if None not in cut.values():
                if cut != data:
                    flags.add("text.repaired")
                name = self.encoding if self.encoding == "utf-16" else encoding
                if name != self.encoding:
                    flags.add("text.encoding")
                return {i: decoded(d, encoding) for i, d in cut.items()}, name, set()
        out, spoilt = {}, set()
        encoding = "utf-8" if self.encoding == "utf-16" else self.encoding
        for i, d in data.items():
            out[i], hit, cut = replaced(d, encoding)
            spoilt |= {i} if hit else set()
            if cut:
                flags.add("text.repaired")
        flags.add("text.replaced")
        return out, self.encoding, spoilt
