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
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple, Union

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
    _answer: Any = field(repr=False, compare=False)
    case: str = ""
    hash: str = ""

    @property
    def page(self) -> str:
        """The page people read, as Markdown."""
        return self._answer.page()


@dataclass(frozen=True)
class Count(Answer):
    """How many deals there are: all, within the red lines, acceptable to each party and to all (`share` of all)."""

    deals: int = 0
    within_red_lines: int = 0
    acceptable: Dict[str, int] = field(default_factory=dict)
    share: float = 0.0


@dataclass(frozen=True)
class Standing:
    """How a proposal stands: the share of the assumptions tried in which each party, and all, accept it."""

    id: str
    all: Optional[float]
    accepts: Dict[str, Optional[float]]


@dataclass(frozen=True)
class Acceptability(Answer):
    """The proposals and named deals under the assumptions tried; what is left open is filled in at best."""

    standings: List[Standing] = field(default_factory=list)


@dataclass(frozen=True)
class Bridge(Answer):
    """The smallest changes from a draft to a deal: None where no number of changes suffices.

    `changes` has one dictionary for each way of that size: issue to (option in the draft, option changed to).
    `worst_gain[k]` is the worst-off party's gain over its no-deal level at `curve_changes[k]` changes.
    """

    least_changes: Optional[int] = None
    changes: List[Dict[str, Tuple[Optional[str], str]]] = field(default_factory=list)
    curve_changes: np.ndarray = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    worst_gain: np.ndarray = field(default_factory=lambda: np.empty(0))


@dataclass(frozen=True)
class Conflicts(Answer):
    """What blocks. `sets`: the minimal sets that exclude each other, each a list of what it is in words.
    `openings`: the minimal sets whose relaxation opens room."""

    room: Optional[bool] = None
    sets: List[List[str]] = field(default_factory=list)
    openings: List[List[str]] = field(default_factory=list)


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
    frontier_points: Optional[int]  # None where only the Nash solution was searched for
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


def _ask(name: str, case: Optional[Case], audience: str, options: Mapping[str, Any]) -> Dict[str, Any]:
    """The fields that every answer has; the page stays with the engine until somebody reads it."""
    given = {key.rstrip("_").replace("_", "-"): value for key, value in options.items() if value is not None}
    answer = _mediant.call(case, name, json.dumps(given) if given else "{}", audience)
    envelope = answer.envelope()
    return {
        "analysis": envelope["analysis"], "result": envelope["result"], "_answer": answer,
        "case": envelope.get("case", ""), "hash": envelope.get("hash", ""),
    }


def call(name: str, case: Optional[Case] = None, *, audience: str = "desk", **options: Any) -> Answer:
    """Any call of the program by name (`calls()` lists them); options as in its help, - written as _, `from_` for from."""
    return Answer(**_ask(name, case, audience, options))


def calls() -> List[str]:
    """Names of all calls."""
    return _mediant.calls()


def solve(case: Case, *, audience: str = "desk", **options: Any) -> Dict[str, Solution]:
    """Ideas of fairness side by side, by name; those without an answer are left out."""
    found = {}
    for name, s in _ask("solve", case, audience, options)["result"]["solutions"].items():
        if s is None or "deal" not in s:
            continue
        found[name] = Solution(name, s["deal"], s["utility"], s["gain"], s["exact"], s["tied"], s["compares_parties"])
    return found


def frontier(case: Case, *, audience: str = "desk", point_limit: int = 200_000) -> Frontier:
    """Best trade-offs as an array, made without a Python loop."""
    utilities, parties, exact = _mediant.frontier_array(case, audience, point_limit)
    return Frontier(parties, utilities, exact)


def count(case: Case, *, audience: str = "desk", **options: Any) -> Count:
    """How many deals there are, and how many each party and all would accept."""
    fields = _ask("count", case, audience, options)
    r = fields["result"]
    accepted = {party: int(n) for party, n in r["acceptable"].items()}
    return Count(**fields, deals=int(r["deals"]), within_red_lines=int(r["within_red_lines"]), acceptable=accepted,
                 share=r["share"])


def acceptability(case: Case, *, audience: str = "desk", **options: Any) -> Acceptability:
    """In what share of the assumptions tried each proposal and named deal is acceptable."""
    fields = _ask("acceptability", case, audience, options)
    standings = [
        Standing(a["id"], _share(a["all"]), {party: _share(s) for party, s in a["accepts"].items()})
        for a in fields["result"]["alternatives"]
    ]
    return Acceptability(**fields, standings=standings)


def bridge(case: Case, *, audience: str = "desk", **options: Any) -> Bridge:
    """The smallest changes from a draft (`from_="proposal"`) to a deal."""
    fields = _ask("bridge", case, audience, options)
    r = fields["result"]
    changes = [{c["issue"]: (c["from"], c["to"]) for c in way["changes"]} for way in r["bridges"]]
    steps = np.array([p["changes"] for p in r["curve"]], dtype=np.int64)
    worst = np.array([np.nan if p["worst_gain"] is None else p["worst_gain"] for p in r["curve"]], dtype=float)
    return Bridge(**fields, least_changes=r["least_changes"], changes=changes, curve_changes=steps, worst_gain=worst)


def conflicts(case: Case, *, audience: str = "desk", **options: Any) -> Conflicts:
    """What blocks: red lines, rules and no-deal levels that exclude each other."""
    fields = _ask("conflicts", case, audience, options)
    r = fields["result"]
    words = [c["words"] for c in r["constraints"]]
    return Conflicts(**fields, room=r["room"], sets=[[words[k] for k in s["members"]] for s in r["conflicts"]],
                     openings=[[words[k] for k in s["removed"]] for s in r["openings"]])


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
    r = _mediant.measures(os.fspath(path), list(profiles), dialect, raw, given, points)["result"]
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
    return HumanDeals(**_mediant.human_deals(os.fspath(path))["result"])


def _share(s: Mapping[str, Any]) -> Optional[float]:
    """The share itself; of a text with open terms, the one where they are filled in at best."""
    return s.get("as_filled_in_at_best", s).get("share")


def _array(numbers: Sequence[Optional[float]]) -> np.ndarray:
    return np.array([np.nan if x is None else x for x in numbers], dtype=float)
