import numpy as np


def ctc_greedy_decode(logp: np.ndarray, blank: int = 0) -> tuple[np.ndarray, float]:
    """logp: (t, v), the log-probabilities of v tokens in t frames -> tokens: (length,), logprob.

    O(t * v) time, O(t) memory.
    """
    if logp.ndim != 2 or logp.size == 0:
        raise ValueError("logp must be a matrix with at least one entry")
    if blank not in range(logp.shape[1]):
        raise ValueError("blank must be a token")

    path = logp.argmax(axis=1)  # of equal entries the first
    starts_run = np.append(True, path[1:] != path[:-1])
    # The blanks go only now: before that they separate two equal tokens.
    tokens = path[starts_run & (path != blank)]
    return tokens, logp.max(axis=1).sum()
