"""Domains read and worked out a second time, deal by deal, straight from what each tool says its files mean.

Nothing here uses the engine's readers or methods: the files are parsed with the standard library, every deal is listed
with NumPy, and the engine's answers must agree. Runs on the invented domains, and on the reference collection where
it lies beside the checkout.
"""

import json
import math
import os
import pathlib
import xml.etree.ElementTree as ET
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pytest

import mediant

ROOT = pathlib.Path(os.environ.get("MEDIANT_SOURCE_DIR", pathlib.Path(__file__).resolve().parents[2]))
SAMPLES = ROOT / "tests" / "data" / "domains"
REFERENCE = ROOT.parent / "shared" / "reference" / "domains"
MOST_DEALS = 2_500_000


class Read:
    """Issue sizes and, for each profile, a function from the deals' value indices to utilities."""

    def __init__(self, sizes):
        self.sizes = sizes
        self.names, self.utilities, self.reservations = [], [], []

    def add(self, name, utility, reservation):
        self.names.append(name)
        self.utilities.append(utility)
        self.reservations.append(reservation)

    @property
    def deals(self):
        return math.prod(self.sizes)

    def table(self):
        index = np.unravel_index(np.arange(self.deals), self.sizes)
        return np.column_stack([np.broadcast_to(u(index), (self.deals,)) for u in self.utilities])


def additive(parts, cut=math.inf, start=0.0):
    def utility(index):
        total = np.full(len(index[0]), start)
        for i, part in enumerate(parts):
            total = total + np.asarray(part)[index[i]]
        return np.minimum(total, cut)
    return utility


# ---- GENIUS -------------------------------------------------------------------------------------------------------

def issues_below(objective):
    found = [i for child in objective.findall("objective") for i in issues_below(child)]
    return found + objective.findall("issue")


def kind_of(issue):
    return (issue.get("type") or issue.get("vtype") or "discrete").lower()


def bounds_of(issue):
    place = issue if issue.get("lowerbound") is not None else issue.find("range")
    return float(place.get("lowerbound")), float(place.get("upperbound"))


def values_of(issue):
    if kind_of(issue) == "discrete":
        return [item.get("value") for item in issue.findall("item")]
    low, high = bounds_of(issue)
    if kind_of(issue) == "integer":
        return list(range(int(low), int(high) + 1))
    return [low + (high - low) * k / 20 for k in range(21)]


def clip(x):
    return min(1.0, max(0.0, x))


def evaluate(issue, value, position):
    if kind_of(issue) == "discrete":
        evaluations = [float(item.get("evaluation")) for item in issue.findall("item")]
        most = max(evaluations)
        return evaluations[position] / most if most >= 1e-5 else 0.0
    e = issue.find("evaluator")
    if e is None:
        return 0.0
    if kind_of(issue) == "integer" and e.get("slope") is not None:
        low = bounds_of(issue)[0]
        return clip(float(e.get("offset")) + float(e.get("slope")) * (value - low))
    p = {k: float(v) for k, v in e.attrib.items() if k.startswith("parameter")}
    shape = e.get("ftype")
    if shape == "constant":
        return p["parameter0"]
    if shape == "linear":
        return clip(p["parameter1"] * value + p["parameter0"])
    low, high, top = p["parameter0"], p["parameter1"], p["parameter2"]
    if value < low or value > high:
        return 0.0
    if value < top:
        return (value - low) / (top - low)
    return 1.0 - (value - top) / (high - top)


def rectangles(ufun, numbers, index):
    parts = []
    for r in ufun.findall("hyperRectangle"):
        bounds = [(c.tag, c) for c in r if c.tag in ("INCLUDES", "EXCLUDES")]
        inside = np.ones(len(index[0]), bool)
        for _, b in bounds:
            x = numbers[b.get("index")](index)
            inside &= (x >= int(b.get("min"))) & (x <= int(b.get("max")))
        if any(tag == "EXCLUDES" for tag, _ in bounds):
            inside = ~inside
        parts.append(inside * float(r.get("utility")))
    for nested in ufun.findall("ufun"):
        parts.append(rectangles(nested, numbers, index) * float(nested.get("weight", 1)))
    how = {"sum": sum, "min": lambda xs: np.minimum.reduce(xs), "max": lambda xs: np.maximum.reduce(xs)}
    return how[ufun.get("aggregation", "sum").lower()](parts)


