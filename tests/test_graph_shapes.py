"""Cycles, unbalanced triads and single roots: by hand, against networkx, and laws."""

from __future__ import annotations

from itertools import combinations

import networkx
import pytest
from graphs import LONG, Edges, Graph, edges, graphs
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.graph.circles import Component, cycles
from vaultkit.graph.domination import dominators, single_roots
from vaultkit.graph.triads import unbalanced


def directed(graph: Graph) -> networkx.DiGraph[int]:
    made: networkx.DiGraph[int] = networkx.DiGraph()
    made.add_nodes_from(range(graph.count))
    made.add_edges_from(graph.edges)
    return made


# ---------------------------------------------------------------------------------------------------------- cycles


def circles(graph: Graph) -> list[Component]:
    return cycles(graph.count, graph.tails, graph.heads)


@pytest.mark.parametrize(
    ("support", "found"),
    [
        ([], []),
        ([(0, 1), (1, 2), (0, 2), (0, 1)], []),
        ([(3, 3)], [([3], [3])]),
        ([(0, 1), (1, 0), (0, 1)], [([0, 1], [0, 1])]),
        ([(0, 1), (1, 0), (0, 0)], [([0, 1], [0])]),
        ([(2, 1), (1, 3), (3, 2), (3, 1)], [([1, 2, 3], [1, 3])]),
        ([(4, 3), (3, 4), (2, 1), (1, 2), (2, 3)], [([1, 2], [1, 2]), ([3, 4], [3, 4])]),
        ([(0, 2), (0, 1), (1, 3), (2, 3), (3, 0)], [([0, 1, 2, 3], [0, 1, 3])]),
        ([(0, 1), (0, 2), (1, 3), (2, 3), (3, 0)], [([0, 1, 2, 3], [0, 1, 3])]),
        (  # the way of the first leads into the second
            [(0, 4), (4, 5), (5, 0), (4, 3), (2, 3), (3, 6), (6, 2)],
            [([0, 4, 5], [0, 4, 5]), ([2, 3, 6], [2, 3, 6])],
        ),
    ],
)
def test_cycles_by_hand(support: Edges, found: list[tuple[list[int], list[int]]]) -> None:
    assert circles(Graph(7, support)) == found


@given(graphs(12))
def test_of_several_shortest_ways_it_is_the_first_by_number(graph: Graph) -> None:
    for members, cycle in circles(graph):
        assert cycle == first_way(graph, members[0])


def first_way(graph: Graph, root: int) -> list[int]:
    """By a breadth-first search that takes nodes in order."""
    ways = [[root]]
    while ways:
        longer = []
        met = {node for way in ways for node in way}
        for way in ways:
            for head in sorted({head for tail, head in graph.edges if tail == way[-1]}):
                if head == root:
                    return way
                if head not in met:
                    longer.append([*way, head])
                    met.add(head)
        ways = longer
    return []


@given(graphs(12))
def test_components_are_those_of_networkx(graph: Graph) -> None:
    made = directed(graph)
    groups = [sorted(each) for each in networkx.strongly_connected_components(made)]
    expected = sorted(group for group in groups if len(group) > 1 or (group[0], group[0]) in graph.edges)
    assert [component.members for component in circles(graph)] == expected


@given(graphs(12))
def test_a_cycle_is_a_shortest_through_the_least_member(graph: Graph) -> None:
    made = directed(graph)
    for members, cycle in circles(graph):
        assert cycle[0] == members[0]
        assert len({*cycle}) == len(cycle)
        assert {*cycle} <= {*members}
        assert {*zip(cycle, [*cycle[1:], cycle[0]], strict=True)} <= {*graph.edges}
        back = graph.before(cycle[0])
        lengths = networkx.single_source_shortest_path_length(made, cycle[0])
        assert len(cycle) == 1 + min(lengths[node] for node in back if node in lengths)


@given(graphs(), st.data())
def test_cycles_do_not_depend_on_the_order_of_edges(graph: Graph, data: st.DataObject) -> None:
    assert circles(Graph(graph.count, data.draw(st.permutations(graph.edges)))) == circles(graph)


def test_long_ways_have_cycles_too() -> None:
    chain = range(LONG - 1), range(1, LONG)
    assert cycles(LONG, *chain) == []
    (ring,) = cycles(LONG, [*chain[0], LONG - 1], [*chain[1], 0])
    assert ring.members == ring.cycle == [*range(LONG)]


# ---------------------------------------------------------------------------------------------------------- triads


