-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 1 of desk.db, the case database of one desk. Never edited once released: a change is a new
-- script.
--
-- Everything but `desk` and `event` is a projection (made from the journal alone, row by row the
-- same when made again) or a cache (may be emptied and computed again; marked so).
--
-- Conventions. Subjects and numbers of cases stand without the desk's own name. Dates are days
-- since 1970-01-01, instants seconds since 1970 UTC. `seq` is the number of an event within its
-- subject (event.subject_seq); `journal_seq` that in the whole journal (event.seq). Digests are the
-- 32 bytes of a SHA-256. A party is the number of its name (17 for P-17).

PRAGMA application_id = 1148150635; -- "Dock"

CREATE TABLE desk (
  id   INTEGER PRIMARY KEY CHECK (id = 1), -- there is one
  name TEXT NOT NULL CHECK (length (name) = 32 AND name NOT GLOB '*[^0-9a-f]*') -- 32 random hex digits
) STRICT;

-- The journal -----------------------------------------------------------------------------------

CREATE TABLE event (
  seq         INTEGER PRIMARY KEY CHECK (seq > 0), -- place in the whole journal, from 1, no gaps
  subject     TEXT    NOT NULL CHECK (subject <> ''), -- GG-2026-0001, P-17, M-9, desk
  subject_seq INTEGER NOT NULL CHECK (subject_seq > 0), -- place among the subject's events, from 1
  at          INTEGER NOT NULL, -- instant it was recorded
  clock       TEXT    NOT NULL CHECK (clock IN ('', 'simulated', 'back')), -- whose time `at` is
  actor       TEXT    NOT NULL, -- name of who did it
  auth        TEXT    NOT NULL CHECK (auth IN ('claimed', 'passphrase')), -- how the actor was known
  action      TEXT    NOT NULL CHECK (action <> ''), -- what was done
  body        BLOB    NOT NULL, -- netstrings: name, salt, value; name, salt, value; ...
  hash        BLOB    NOT NULL CHECK (length (hash) = 32), -- of this event and the subject's one before
  head        BLOB    NOT NULL CHECK (length (head) = 32), -- of the whole journal up to here
  UNIQUE (subject, subject_seq)
) STRICT;

CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event BEGIN
  SELECT raise (ABORT, 'the journal is append-only');
END;

CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event BEGIN
  SELECT raise (ABORT, 'the journal is append-only');
END;

CREATE TRIGGER event_comes_last BEFORE INSERT ON event
WHEN NEW.seq IS NOT (SELECT coalesce (max (seq), 0) + 1 FROM event) BEGIN
  SELECT raise (ABORT, 'the journal is append-only');
END;

-- The desk --------------------------------------------------------------------------------------

CREATE TABLE real_clock (
  id INTEGER PRIMARY KEY CHECK (id = 1), -- there is one
  at INTEGER NOT NULL -- instant of the last event that no simulated clock made
) STRICT;

CREATE TABLE number_counter (
  series TEXT    PRIMARY KEY, -- GG-2026, P, M
  last   INTEGER NOT NULL CHECK (last > 0) -- number given last
) STRICT, WITHOUT ROWID;

CREATE TABLE actor (
  name TEXT    PRIMARY KEY,
  role TEXT    NOT NULL CHECK (role IN ('auditor', 'reviewer', 'senior', 'administrator')),
  seq  INTEGER NOT NULL -- event of the desk that gave the role
) STRICT, WITHOUT ROWID;

CREATE TABLE rule_set (
  seq     INTEGER PRIMARY KEY, -- event of the desk that registered it
  system  TEXT    NOT NULL, -- whose rules they are
  version TEXT    NOT NULL,
  sha256  BLOB    NOT NULL CHECK (length (sha256) = 32) -- of the file, which is in the vault
) STRICT;

CREATE TABLE calendar (
  seq    INTEGER PRIMARY KEY, -- event of the desk that registered it; the last one is in use
  sha256 BLOB    NOT NULL CHECK (length (sha256) = 32) -- of the file, which is in the vault
) STRICT;

CREATE TABLE setting (
  key   TEXT    PRIMARY KEY,
  value TEXT    NOT NULL,
  seq   INTEGER NOT NULL -- event of the desk that set it
) STRICT, WITHOUT ROWID;

-- Parties ---------------------------------------------------------------------------------------

CREATE TABLE party (
  id     INTEGER PRIMARY KEY CHECK (id > 0), -- 17 for P-17
  role   TEXT    NOT NULL CHECK (role <> ''),
  name   TEXT    NOT NULL, -- as it stands now
  folded TEXT    NOT NULL, -- the name as names are compared
  cases  INTEGER NOT NULL DEFAULT 0 CHECK (cases >= 0) -- number of cases it is a party to
) STRICT;
CREATE INDEX party_by_name ON party (folded, role);