def read_genius(folder):
    roots = {f.stem: ET.parse(f).getroot() for f in sorted(folder.glob("*.xml"))}
    template = next(r for r in roots.values() if r.tag == "negotiation_template")
    issues = issues_below(template.find("utility_space").find("objective"))
    values = [values_of(i) for i in issues]
    for v in values:
        if len(set(map(str, v))) != len(v):
            pytest.skip("values that occur twice")
    read = Read([len(v) for v in values])
    for name, root in roots.items():
        if root.tag != "utility_space":
            continue
        kind = (root.get("type") or "linear").lower()
        reservation = next((float(r.get("value")) for r in root.iter("reservation") if r.get("value")), 0.0)
        if kind == "constraint":
            pytest.skip("constraint spaces are worked out by hand in the tests of the readers")
        if kind == "nonlinear":
            top = next(root.iter("ufun"))
            numbers = {}
            for position, issue in enumerate(issues):
                low = int(bounds_of(issue)[0]) if kind_of(issue) == "integer" else 0
                numbers[issue.get("index")] = lambda ix, p=position, low=low: ix[p] + low
            most = float(next(x.get("maxutility") for x in root.iter() if x.get("maxutility")))
            read.add(name, lambda ix, t=top, n=numbers, m=most: np.minimum(1.0, rectangles(t, n, ix) / m), reservation)
            continue
        weights = {w.get("index"): float(w.get("value")) for w in root.iter("weight")}
        own = {i.get("index"): i for i in root.iter("issue")}
        parts = []
        for issue, listed in zip(issues, values):
            mine = own[issue.get("index")]
            place = {item.get("value"): k for k, item in enumerate(mine.findall("item"))}
            parts.append([weights[issue.get("index")] * evaluate(mine, v, place.get(v, 0)) for v in listed])
        read.add(name, additive(parts, cut=1.0), reservation)
    return read


# ---- GeniusWeb, NegoLog, NegMAS -----------------------------------------------------------------------------------

def read_geniusweb(folder):
    files = {f.stem: json.loads(f.read_text()) for f in sorted(folder.glob("*.json"))}
    domain = next(d for d in files.values() if "issuesValues" in d)
    issues = list(domain["issuesValues"])
    values = []
    for name in issues:
        spec = domain["issuesValues"][name]
        if "values" in spec:
            values.append(spec["values"])
        else:
            low, high, step = (Decimal(str(x)) for x in spec["range"])
            values.append([low + step * k for k in range(int((high - low) / step) + 1)])
    read = Read([len(v) for v in values])
    for stem, d in files.items():
        if "LinearAdditiveUtilitySpace" not in d:
            continue
        u = d["LinearAdditiveUtilitySpace"]

        def worth(issue, value):
            spec = u["issueUtilities"][issue]
            spec = {k.lower().replace("valuesetutilities", "utils"): v for k, v in spec.items()}
            if "discreteutils" in spec:
                return float(spec["discreteutils"]["valueUtilities"].get(value, 0))
            n = {k: Decimal(str(v)) for k, v in spec["numberutils"].items()}
            if not n["lowValue"] <= value <= n["highValue"]:
                return 0.0
            slope = (n["highUtility"] - n["lowUtility"]) * (value - n["lowValue"]) / (n["highValue"] - n["lowValue"])
            return float((n["lowUtility"] + slope).quantize(Decimal("1e-8"), ROUND_HALF_UP))

        parts = [[float(u["issueWeights"][i]) * worth(i, v) for v in vs] for i, vs in zip(issues, values)]
        bid = (u.get("reservationBid") or {}).get("issuevalues", {})
        level = 0.0
        for i, vs, part in zip(issues, values, parts):
            if i in bid:
                level += part[next(k for k, v in enumerate(vs) if v == (Decimal(str(bid[i])) if isinstance(v, Decimal) else bid[i]))]
        read.add(stem, additive(parts), level)
    return read


def read_negolog(folder):
    files = [json.loads((folder / f"profile{p}.json").read_text()) for p in "AB"]
    issues = list(files[0]["issues"])
    read = Read([len(files[0]["issues"][i]) for i in issues])
    for p, d in zip("AB", files):
        parts = [[float(d["issueWeights"][i]) * float(d["issues"][i][v]) for v in files[0]["issues"][i]] for i in issues]
        read.add(f"profile{p}", additive(parts), float(d.get("reservationValue", 0)))
    return read