def triads(count: int, plus: Edges, minus: Edges) -> list[tuple[int, int, int]]:
    return unbalanced(count, (Graph(count, plus).tails, Graph(count, plus).heads), columns(minus))


def columns(pairs: Edges) -> tuple[list[int], list[int]]:
    return [a for a, _ in pairs], [b for _, b in pairs]


@pytest.mark.parametrize(
    ("plus", "minus", "found"),
    [
        ([], [], []),
        ([(0, 1), (0, 2)], [(1, 2)], [(1, 2, 0)]),
        ([(1, 0), (0, 2), (0, 1)], [(2, 1), (1, 2)], [(1, 2, 0)]),  # said twice, in either order
        ([(0, 1), (0, 2), (1, 2)], [], []),  # no minus
        ([(0, 1)], [(0, 2), (1, 2)], []),  # two
        ([], [(0, 1), (0, 2), (1, 2)], []),  # three: rivals
        ([(0, 1), (0, 2), (3, 1), (3, 2)], [(1, 2)], [(1, 2, 0), (1, 2, 3)]),
        (
            [(8, 1), (1, 9), (9, 2), (2, 8), (8, 3), (3, 9)],
            [(9, 8), (3, 1), (1, 2)],
            [(1, 2, 8), (1, 2, 9), (1, 3, 8), (1, 3, 9), (8, 9, 1), (8, 9, 2), (8, 9, 3)],
        ),
        ([(0, 2), (1, 2), (2, 2)], [(0, 1), (0, 0)], [(0, 1, 2)]),  # pairs of one are none
    ],
)
def test_triads_by_hand(plus: Edges, minus: Edges, found: list[tuple[int, int, int]]) -> None:
    assert triads(10, plus, minus) == found


@st.composite
def signed(draw: st.DrawFn) -> tuple[int, Edges, Edges]:
    count = draw(st.integers(0, 9))
    plus, minus = draw(edges(count, 40)), draw(edges(count))
    both = {frozenset(pair) for pair in plus} & {frozenset(pair) for pair in minus}
    return (
        count,
        [pair for pair in plus if frozenset(pair) not in both],
        [pair for pair in minus if frozenset(pair) not in both],
    )


@given(signed())
def test_triads_are_all_that_there_are(drawn: tuple[int, Edges, Edges]) -> None:
    count, plus, minus = drawn
    for_each, against = ({frozenset(pair) for pair in pairs} for pairs in (plus, minus))
    expected = []
    for trio in combinations(range(count), 3):
        pairs = [frozenset(pair) for pair in combinations(trio, 2)]
        odd = [pair for pair in pairs if pair in against]
        if len(odd) == 1 and sum(pair in for_each for pair in pairs) == 2:
            expected.append((*sorted(odd[0]), *({*trio} - odd[0])))
    assert triads(*drawn) == sorted(expected)


@given(signed())
def test_triads_are_the_triangles_of_networkx_with_one_minus(drawn: tuple[int, Edges, Edges]) -> None:
    made: networkx.Graph[int] = networkx.Graph()
    made.add_edges_from(drawn[1], sign=0)
    made.add_edges_from(drawn[2], sign=1)
    made.remove_edges_from([*networkx.selfloop_edges(made)])
    closed = [
        frozenset(trio)
        for trio in combinations(sorted(made), 3)
        if made.subgraph(trio).number_of_edges() == 3
        and sum(sign for *_, sign in made.subgraph(trio).edges(data="sign")) == 1
    ]
    assert {frozenset(triad) for triad in triads(*drawn)} == {*closed}


def test_a_hub_with_many_rivals_is_looked_at_once() -> None:
    """Each rival of 0 has a friend; to go through all friends of 0 for each would be quadratic."""
    half = 50_000
    rivals, friends, theirs = (range(1 + part * half, 1 + (part + 1) * half) for part in range(3))
    plus = [*([0] * half), *rivals, 1], [*friends, *theirs, friends[0]]
    assert unbalanced(1 + 3 * half, plus, ([0] * half, rivals)) == [(0, 1, friends[0])]


# ----------------------------------------------------------------------------------------------------- single roots


def roots(graph: Graph, *asked: int, among: set[int] | None = None) -> dict[int, int]:
    return single_roots(graph.count, graph.tails, graph.heads, asked or range(graph.count), among)


DIAMOND = [(0, 1), (0, 2), (1, 3), (2, 3)]


