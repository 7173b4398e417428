"""What NumPy on 32-bit WASM does differently from NumPy on a desk, where an exercise would notice."""

import functools

import numpy as np

_wide = np.dtype(np.intp).itemsize


def _narrow(indices):
    """Indices of int64 are refused where an index is a 32-bit integer, in some functions."""
    if isinstance(indices, (np.ndarray, np.generic)):
        if indices.dtype.kind in "iu" and indices.dtype.itemsize > _wide:
            return indices.astype(np.intp)
    return indices


def _accept_int64(name, position, *keywords):
    function = getattr(np, name)

    @functools.wraps(function)
    def wrapped(*args, **options):
        args = [_narrow(a) if i == position else a for i, a in enumerate(args)]
        for keyword in keywords:
            if keyword in options:
                options[keyword] = _narrow(options[keyword])
        return function(*args, **options)

    setattr(np, name, wrapped)


_accept_int64("take", 1, "indices")
_accept_int64("repeat", 1, "repeats")
_accept_int64("bincount", 0, "x")
_accept_int64("choose", 0, "a")


def _is_finite(value):
    return np.isfinite(np.asarray(value)).all()


def _has_nan(value):
    is_number = isinstance(value, (np.ndarray, np.generic)) and value.dtype.kind in "fc"
    return is_number and np.isnan(value).any()


def _raise_on_nan(name, message):
    """WASM has no floating-point flags, by which LAPACK's failures are seen elsewhere: NaN stands for them."""
    function = getattr(np.linalg, name)

    @functools.wraps(function)
    def wrapped(*args, **options):
        result = function(*args, **options)
        parts = result if isinstance(result, tuple) else (result,)
        given = [a for a in args[:2] if isinstance(a, (np.ndarray, list, tuple))]
        if any(map(_has_nan, parts)) and all(map(_is_finite, given)):
            raise np.linalg.LinAlgError(message)
        return result

    setattr(np.linalg, name, wrapped)
    setattr(np.linalg.linalg, name, wrapped)


_raise_on_nan("inv", "Singular matrix")
_raise_on_nan("solve", "Singular matrix")
_raise_on_nan("cholesky", "Matrix is not positive definite")
_raise_on_nan("svd", "SVD did not converge")
for _name in ("eig", "eigh", "eigvals", "eigvalsh"):
    _raise_on_nan(_name, "Eigenvalues did not converge")
