import numpy as np


def roc_auc(scores: np.ndarray, labels: np.ndarray) -> tuple[float, np.ndarray]:
    """ROC curve and the area under it; returns (auc, points).

    scores: (n,), labels: (n,) of 0 and 1
    points: (m, 2), rows of fpr and tpr from (0, 0) to (1, 1)
    """
    raise NotImplementedError("not written yet")
