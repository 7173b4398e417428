import numpy as np


def moco_step(
    state: dict[str, np.ndarray | int],
    new_keys: np.ndarray,
    query_params: np.ndarray,
    momentum: float = 0.999,
) -> dict[str, np.ndarray | int]:
    """new_keys: (n, d) with n <= k, query_params: (p,) -> the state after this step.

    O(k * d + p) time and memory, as the queue is copied; in place it would be O(n * d + p).
    """
    queue, ptr, key_params = state["queue"], state["ptr"], state["key_params"]
    k, d = queue.shape
    n = len(new_keys)
    if n == 0:
        new_keys = new_keys.reshape(0, d)  # no keys come as an array of shape (0,)
    if n > k:
        raise ValueError("more new keys than slots in the queue")
    if new_keys.shape != (n, d):
        raise ValueError("new keys must have the width of the queue")
    if query_params.shape != key_params.shape:
        raise ValueError("both encoders must have the same number of weights")

    queue = queue.copy()
    queue[(ptr + np.arange(n)) % k] = new_keys
    return {
        "queue": queue,
        "ptr": (ptr + n) % k,
        "key_params": momentum * key_params + (1 - momentum) * query_params,
    }
