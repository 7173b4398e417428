"""What the interpreter says of completed_names.py: kind, signatures, first sentence."""

import importlib
import inspect
import json
import keyword
import re
import sys
import types

import numpy as np
from completed_names import DOCS, MODULES, SIGNATURES, TYPES

# Arguments that hardly anybody writes, or should.
_rare = re.compile(r", (like|subok|interpolation|legacy)=[^,)]+")
_rare_of_ufuncs = re.compile(r"\[, signature[^]]*\]|, (casting|order|subok)=[^,)[]+")
_most_text = 160


def _kind(module, value):
    if module == "typing":
        return "class"
    if isinstance(value, np.ufunc):
        return "ufunc"
    if isinstance(value, types.ModuleType):
        return "module"
    if isinstance(value, type):
        return "class"
    return "function" if callable(value) else "value"


def _entry(owner, name, value):
    """One text: the kind, the signatures line by line, the sentence."""
    full_name = f"{owner}.{name}"
    kind = _kind(owner, value)
    doc = inspect.getdoc(value) or ""
    names = {name, getattr(value, "__name__", name)}
    told, doc = _split(doc, names) if kind not in ("module", "value") else ([], doc)
    if full_name in SIGNATURES:
        signatures = SIGNATURES[full_name].split("\n")
    elif told or kind not in ("function", "class") or owner == "typing":
        signatures = told
    else:
        signatures = _inspected(value)
    if isinstance(value, float):
        doc = repr(value)
    sentence = DOCS.get(full_name) or _sentence(doc)
    tidy = [_tidy(signature, kind) for signature in signatures]
    return "\n".join([kind, *tidy, sentence])


def _inspected(value):
    try:
        signature = str(inspect.signature(value))
    except (TypeError, ValueError):
        return []
    # Of a class it tells nothing.
    return [] if isinstance(value, type) and signature == "()" else [signature]


def _split(doc, names):
    """Signatures at the beginning of a docstring, `name(a, b=1)`, and the rest."""
    signatures = []
    alternatives = "|".join(map(re.escape, names))
    start = re.compile(rf"\s*(?:\w+\.)*(?:{alternatives})\(")
    tail = ""
    while at := start.match(doc):
        end = _closing(doc, at.end() - 1)
        signatures.append(doc[at.end() - 1 : end])
        tail, _, doc = doc[end:].partition("\n")
    told = _told_behind(tail)
    return signatures, told if len(told.split()) > 2 else doc


def _told_behind(tail):
    """The text behind `D.pop(k[, d]) -> v, ` or `L.count(x) -> integer -- `."""
    tail = tail.strip().removesuffix("\\")
    if " -- " in f" {tail}":
        return tail.partition("-- ")[2]
    return re.sub(r"^-+>\s*(\w+[.,]\s+)?", "", tail)


def _closing(text, opening):
    depth = 0
    for index in range(opening, len(text)):
        depth += (text[index] == "(") - (text[index] == ")")
        if depth == 0:
            return index + 1
    raise ValueError(f"unclosed: {text[opening : opening + 60]}")


def _tidy(signature, kind):
    signature = re.sub(r"\s+", " ", signature)
    signature = (_rare_of_ufuncs if kind == "ufunc" else _rare).sub("", signature)
    signature = re.sub(r"<class '(?:\w+\.)*(\w+)'>", r"\1", signature)
    # What has no name: a function, "no value".
    signature = re.sub(r"=<[^<>]*>", "=...", signature)
    signature = re.sub(r"^\(self(, /)?(, )?", "(", signature)
    signature = signature.replace(", *)", ")").replace(f"={sys.maxsize}", "=...")
    return _without_brackets(signature)


def _without_brackets(signature):
    """What may be left out has a default: `(start, stop[, step])` is `(start, stop, step=...)`."""
    if "[" not in signature:
        return signature
    depth = 0
    parameters = [""]
    optional = [False]
    for character in signature[1:-1]:
        if character in "[]":
            depth += 1 if character == "[" else -1
            if character == "[" and parameters[-1].strip() and not parameters[-1].endswith("("):
                parameters.append("")
                optional.append(True)
        elif character == "," and parameters[-1].count("(") == parameters[-1].count(")"):
            parameters.append("")
            optional.append(depth > 0)
        else:
            parameters[-1] += character
            optional[-1] |= depth > 0
    plain = [
        f"{text.strip()}=..." if may and re.fullmatch(r"\w+", text.strip()) else text.strip()
        for text, may in zip(parameters, optional)
    ]
    return f"({', '.join(filter(None, plain))})"


def _sentence(doc):
    paragraph = re.split(r"\n\s*\n|\n\s*\.\. ", doc.strip())[0]
    text = re.sub(r"\s+", " ", paragraph)
    # From reStructuredText: ``code``, :role:`name`.
    text = re.sub(r":\w+:`|``", "`", text).removeprefix("- ")
    sentence = re.split(r"(?<!i\.e\.)(?<!e\.g\.)(?<!a\.k\.a\.)(?<=[.?!])\s", text)[0]
    if len(sentence) > _most_text:
        sentence = f"{sentence[:_most_text].rpartition(' ')[0]} …"
    elif " " in sentence and sentence[-1] not in ".?!":
        sentence = f"{sentence}."
    return sentence[:1].upper() + sentence[1:]


def _members(full_name, owner, words):
    # What instances alone have stands for a value.
    values = {name: getattr(owner, name, ...) for name in sorted(words.split())}
    return {name: _entry(full_name, name, value) for name, value in values.items()}


def _type(full_name):
    module, _, name = full_name.rpartition(".")
    return getattr(importlib.import_module(module), name)


def collect():
    kept = [word for word in [*keyword.kwlist, *keyword.softkwlist] if word != "_"]
    return {
        "keywords": " ".join(kept),
        "modules": {
            name: _members(name, importlib.import_module(name), words)
            for name, words in MODULES.items()
        },
        "types": {name: _members(name, _type(name), words) for name, words in TYPES.items()},
    }


with open("/io/names.json", "w", encoding="utf-8") as file:
    json.dump(collect(), file)
