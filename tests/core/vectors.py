#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Recomputes the digests of an event-vectors file from its other fields, with nothing of Docket's.

A file whose digests differ is wrong; what it should read goes to standard output.
"""
import hashlib
import pathlib
import re
import sys

ESCAPES = {"\\n": "\n", "\\r": "\r", "\\t": "\t", "\\\\": "\\"}
HEADER = ("subject", "subject_seq", "at", "clock", "actor", "auth", "action")


def digest(*fields):
    """SHA-256 over one netstring for each of @fields."""
    netstrings = (f"{len(field)}:".encode() + field + b"," for field in (f.encode() for f in fields))
    return hashlib.sha256(b"".join(netstrings)).hexdigest()


def unescape(text):
    return re.sub(r"\\[nrt\\]", lambda match: ESCAPES[match.group()], text)


class Journal:
    """What the events so far leave for those after them."""

    def __init__(self):
        self.heads = {0: ""}
        self.hashes = {}
        self.commitments = {}
        self.event = {}

    def value(self, name, salt, value):
        self.event["values"].append((name, digest(salt, value)))

    def withheld(self, name):
        """The commitment, from the block of the same event that shows the value."""
        known = self.commitments[int(self.event["event"])]
        result = known[len(self.event["values"])][1]
        self.event["values"].append((name, result))
        return result

    def previous(self):
        return self.hashes.get((self.event["subject"], int(self.event["subject_seq"]) - 1), "")

    def hash(self):
        event = self.event
        committed = [part for pair in event["values"] for part in pair]
        result = digest("docket-event-1", self.previous(), *(event[key] for key in HEADER), *committed)
        self.hashes[event["subject"], int(event["subject_seq"])] = result
        self.commitments.setdefault(int(event["event"]), event["values"])
        return result

    def head(self):
        seq = int(self.event["event"])
        self.heads[seq] = digest(self.heads[seq - 1],
                                 self.hashes[self.event["subject"], int(self.event["subject_seq"])])
        return self.heads[seq]

    def line(self, line):
        """@line as it should read."""
        key, *fields = line.split("\t")
        if key == "event":
            self.event = {"values": []}
        if key == "value":
            name, salt, value = map(unescape, fields)
            self.value(name, salt, value)
        elif key == "withheld":
            return f"{key}\t{fields[0]}\t{self.withheld(unescape(fields[0]))}"
        elif key in ("previous", "hash", "head"):
            return f"{key}\t{getattr(self, key)()}"
        elif not key.startswith("#"):
            self.event[key] = unescape(fields[0])
        return line


def main():
    stands = pathlib.Path(sys.argv[1]).read_bytes().decode()
    journal = Journal()
    expected = "\n".join(journal.line(line) for line in stands.split("\n")[:-1]) + "\n"
    if len(journal.heads) < 2:
        sys.exit(f"{sys.argv[1]} holds no event")
    if expected != stands:
        sys.stdout.buffer.write(expected.encode())
        sys.exit(f"{sys.argv[1]} holds other digests than it should")


main()
