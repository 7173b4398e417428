import numpy as np


def gmm_em_step(
    x: np.ndarray, state: dict[str, np.ndarray], var_floor: float = 1e-6
) -> tuple[dict[str, np.ndarray], np.ndarray, float]:
    """x: (n, d), k components -> state, responsibilities (n, k), log_likelihood.

    O(n * k * d) time and memory.
    """
    weights, means, variances = state["weights"], state["means"], state["variances"]
    if x.size == 0 or len(weights) == 0:
        raise ValueError("no points, no coordinates or no components")
    expected = (len(weights), x.shape[1])
    if means.shape != expected or variances.shape != expected:
        raise ValueError(f"means and variances must have shape {expected}")

    # E step, in logarithms up to the responsibilities.
    squares = (x[:, None] - means) ** 2  # (n, k, d)
    log_densities = -0.5 * (np.log(2 * np.pi * variances) + squares / variances)
    joint = np.log(weights) + log_densities.sum(axis=2)  # -inf for a weight of 0
    evidence = np.logaddexp.reduce(joint, axis=1)
    responsibilities = np.exp(joint - evidence[:, None])

    # M step: every component is fitted to all points, each with its share.
    totals = responsibilities.sum(axis=0)
    alive = (totals > 1e-12)[:, None]  # the others have nothing to average
    shares = responsibilities / np.where(alive[:, 0], totals, 1)
    new_means = np.where(alive, shares.T @ x, means)
    spreads = np.einsum("nk,nkd->kd", shares, (x[:, None] - new_means) ** 2)
    new_variances = np.where(alive, np.maximum(var_floor, spreads), variances)
    new_state = {"weights": totals / len(x), "means": new_means, "variances": new_variances}
    return new_state, responsibilities, evidence.mean()
