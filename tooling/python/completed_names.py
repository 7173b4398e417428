"""The names that the editor offers: without what NumPy 2 has dropped or no exercise needs."""

MODULES = {
    "builtins": """
        abs all any bin bool bytes callable chr complex dict divmod enumerate filter float frozenset
        getattr hasattr hash hex int isinstance issubclass iter len list map max min next object ord
        pow print range repr reversed round set setattr slice sorted str sum super tuple type zip
        classmethod property staticmethod
        ArithmeticError AssertionError AttributeError Exception IndexError KeyError
        NotImplementedError OverflowError RuntimeError StopIteration TypeError ValueError
        ZeroDivisionError
    """,
    "numpy": """
        arange array asarray ascontiguousarray diag diagflat empty empty_like eye frombuffer
        fromfunction fromiter full full_like geomspace identity indices linspace logspace meshgrid
        mgrid ogrid ones ones_like tri tril tril_indices triu triu_indices zeros zeros_like

        append array_split atleast_1d atleast_2d atleast_3d block broadcast_arrays broadcast_shapes
        broadcast_to column_stack concatenate copy copyto delete dsplit dstack expand_dims flip
        fliplr flipud hsplit hstack insert moveaxis ndim pad ravel repeat reshape roll rot90 shape
        size split squeeze stack swapaxes tile transpose trim_zeros vsplit vstack

        abs absolute add arccos arccosh arcsin arcsinh arctan arctan2 arctanh cbrt ceil clip
        copysign cos cosh deg2rad degrees divide divmod exp exp2 expm1 fabs floor floor_divide fmax
        fmin fmod gcd heaviside hypot lcm log log10 log1p log2 logaddexp logaddexp2 maximum minimum
        mod modf multiply negative positive power rad2deg radians reciprocal remainder rint round
        sign signbit sin sinc sinh sqrt square subtract tan tanh true_divide trunc

        all any argmax argmin average corrcoef count_nonzero cov cumprod cumsum max mean median min
        nanargmax nanargmin nanmax nanmean nanmedian nanmin nanpercentile nanprod nanquantile nanstd
        nansum nanvar percentile prod ptp quantile std sum var

        convolve correlate cross diff dot einsum einsum_path gradient inner interp kron matmul outer
        polyfit polyval roots tensordot trace vdot

        argpartition argsort argwhere bincount choose compress diag_indices diagonal digitize
        extract fill_diagonal flatnonzero histogram histogram2d intersect1d isin ix_ lexsort
        nonzero partition piecewise place put put_along_axis putmask ravel_multi_index
        searchsorted select setdiff1d setxor1d sort take take_along_axis union1d unique
        unravel_index where

        allclose array_equal bitwise_and bitwise_or bitwise_xor equal greater greater_equal invert
        isclose isfinite isinf isnan left_shift less less_equal logical_and logical_not logical_or
        logical_xor may_share_memory nan_to_num not_equal packbits right_shift shares_memory
        unpackbits

        angle conj imag iscomplexobj isrealobj isscalar real

        apply_along_axis frompyfunc ndenumerate ndindex nditer vectorize
        bartlett blackman hamming hanning kaiser

        bool_ can_cast complex128 complex64 dtype finfo float16 float32 float64 floating generic
        iinfo inexact int16 int32 int64 int8 integer intp issubdtype ndarray number promote_types
        result_type signedinteger ufunc uint16 uint32 uint64 uint8 unsignedinteger

        c_ e errstate euler_gamma inf nan newaxis pi printoptions r_ s_ seterr set_printoptions
        array2string

        fft lib linalg random
    """,
    "numpy.linalg": """
        LinAlgError cholesky cond det eig eigh eigvals eigvalsh inv lstsq matrix_power matrix_rank
        multi_dot norm pinv qr slogdet solve svd
    """,
    "numpy.fft": "fft fft2 fftfreq fftshift ifft ifft2 ifftshift irfft rfft rfftfreq",
    "numpy.random": """
        Generator choice default_rng multivariate_normal normal permutation rand randint randn
        random seed shuffle standard_normal uniform
    """,
    "numpy.lib": "stride_tricks",
    "numpy.lib.stride_tricks": """
        as_strided broadcast_arrays broadcast_shapes broadcast_to sliding_window_view
    """,
    "bisect": "bisect bisect_left bisect_right insort insort_left insort_right",
    "collections": "ChainMap Counter OrderedDict defaultdict deque namedtuple",
    "dataclasses": "asdict astuple dataclass field replace",
    "functools": "cache cached_property cmp_to_key lru_cache partial reduce total_ordering wraps",
    "heapq": "heapify heappop heappush heappushpop heapreplace merge nlargest nsmallest",
    "itertools": """
        accumulate chain combinations combinations_with_replacement compress count cycle dropwhile
        filterfalse groupby islice pairwise permutations product repeat starmap takewhile tee
        zip_longest
    """,
    "math": """
        acos acosh asin asinh atan atan2 atanh cbrt ceil comb copysign cos cosh degrees dist e erf
        erfc exp exp2 expm1 fabs factorial floor fmod frexp fsum gamma gcd hypot inf isclose
        isfinite isinf isnan isqrt lcm ldexp lgamma log log10 log1p log2 modf nan perm pi pow prod
        radians remainder sin sinh sqrt tan tanh tau trunc
    """,
    "typing": """
        Any Callable Iterable Iterator Literal NamedTuple Optional Protocol Sequence TypedDict
        TypeVar Union
    """,
}