def read_negmas(folder):
    yaml = pytest.importorskip("yaml")
    files = {f.stem: yaml.safe_load(f.read_text()) for f in sorted(folder.iterdir()) if f.suffix in (".yml", ".yaml", ".json")}
    space = next(d for d in files.values() if "OutcomeSpace" in d.get("type", ""))
    values = []
    for issue in space["issues"]:
        listed = issue["values"]
        if issue["type"].split(".")[-1] == "ContiguousIssue":
            low, high = (0, listed - 1) if isinstance(listed, int) else listed
            listed = list(range(low, high + 1))
        values.append(listed)
    read = Read([len(v) for v in values])

    def build(d):
        kind = d.get("type", "").split(".")[-1]
        if kind in ("ExpDiscountedUFun", "LinDiscountedUFun"):
            return build(d["ufun"])
        if kind == "AffineUtilityFunction":
            parts = [[w * float(v) for v in vs] for w, vs in zip(d["weights"], values)]
            return additive(parts, start=float(d.get("bias", 0)))
        if kind != "LinearAdditiveUtilityFunction":
            pytest.skip(f"{kind} is worked out by hand in the tests of the readers")
        parts = []
        for w, f, vs in zip(d["weights"], d["values"], values):
            shape = f.get("type", "TableFun").split(".")[-1]
            if shape == "TableFun":
                parts.append([w * float(f["mapping"].get(v, 0)) for v in vs])
            elif shape == "AffineFun":
                parts.append([w * (float(f["slope"]) * v + float(f.get("bias", 0))) for v in vs])
            else:
                pytest.skip(f"{shape} is worked out by hand in the tests of the readers")
        return additive(parts, start=float(d.get("bias", 0)))

    for stem, d in files.items():
        if "type" not in d or d is space or "issues" in d:
            continue
        inner = d
        while "reserved_value" not in inner and isinstance(inner.get("ufun"), dict):
            inner = inner["ufun"]
        read.add(stem, build(d), float(d.get("reserved_value", inner.get("reserved_value", -math.inf))))
    return read


READERS = {"genius_xml": read_genius, "geniusweb_json": read_geniusweb, "negolog_json": read_negolog, "negmas_yaml": read_negmas}
SAMPLE_READERS = {"orchard": read_genius, "hills": read_genius, "ferry": read_geniusweb, "bakery": read_negolog, "workshop": read_negmas}


def all_domains():
    found = [pytest.param(SAMPLES / name, reader, id=name) for name, reader in SAMPLE_READERS.items()]
    for kind, reader in READERS.items():
        if (REFERENCE / kind).is_dir():
            found += [pytest.param(f, reader, id=f"{kind}/{f.name}") for f in sorted((REFERENCE / kind).iterdir())]
    return found


# ---- every deal listed ----------------------------------------------------------------------------------------------

def undominated(u):
    """Distinct rows, at nine decimals, that no other reaches and passes."""
    rows = np.unique(np.round(u, 9), axis=0)
    if rows.shape[1] == 2:
        rows = rows[::-1]
        best = np.maximum.accumulate(np.concatenate([[-np.inf], rows[:-1, 1]]))
        return rows[rows[:, 1] > best + 1e-12]
    rows = rows[np.argsort(-rows.sum(axis=1), kind="stable")]
    kept = np.empty_like(rows)
    n = 0
    for row in rows:
        if not np.any(np.all(kept[:n] >= row - 1e-12, axis=1)):
            kept[n] = row
            n += 1
    return kept[:n]


def close(a, b):
    return np.allclose(np.asarray(a, float), np.asarray(b, float), rtol=1e-9, atol=1e-12)


def same_rows(a, b):
    """Every row of one within 2e-9 of a row of the other."""
    for x, y in ((a, b), (b, a)):
        for row in x:
            if np.min(np.abs(y - row).max(axis=1)) > 2e-9:
                return False
    return True


