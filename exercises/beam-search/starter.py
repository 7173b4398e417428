from dataclasses import dataclass

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
    """Beam search over a table of log-probabilities -> best first, at most beam.

    logp: (v, v), logp[a, b] = log P(b follows a)
    start: the token before the first one
    beam: hypotheses kept per step, and returned at most
    max_len: tokens after the start token
    eos: the token that ends a hypothesis
    length_penalty: score = logprob / length**length_penalty
    """
    raise NotImplementedError("not written yet")
