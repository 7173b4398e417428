import numpy as np


def moco_step(
    state: dict[str, np.ndarray | int],
    new_keys: np.ndarray,
    query_params: np.ndarray,
    momentum: float = 0.999,
) -> dict[str, np.ndarray | int]:
    """new_keys: (n, d) with n <= k, query_params: (p,) -> the state after this step.

    No new keys at all come as an array of shape (0,).
    state["queue"]: (k, d), a ring of keys
    state["ptr"]: the slot to overwrite next, 0 to k - 1
    state["key_params"]: (p,), the weights of the key encoder
    """
    raise NotImplementedError("not written yet")
