"""The Python door, on shipped cases and invented domains."""

import os
import pathlib
import re
import signal
import subprocess
import sys
import time

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


def test_a_call_costs_little(orchard):
    mediant.frontier(orchard)
    started = time.perf_counter()
    for _ in range(200):
        mediant.calls()
    assert (time.perf_counter() - started) / 200 < 0.005


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
