# SPDX-License-Identifier: GPL-3.0-or-later
"""What the checks of this directory share: the files of the tree and the tokens of a C file.

Each check takes the root of a tree as its argument (default: this one), prints FILE:LINE: what is
wrong, and exits 1 when it printed anything.
"""
import os
import re
import sys

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SKIPPED_DIRECTORIES = {".git", ".cache", ".vscode", "__pycache__", "sample-desk"}

_TOKEN = re.compile(
    r"""(?P<comment>/\*.*?\*/|//[^\n]*)"""
    r"""|(?P<string>"(?:\\.|[^"\\\n])*")"""
    r"""|(?P<char>'(?:\\.|[^'\\\n])*')""",
    re.S)
_JOINED = re.compile(r'"((?:\\.|[^"\\\n])*)"(?:\s*"((?:\\.|[^"\\\n])*)")*')
_PIECE = re.compile(r'"((?:\\.|[^"\\\n])*)"')


def files(root, *endings, under=""):
    """Paths relative to @root, sorted, of what belongs to the project."""
    found = []
    for folder, folders, names in os.walk(os.path.join(root, under)):
        top = os.path.samefile(folder, root)
        folders[:] = sorted(f for f in folders
                            if f not in SKIPPED_DIRECTORIES and not (top and f.startswith("build")))
        for name in names:
            path = os.path.join(folder, name)
            if name.endswith(endings or ("",)) and not os.path.islink(path):
                found.append(os.path.relpath(path, root))
    return sorted(found)


def read(root, path):
    with open(os.path.join(root, path), encoding="utf-8", errors="replace") as stream:
        return stream.read()


def _blank(text):
    return re.sub(r"[^\n]", " ", text)


def without_comments(text):
    return _TOKEN.sub(lambda m: _blank(m.group()) if m.group("comment") else m.group(), text)


def bare_code(text):
    """C without comments and with empty literals; every line keeps its number."""
    def empty(match):
        if match.group("comment"):
            return _blank(match.group())
        quote = match.group()[0]
        return quote + " " * (len(match.group()) - 2) + quote
    return _TOKEN.sub(empty, text)


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def literals(text):
    """(line, content) of each string literal; neighbours are joined as the compiler joins them."""
    code = without_comments(text)
    # a quote inside a character constant opens no string
    code = _TOKEN.sub(lambda m: _blank(m.group()) if m.group("char") else m.group(), code)
    for match in _JOINED.finditer(code):
        line_start = code.rfind("\n", 0, match.start()) + 1
        if not code[line_start:match.start()].lstrip().startswith("#include"):
            yield line_of(code, match.start()), "".join(_PIECE.findall(match.group()))


class Complaints:
    """Collects what a check finds and ends it."""

    def __init__(self):
        self.count = 0

    def add(self, path, line, text):
        self.count += 1
        print(f"{path}:{line}: {text}")

    def finish(self, looked_at):
        if not self.count:
            print(f"{looked_at} files looked at, nothing found")
        sys.exit(1 if self.count else 0)


def root_argument():
    return os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else TREE