@pytest.mark.parametrize(
    ("support", "found"),
    [
        ([], {}),
        ([(0, 1), (1, 2)], {}),  # one supporter each
        (DIAMOND, {3: 0}),
        ([*DIAMOND, (4, 3)], {}),  # a second premise
        ([*DIAMOND, (4, 0)], {3: 0}),  # the nearest of 0 and 4
        ([*DIAMOND, (3, 0)], {}),  # no premise at all
        ([*DIAMOND, (3, 0), (4, 0)], {3: 0, 0: 4}),  # 0 has two supporters, one of them by way of itself
        ([(0, 1), (0, 1), (1, 1)], {}),  # one supporter, however often
        ([(0, 1), (2, 1), (2, 2)], {1: 0}),  # a second that rests on nothing
        ([(0, 1), (2, 1), (2, 4), (4, 2)], {1: 0}),
    ],
)
def test_roots_by_hand(support: Edges, found: dict[int, int]) -> None:
    assert roots(Graph(5, support)) == found


def test_a_root_is_the_nearest_of_those_among_which_it_is_sought() -> None:
    graph = Graph(6, [(4, 0), *DIAMOND, (3, 5), (1, 5)])
    assert roots(graph, 3, 5) == {3: 0, 5: 0}
    assert roots(graph, 3, 5, among={4}) == {3: 4, 5: 4}
    assert roots(graph, 5, 3, among={4, 0}) == {5: 0, 3: 0}
    assert roots(graph, 3, 5, among={1, 2, 3, 5}) == {}


def by_removal(graph: Graph, node: int) -> set[int]:
    """The other nodes without which no premise leads to `node`, if one does at all."""
    made = directed(graph)
    premises = [each for each in made if not made.in_degree(each)]

    def is_reached(without: set[int]) -> bool:
        left = made.subgraph({*made} - without)
        return any(premise in left and networkx.has_path(left, premise, node) for premise in premises)

    return (
        {each for each in range(graph.count) if each != node and not is_reached({each})} if is_reached(set()) else set()
    )


@given(graphs(8), st.data())
def test_a_root_is_what_all_ways_go_through(graph: Graph, data: st.DataObject) -> None:
    every = {node: by_removal(graph, node) for node in range(graph.count) if len(graph.before(node) - {node}) > 1}
    # The nearest of some dominators is the one that all the others dominate.
    nearest = {
        node: max(found, key=lambda each: len(by_removal(graph, each))) for node, found in every.items() if found
    }
    assert roots(graph) == nearest
    among = data.draw(st.sets(st.integers(0, 7)))
    few = {node: found & among for node, found in every.items() if found & among}
    assert roots(graph, among=among) == {
        node: max(found, key=lambda each: len(by_removal(graph, each))) for node, found in few.items()
    }
    some = data.draw(st.sets(st.sampled_from(range(graph.count)))) if graph.count else set()
    if some:
        assert roots(graph, *some) == {node: root for node, root in nearest.items() if node in some}


@given(graphs(20))
def test_dominators_are_those_of_networkx(graph: Graph) -> None:
    if not graph.count:
        return
    expected = {**networkx.immediate_dominators(directed(graph), 0)}
    expected.pop(0, None)  # itself or None, as the version has it
    found = dominators(graph.count, graph.tails, graph.heads, 0)
    assert {node: above for node, above in enumerate(found) if above >= 0} == expected


def test_a_long_chain_has_one_root() -> None:
    tails, heads = [0, *range(LONG - 1), LONG - 3], [LONG - 1, *range(1, LONG), LONG - 1]
    assert single_roots(LONG, tails, heads, [LONG - 1]) == {LONG - 1: 0}
    assert dominators(LONG, range(LONG - 1), range(1, LONG), 0)[LONG - 1] == LONG - 2


def test_many_ways_from_a_long_chain_are_not_walked_each() -> None:
    """Each of half the nodes is led to from the end of the chain and from a place on it: quadratic for plain walks."""
    half = 50_000
    tails = [*range(half - 1), *([half - 1] * half), *range(half)]
    heads = [*range(1, half), *range(half, 2 * half), *range(half, 2 * half)]
    assert [*dominators(2 * half, tails, heads, 0)[half:]] == [*range(half)]


def test_a_far_root_is_not_sought_by_each_alone() -> None:
    """Diamonds one on another, all asked for the root of the first: quadratic if no way up were remembered."""
    size = 60_000
    supports = [pair for top in range(0, 3 * size, 3) for pair in ((top, top + 1), (top, top + 2))]
    supports += [(side, top + 3) for top in range(0, 3 * size, 3) for side in (top + 1, top + 2)]
    graph = Graph(3 * size + 1, supports)
    assert roots(graph, among={0}) == dict.fromkeys(range(3, 3 * size + 1, 3), 0)
