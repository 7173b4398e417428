"""Between the worker and the user's functions: requests and answers are files, in the form of values.ts."""

import dataclasses
import dis
import json
import linecache
import math
import re
import sys
import traceback
import types

import numpy as np

_raise = dis.opmap["RAISE_VARARGS"]
_most_whole = 2**53
# More of a text is never shown: session.ts cuts it.
_most_text = 5000
# What a class of the user's may have defined anew: asked of those that it is made of.
_name_of_type = type.__dict__["__name__"].__get__
_trace_of = BaseException.__dict__["__traceback__"].__get__

# Errors of value that tell of no refusal: the code went on with what it should have looked at.
_stumbles = re.compile(
    r"(not enough|too many) values to unpack"
    r"|(max|min)\(\) (arg|iterable argument) is (an )?empty"
    r"|zero-size array to reduction|attempt to get arg(max|min) of an empty"
    r"|truth value of an array|cannot convert float"
    r"|math domain error|is not in list|not in list$|not in tuple$"
    r"|invalid literal for int|could not convert string|substring not found"
    r"|I/O operation on closed file"
)


class _Refused(Exception):
    """A value that cannot leave the sandbox, and why."""

    def __init__(self, kind, message):
        super().__init__(message)
        self.kind = kind


class _Encoder:
    """Python's values as JSON and bytes, counted on the way."""

    def __init__(self, limits):
        self.bytes = bytearray()
        self.left = limits["values"]
        self.text_left = limits["text"]
        self.limits = limits

    def encode(self, value, depth=0):
        if depth > self.limits["depth"]:
            depths = self.limits["depth"]
            raise _Refused(
                "uncloneable",
                f"a value that contains itself or is nested more than {depths} levels deep",
            )
        self.count(1)
        if value is None or value is True or value is False:
            return value
        if isinstance(value, str):
            return self.text(value)
        # A subclass may convert itself to anything; what it is made of is a number.
        if isinstance(value, float):
            return self.real(float.__float__(value))
        if isinstance(value, int):
            return self.whole(int.__int__(value))
        if isinstance(value, (np.ndarray, np.generic)):
            return self.array(np.asarray(value), depth)
        if isinstance(value, tuple) and hasattr(value, "_fields"):
            return self.record(zip(value._fields, value), depth)
        if isinstance(value, (list, tuple)):
            self.expect(len(value))
        if isinstance(value, (list, tuple, range)):
            return [self.encode(entry, depth + 1) for entry in value]
        if isinstance(value, dict):
            self.expect(len(value))
            return self.record(value.items(), depth)
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            fields = dataclasses.fields(value)
            return self.record(((f.name, getattr(value, f.name)) for f in fields), depth)
        raise _Refused("uncloneable", f"a value of type {_name(value)}")

    def count(self, values):
        self.expect(values)
        self.left -= values

    def expect(self, values):
        """So many are to come, at least: refused before the first of them is looked at."""
        if values > self.left:
            raise _Refused("too-large", f"more than {self.limits['values']} values")

    def text(self, value):
        self.text_left -= str.__len__(value)
        if self.text_left < 0:
            raise _Refused("too-large", "more than 16 MB of text")
        return str.__str__(value)

    def whole(self, value):
        # Where the checks are written there is no integer beyond: it is the nearest float.
        return value if abs(value) <= _most_whole else self.real(_float(value))

    def real(self, value):
        if math.isfinite(value):
            return value
        return {"n": "nan" if math.isnan(value) else "inf" if value > 0 else "-inf"}

    def record(self, items, depth):
        entries = []
        for key, value in items:
            if isinstance(key, (int, np.integer)):
                key = str(int(key))
            if not isinstance(key, str):
                raise _Refused("uncloneable", f"a dict with a key of type {_name(key)}")
            entries.append([self.text(key), self.encode(value, depth + 1)])
        return {"r": entries}

    def array(self, value, depth):
        kind = value.dtype.kind
        self.expect(value.size)
        if kind in "OU":
            return self.encode(value.tolist(), depth)
        if kind not in "biuf":
            raise _Refused("uncloneable", f"an array of dtype {value.dtype}")
        # What is empty may have any number of empty lists in it.
        self.count(value.size or math.prod(max(length, 1) for length in value.shape))
        if kind == "b" or value.size == 0:
            return value.tolist()
        if value.ndim == 0:
            return self.whole(int(value)) if kind in "iu" else self.real(float(value))
        start = len(self.bytes)
        self.bytes += np.ascontiguousarray(value, dtype="<f8").data
        return {"t": [start, *value.shape]}


def _decode(value, data):
    if isinstance(value, list):
        return [_decode(entry, data) for entry in value]
    if not isinstance(value, dict):
        return value
    if "n" in value:
        return -0.0 if value["n"] == "-0" else float(value["n"])
    if "r" in value:
        return {key: _decode(entry, data) for key, entry in value["r"]}
    dtype, start, *shape = value["t"]
    size = math.prod(shape)
    # Copied: it may be written to, as any array.
    return np.frombuffer(data, dtype, size, start).reshape(shape).copy()


