-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 2: what happened in a case by itself, so that it can be told after a rest of months.

CREATE TABLE happened ( -- cache
  case_id INTEGER NOT NULL REFERENCES case_file (id),
  number  INTEGER NOT NULL CHECK (number > 0), -- in the order of the evaluation
  at      INTEGER NOT NULL, -- instant, as the rules give it
  PRIMARY KEY (case_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX happened_by_at ON happened (at);

-- What is not over is evaluated again, which fills the table
UPDATE case_file SET until = 0 WHERE ended = 0;

PRAGMA user_version = 2;
