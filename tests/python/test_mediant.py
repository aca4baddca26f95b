"""The Python door, on shipped cases and invented domains."""

import itertools
import json
import os
import pathlib
import re
import signal
import subprocess
import sys

import numpy as np
import pytest

import mediant

ROOT = pathlib.Path(os.environ.get("MEDIANT_SOURCE_DIR", pathlib.Path(__file__).resolve().parents[2]))
DOMAINS = ROOT / "tests" / "data" / "domains"


@pytest.fixture(scope="module")
def orchard():
    return mediant.load(DOMAINS / "orchard")


def test_a_domain_loads_as_a_case(orchard):
    assert orchard.title == "Orchard"
    assert orchard.parties == ["north", "south"]
    assert any("stateissue" in line for line in orchard.warnings)
    assert mediant.loads(orchard.json()).json() == orchard.json()


def test_profiles_are_chosen_in_order():
    assert mediant.load(DOMAINS / "orchard", profiles=["south", "north"]).parties == ["south", "north"]


def test_frontier_is_an_array_and_holds_no_dominated_point(orchard):
    front = mediant.frontier(orchard)
    assert front.exact and front.utilities.shape == (len(front), 2) and front.utilities.dtype == np.float64
    for u in front.utilities:
        assert not np.any(np.all(front.utilities >= u, axis=1) & np.any(front.utilities > u, axis=1))


def test_solutions_lie_on_the_frontier(orchard):
    front = mediant.frontier(orchard)
    for solution in mediant.solve(orchard).values():
        u = np.array([solution.utility[p] for p in front.parties])
        assert np.min(np.abs(front.utilities - u).sum(axis=1)) < 1e-9
        assert solution.exact


def test_measures_in_the_words_of_each_tool():
    for dialect in ("ours", "genius", "negmas", "anl", "negolog"):
        m = mediant.measures(DOMAINS / "orchard", dialect=dialect)
        assert m.deals == 30 and m.solutions["nash"][0].utilities.shape == (2,)
    m = mediant.measures(DOMAINS / "orchard", deal={"Harvest": "by hand", "Trees kept": "12", "Gate": "open"})
    assert m.result["deal"]["pareto_distance"] >= 0


def test_errors_are_exceptions_with_code_and_hint(orchard):
    with pytest.raises(mediant.Error) as error:
        mediant.load(ROOT / "no-such-case")
    assert error.value.code
    with pytest.raises(mediant.Error) as error:
        mediant.call("frontier", orchard, nonsense=1)
    assert error.value.code == "unknown-option"
    with pytest.raises(mediant.Error):
        mediant.call("frontier", orchard, audience="nobody")
    with pytest.raises(TypeError):
        mediant.brief(orchard)  # leaves the desk: an audience is asked for


def test_calls_of_the_program_are_there():
    assert {"frontier", "solve", "brief"} <= set(mediant.calls())


def test_human_deals(tmp_path):
    file = tmp_path / "deals.jsonl"
    file.write_text(
        '{"value": {"a": {"Food": 5, "Water": 4, "Firewood": 3}, "b": {"Food": 3, "Water": 4, "Firewood": 5}}, '
        '"points": {"a": 27, "b": 15}, "deal": {"by": "a", "mine": {"Food": "3", "Water": "3", "Firewood": "0"}, '
        '"theirs": {"Food": "0", "Water": "0", "Firewood": "3"}}}\n'
        '{"value": {"a": {"Food": 5}, "b": {"Food": 3}}, "deal": null}\n')
    found = mediant.human_deals(file)
    assert (found.negotiations, found.deals, found.efficient, found.points_recomputed) == (2, 1, 1, 1)
    assert found.joint_share == 1.0


def test_human_deals_of_the_subset_shipped():
    """Worked out again here: every way to share three units of each of three goods."""
    file = ROOT / "tests" / "data" / "human-deals" / "casino-subset.jsonl"
    found = mediant.human_deals(file)
    deals = efficient = 0
    share = 0.0
    for line in file.read_text().splitlines():
        entry = json.loads(line)
        if entry["deal"] is None:
            continue
        by = entry["deal"]["by"]
        mine, theirs = entry["value"][by], next(v for k, v in entry["value"].items() if k != by)

        def points(taken):
            return sum(mine[g] * n for g, n in taken.items()), sum(theirs[g] * (3 - n) for g, n in taken.items())

        reached = points({g: int(n) for g, n in entry["deal"]["mine"].items()})
        every = [points(dict(zip(mine, n))) for n in itertools.product(range(4), repeat=3)]
        deals += 1
        efficient += not any(a >= reached[0] and b >= reached[1] and (a, b) != reached for a, b in every)
        share += sum(reached) / max(a + b for a, b in every)
    assert (found.deals, found.efficient, found.points_recomputed) == (deals, efficient, deals)
    assert found.joint_share == pytest.approx(share / deals, rel=1e-12)


