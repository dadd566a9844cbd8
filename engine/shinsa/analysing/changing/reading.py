"""Who reads what: which levers each gate, merit and assumption hangs on, and which merits hang on nothing shared."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from shinsa.analysing.changing.cuts import paths
from shinsa.analysing.changing.levers import World
from shinsa.language.tree import ConclusionRef, Node, walk
from shinsa.planning.plan import Plan, PlannedRule
from shinsa.ruleset import Gate, Merit


class Readers:
    """The levers behind each rule of a plan, over one world."""

    def __init__(self, plan: Plan, world: World, conflicts: frozenset[str] = frozenset()) -> None:
        self._conflicts = conflicts
        self._plan = plan
        self._world = world
        self._conclusions = {entry.name: entry.when.tree for entry in plan.ruleset.conclusions}
        self._by_path = levers_by_path(world)
        self._behind: dict[Node, frozenset[int]] = {}
        self._bodies = {place: self._of_body(rule) for place, rule in enumerate(plan.rules) if _is_merit(rule)}
        self._shared = frozenset(self._elsewhere())

    def body(self, place: int) -> frozenset[int]:
        """The levers that the tiers and additions of a merit read."""
        return self._bodies[place]

    def private_groups(self) -> Iterator[frozenset[int]]:
        """Merits of one family and guard whose tiers read levers that nothing else reads."""
        groups: list[tuple[set[int], set[int]]] = []
        for place, levers in self._bodies.items():
            places, read = {place}, set(levers)
            for group in [group for group in groups if group[1] & read]:
                groups.remove(group)
                places |= group[0]
                read |= group[1]
            groups.append((places, read))
        for places, read in groups:
            kinds = {self._kind(place) for place in places}
            if not read & self._shared and len(kinds) == 1:
                yield frozenset(places)

    def _kind(self, place: int) -> tuple[str, Node | None]:
        rule = self._plan.rules[place]
        return rule.rule.head.family, None if rule.applies is None else rule.applies.condition.tree

    def _elsewhere(self) -> Iterator[int]:
        """Levers that gates, assumptions or the guards of merits read, and those that settle a conflict."""
        for place, lever in enumerate(self._world.levers):
            if lever.paths() & self._conflicts:
                yield place
        for entry in self._plan.ruleset.assumptions:
            yield from self.behind(entry.that.tree)
        for rule in self._plan.rules:
            if rule.in_force and isinstance(rule.rule, Gate):
                for question in rule.questions():
                    yield from self.behind(question.condition.tree)
            elif _is_merit(rule) and rule.applies is not None:
                yield from self.behind(rule.applies.condition.tree)

    def _of_body(self, rule: PlannedRule) -> frozenset[int]:
        trees = [question.condition.tree for question in rule.questions() if question is not rule.applies]
        trees += [tier.tier.times.tree for tier in (*rule.tiers, *rule.plus) if tier.tier.times is not None]
        return frozenset(lever for tree in trees for lever in self.behind(tree))

    def behind(self, tree: Node) -> frozenset[int]:
        """The levers that a condition reads, through conclusions too."""
        found = self._behind.get(tree)
        if found is None:
            found = self._behind[tree] = frozenset(self._found(tree))
        return found

    def _found(self, tree: Node) -> Iterable[int]:
        for path in paths(tree):
            yield from self._by_path.get(path, ())
        for below in walk(tree):
            if isinstance(below, ConclusionRef):
                yield from self.behind(self._conclusions[below.name])


def _is_merit(rule: PlannedRule) -> bool:
    return rule.in_force and isinstance(rule.rule, Merit)


def levers_by_path(world: World) -> Mapping[str, set[int]]:
    """Levers by the path rules write; a list's own path has every lever of the list."""
    found: dict[str, set[int]] = defaultdict(set)
    for place, lever in enumerate(world.levers):
        for key in lever.paths():
            name, mark, rest = key.removesuffix("!").partition("[")
            found[name].add(place)
            if mark:
                found[f"{name}[]{rest.partition(']')[2]}"].add(place)
                found[f"{name}[]"].add(place)
    return found
