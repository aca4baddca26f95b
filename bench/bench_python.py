#!/usr/bin/env python3
"""What Python adds to a call: the whole call less the same call made below the package, medians.

    PYTHONPATH=build/release/python python3 bench/bench_python.py [CASE...]
"""

import statistics
import sys
import time

import mediant


def median(work, repetitions=400):
    seconds = []
    for _ in range(repetitions):
        started = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - started)
    return 1e6 * statistics.median(seconds)


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
            a, b = median(whole), median(below)
            print(f"{path:36} {name:10} {a:9.1f} us whole {b:9.1f} us below {a - b:7.1f} us added")


if __name__ == "__main__":
    main()