def test_the_page_is_written_when_it_is_read(orchard):
    answer = mediant.call("solve", orchard)
    assert answer.page.startswith("# ") and answer.page == answer.page


@pytest.fixture(scope="module")
def labour():
    return mediant.load(ROOT / "cases" / "labour-contract")


def test_counts_are_whole_numbers_of_any_size(labour):
    n = mediant.count(labour)
    assert n.deals >= n.within_red_lines >= n.acceptable["all"] > 0
    assert n.share == pytest.approx(n.acceptable["all"] / n.deals)


def test_standings_say_who_accepts_what(labour):
    found = mediant.acceptability(labour, draws=500, seed=3)
    assert {s.id for s in found.standings} >= {"offer-a", "offer-b"}
    for s in found.standings:
        assert set(s.accepts) == {"authority", "federation", "shipowners"}
        assert s.all is None or all(x is None or s.all <= x + 1e-12 for x in s.accepts.values())


def test_a_bridge_lands_on_an_acceptable_deal(labour):
    found = mediant.bridge(labour, from_="offer-a")
    assert found.least_changes == len(found.changes[0])
    accepted = found.worst_gain[found.curve_changes == found.least_changes]
    assert accepted.size == 1 and accepted[0] >= 0
    assert np.all(found.worst_gain[found.curve_changes < found.least_changes] < 0)


def test_conflicts_are_said_in_words():
    issue = {"id": "line", "name": "Line", "options": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]}

    def never(option):
        return [{"never": {"line": option}, "basis": "stated"}]

    case = mediant.loads(json.dumps({
        "mediant": 1, "title": "No room", "parties": [{"id": "p", "name": "P"}, {"id": "q", "name": "Q"}],
        "issues": [issue], "preferences": {"p": {"red_lines": never("a")}, "q": {"red_lines": never("b")}}}))
    found = mediant.conflicts(case)
    assert found.room is False
    assert len(found.sets) == 1 and len(found.sets[0]) == 2
    assert sorted(len(o) for o in found.openings) == [1, 1]


def test_a_large_frontier_comes_as_the_engine_s_own_memory():
    """Two parties, opposed on seventeen issues in powers of two: all 131,072 deals are best trade-offs."""
    n = 17
    parts = {"issues": [{"id": f"i{k}", "name": f"I{k}", "options": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]} for k in range(n)]}
    weights = {f"i{k}": 2 ** k for k in range(n)}
    case = mediant.loads(json.dumps({
        "mediant": 1, "title": "Opposed", "parties": [{"id": "p", "name": "P"}, {"id": "q", "name": "Q"}], **parts,
        "preferences": {who: {"weights": weights, "scores": {f"i{k}": {"a": good, "b": 100 - good} for k in range(n)}}
                        for who, good in (("p", 0), ("q", 100))}}))
    front = mediant.frontier(case, point_limit=2 ** n)
    assert len(front) == 2 ** n and front.exact
    assert not front.utilities.flags.owndata  # no copy, no loop
    assert np.allclose(front.utilities.sum(axis=1), 100)


def test_the_reference_deals_where_they_are():
    file = ROOT.parent / "shared" / "reference" / "human-deals" / "casino.jsonl"
    if not file.exists():
        pytest.skip("the reference data is not here")
    found = mediant.human_deals(file)
    assert (found.deals, found.efficient) == (1005, 677)


def test_the_tutorial_runs():
    text = (ROOT / "docs" / "python.md").read_text()
    space = {}
    os.chdir(ROOT)
    for block in re.findall(r"```python\n(.*?)```", text, flags=re.S):
        exec(compile(block, "docs/python.md", "exec"), space)


def test_control_c_stops_the_work():
    code = ("import mediant, os, signal, threading\n"
            "c = mediant.load('cases/peace-draft-28')\n"
            "threading.Timer(0.3, lambda: os.kill(os.getpid(), signal.SIGINT)).start()\n"
            "try:\n"
            "    while True: mediant.frontier(c)\n"
            "except KeyboardInterrupt:\n"
            "    print('stopped')\n")
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert "stopped" in done.stdout, done.stderr
