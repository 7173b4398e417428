import numpy as np


def gmm_em_step(
    x: np.ndarray, state: dict[str, np.ndarray], var_floor: float = 1e-6
) -> tuple[dict[str, np.ndarray], np.ndarray, float]:
    """One EM step; returns (state, responsibilities, log_likelihood).

    x: (n, d)
    state: a dict with weights: (k,), sum 1; means: (k, d); variances: (k, d), the diagonals
        of the covariances. The one returned is that after the M step
    var_floor: no new variance is smaller
    responsibilities: (n, k), of the E step
    log_likelihood: mean over the points, with the old state
    """
    raise NotImplementedError("not written yet")
