import numpy as np


def confusion_metrics(
    y_true: np.ndarray, y_pred: np.ndarray, classes: int
) -> dict[str, np.ndarray | float]:
    """The confusion matrix and what follows from it, as a dict.

    y_true, y_pred: (n,) of int, class indices
    -> "matrix": (classes, classes), true class by predicted class;
    "precision", "recall", "f1": (classes,);
    "accuracy", "macro_f1", "weighted_f1": numbers
    """
    raise NotImplementedError("not written yet")
