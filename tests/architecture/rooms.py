#!/usr/bin/env python3
"""Every arrow points down: a room includes only itself and the rooms it names in src/CMakeLists.txt, which stand
above it there; portable rooms use no threads, files, exceptions or native headers."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
INCLUDE = re.compile(r'^\s*#\s*include\s+["<]([^">]+)[">]', re.MULTILINE)
ROOM = re.compile(r"mediant_room\((\w+)([^)]*)\)")
NOT_PORTABLE = {"thread", "mutex", "fstream", "filesystem", "regex", "future", "condition_variable", "unistd.h"}
EXCEPTIONS = re.compile(r"^\s*(try\s*\{|\}\s*catch\s*\(|throw\b)", re.MULTILINE)


def rooms():
    """Rooms in the order of src/CMakeLists.txt with the rooms each may use."""
    text = re.sub(r"#.*", "", (ROOT / "src/CMakeLists.txt").read_text())
    found = {}
    for name, rest in ROOM.findall(text):
        uses = re.split(r"\bLINKS\b", rest)[0].replace("USES", "").split()
        found[name] = uses
    return found


def files(room):
    for folder in (ROOT / "include/mediant" / room, ROOT / "src" / room):
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".cpp", ".hpp"):
                yield path


def problems():
    table = rooms()
    if len(table) < 8:
        yield "src/CMakeLists.txt: the rooms cannot be read"
    order = list(table)
    for room, uses in table.items():
        for used in uses:
            if used not in table or order.index(used) >= order.index(room):
                yield f"src/CMakeLists.txt: {room} uses {used}, which does not stand above it"
        allowed = {room, *uses}
        for path in files(room):
            name = path.relative_to(ROOT)
            text = path.read_text()
            native = "native" in path.parts
            for included in INCLUDE.findall(text):
                parts = included.split("/")
                if parts[0] == "mediant":
                    if parts[1] not in allowed:
                        yield f"{name}: includes {included}, but {room} may use only {', '.join(sorted(allowed))}"
                    if "native" in parts and not native:
                        yield f"{name}: portable code includes {included}"
                elif included in NOT_PORTABLE and not native:
                    yield f"{name}: portable code includes <{included}>"
                if included == "nlohmann/json.hpp" and path.suffix == ".hpp" and "include" in path.parts:
                    yield f"{name}: a public header includes all of nlohmann/json; json_fwd.hpp is enough"
            if not native and EXCEPTIONS.search(text):
                yield f"{name}: portable code throws or catches"
    for path in sorted((ROOT / "apps").rglob("*.[ch]pp")):
        for included in INCLUDE.findall(path.read_text()):
            if included.startswith("apps/") or re.search(r"(^|/)src/", included):
                yield f"{path.relative_to(ROOT)}: a door reaches into {included}"


if __name__ == "__main__":
    found = list(problems())
    print("\n".join(found) if found else "every arrow points down")
    sys.exit(1 if found else 0)
