import numpy as np


def pca(x: np.ndarray, k: int) -> dict[str, np.ndarray]:
    """x: (n, d) -> the k directions of largest variance. O(n * d**2 + d**3) time."""
    if x.ndim != 2 or x.size == 0:
        raise ValueError("x must be a matrix with at least one entry")
    n, d = x.shape
    if n < 2:
        raise ValueError("a variance needs at least two rows")
    if not isinstance(k, int) or not 1 <= k <= d:
        raise ValueError("k must be an integer from 1 to d")

    mean = x.mean(axis=0)
    centred = x - mean
    values, vectors = np.linalg.eigh(centred.T @ centred / (n - 1))  # smallest first, as columns
    variances = values[::-1][:k]
    components = signed(vectors.T[::-1][:k])
    total = values.sum()
    return {
        "mean": mean,
        "components": components,
        "variances": variances,
        "ratio": variances / total if total > 0 else np.zeros(k),
        "projected": centred @ components.T,
    }


def signed(components: np.ndarray) -> np.ndarray:
    """Makes the entry of largest absolute value in each row positive."""
    sizes = np.abs(components)
    # argmax finds the first True: rounding must not decide between entries of equal size.
    lead = np.argmax(sizes > sizes.max(axis=1, keepdims=True) - 1e-9, axis=1)
    return components * np.sign(np.take_along_axis(components, lead[:, None], axis=1))
