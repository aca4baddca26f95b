#!/usr/bin/env python3
"""Validates cases (JSON, as written by the program) against its schema: schema_test.py SCHEMA CASE..."""
import json
import sys

try:
    from jsonschema import Draft202012Validator
except ImportError:
    print("python3-jsonschema is not here: skipped")
    sys.exit(77)

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema)
bad = 0
for name in sys.argv[2:]:
    with open(name, encoding="utf-8") as file:
        case = json.load(file)
    for error in validator.iter_errors(case):
        bad += 1
        print(f"{name}: {'/'.join(str(p) for p in error.absolute_path)}: {error.message[:300]}")
sys.exit(1 if bad else 0)
