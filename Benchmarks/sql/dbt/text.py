"""Text of compiled models: CTEs with the blank lines that templates leave behind."""

from __future__ import annotations


def cte(name: str, body: str) -> str:
    indented = "\n".join(f"    {line}" if line else "" for line in body.splitlines())
    return f"{name} as (\n\n{indented}\n\n)"


def with_ctes(ctes: list[tuple[str, str]], last: str) -> str:
    return "with " + ",\n\n".join(cte(name, body) for name, body in ctes) + f"\n\n{last}"


def select(items: list[str], rest: str) -> str:
    return "select\n    " + ",\n    ".join(items) + f"\n{rest}"
