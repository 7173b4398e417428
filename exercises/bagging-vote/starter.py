import numpy as np


def bagging_vote(uniforms: np.ndarray, votes: np.ndarray, y: np.ndarray) -> dict:
    """Bootstrap bags, the vote of all learners and the out-of-bag error.

    uniforms: (learners, n) in [0, 1); votes: (learners, n) of int; y: (n,) of int, the true labels

    Returns a dict with
        bags: (learners, n) of int, the drawn indices
        majority: (n,) of int, the vote of all learners
        oob: list of n, the vote of the learners that did not draw the sample, or None
        oob_error: share of wrong out-of-bag votes, or None
    """
    raise NotImplementedError("not written yet")
