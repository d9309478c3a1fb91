"""Ratios between sides, over the queries that both answered: a peer that fails on the hard ones must not gain by it,
nor may a sample of its queries be held against all of Thalweg's."""

from __future__ import annotations

from .sides import Side


def ratio(thalweg: Side, peer: Side, kind: str) -> tuple[float, int]:
    """How many times longer the peer takes, and over how many queries; 0 where there is none."""
    ours, theirs = getattr(thalweg, kind), getattr(peer, kind)
    if not ours or not theirs:
        return 0.0, 0
    pairs = zip(ours[:: peer.every], theirs, strict=True)
    both = [(a, b) for a, b in pairs if a is not None and b is not None]
    total = sum(a for a, _ in both)
    return (sum(b for _, b in both) / total if total else 0.0), len(both)