TYPES = {
    "builtins.dict": "clear copy fromkeys get items keys pop popitem setdefault update values",
    "builtins.list": "append clear copy count extend index insert pop remove reverse sort",
    "builtins.set": """
        add clear copy difference difference_update discard intersection intersection_update
        isdisjoint issubset issuperset pop remove symmetric_difference union update
    """,
    "builtins.str": """
        capitalize center count encode endswith find format index isalnum isalpha isdigit islower
        isspace isupper join ljust lower lstrip partition removeprefix removesuffix replace rfind
        rjust rsplit rstrip split splitlines startswith strip title upper zfill
    """,
    "builtins.tuple": "count index",
    "collections.Counter": """
        clear copy elements get items keys most_common pop setdefault subtract total update values
    """,
    "collections.OrderedDict": """
        clear copy get items keys move_to_end pop popitem setdefault update values
    """,
    "collections.defaultdict": """
        clear copy default_factory get items keys pop popitem setdefault update values
    """,
    "collections.deque": """
        append appendleft clear copy count extend extendleft index insert maxlen pop popleft remove
        reverse rotate
    """,
    "numpy.dtype": "itemsize kind name type",
    "numpy.finfo": "bits dtype eps max min resolution tiny",
    "numpy.iinfo": "bits dtype max min",
    "numpy.ndarray": """
        T all any argmax argmin argpartition argsort astype base clip compress conj copy cumprod
        cumsum diagonal dot dtype fill flags flat flatten imag item itemsize max mean min nbytes
        ndim nonzero partition prod put ravel real repeat reshape resize round searchsorted shape
        size sort squeeze std strides sum swapaxes take tobytes tolist trace transpose var view
    """,
    "numpy.random.Generator": """
        beta binomial bytes choice dirichlet exponential gamma geometric gumbel integers laplace
        logistic lognormal multinomial multivariate_normal normal permutation permuted poisson
        random shuffle standard_exponential standard_normal uniform
    """,
    "numpy.ufunc": "accumulate at outer reduce reduceat",
}

