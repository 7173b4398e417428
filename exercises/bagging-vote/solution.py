import numpy as np


def bagging_vote(uniforms: np.ndarray, votes: np.ndarray, y: np.ndarray) -> dict:
    """uniforms, votes: (learners, n), y: (n,) -> bags, majority, oob and oob_error.

    O(n * learners * log(learners)) time, O(n * learners) memory.
    """
    if uniforms.size == 0 or len(y) == 0:
        raise ValueError("no samples or no learners")
    if uniforms.shape != (len(uniforms), len(y)) or votes.shape != uniforms.shape:
        raise ValueError("uniforms and votes need one row per learner, one entry per sample")

    bags = np.floor(uniforms * len(y)).astype(int)
    outside = np.ones(votes.shape, dtype=bool)
    np.put_along_axis(outside, bags, False, axis=1)

    majority = [winner(column) for column in votes.T]
    oob = [
        winner(column[voters]) if voters.any() else None
        for column, voters in zip(votes.T, outside.T)
    ]
    wrong = [vote != label for vote, label in zip(oob, y) if vote is not None]
    return {
        "bags": bags,
        "majority": majority,
        "oob": oob,
        "oob_error": np.mean(wrong) if wrong else None,
    }


def winner(votes: np.ndarray) -> int:
    """The most frequent label; of equally frequent ones the smallest, which argmax meets first."""
    labels, counts = np.unique(votes, return_counts=True)
    return int(labels[counts.argmax()])