CREATE TABLE party_alias (
  party  INTEGER NOT NULL REFERENCES party (id),
  seq    INTEGER NOT NULL, -- event of the party that made it
  name   TEXT    NOT NULL, -- another name, or a former one
  folded TEXT    NOT NULL, -- as names are compared
  PRIMARY KEY (party, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX party_alias_by_name ON party_alias (folded);

CREATE TABLE party_contact (
  party     INTEGER NOT NULL REFERENCES party (id),
  seq       INTEGER NOT NULL, -- event of the party that recorded it
  channel   TEXT    NOT NULL CHECK (channel <> ''), -- phone, mail, ...
  value     TEXT    NOT NULL, -- number or address
  admission INTEGER NOT NULL CHECK (admission IN (0, 1)), -- given when the party was admitted
  begins    INTEGER, -- first day; NULL: not known
  ends      INTEGER, -- last day; NULL: still good
  PRIMARY KEY (party, seq)
) STRICT, WITHOUT ROWID;

-- Cases -----------------------------------------------------------------------------------------

CREATE TABLE case_file (
  id       INTEGER PRIMARY KEY, -- in the order of opening
  number   TEXT    NOT NULL UNIQUE, -- GG-2026-0001
  system   TEXT    NOT NULL CHECK (system <> ''), -- GG
  year     INTEGER NOT NULL, -- 2026
  running  INTEGER NOT NULL CHECK (running > 0), -- 1
  kind     TEXT    NOT NULL CHECK (kind <> ''), -- what sort of matter it is
  title    TEXT    NOT NULL,
  folded   TEXT    NOT NULL, -- number and title as texts are compared
  received INTEGER NOT NULL, -- instant at which it came in
  rules    BLOB    NOT NULL CHECK (length (rules) = 32), -- digest of its rule set
  calendar BLOB    NOT NULL CHECK (length (calendar) = 32), -- digest of its calendar
  assignee TEXT    NOT NULL DEFAULT '', -- actor who works on it; '': nobody
  -- cache: what the last evaluation gave
  state    TEXT    NOT NULL DEFAULT '', -- stored state; '': never evaluated
  shown    TEXT    NOT NULL DEFAULT '', -- phase, draft, or the state
  ended    INTEGER NOT NULL DEFAULT 0 CHECK (ended IN (0, 1, 2)), -- 0: open; 1: came to a result;
                                                                  -- 2: came to its end
  due      INTEGER NOT NULL DEFAULT 2147483647, -- next date; 2147483647: none, which sorts last
  due_rule TEXT    NOT NULL DEFAULT '', -- rule that gives it; '': none
  since    INTEGER DEFAULT 0, -- instant for which this was evaluated
  until    INTEGER DEFAULT 0, -- first instant at which this changes by itself; NULL: never
  UNIQUE (system, year, running)
) STRICT;
-- One index for each order of a list, alone and under each common filter; `id` keeps the order
-- exact, what follows it answers the other filters without a look at the row.
CREATE INDEX case_by_due ON case_file (due);
CREATE INDEX case_by_received ON case_file (received);
CREATE INDEX case_by_title ON case_file (title);
CREATE INDEX case_by_system_due ON case_file (system, due, id, kind);
CREATE INDEX case_by_system_received ON case_file (system, received, id, kind);
CREATE INDEX case_by_shown_due ON case_file (shown, due, id, system, kind);
CREATE INDEX case_by_shown_received ON case_file (shown, received, id, system, kind);
CREATE INDEX case_by_state_due ON case_file (state, due, id, system, kind, shown)
  WHERE state <> shown;
CREATE INDEX case_by_state_received ON case_file (state, received, id, system, kind)
  WHERE state <> shown;
CREATE INDEX case_open_by_due ON case_file (due, id, system, kind, ended) WHERE ended = 0;
CREATE INDEX case_ended_by_received ON case_file (ended, received, id, system, kind)
  WHERE ended <> 0;
CREATE INDEX case_by_folded ON case_file (folded);
CREATE INDEX case_by_assignee ON case_file (assignee, due, id, system, kind, ended)
  WHERE assignee <> '';
CREATE INDEX case_by_since ON case_file (since);
CREATE INDEX case_by_until ON case_file (until) WHERE until IS NOT NULL;

CREATE TABLE case_party (
  case_id INTEGER NOT NULL REFERENCES case_file (id),
  role    TEXT    NOT NULL CHECK (role <> ''), -- in this case
  party   INTEGER NOT NULL REFERENCES party (id),
  PRIMARY KEY (case_id, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_party_by_party ON case_party (party, case_id, role);

CREATE TABLE fact (
  case_id       INTEGER NOT NULL REFERENCES case_file (id),
  seq           INTEGER NOT NULL, -- event that recorded it as it stands here
  name          TEXT    NOT NULL CHECK (name <> ''), -- as the rule set calls it
  origin        INTEGER NOT NULL, -- event that recorded it first; seq, unless this is a correction
  happened      TEXT    NOT NULL, -- date or instant, as recorded
  value         TEXT    NOT NULL, -- canonical text
  superseded_by INTEGER NOT NULL DEFAULT 0, -- event that corrected or undid it; 0: it stands
  PRIMARY KEY (case_id, seq, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE message (
  id            INTEGER PRIMARY KEY, -- in the order of filing
  case_id       INTEGER REFERENCES case_file (id), -- NULL: a mail that is no case
  mail          INTEGER UNIQUE, -- 9 for M-9, a mail that is no case; NULL: one of a case
  number        INTEGER NOT NULL CHECK (number > 0), -- within the case, 1 for M1
  seq           INTEGER NOT NULL, -- event of the case, or of M-9, that filed it
  status        TEXT    NOT NULL
                CHECK (status IN ('opened', 'merged', 'split', 'duplicate', 'unparsed')),
  message_id    TEXT    NOT NULL, -- its Message-ID; '': it has none
  subject       TEXT    NOT NULL,
  sender        TEXT    NOT NULL,
  file          TEXT    NOT NULL, -- its name when it came
  received      INTEGER, -- instant; NULL: not known
  received_from TEXT    NOT NULL, -- where that was read: received, date, now
  sha256        BLOB    NOT NULL CHECK (length (sha256) = 32), -- of the raw bytes, in the vault
  size          INTEGER NOT NULL CHECK (size >= 0), -- of the raw bytes
  CHECK ((case_id IS NULL) <> (mail IS NULL)),
  UNIQUE (case_id, number)
) STRICT;
CREATE INDEX message_by_message_id ON message (message_id) WHERE message_id <> '';
CREATE INDEX message_by_digest ON message (sha256, size DESC);

CREATE TABLE evidence (
  case_id    INTEGER NOT NULL REFERENCES case_file (id),
  number     INTEGER NOT NULL CHECK (number > 0), -- within the case, never used again: 1 for E1
  seq        INTEGER NOT NULL, -- event of the case that added it
  name       TEXT    NOT NULL, -- of the file
  media_type TEXT    NOT NULL,
  sha256     BLOB    NOT NULL CHECK (length (sha256) = 32), -- of the file, which is in the vault
  size       INTEGER NOT NULL CHECK (size >= 0), -- of the file in bytes
  proves     TEXT    NOT NULL, -- what it is to prove
  message    INTEGER, -- it came with: 1 for M1; NULL: with none
  PRIMARY KEY (case_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX evidence_by_digest ON evidence (sha256, size DESC);

CREATE TABLE letter (
  case_id   INTEGER NOT NULL REFERENCES case_file (id),
  seq       INTEGER NOT NULL, -- event of the case that sent it
  number    INTEGER NOT NULL CHECK (number > 0), -- within the event
  letter    TEXT    NOT NULL, -- as the rule set calls it
  recipient TEXT    NOT NULL, -- role, or place where it is put up
  PRIMARY KEY (case_id, seq, number)
) STRICT, WITHOUT ROWID;

-- Rulings ---------------------------------------------------------------------------------------

CREATE TABLE ruling (
  case_id       INTEGER NOT NULL REFERENCES case_file (id),
  seq           INTEGER NOT NULL, -- event of the case that drafted it
  outcome       TEXT    NOT NULL,
  ground        TEXT    NOT NULL, -- '': none
  reason        TEXT    NOT NULL,
  author        TEXT    NOT NULL, -- actor
  replaces      INTEGER NOT NULL, -- ruling in whose place it is to stand; 0: none
  in_force_seq  INTEGER NOT NULL DEFAULT 0, -- event that brought it into force; 0: draft
  superseded_by INTEGER NOT NULL DEFAULT 0, -- ruling in force in its place, or event of the case that
                                            -- reopened the matter; 0: stands
  PRIMARY KEY (case_id, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX ruling_unsigned ON ruling (case_id) WHERE in_force_seq = 0 AND superseded_by = 0;

CREATE TABLE finding (
  case_id  INTEGER NOT NULL,
  ruling   INTEGER NOT NULL, -- ruling.seq
  number   INTEGER NOT NULL CHECK (number > 0), -- within the ruling
  text     TEXT    NOT NULL,
  evidence TEXT    NOT NULL, -- it rests on: E1,E2
  cite     TEXT    NOT NULL, -- articles as given
  PRIMARY KEY (case_id, ruling, number),
  FOREIGN KEY (case_id, ruling) REFERENCES ruling (case_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE citation (
  case_id INTEGER NOT NULL,
  ruling  INTEGER NOT NULL, -- ruling.seq
  number  INTEGER NOT NULL CHECK (number > 0), -- within the ruling
  article TEXT    NOT NULL, -- its number
  text_zh TEXT    NOT NULL, -- as it read when the ruling came into force
  text_en TEXT    NOT NULL, -- the same
  rules   TEXT    NOT NULL, -- rule set it was taken from: system, version, digest
  PRIMARY KEY (case_id, ruling, number),
  FOREIGN KEY (case_id, ruling) REFERENCES ruling (case_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE signature (
  case_id INTEGER NOT NULL,
  ruling  INTEGER NOT NULL, -- ruling.seq
  seq     INTEGER NOT NULL, -- event of the case that gave it
  actor   TEXT    NOT NULL,
  role    TEXT    NOT NULL, -- the actor had then
  at      INTEGER NOT NULL, -- instant
  PRIMARY KEY (case_id, ruling, seq),
  FOREIGN KEY (case_id, ruling) REFERENCES ruling (case_id, seq)
) STRICT, WITHOUT ROWID;

-- What cases do to parties ----------------------------------------------------------------------

CREATE TABLE relationship (
  id      INTEGER PRIMARY KEY, -- in the order of recording
  type    TEXT    NOT NULL CHECK (type <> ''),
  a       INTEGER NOT NULL REFERENCES party (id),
  b       INTEGER NOT NULL REFERENCES party (id),
  begins  INTEGER, -- first day; NULL: before this desk knew of it
  ends    INTEGER, -- last day; NULL: it stands
  ground  TEXT    NOT NULL DEFAULT '', -- of its end
  case_id INTEGER REFERENCES case_file (id) -- that ended it; NULL: none
) STRICT;
CREATE UNIQUE INDEX relationship_stands_once ON relationship (type, a, b) WHERE ends IS NULL;
CREATE INDEX relationship_by_a ON relationship (a);
CREATE INDEX relationship_by_b ON relationship (b);

CREATE TABLE measure (
  case_id     INTEGER NOT NULL REFERENCES case_file (id),
  seq         INTEGER NOT NULL, -- event of the case that imposed it
  number      INTEGER NOT NULL CHECK (number > 0), -- within the event
  journal_seq INTEGER NOT NULL, -- of that event
  measure     TEXT    NOT NULL, -- as the rule set calls it
  party       INTEGER REFERENCES party (id), -- it is imposed on; NULL: see scope
  scope       TEXT    NOT NULL, -- what else it is imposed on, in words
  begins      INTEGER NOT NULL, -- instant
  ends        INTEGER, -- instant; NULL: open
  lifted_seq  INTEGER NOT NULL DEFAULT 0, -- event of the case that lifted it; 0: none did
  PRIMARY KEY (case_id, seq, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX measure_by_party ON measure (party, journal_seq) WHERE party IS NOT NULL;

CREATE TABLE ledger_entry (
  case_id     INTEGER NOT NULL REFERENCES case_file (id),
  seq         INTEGER NOT NULL, -- event of the case that made it
  number      INTEGER NOT NULL CHECK (number > 0), -- within the event
  journal_seq INTEGER NOT NULL, -- of that event
  account     TEXT    NOT NULL, -- rule that keeps the account
  party       INTEGER NOT NULL REFERENCES party (id), -- whose account it is
  key         TEXT    NOT NULL, -- class within the account; '': it has none
  at          INTEGER NOT NULL, -- instant it counts from
  amount      INTEGER NOT NULL, -- millionths, signed
  PRIMARY KEY (case_id, seq, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX ledger_by_party ON ledger_entry (party, at, journal_seq, number);

-- Caches ----------------------------------------------------------------------------------------

CREATE TABLE deadline ( -- cache
  case_id     INTEGER NOT NULL REFERENCES case_file (id),
  number      INTEGER NOT NULL, -- in the order of the evaluation, from 1
  rule        TEXT    NOT NULL,
  kind        TEXT    NOT NULL CHECK (kind IN ('deadline', 'window', 'power', 'expiry')),
  opens       INTEGER, -- first day; NULL: it only closes
  due         INTEGER, -- last day; NULL: it only opens
  status      TEXT    NOT NULL CHECK (status IN ('running', 'open', 'met', 'missed', 'cancelled')),
  provisional INTEGER NOT NULL CHECK (provisional IN (0, 1)), -- reaches a year without holidays
  PRIMARY KEY (case_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE queue_count ( -- cache
  system TEXT    NOT NULL,
  kind   TEXT    NOT NULL,
  shown  TEXT    NOT NULL, -- state as case_file.shown
  cases  INTEGER NOT NULL CHECK (cases >= 0), -- number of open cases in it
  PRIMARY KEY (system, kind, shown)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 1;