class _Program:
    def __init__(self):
        self.module = None
        self.file = ""

    def load(self, request):
        self.file = request["file"]
        source = request["source"]
        linecache.cache[self.file] = (len(source), None, source.splitlines(True), self.file)
        self.module = types.ModuleType("solution")
        # Where dataclasses and pickle look for it.
        sys.modules["solution"] = self.module
        try:
            code = compile(source, self.file, "exec", dont_inherit=True)
        except SyntaxError as error:
            return {"failure": self.syntax(error)}
        except BaseException as error:
            return {"failure": self.failure("load", error)}
        try:
            exec(code, self.module.__dict__)
        except BaseException as error:
            return {"failure": self.failure("load", error)}
        return {}

    def call(self, request, data, answer):
        function = getattr(self.module, request["name"], None)
        if not callable(function):
            message = f"there is no function {request['name']}"
            missing = {"kind": "missing-export", "name": "MissingExport", "message": message}
            return {"failure": missing, "changed": {}}
        positional = [_decode(value, data) for value in request["arguments"]]
        options = {key: _decode(value, data) for key, value in request["options"] or []}
        everything = positional if request["options"] is None else [*positional, options]
        watched = {i: everything[i] for i in request["watched"]}
        limits = request["limits"]
        before = {i: _fingerprint(value, limits) for i, value in watched.items()}
        try:
            result = self.outcome(function(*positional, **options), request["returns"], answer)
        except BaseException as error:
            result = {"failure": self.failure("thrown", error)}
        result["changed"] = {
            i: _readable(value, answer)
            for i, value in watched.items()
            if _fingerprint(value, limits) != before[i]
        }
        return result

    def outcome(self, value, names, answer):
        is_named = names and type(value) is tuple and len(value) == len(names)
        try:
            return {"value": answer.encode(dict(zip(names, value)) if is_named else value)}
        except _Refused as refused:
            large = refused.kind == "too-large"
            return {
                "failure": {
                    "kind": refused.kind,
                    "name": "TooLarge" if large else "Uncloneable",
                    "message": f"the function returned {refused}",
                }
            }

    def syntax(self, error):
        return {
            "kind": "syntax",
            "name": _name(error),
            "message": error.msg,
            "stack": f"    at {self.file}:{error.lineno or 1}:{error.offset or 1}",
        }

    def failure(self, kind, error):
        innermost = traceback.extract_tb(_trace_of(error), limit=-100)
        frames = [frame for frame in innermost if frame.filename == self.file]
        stack = [
            f"    at {frame.name} ({self.file}:{frame.lineno}:{_column(frame)})"
            for frame in reversed(frames)
        ]
        return {
            "kind": kind,
            "name": _name(error),
            "message": _text(error),
            "stack": "\n".join(stack),
            "stumbled": not self.is_deliberate(error),
        }

    def is_deliberate(self, error):
        """What the user's code raises itself. NumPy's errors of value refuse an input for it, as a shape."""
        link = _trace_of(error)
        while link.tb_next is not None:
            link = link.tb_next
        code = link.tb_frame.f_code
        if code.co_filename == self.file and code.co_code[link.tb_lasti] == _raise:
            return True
        is_value = isinstance(error, (ValueError, np.linalg.LinAlgError))
        # NumPy's error of a wrong axis is both.
        is_value = is_value and not isinstance(error, IndexError)
        return is_value and not _stumbles.search(_text(error))


def _float(value):
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


def _column(frame):
    """From bytes to characters, counted from 1."""
    line = linecache.getline(frame.filename, frame.lineno).encode()
    return len(line[: frame.colno or 0].decode(errors="replace")) + 1


def _name(value):
    return _name_of_type(type(value))[:_most_text]


def _text(error):
    try:
        return str.__str__(str(error))[:_most_text]
    except BaseException:
        return ""


def _fingerprint(value, limits):
    """What tells whether an argument was changed."""
    encoder = _Encoder(limits)
    try:
        return json.dumps(encoder.encode(value)), encoder.bytes
    except BaseException as error:
        # Nothing that was sent is refused: the user's code has put it there.
        return _text(error)


def _readable(value, answer):
    try:
        return answer.encode(value)
    except BaseException:
        return {"unreadable": True}


_program = _Program()


def step():
    """Reads the request that lies in /io, and puts the answer beside it."""
    with open("/io/request.json", encoding="utf-8") as file:
        request = json.load(file)
    if request["type"] == "load":
        answer = _program.load(request)
        data = b""
    else:
        with open("/io/request.bin", "rb") as file:
            arguments = file.read()
        encoder = _Encoder(request["limits"])
        answer = _program.call(request, arguments, encoder)
        data = encoder.bytes
    with open("/io/answer.json", "w", encoding="utf-8") as file:
        # Written in C, as `dump` is not.
        file.write(json.dumps(answer, allow_nan=False))
    with open("/io/answer.bin", "wb") as file:
        file.write(data)
