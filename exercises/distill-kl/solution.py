import numpy as np


def distill_kl(student: np.ndarray, teacher: np.ndarray, *, temperature: float = 1.0) -> float:
    """student, teacher: logits (n, c) -> T**2 * KL(teacher || student), mean of the rows.

    O(n * c) time and memory.
    """
    if student.ndim != 2 or student.size == 0 or student.shape != teacher.shape:
        raise ValueError("student and teacher must be matrices of one shape, not empty")
    if not temperature > 0:
        raise ValueError("the temperature must be positive")

    log_p = log_softmax(teacher / temperature)
    log_q = log_softmax(student / temperature)
    # Both logarithms are finite, so that a p of 0 gives 0 and not nan.
    divergences = (np.exp(log_p) * (log_p - log_q)).sum(axis=1)
    return temperature**2 * divergences.mean()


def log_softmax(x: np.ndarray) -> np.ndarray:
    # Never log(softmax(x)): a small probability underflows to 0, and its logarithm is -inf.
    shifted = x - x.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
