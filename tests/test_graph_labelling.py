"""Grounded labelling: the table of the reference, the definition by brute force, another implementation, laws."""

from __future__ import annotations

from array import array
from collections import Counter

import pytest
from graphs import FIXTURES, LONG, LONGEST, Fixture, Graph, graphs, subsets
from hypothesis import given
from hypothesis import strategies as st
from py_arg.abstract_argumentation_classes.abstract_argumentation_framework import AbstractArgumentationFramework
from py_arg.abstract_argumentation_classes.argument import Argument
from py_arg.abstract_argumentation_classes.defeat import Defeat
from py_arg.algorithms.semantics.get_grounded_extension import get_grounded_extension

from vaultkit.graph.labelling import IN, OUT, UNDEC, Attacks, grounded


def label(graph: Graph) -> list[int]:
    return [*grounded(graph.count, graph.tails, graph.heads)]


def labels_of(graph: Graph, standing: set[int]) -> list[int]:
    """The labels where exactly `standing` are IN."""
    beaten = {head for tail, head in graph.edges if tail in standing}
    return [IN if node in standing else OUT if node in beaten else UNDEC for node in range(graph.count)]


@pytest.mark.parametrize("fixture", FIXTURES.values(), ids=FIXTURES)
def test_the_fixtures_of_the_reference(fixture: Fixture) -> None:
    graph = Graph(len(fixture.labels), fixture.attacks)
    assert label(graph) == ["IOU".index(letter) for letter in fixture.labels]


@pytest.mark.parametrize(
    ("attacks", "labels"),
    [
        ([], "I"),
        ([(0, 0)], "U"),
        ([(0, 0), (1, 0)], "OI"),
        ([(0, 0), (0, 1)], "UU"),
        ([(0, 0), (0, 0), (1, 0), (0, 2)], "OII"),
        ([(0, 1), (0, 1), (1, 2), (1, 2)], "IOI"),
        ([(0, 1), (1, 2), (2, 3), (3, 2)], "IOUU"),
        ([(0, 1), (1, 2), (2, 3), (3, 2), (0, 3)], "IOIO"),
        ([(0, 1), (1, 0), (0, 2), (1, 2)], "UUU"),
        ([(0, 1), (1, 2), (2, 3), (3, 4)], "IOIOI"),
    ],
)
def test_loops_parallel_attacks_and_chains(attacks: list[tuple[int, int]], labels: str) -> None:
    assert label(Graph(len(labels), attacks)) == ["IOU".index(letter) for letter in labels]


def test_no_node_has_no_label() -> None:
    assert grounded(0, [], []) == b""


@given(graphs())
def test_labels_are_the_least_fixed_point_of_the_definition(graph: Graph) -> None:
    standing: set[int] = set()
    while True:
        beaten = {head for tail, head in graph.edges if tail in standing}
        defended = {node for node in range(graph.count) if graph.before(node) <= beaten}
        if defended == standing:
            break
        standing = defended
    assert label(graph) == labels_of(graph, standing)


@given(graphs(6))
def test_what_is_in_is_in_by_every_complete_labelling(graph: Graph) -> None:
    def is_complete(standing: set[int]) -> bool:
        labels = labels_of(graph, standing)
        return all(
            (labels[node] == IN) is all(labels[attacker] == OUT for attacker in graph.before(node))
            and (labels[node] == OUT) is any(labels[attacker] == IN for attacker in graph.before(node))
            for node in range(graph.count)
        )

    complete = [standing for standing in subsets(range(graph.count)) if is_complete(standing)]
    least = set.intersection(*complete)
    assert least in complete
    assert label(graph) == labels_of(graph, least)


@given(graphs(10))
def test_another_implementation_says_the_same(graph: Graph) -> None:
    arguments = [Argument(str(node)) for node in range(graph.count)]
    defeats = [Defeat(arguments[tail], arguments[head]) for tail, head in graph.edges]
    framework = AbstractArgumentationFramework("", arguments, defeats)
    standing = {int(argument.name) for argument in get_grounded_extension(framework)}
    assert label(graph) == labels_of(graph, standing)


# ----------------------------------------------------------------------------------------------------------- laws


@given(graphs(), st.data())
def test_labels_depend_on_neither_numbering_nor_order(graph: Graph, data: st.DataObject) -> None:
    renamed = data.draw(st.permutations(range(graph.count)))
    shuffled = data.draw(st.permutations([(renamed[tail], renamed[head]) for tail, head in graph.edges]))
    labels = label(Graph(graph.count, shuffled))
    assert [labels[renamed[node]] for node in range(graph.count)] == label(graph)


@given(graphs(), graphs())
def test_labels_are_those_of_each_part(graph: Graph, other: Graph) -> None:
    moved = [(tail + graph.count, head + graph.count) for tail, head in other.edges]
    both = Graph(graph.count + other.count, [*graph.edges, *moved])
    assert label(both) == label(graph) + label(other)


@given(graphs(), st.data())
def test_to_say_an_attack_twice_changes_nothing(graph: Graph, data: st.DataObject) -> None:
    again = data.draw(st.lists(st.sampled_from(graph.edges), max_size=5)) if graph.edges else []
    assert label(Graph(graph.count, [*graph.edges, *again])) == label(graph)


