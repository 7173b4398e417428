from dataclasses import dataclass
from functools import cmp_to_key

import numpy as np


@dataclass
class Hypothesis:
    tokens: list[int]  # without the start token, with eos where it was reached
    logprob: float
    score: float


def beam_search(
    logp: np.ndarray,
    start: int,
    *,
    beam: int,
    max_len: int,
    eos: int,
    length_penalty: float = 0.0,
) -> list[Hypothesis]:
    """logp: (v, v), log P(next | last) -> best first, at most beam.

    O(max_len * beam * v * log(beam * v)) comparisons.
    """
    if logp.ndim != 2 or logp.size == 0 or logp.shape[0] != logp.shape[1]:
        raise ValueError("logp must be a full (v, v) matrix")
    if any(not isinstance(token, int) or not 0 <= token < len(logp) for token in (start, eos)):
        raise ValueError("start and eos must be tokens")
    if any(not isinstance(count, int) or count < 1 for count in (beam, max_len)):
        raise ValueError("beam and max_len must be positive integers")

    live = [Hypothesis([], 0.0, 0.0)]
    finished: list[Hypothesis] = []
    for _ in range(max_len):
        extensions = []
        for hypothesis in live:
            last = hypothesis.tokens[-1] if hypothesis.tokens else start
            for token, total in enumerate(hypothesis.logprob + logp[last]):
                extensions.append(Hypothesis([*hypothesis.tokens, token], total, total))
        kept = best(extensions, beam)
        finished += [hypothesis for hypothesis in kept if hypothesis.tokens[-1] == eos]
        live = [hypothesis for hypothesis in kept if hypothesis.tokens[-1] != eos]

    for hypothesis in finished + live:
        hypothesis.score = hypothesis.logprob / len(hypothesis.tokens) ** length_penalty
    return best(finished + live, beam)


def best(hypotheses: list[Hypothesis], count: int) -> list[Hypothesis]:
    return sorted(hypotheses, key=cmp_to_key(by_score))[:count]


def by_score(p: Hypothesis, q: Hypothesis) -> int:
    """Negative if p comes first. Rounding must not decide; of equal ones the smaller tokens do."""
    if abs(p.score - q.score) > 1e-9:
        return -1 if p.score > q.score else 1
    return -1 if p.tokens < q.tokens else 1
