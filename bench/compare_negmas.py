#!/usr/bin/env python3
"""Times Mediant and NegMAS on the same domains and compares their answers.

    PYTHONPATH=build/release/python python3 bench/compare_negmas.py FOLDER...

Each FOLDER is a GENIUS domain. Where NegMAS is not installed, says so and times Mediant alone.
"""

import math
import statistics
import sys
import time

import mediant


def timed(work, repetitions=3):
    """Median seconds and the last answer."""
    seconds = []
    for _ in range(repetitions):
        started = time.perf_counter()
        answer = work()
        seconds.append(time.perf_counter() - started)
    return statistics.median(seconds), answer


def negmas_stats(folder):
    from negmas.inout import Scenario
    from negmas.preferences.ops import calc_scenario_stats

    scenario = Scenario.from_genius_folder(folder, ignore_discount=True)
    return calc_scenario_stats(tuple(scenario.ufuns))


def main(folders):
    if not folders:
        print(__doc__)
        return 2
    try:
        import negmas
        print(f"NegMAS {negmas.__version__}")
    except ImportError:
        negmas = None
        print("NegMAS is not installed: Mediant alone is timed (pip install negmas to compare)")
    print(f"{'domain':40} {'deals':>12} {'mediant s':>10} {'negmas s':>10} {'points':>7} {'same Nash':>9}")
    for folder in folders:
        ours_s, ours = timed(lambda: mediant.measures(folder, dialect="negmas", raw=True))
        theirs, same = "", ""
        if negmas is not None:
            try:
                theirs_s, stats = timed(lambda: negmas_stats(folder), 1)
                theirs = f"{theirs_s:10.3f}"
                nash = sorted(tuple(map(float, p)) for p in stats.nash_utils)
                mine = sorted(tuple(p.utilities) for p in ours.solutions["nash"])
                same = "yes" if len(nash) == len(mine) and all(
                    math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-12) for x, y in zip(nash, mine) for a, b in zip(x, y)) else "no"
            except Exception as error:  # the peer's own limits: named, not hidden
                theirs, same = "failed", type(error).__name__
        print(f"{folder[-40:]:40} {ours.deals:12} {ours_s:10.4f} {theirs:>10} {ours.frontier_points:7} {same:>9}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
