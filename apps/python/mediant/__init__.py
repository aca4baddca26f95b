"""Mediant from Python: cases and research domains, exact answers.

>>> import mediant
>>> case = mediant.load("cases/labour-contract")
>>> mediant.solve(case)["nash"].deal["term"]          # doctest: +SKIP

A case is whatever `load` gives: a case folder or file, or a domain of GENIUS, GeniusWeb, NegMAS or NegoLog. Every
function returns a dataclass; `result` is the JSON of the call of the same name, `page` the page people read, as
Markdown. Work runs without the interpreter's lock, and Ctrl-C stops it.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from typing import Any, Dict, List, Mapping, Optional, Sequence, Union

import numpy as np


class Error(Exception):
    """What is wrong with an input or a request: `code` a stable word, `hint` what would be right."""

    def __init__(self, message: str, code: str = "", hint: str = "") -> None:
        super().__init__(message if not hint else f"{message} - {hint}")
        self.message = message
        self.code = code
        self.hint = hint


from mediant import _mediant  # noqa: E402  (the engine raises Error)

Case = _mediant.Case
PathLike = Union[str, "os.PathLike[str]"]


@dataclass(frozen=True)
class Answer:
    """The answer of one call."""

    analysis: str
    result: Dict[str, Any] = field(repr=False)
    page: str = field(repr=False)
    case: str = ""
    hash: str = ""


@dataclass(frozen=True)
class Frontier:
    """Best trade-offs: one row of `utilities` a point, one column a party of `parties`."""

    parties: List[str]
    utilities: np.ndarray = field(repr=False)
    exact: bool

    def __len__(self) -> int:
        return len(self.utilities)


@dataclass(frozen=True)
class Solution:
    """What one idea of fairness singles out."""

    name: str
    deal: Dict[str, str]
    utility: Dict[str, float]
    gain: Dict[str, float]
    exact: bool
    tied: bool
    compares_parties: bool


@dataclass(frozen=True)
class Point:
    utilities: np.ndarray
    deal: Dict[str, str]


@dataclass(frozen=True)
class Measures:
    """Measures of a domain under one tool's meaning of the words; docs/domains.md has the keys of `result`."""

    dialect: str
    profiles: List[str]
    deals: int
    reservation: np.ndarray
    least: np.ndarray
    greatest: np.ndarray
    mean: Optional[np.ndarray]
    frontier_points: int
    rational: Optional[int]
    opposition: Optional[float]
    solutions: Dict[str, List[Point]] = field(repr=False)
    result: Dict[str, Any] = field(repr=False)


@dataclass(frozen=True)
class HumanDeals:
    """How good the deals of human negotiations are."""

    negotiations: int
    deals: int
    points_recomputed: int
    efficient: int
    share_efficient: float
    joint_share: float
    left_on_the_table: float
    below_walking_away: int
    walking_away: float


def load(path: PathLike, profiles: Sequence[str] = ()) -> Case:
    """A case folder or file, or a research domain (`profiles` chooses among its profiles, in order)."""
    return _mediant.load(os.fspath(path), list(profiles))


def loads(text: str) -> Case:
    """A case from its JSON text."""
    return _mediant.loads(text)


def call(name: str, case: Optional[Case] = None, *, audience: str = "desk", **options: Any) -> Answer:
    """Any call of the program by name (`calls()` lists them); options as in its help, - written as _."""
    given = {key.replace("_", "-"): value for key, value in options.items() if value is not None}
    envelope, page = _mediant.call(case, name, json.dumps(given), audience)
    answer = json.loads(envelope)
    return Answer(answer["analysis"], answer["result"], page, answer.get("case", ""), answer.get("hash", ""))


def calls() -> List[str]:
    """Names of all calls."""
    return _mediant.calls()


def solve(case: Case, *, audience: str = "desk", **options: Any) -> Dict[str, Solution]:
    """Ideas of fairness side by side, by name; those without an answer are left out."""
    answer = call("solve", case, audience=audience, **options)
    found = {}
    for name, s in answer.result["solutions"].items():
        if s is None or "deal" not in s:
            continue
        found[name] = Solution(name, s["deal"], s["utility"], s["gain"], s["exact"], s["tied"], s["compares_parties"])
    return found


def frontier(case: Case, *, audience: str = "desk", point_limit: int = 200_000) -> Frontier:
    """Best trade-offs as an array, made without a Python loop."""
    utilities, parties, exact = _mediant.frontier_array(case, audience, point_limit)
    return Frontier(parties, utilities, exact)


def count(case: Case, *, audience: str = "desk", **options: Any) -> Answer:
    """How many deals there are, and how many each party and all would accept."""
    return call("count", case, audience=audience, **options)


def acceptability(case: Case, *, audience: str = "desk", **options: Any) -> Answer:
    """In what share of the assumptions tried each deal is acceptable."""
    return call("acceptability", case, audience=audience, **options)


def bridge(case: Case, *, audience: str = "desk", **options: Any) -> Answer:
    """The smallest changes from a draft to a deal."""
    return call("bridge", case, audience=audience, **options)


def conflicts(case: Case, *, audience: str = "desk", **options: Any) -> Answer:
    """What blocks: red lines and no-deal levels that exclude each other."""
    return call("conflicts", case, audience=audience, **options)


def read(text: str, case: Optional[Case] = None, *, name: str = "text", audience: str = "desk", **options: Any) -> Answer:
    """Draft claims from a text, each with the words it rests on."""
    return call("read", case, audience=audience, document={"name": name, "text": text}, **options)


def compare(case: Case, *, audience: str = "desk", **options: Any) -> Answer:
    """Texts side by side."""
    return call("compare", case, audience=audience, **options)


def brief(case: Case, *, audience: str, **options: Any) -> Answer:
    """The brief for an audience: it leaves the desk, so `audience` must be given."""
    return call("brief", case, audience=audience, **options)


def measures(
    path: PathLike,
    *,
    profiles: Sequence[str] = (),
    dialect: str = "ours",
    raw: bool = False,
    deal: Optional[Mapping[str, str]] = None,
    points: bool = False,
) -> Measures:
    """Measures of a research domain under ours, genius, negmas, anl or negolog."""
    given = [(issue, str(value)) for issue, value in (deal or {}).items()]
    r = json.loads(_mediant.measures(os.fspath(path), list(profiles), dialect, raw, given, points))["result"]
    solutions = {
        name: [Point(np.array(p["utilities"]), p["deal"]) for p in s["points"]] for name, s in r["solutions"].items()
    }
    return Measures(
        r["dialect"], r["profiles"], int(r["deals"]), _array(r["reservation"]), _array(r["least"]),
        _array(r["greatest"]), None if r["mean"] is None else _array(r["mean"]), r["frontier"]["points"],
        None if r["rational"] is None else int(r["rational"]), r["opposition"], solutions, r,
    )


def human_deals(path: PathLike) -> HumanDeals:
    """CaSiNo JSON lines: share of efficient deals, joint value reached, what was left on the table."""
    return HumanDeals(**json.loads(_mediant.human_deals(os.fspath(path)))["result"])


def _array(numbers: Sequence[Optional[float]]) -> np.ndarray:
    return np.array([np.nan if x is None else x for x in numbers], dtype=float)
