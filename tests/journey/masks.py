"""An identity that the matrix of rights plants: whole where its purpose was told, and nowhere else, whoever asks."""
IDENTITY = {"name": "欧阳翀霁", "id_number": "11010519491231002X", "phone": "13804719582", "address": "虚构市槐荫路8317弄2号"}
MASKED = f"{IDENTITY['name'][0]}*".encode()


class Masks:
    """Looks at every answer of the matrix; which routes showed the identity masked, which whole."""

    def __init__(self):
        self.masked, self.whole = set(), set()

    def look(self, pattern, answer):
        forms = [form for form in IDENTITY.values() if form.encode() in answer.body]
        assert not forms or (pattern.endswith("/unmask") and answer.status == 200), (pattern, forms)
        if forms:
            self.whole.add(pattern)
        elif MASKED in answer.body:
            self.masked.add(pattern)
        return answer

    def check(self, patterns):
        """That each route which unmasks did, and that masks were seen at all."""
        assert self.whole == {pattern for pattern in patterns if pattern.endswith("/unmask")}, self.whole
        assert len(self.masked) >= 8, self.masked
        print(f"        an identity is masked by {len(self.masked)} routes, whole by {len(self.whole)}: {' '.join(sorted(self.masked))}")
