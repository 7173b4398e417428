import numpy as np


def lora_forward(x: np.ndarray, p: dict[str, np.ndarray | float]) -> np.ndarray:
    """x: (n, in) -> (n, out).

    No rows at all come as an array of shape (0,).
    p["w"]: (out, in), frozen
    p["a"]: (r, in)
    p["b"]: (out, r)
    p["alpha"]: a number; the update is scaled by alpha / r
    """
    raise NotImplementedError("not written yet")


def lora_merge(p: dict[str, np.ndarray | float]) -> np.ndarray:
    """The weight (out, in) that does the same without the update; p is as in lora_forward."""
    raise NotImplementedError("not written yet")
