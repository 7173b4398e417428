import numpy as np


def ctc_greedy_decode(logp: np.ndarray, blank: int = 0) -> tuple[np.ndarray, float]:
    """Best-path decoding; returns (tokens, logprob).

    logp: (t, v), the log-probabilities of v tokens in t frames -> tokens: (length,) of int
    logprob: of the path: the sum over all frames
    blank: the index of the blank
    """
    raise NotImplementedError("not written yet")
