"""What is printed from the route table, held against the files in the tree."""
import json
import os

from program import refused, run_tests, xinglin

SOURCE = os.environ.get("SOURCE", ".")


def fresh(word, *path):
    result = xinglin("print", word)
    assert result.status == 0
    with open(os.path.join(SOURCE, *path), encoding="utf-8") as file:
        assert file.read() == result.out, f"{'/'.join(path)} is stale: `make print` rewrites it"
    return result.out


def test_the_printed_files_are_those_of_the_program():
    fresh("types", "web", "src", "api", "types.ts")
    fresh("rights", "docs", "rights.md")
    fresh("openapi", "docs", "openapi.json")


def test_every_reference_of_the_openapi_file_leads_somewhere():
    text = xinglin("print", "openapi").out
    document = json.loads(text)
    assert document["openapi"] == "3.1.0" and len(document["paths"]) >= 18
    for word in set(part.split('"')[0] for part in text.split("#/components/schemas/")[1:]):
        assert word in document["components"]["schemas"], word


def test_each_address_names_its_right_and_each_path_parameter_is_listed():
    for address, methods in json.loads(xinglin("print", "openapi").out)["paths"].items():
        for row in methods.values():
            assert row["x-right"] and row["summary"], address
            for parameter in row["parameters"]:
                assert (parameter["in"] == "path") == ("{%s}" % parameter["name"] in address), address


def test_no_word_another_word_and_two_words_are_refused():
    refused(1, "print", says=["openapi, types or rights"])
    refused(1, "print", "html", says=["openapi, types or rights"])
    refused(1, "print", "openapi", "types", says=["one word"])


if __name__ == "__main__":
    run_tests(globals())