@pytest.mark.parametrize("folder, reader", all_domains())
def test_a_domain_read_twice_is_the_same_domain(folder, reader):
    read = reader(folder)
    if read.deals > MOST_DEALS:
        pytest.skip("too many deals to list here")
    u = read.table()
    ours = mediant.measures(folder, dialect="ours")
    genius = mediant.measures(folder, dialect="genius")
    order = [read.names.index(pathlib.Path(p).stem) if pathlib.Path(p).stem in read.names else None for p in genius.profiles]
    assert sorted(order) == list(range(len(read.names))), (genius.profiles, read.names)
    u = u[:, order]
    r = np.array([read.reservations[k] for k in order])
    assert genius.deals == read.deals
    assert close(genius.result["first"], u[0]) and close(genius.result["last"], u[-1])
    assert close(genius.least, u.min(axis=0)) and close(genius.greatest, u.max(axis=0))
    assert close(genius.mean, u.mean(axis=0))
    assert close([x if x is not None else -math.inf for x in genius.result["reservation"]], r)
    # A deal that reaches its level but for rounding may fall on either side.
    assert np.all(u >= r + 1e-12, axis=1).sum() <= genius.rational <= np.all(u >= r - 1e-12, axis=1).sum()
    assert math.isclose(genius.opposition, np.sqrt(((1 - u) ** 2).sum(axis=1)).min(), rel_tol=1e-9, abs_tol=1e-12)
    assert math.isclose(genius.solutions["welfare"][0].utilities.sum(), u.sum(axis=1).max(), rel_tol=1e-12)
    assert math.isclose(genius.solutions["egalitarian"][0].utilities.min(), u.min(axis=1).max(), rel_tol=1e-12)

    if u.shape[1] > 3 and read.deals > 20_000:
        return
    front = undominated(u)
    assert ours.frontier_points == len(front)
    if np.all(np.isfinite(r)):
        nash = genius.solutions["nash"][0].utilities
        assert math.isclose(np.prod(nash - r), np.prod(front - r, axis=1).max(), rel_tol=1e-7, abs_tol=1e-9)
    rational = u[np.all(u >= r - 1e-12, axis=1)]
    level = np.where(np.isinf(r), u.min(axis=0), r)
    if len(rational) == 0:
        assert not ours.solutions["nash"]
        return
    gains = np.maximum(rational - level, 0)
    if np.all(gains.max(axis=0) > 1e-9):
        assert math.isclose(np.prod(ours.solutions["nash"][0].utilities - level), np.prod(gains, axis=1).max(), rel_tol=1e-9, abs_tol=1e-12)
        shares = (gains / gains.max(axis=0)).min(axis=1).max()
        found = ((ours.solutions["kalai-smorodinsky"][0].utilities - level) / gains.max(axis=0)).min()
        assert math.isclose(found, shares, rel_tol=1e-9, abs_tol=1e-9)
    assert math.isclose((ours.solutions["egalitarian"][0].utilities - level).min(), gains.min(axis=1).max(), rel_tol=1e-9, abs_tol=1e-9)


@pytest.mark.parametrize("folder, reader", all_domains())
def test_the_case_of_a_domain_has_its_frontier_and_solutions(folder, reader):
    read = reader(folder)
    if read.deals > MOST_DEALS or len(read.names) > 3 and read.deals > 20_000:
        pytest.skip("too many deals to list here")
    if any("weightmultiplyer" in f.read_text(errors="replace") for f in folder.glob("*.xml")):
        pytest.skip("a case keeps the scale of human-negotiation profiles")
    case = mediant.load(folder)
    if any("are cut by the tool" in line for line in case.warnings):
        pytest.skip("the import report says that the case differs")
    u = read.table()
    order = [read.names.index(pathlib.Path(p).stem) for p in mediant.measures(folder).profiles]
    u = u[:, order]
    r = np.array([read.reservations[k] for k in order])
    front = mediant.frontier(case, point_limit=2_000_000)
    mine = undominated(u)
    columns = [case.parties.index(p) for p in front.parties]
    assert front.parties == [case.parties[k] for k in range(u.shape[1])] or columns
    assert same_rows(front.utilities, mine[:, columns])
    if front.exact:
        assert len(front) == len(mine)
    solved = mediant.solve(case)
    rational = u[np.all(u >= r - 1e-12, axis=1)]
    if len(rational) == 0 or not np.all(np.isfinite(r)):
        return
    gains = rational - r
    if "nash" in solved and np.all(gains.max(axis=0) > 1e-9) and np.prod(np.maximum(gains, 0), axis=1).max() > 0:
        found = np.array([solved["nash"].utility[p] for p in case.parties]) - r
        assert math.isclose(np.prod(found), np.prod(gains, axis=1).max(), rel_tol=1e-6, abs_tol=1e-9)
    found = np.array([solved["egalitarian"].utility[p] for p in case.parties]) - r
    assert math.isclose(found.min(), gains.min(axis=1).max(), rel_tol=1e-6, abs_tol=1e-8)
