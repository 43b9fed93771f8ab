"""Holds the JSON Schemas of TOML files against their dialect, and the files of a workspace against them.

    python toml.py SCHEMAS WORKSPACE

Dates are text to a validator of JSON, as they are to Taplo. Prints how many schemas and files there were; ends with 1 where one is wrong.
"""

import datetime
import json
import pathlib
import sys
import tomllib

from jsonschema import Draft202012Validator

# The pattern of each kind's files, and one for which the schema must refuse an empty file.
PLACES = {
    "manifest": ["cchc.toml"],
    "agency-plan": ["agencies/*/*/plan.toml"],
    "report": ["agencies/*/*/q?.toml", "agencies/*/*/closing.toml"],
    "amendment": ["amendments/*.toml"],
    "receipts": ["receipts/*.toml"],
    "synthesis": ["syntheses/*/*.toml"],
}


def as_json(value):
    if isinstance(value, dict):
        return {key: as_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_json(inner) for inner in value]
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    return value


def main(schemas, workspace):
    wrong, read = [], 0
    kinds = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(pathlib.Path(schemas).glob("*.json"))}
    for name, schema in kinds.items():
        Draft202012Validator.check_schema(schema)
        validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
        if name in PLACES and validator.is_valid({}):
            wrong.append(f"{name}: an empty file is taken")
        for pattern in PLACES.get(name, []):
            for path in sorted(pathlib.Path(workspace).glob(pattern)):
                read += 1
                for error in validator.iter_errors(as_json(tomllib.loads(path.read_text("utf-8")))):
                    wrong.append(f"{path}: {error.json_path}: {error.message[:200]}")
    print(f"{len(kinds)} schemas, {read} files")
    print("\n".join(wrong))
    return 1 if wrong or read == 0 else 0


sys.exit(main(*sys.argv[1:]))