# What neither a docstring nor `inspect` tells, or tells in a way that helps nobody.
SIGNATURES = {
    "builtins.bytes": "(iterable_of_ints)\n(string, encoding, errors=...)",
    "builtins.dict": "(mapping_or_pairs=(), /, **kwargs)",
    "builtins.dict.update": "(mapping_or_pairs=(), /, **kwargs)",
    "builtins.set": "(iterable=(), /)",
    "builtins.frozenset": "(iterable=(), /)",
    "builtins.set.add": "(element, /)",
    "builtins.set.clear": "()",
    "builtins.set.copy": "()",
    "builtins.set.difference": "(*others)",
    "builtins.set.difference_update": "(*others)",
    "builtins.set.discard": "(element, /)",
    "builtins.set.intersection": "(*others)",
    "builtins.set.intersection_update": "(*others)",
    "builtins.set.isdisjoint": "(other, /)",
    "builtins.set.issubset": "(other, /)",
    "builtins.set.issuperset": "(other, /)",
    "builtins.set.pop": "()",
    "builtins.set.remove": "(element, /)",
    "builtins.set.symmetric_difference": "(other, /)",
    "builtins.set.union": "(*others)",
    "builtins.set.update": "(*others)",
    "builtins.super": "()",
    "builtins.type": "(object)",
    "collections.OrderedDict.update": "(mapping_or_pairs=(), /, **kwargs)",
    "collections.defaultdict": "(default_factory=None, /, *args, **kwargs)",
    "collections.defaultdict.update": "(mapping_or_pairs=(), /, **kwargs)",
    "collections.deque.append": "(x, /)",
    "collections.deque.appendleft": "(x, /)",
    "collections.deque.clear": "()",
    "collections.deque.copy": "()",
    "collections.deque.extend": "(iterable, /)",
    "collections.deque.extendleft": "(iterable, /)",
    "collections.deque.pop": "()",
    "collections.deque.popleft": "()",
    "collections.deque.rotate": "(n=1, /)",
    "functools.cmp_to_key": "(mycmp)",
    "itertools.zip_longest": "(*iterables, fillvalue=None)",
    "numpy.arange": "(stop, dtype=None)\n(start, stop, step=1, dtype=None)",
    "numpy.array2string": "(a, max_line_width=None, precision=None, separator=' ')",
    "numpy.errstate": "(*, all=None, divide=None, over=None, under=None, invalid=None)",
    "numpy.ndarray.dot": "(b, out=None)",
    "numpy.ndarray.reshape": "(*shape, order='C')",
    "numpy.pad": "(array, pad_width, mode='constant', *, constant_values=0, end_values=0)",
    "numpy.printoptions": "(*, precision=None, threshold=None, linewidth=None, suppress=None)",
    # NumPy 2 calls the shape by another name.
    "numpy.reshape": "(a, newshape, /, order='C')",
}
DOCS = {
    "builtins.bytes": "An immutable sequence of bytes.",
    "builtins.dict": "A mapping of keys to values, in the order of insertion.",
    "builtins.dict.clear": "Remove all items.",
    "builtins.dict.copy": "Return a shallow copy.",
    "builtins.dict.items": "A view of the (key, value) pairs.",
    "builtins.dict.keys": "A view of the keys.",
    "builtins.dict.update": "Update from a mapping or from pairs of key and value.",
    "builtins.dict.values": "A view of the values.",
    "builtins.set": "An unordered collection of distinct hashable objects.",
    "builtins.super": "Return a proxy that calls the methods of the parent class.",
    "builtins.type": "Return the type of an object.",
    "collections.Counter.items": "A view of the (element, count) pairs.",
    "collections.Counter.keys": "A view of the elements.",
    "collections.Counter.values": "A view of the counts.",
    "collections.Counter.clear": "Remove all items.",
    "collections.OrderedDict.clear": "Remove all items.",
    "collections.OrderedDict.copy": "Return a shallow copy.",
    "collections.OrderedDict.items": "A view of the (key, value) pairs.",
    "collections.OrderedDict.keys": "A view of the keys.",
    "collections.OrderedDict.update": "Update from a mapping or from pairs of key and value.",
    "collections.OrderedDict.values": "A view of the values.",
    "collections.defaultdict.clear": "Remove all items.",
    "collections.defaultdict.copy": "Return a shallow copy.",
    "collections.defaultdict.items": "A view of the (key, value) pairs.",
    "collections.defaultdict.keys": "A view of the keys.",
    "collections.defaultdict.update": "Update from a mapping or from pairs of key and value.",
    "collections.defaultdict.values": "A view of the values.",
    "collections.deque.reverse": "Reverse in place.",
    "functools.cached_property": "A property that is computed once and then kept.",
    "itertools.chain": "Return the elements of the first iterable, then of the next, and so on.",
    "math.inf": "Positive infinity.",
    "math.nan": "Not a number.",
    "numpy.dtype.type": "The type of the array's scalars.",
    "numpy.fft": "Discrete Fourier transforms.",
    "numpy.finfo.bits": "The number of bits of the type.",
    "numpy.finfo.dtype": "The type that this tells of.",
    "numpy.finfo.eps": "The difference between 1.0 and the next larger float.",
    "numpy.finfo.max": "The largest representable number.",
    "numpy.finfo.min": "The smallest representable number, typically -max.",
    "numpy.finfo.resolution": "The approximate decimal resolution.",
    "numpy.finfo.tiny": "The smallest positive normal number.",
    "numpy.iinfo.bits": "The number of bits of the type.",
    "numpy.iinfo.dtype": "The type that this tells of.",
    "numpy.inf": "Positive infinity.",
    "numpy.lib": "What is not in the main namespace, as stride_tricks.",
    "numpy.linalg": "Linear algebra.",
    "numpy.mgrid": "A dense mesh grid: np.mgrid[0:5, 0:3].",
    "numpy.nan": "Not a number.",
    "numpy.ndarray.dot": "Dot product with another array.",
    "numpy.newaxis": "A new axis of length one, in an index; an alias of None.",
    "numpy.ogrid": "An open mesh grid, for broadcasting: np.ogrid[0:5, 0:3].",
    "numpy.random": "Random numbers.",
    "numpy.uint64": "Unsigned integer type, compatible with C `unsigned long long`.",
}
