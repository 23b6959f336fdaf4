"""Holds an answer against docs/openapi.json: the part of JSON Schema that the program prints.

A keyword that is not known here fails, so that nothing is believed to be checked that is not.
"""
import json
import os
import re

NOTES = {"description", "default"}
TYPES = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "array": list,
         "object": dict, "null": type(None)}


class Contract:
    """The printed file: which addresses there are, and what each takes and replies."""

    def __init__(self, source):
        with open(os.path.join(source, "docs", "openapi.json"), encoding="utf-8") as file:
            self.document = json.load(file)

    def operation(self, method, path):
        """The row for a path as it was asked, None where no address fits."""
        path = path.split("?")[0]
        for address, methods in self.document["paths"].items():
            if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", address), path):
                return methods.get(method.lower())
        return None

    def check_reply(self, method, path, value):
        operation = self.operation(method, path)
        assert operation, f"docs/openapi.json has no {method} {path}"
        media = operation["responses"]["2XX"]["content"]
        self.check(path, media["application/json"]["schema"], value)

    def check_problem(self, path, value):
        self.check(path, {"$ref": "#/components/schemas/Problem"}, value)

    def check(self, where, schema, value):
        for keyword, wanted in schema.items():
            if keyword not in NOTES:
                getattr(self, "on_" + keyword.lstrip("$"))(where, schema, wanted, value)

    def on_ref(self, where, _, wanted, value):
        at = self.document
        for word in wanted.removeprefix("#/").split("/"):
            at = at[word]
        self.check(where, at, value)

    def on_type(self, where, _, wanted, value):
        names = wanted if isinstance(wanted, list) else [wanted]
        fits = any(isinstance(value, TYPES[name])
                   and (name == "boolean") >= isinstance(value, bool) for name in names)
        assert fits, f"{where}: {value!r} is not {' or '.join(names)}"

    def on_enum(self, where, _, wanted, value):
        assert value in wanted, f"{where}: {value!r} is not one of {wanted}"

    def on_pattern(self, where, _, wanted, value):
        assert value is None or re.search(wanted, value), f"{where}: {value!r} against {wanted}"

    def on_properties(self, where, _, wanted, value):
        for name, inner in wanted.items():
            if name in value:
                self.check(f"{where}.{name}", inner, value[name])

    def on_required(self, where, _, wanted, value):
        assert set(wanted) <= set(value), f"{where}: missing {set(wanted) - set(value)}"

    def on_additionalProperties(self, where, schema, wanted, value):
        assert wanted is False
        more = set(value) - set(schema["properties"])
        assert not more, f"{where}: unwritten {more}"

    def on_items(self, where, _, wanted, value):
        for number, item in enumerate(value):
            self.check(f"{where}[{number}]", wanted, item)

    def on_minimum(self, where, _, wanted, value):
        assert value is None or value >= wanted, f"{where}: {value} < {wanted}"

    def on_maximum(self, where, _, wanted, value):
        assert value is None or value <= wanted, f"{where}: {value} > {wanted}"

    def on_minLength(self, where, _, wanted, value):
        assert value is None or len(value) >= wanted, f"{where}: {value!r} is too short"

    def on_maxLength(self, where, _, wanted, value):
        assert value is None or len(value) <= wanted, f"{where}: {value!r} is too long"
