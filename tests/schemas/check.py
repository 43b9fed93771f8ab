"""Holds every .sarif file of a folder against the schema of SARIF, and against what GitHub code scanning demands.

    python3 check.py SCHEMA FOLDER

Needs `jsonschema` and `rfc3986-validator`, which lets it judge URIs. Says what is wrong and ends with 1; otherwise says how many files it read.
"""

import gzip
import json
import sys
from pathlib import Path

from jsonschema import Draft7Validator, FormatChecker

# From GitHub's documentation: "SARIF results exceed one or more limits", "SARIF results file is too large".
RESULTS, LOCATIONS, TAGS, COMPRESSED = 25_000, 1_000, 20, 10_000_000

# Of a file with more results only this many are held against the schema: a result is like another, and the schema is slow.
ENOUGH = 1_000


def faults(validator, path):
    packed = len(gzip.compress(path.read_bytes(), 6))
    if packed > COMPRESSED:
        yield f"{packed} bytes when compressed"
    log = json.loads(path.read_text(encoding="utf-8"))
    for run in log["runs"]:
        results = run["results"]
        if len(results) > RESULTS:
            yield f"{len(results)} results"
        rules = run["tool"]["driver"]["rules"]
        for rule in rules:
            if not all(rule[key]["text"] for key in ("shortDescription", "fullDescription", "help")):
                yield f"{rule['id']} lacks a text"
            if len(rule["properties"]["tags"]) > TAGS:
                yield f"{rule['id']} has too many tags"
        for result in results:
            if len(result["locations"]) != 1 or len(result.get("relatedLocations", [])) >= LOCATIONS:
                yield f"{result['ruleId']} has {len(result['locations'])} places"
            region = result["locations"][0]["physicalLocation"]["region"]
            if not {"startLine", "startColumn", "endLine", "endColumn"} <= region.keys():
                yield f"{result['ruleId']} lacks a part of its region"
        if len(results) > ENOUGH:
            run["results"] = results[:: len(results) // ENOUGH + 1]
            print(f"{path.name}: {len(results)} results, {path.stat().st_size} bytes, {packed} when compressed")
    for error in validator.iter_errors(log):
        yield f"{error.json_path}: {error.message[:300]}"


def main(schema, folder):
    schema = json.loads(Path(schema).read_text(encoding="utf-8"))
    Draft7Validator.check_schema(schema)
    formats = FormatChecker()
    if "uri-reference" not in formats.checkers:
        sys.exit("rfc3986-validator is missing: URIs would pass unread")
    validator = Draft7Validator(schema, format_checker=formats)
    files = sorted(Path(folder).glob("*.sarif"))
    wrong = [f"{path.name}: {fault}" for path in files for fault in faults(validator, path)]
    print("\n".join(wrong) if wrong else f"{len(files)} files, nothing wrong")
    return 1 if wrong or not files else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