@given(graphs())
def test_what_attacks_only_the_attacker_of_a_node_frees_it(graph: Graph) -> None:
    """Reinstatement: whatever else is there, C attacks A attacks B leaves B IN where A and C have no other attacker."""
    a, b, c = range(graph.count, graph.count + 3)
    labels = label(Graph(graph.count + 3, [*graph.edges, (c, a), (a, b)]))
    assert labels[a:] == [OUT, IN, IN]
    assert labels[:a] == label(graph)


def test_arrays_and_lists_are_the_same() -> None:
    assert grounded(3, array("i", [0, 1]), array("i", [1, 2])) == grounded(3, [0, 1], [1, 2]) == bytes((IN, OUT, IN))


def test_sequences_of_two_lengths_are_an_error() -> None:
    with pytest.raises(ValueError, match="zip"):
        grounded(3, [0, 1], [1])


def test_a_long_chain_is_labelled() -> None:
    labels = grounded(LONGEST, range(LONGEST - 1), range(1, LONGEST))
    assert labels == bytes((IN, OUT)) * (LONGEST // 2)


# ------------------------------------------------------------------------------------------------------- witnesses


def why(graph: Graph, node: int) -> list[tuple[int, int]]:
    return [*Attacks(graph.count, graph.tails, graph.heads).chain(node)]


@pytest.mark.parametrize(
    ("attacks", "node", "chain"),
    [
        ([(1, 2)], 0, []),
        ([(0, 1)], 1, [(0, 1)]),
        ([(0, 1), (1, 2)], 2, [(1, 2), (0, 1)]),
        ([(0, 1), (1, 2), (2, 3)], 3, [(2, 3), (1, 2), (0, 1)]),
        ([(0, 1), (1, 2), (2, 3), (4, 3)], 3, [(4, 3)]),  # the shortest of two
        ([(5, 3), (4, 3)], 3, [(4, 3)]),  # the least of two
        ([(0, 2), (1, 3), (2, 4), (3, 4)], 4, [(2, 4), (3, 4), (0, 2), (1, 3)]),
        ([(0, 1), (1, 0), (2, 1)], 0, [(1, 0), (2, 1)]),  # not that 0 itself attacks 1
        ([(0, 0)], 0, [(0, 0)]),
        ([(0, 1), (1, 0)], 0, [(1, 0), (0, 1)]),
        ([(0, 1), (1, 2), (2, 0), (3, 2), (2, 3)], 2, [(3, 2), (2, 3)]),
        (  # 2 is why both 3 and 4 are OUT, and why it is IN is told once
            [(0, 1), (1, 2), (2, 3), (2, 4), (3, 5), (4, 5)],
            5,
            [(3, 5), (4, 5), (2, 3), (2, 4), (1, 2), (0, 1)],
        ),
        ([(0, 1), (1, 2), (3, 2), (3, 4), (4, 3)], 2, [(3, 2), (4, 3), (3, 4)]),  # 1 attacks 2 too, but is OUT
        ([(0, 1), (1, 0), (1, 2), (2, 3)], 3, [(2, 3), (1, 2), (0, 1), (1, 0)]),
    ],
)
def test_chains(attacks: list[tuple[int, int]], node: int, chain: list[tuple[int, int]]) -> None:
    assert why(Graph(6, attacks), node) == chain


@given(graphs(10))
def test_a_chain_proves_the_label(graph: Graph) -> None:
    labels = label(graph)
    assert [*Attacks(graph.count, graph.tails, graph.heads).labels] == labels
    for node in range(graph.count):
        chain = why(graph, node)
        assert {*chain} <= {*graph.edges}
        assert len({*chain}) == len(chain)
        if labels[node] == UNDEC:
            assert all(labels[end] == UNDEC for edge in chain for end in edge)
            assert [node, *(attacker for attacker, _ in chain[:-1])] == [attacked for _, attacked in chain]
            assert chain[-1][0] in {attacked for _, attacked in chain}
            continue
        told = Counter(attacked for _, attacked in chain)
        for each in {node, *(attacker for attacker, _ in chain)}:
            before = {attacker for attacker, attacked in chain if attacked == each}
            if labels[each] == OUT:
                assert [labels[attacker] for attacker in before] == [IN]
            else:
                assert before == graph.before(each)
        assert told.keys() <= {node, *(attacker for attacker, _ in chain)}
        # What the chain alone says is what the whole graph says, so it is a proof; and no cycle is in it.
        assert label(Graph(graph.count, chain))[node] == labels[node]
        assert UNDEC not in label(Graph(graph.count, chain))


@given(graphs(), st.data())
def test_a_chain_does_not_depend_on_the_order_of_attacks(graph: Graph, data: st.DataObject) -> None:
    shuffled = Graph(graph.count, data.draw(st.permutations(graph.edges)))
    assert all(why(graph, node) == why(shuffled, node) for node in range(graph.count))


def test_a_long_chain_is_told_from_its_end() -> None:
    attacks = Attacks(LONG, range(LONG - 1), range(1, LONG))
    chain = attacks.chain(LONG - 1)
    assert next(chain) == (LONG - 2, LONG - 1)
    assert sum(1 for _ in chain) == LONG - 2
