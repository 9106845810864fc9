#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Verifies a report as docs/report.md says, with nothing of Docket's and no schema.

Prints what is wrong, one "LINE: what" each; exits 1 when anything is.
"""
import datetime
import hashlib
import re
import sys
import xml.parsers.expat

NAMESPACE = "urn:docket:report:1"
SECTIONS = ("about", "parties", "facts", "deadlines", "records", "evidence", "rulings", "ledger",
            "letters")
EVENT = {"seq", "at", "clock", "actor", "auth", "action", "prev", "hash"}
SEAL = {"desk", "events", "last", "count", "head", "written", "content"}
HEX32 = re.compile("[0-9a-f]{32}")
HEX64 = re.compile("[0-9a-f]{64}")
NUMBER = re.compile("[1-9][0-9]{0,17}")
PREFIX = "docket-event-1"
LOCAL = datetime.timezone(datetime.timedelta(hours=8))

# (owner, element, attribute or None for its text, value of the event, with @ from its attributes, with ?
# only where it has one): docs/report.md, "Values that come from events"
SHOWN = (
    (None, "about", "system", "system"),
    (None, "about", "kind", "kind"),
    (None, "about", "received", "received"),
    ("party", "name", None, "party.{role}"),
    ("fact", "fact", "on", "@on"),
    ("fact", "fact", None, "fact.{name}"),
    ("record", "record", "on", "@on"),
    ("record", "field", None, "{from}"),
    ("entry", "entry", "on", "@on"),
    ("entry", "field", None, "{from}"),
    ("letter", "letter", "on", "@on"),
    ("letter", "field", None, "{from}"),
    ("item", "item", "name", "evidence.{id}.name"),
    ("item", "item", "media-type", "evidence.{id}.media-type"),
    ("item", "item", "size", "evidence.{id}.size"),
    ("item", "item", "sha256", "evidence.{id}.sha256"),
    ("item", "proves", None, "evidence.{id}.proves"),
    ("ruling", "ruling", "author", "@actor"),
    ("ruling", "ruling", "outcome", "ruling.outcome"),
    ("ruling", "ruling", "ground", "ruling.ground"),
    ("ruling", "reason", None, "ruling.reason"),
    ("ruling", "finding", None, "finding.{n}.text"),
    ("ruling", "finding", "evidence", "finding.{n}.evidence"),
    ("ruling", "finding", "cite", "finding.{n}.cite"),
    ("citation", "citation", "article", "citation.{n}.article"),
    ("citation", "citation", "rules", "citation.{n}.rules"),
    ("citation", "zh", None, "citation.{n}.text-zh"),
    ("citation", "en", None, "citation.{n}.text-en"),
    ("citation", "parameter", "value", "parameter.{key}"),
    ("signature", "signature", "ruling", "?ruling"),
    ("signature", "signature", "role", "role"),
    ("signature", "signature", "actor", "@actor"),
    ("signature", "signature", "at", "@at"),
)


class Refused(Exception):
    """The file is no report at all."""


class Element:
    def __init__(self, name, attributes, line):
        self.name, self.attributes, self.line = name, attributes, line
        self.children, self.pieces = [], []

    def text(self):
        return "" if self.children else "".join(self.pieces)

    def get(self, name):
        return self.attributes.get(name, "")


def netstring(text):
    data = text.encode()
    return b"%d:%s," % (len(data), data)


def digest(*texts):
    return hashlib.sha256(b"".join(map(netstring, texts))).hexdigest()


def stream(element, without=()):
    """The texts that the content digest of @element is made of."""
    yield from ("<", element.name)
    for name in sorted(set(element.attributes) - set(without), key=str.encode):
        yield from ("@", name, element.attributes[name])
    if element.text():
        yield from ("#", element.text())
    for child in element.children:
        yield from stream(child)
    yield ">"


def days_of(at):
    """The moment @at as its day and as its time, local; nothing where it is no moment."""
    try:
        moment = datetime.datetime.strptime(at, "%Y-%m-%dT%H:%M:%SZ")
    except ValueError:
        return []
    local = moment.replace(tzinfo=datetime.timezone.utc).astimezone(LOCAL)
    return [local.strftime("%Y-%m-%d"), local.strftime("%Y-%m-%dT%H:%M:%S")]


def refuse(message):
    def handler(*_):
        raise Refused(message)
    return handler


def read(data):
    """The root element of @data."""
    if not re.match(rb"(\xef\xbb\xbf)?<([A-Za-z_]|\?xml\s+version\s*=\s*[\"']1\.0[\"']"
                    rb"(\s+encoding\s*=\s*[\"'][Uu][Tt][Ff]-8[\"'])?"
                    rb"(\s+standalone\s*=\s*[\"'](yes|no)[\"'])?\s*\?>)", data):
        raise Refused("not XML 1.0 in UTF-8")
    parser = xml.parsers.expat.ParserCreate("UTF-8", namespace_separator="}")
    parser.buffer_text = True
    stack = [Element("", {}, 0)]

    def start(name, attributes):
        namespace, _, local = name.rpartition("}")
        if namespace != NAMESPACE or any("}" in key for key in attributes):
            raise Refused(f"line {parser.CurrentLineNumber}: {name} is in no report")
        element = Element(local, attributes, parser.CurrentLineNumber)
        if "".join(stack[-1].pieces).strip():
            raise Refused(f"line {element.line}: text beside elements")
        stack[-1].children.append(element)
        stack.append(element)

    def end(_):
        element = stack.pop()
        if element.children and "".join(element.pieces).strip():
            raise Refused(f"line {element.line}: text beside elements")

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = lambda text: stack[-1].pieces.append(text)
    parser.StartDoctypeDeclHandler = refuse("a DOCTYPE")
    parser.CommentHandler = refuse("a comment")
    parser.ProcessingInstructionHandler = refuse("a processing instruction")
    try:
        parser.Parse(data, True)
    except (xml.parsers.expat.ExpatError, ValueError) as error:
        raise Refused(str(error)) from error
    return stack[0].children[0]


class Case:
    """One case: its faults gather in @faults."""

    def __init__(self, element, faults):
        self.element, self.faults = element, faults
        self.events = {}

    def fault(self, element, message):
        self.faults.append((element.line, f"{element.name}: {message}"))

    def expect(self, element, what, found, expected):
        if found != expected:
            self.fault(element, f"{what} is {found}, expected {expected}")

    def expect_attributes(self, element, needed, optional=()):
        found = set(element.attributes)
        if not needed <= found <= needed | set(optional):
            self.fault(element, f"has the attributes {sorted(found)}")

    def verify(self):
        names = [child.name for child in self.element.children]
        if names != [*SECTIONS, "journal", "contents", "seal"]:
            self.fault(self.element, f"has the parts {names}")
            return
        *sections, journal, contents, seal = self.element.children
        self.expect_attributes(self.element, {"desk", "number"})
        self.verify_journal(journal)
        self.verify_contents(sections, contents)
        self.verify_seal(contents, seal)
        for section in sections:
            self.verify_shown(section, [])

    # Journal

    def commit(self, value):
        """The commitment of @value, and its text, None where it is withheld."""
        if value.name != "value" or value.children:
            self.fault(value, "is no value")
        if "withheld" in value.attributes:
            self.expect_attributes(value, {"name", "digest", "withheld"})
            self.expect(value, "withheld", value.get("withheld"), "yes")
            self.expect(value, "text", value.text(), "")
            return value.get("digest"), None
        self.expect_attributes(value, {"name", "salt"})
        if not HEX32.fullmatch(value.get("salt")):
            self.fault(value, "has no salt")
        return digest(value.get("salt"), value.text()), value.text()

    def verify_journal(self, journal):
        self.expect_attributes(journal, set())
        subject = f"{self.element.get('desk')}/{self.element.get('number')}"
        prev, self.last = "", ""
        for number, event in enumerate(journal.children, 1):
            if event.name != "event":
                self.fault(event, "is no event")
            self.expect_attributes(event, EVENT)
            texts = [event.get(name) for name in ("at", "clock", "actor", "auth", "action")]
            values = [(value.get("name"), *self.commit(value)) for value in event.children]
            committed = [text for name, commitment, _ in values for text in (name, commitment)]
            self.expect(event, "seq", event.get("seq"), str(number))
            self.expect(event, "prev", event.get("prev"), prev)
            self.expect(event, "hash", event.get("hash"),
                        digest(PREFIX, event.get("prev"), subject, event.get("seq"), *texts,
                               *committed))
            self.events[event.get("seq")] = (event, [(name, text) for name, _, text in values])
            prev = self.last = event.get("hash")
        self.count = len(journal.children)

    # Digests and seal

    def verify_contents(self, sections, contents):
        self.expect_attributes(contents, set())
        self.expect(contents, "list", [child.get("name") for child in contents.children],
                    list(SECTIONS))
        for section, listed in zip(sections, contents.children):
            self.expect(section, "digest", digest(*stream(section)), listed.get("digest"))

    def verify_seal(self, contents, seal):
        self.expect_attributes(seal, SEAL, {"clock"})
        self.expect(seal, "desk", seal.get("desk"), self.element.get("desk"))
        self.expect(seal, "count", seal.get("count"), str(self.count))
        self.expect(seal, "last", seal.get("last"), self.last)
        outer = Element("case", self.element.attributes, 0)
        texts = [*stream(outer)][:-1] + [*stream(contents)] + [*stream(seal, {"content"})] + [">"]
        self.expect(seal, "content", seal.get("content"), digest(*texts))
        if not NUMBER.fullmatch(seal.get("events")) or int(seal.get("events")) < self.count:
            self.fault(seal, "events are fewer than in this case")

    # What is shown

    def verify_shown(self, element, outer):
        outer = [element, *outer]
        for owner, name, attribute, pattern in SHOWN:
            if element.name != name or attribute is not None and attribute not in element.attributes:
                continue
            source = next((one for one in outer if one.name == owner), None)
            seq = "1" if owner is None else source.get("seq") if source else ""
            wanted = re.sub(r"\{(\w+)\}", lambda match: next(
                (one.get(match[1]) for one in outer if match[1] in one.attributes), "\0"), pattern)
            if seq and "\0" not in wanted:
                text = element.get(attribute) if attribute else element.text()
                if attribute is None and "withheld" in element.attributes:
                    text = None
                self.compare(element, seq, wanted, text, source)
        for child in element.children:
            self.verify_shown(child, outer)

    def compare(self, element, seq, wanted, text, source):
        if seq not in self.events:
            self.fault(element, f"comes from event {seq}, which is not there")
            return
        event, values = self.events[seq]
        if wanted == "@on" and "on" not in dict(values):
            found = days_of(event.get("at"))
        elif wanted in ("@actor", "@at"):
            found = [event.get(wanted[1:])]
        else:
            found = [value for name, value in values if name == wanted.lstrip("@?")]
        if wanted.startswith("?") and not found:
            return
        if wanted.startswith("party.") and source.get("id") in found:
            return
        if text not in found:
            self.fault(element, f"shows {text}; event {seq} has {wanted} {found}")


def verify(data):
    """[(line, message)]; empty when nothing is wrong."""
    faults = []
    try:
        root = read(data)
    except Refused as error:
        return [(0, str(error))]
    if root.name == "case":
        cases = [root]
    elif root.name == "cases" and root.children and not root.attributes:
        cases = root.children
    else:
        return [(root.line, f"{root.name} is no report")]
    for case in cases:
        if case.name != "case":
            faults.append((case.line, f"{case.name} is no case"))
        Case(case, faults).verify()
    return sorted(faults)


def main():
    with open(sys.argv[1], "rb") as file:
        faults = verify(file.read())
    for line, message in faults:
        print(f"{line}: {message}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
