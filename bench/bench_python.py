#!/usr/bin/env python3
"""What Python adds to a call: the whole call less the same call made below the package, medians.

    PYTHONPATH=build/release/python python3 bench/bench_python.py [CASE...]
"""

import statistics
import sys
import time

import mediant


def paired(whole, below, repetitions=1000):
    """Medians in microseconds of both, and of what one adds: taken in turns, so that both meet the same machine."""
    a, b = [], []
    for _ in range(repetitions):
        started = time.perf_counter()
        whole()
        between = time.perf_counter()
        below()
        b.append(time.perf_counter() - between)
        a.append(between - started)
    return [1e6 * statistics.median(s) for s in (a, b, [x - y for x, y in zip(a, b)])]


def main():
    for path in sys.argv[1:] or ["tests/data/domains/orchard", "cases/labour-contract"]:
        case = mediant.load(path)
        pairs = {
            "frontier": (lambda: mediant.frontier(case),
                         lambda: mediant._mediant.frontier_array(case, "desk", 200_000)),
            "solve": (lambda: mediant.solve(case), lambda: mediant._mediant.call(case, "solve", "{}", "desk")),
            "count": (lambda: mediant.count(case), lambda: mediant._mediant.call(case, "count", "{}", "desk")),
        }
        for name, (whole, below) in pairs.items():
            a, b, added = paired(whole, below)
            print(f"{path:36} {name:10} {a:9.1f} us whole {b:9.1f} us below {added:7.1f} us added")


if __name__ == "__main__":
    main()
