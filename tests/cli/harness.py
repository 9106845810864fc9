# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of docketctl share: the program on a desk of its own, and TAP.

A test file is called with the path of docketctl. Each test gets a fresh Desk; afterwards every desk that it
made must be equal to the replay of its journal.
"""
import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import traceback

TREE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DATA = os.path.join(TREE, "tests/data")
MAILS = os.path.join(DATA, "intake/mails")
PROGRAM = os.path.abspath(sys.argv[1])
REVIEWER, SENIOR = "mei", "tao"
TIMEOUT = 300  # seconds: a sanitizer build on a busy machine is slow

_tests = []


class Result:
    def __init__(self, status, out, err):
        self.status, self.out, self.err = status, out, err

    @property
    def json(self):
        return json.loads(self.out)

    @property
    def rows(self):
        return [json.loads(line) for line in self.out.splitlines()]


def environment(home, **more):
    kept = {name: value for name, value in os.environ.items()
            if not name.startswith("LC_") and name not in ("LANG", "LANGUAGE")}
    return {**kept, "LC_ALL": "C.UTF-8", "HOME": home, "XDG_DATA_HOME": os.path.join(home, "data"), **more}


def run(*words, home="/nonexistent", stdin="", **more):
    """docketctl itself; the status is not judged."""
    done = subprocess.run([PROGRAM, *words], input=stdin.encode(), capture_output=True, timeout=TIMEOUT, check=False,
                          env=environment(home, **more))
    result = Result(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "CRITICAL" not in result.err and "Sanitizer" not in result.err, result.err
    return result


class Desk:
    """A desk with a reviewer and a senior, in a directory of its own."""

    def __init__(self, home, name="desk"):
        self.home, self.directory, self.day, self.actor = home, os.path.join(home, name), "2022-01-05", None
        self.ok("init")
        for actor, role in ((REVIEWER, "reviewer"), (SENIOR, "senior")):
            self.ok("actor", "add", actor, f"role={role}")
        self.actor = REVIEWER

    def words(self, *words, day=None, actor=None):
        day, actor = day or self.day, actor or self.actor
        instant = day if "T" in day else f"{day}T18:00:00"
        return ["--desk", self.directory, "--today", instant, *(["--actor", actor] if actor else []), *words]

    def run(self, *words, day=None, actor=None, **more):
        return run(*self.words(*words, day=day, actor=actor), home=self.home, **more)

    def ends(self, status, *words, **more):
        result = self.run(*words, **more)
        assert result.status == status, f"{words}: status {result.status}, not {status}\n{result.out}{result.err}"
        return result

    def ok(self, *words, **more):
        return self.ends(0, *words, **more)

    def refused(self, *words, **more):
        """The reasons of a refusal, which changes nothing and is told as text too."""
        before = self.ok("--json", "verify").json["events"]
        result = self.ends(1, "--json", *words, **more)
        assert result.json["refused"] is True and result.json["reasons"], result.out
        assert "refused" in result.err, result.err
        assert self.ok("--json", "verify").json["events"] == before
        return result.json["reasons"]

    def show(self, case, **more):
        return self.ok("--json", "show", case, **more).json

    def import_mails(self, *paths, **more):
        return self.ok("--json", "import", *paths, **more).rows

    def check(self):
        verdict = self.run("--json", "verify", "--rebuild")
        assert verdict.status == 0 and verdict.json["valid"], verdict.out + verdict.err


class Home:
    """Where one test may write, and the desks it made there."""

    def __init__(self, path):
        self.path, self.desks = path, []

    def desk(self, name="desk"):
        self.desks.append(Desk(self.path, name))
        return self.desks[-1]

    def file(self, name, content):
        path = os.path.join(self.path, name)
        with open(path, "wb") as stream:
            stream.write(content if isinstance(content, bytes) else content.encode())
        return path


def test(function):
    _tests.append(function)
    return function


def mail(name):
    return os.path.join(MAILS, name)


def equal(found, expected):
    assert found == expected, f"found {found!r}, expected {expected!r}"


@contextlib.contextmanager
def _home():
    path = tempfile.mkdtemp(prefix="docket-cli-")
    try:
        yield Home(path)
    finally:
        shutil.rmtree(path)


def main():
    failed = 0
    print(f"1..{len(_tests)}", flush=True)
    for number, function in enumerate(_tests, 1):
        name = function.__name__.replace("_", "-")
        try:
            with _home() as home:
                function(home)
                for desk in home.desks:
                    desk.check()
            print(f"ok {number} - {name}", flush=True)
        except Exception:  # pylint: disable=broad-except
            failed += 1
            print(f"not ok {number} - {name}")
            print("".join(f"# {line}\n" for line in traceback.format_exc().splitlines()), end="", flush=True)
    sys.exit(1 if failed else 0)
