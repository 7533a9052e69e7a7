-- Set phrases of the registry that stand in the texts that stand, and what is near them: a row a place. The program
-- finds them when a text is put in (communique.analysis.marking); readouts.marked tells by which registry.

ALTER TABLE readouts ADD COLUMN marked INTEGER;     -- NULL: not yet
CREATE INDEX readouts_marked ON readouts (marked);

CREATE TABLE marks (
    formula TEXT NOT NULL,
    near INTEGER NOT NULL,              -- 1: almost the phrase, in other words
    slot INTEGER NOT NULL,              -- readouts.slot: orders by day
    number INTEGER NOT NULL,            -- from 0 in each readout, in order of place
    issuer TEXT NOT NULL,               -- the readout's, a party, else its source
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, sentence_start INTEGER NOT NULL, sentence_end INTEGER NOT NULL,
    statement INTEGER,                  -- statements.number; NULL outside of them
    account TEXT,                       -- own, reported; NULL where it is not known
    wording TEXT,                       -- near: its words, case folded
    changes TEXT,                       -- near: [[old, new], …], equal where unchanged
    PRIMARY KEY (formula, near, slot, number)
) WITHOUT ROWID;
CREATE INDEX marks_readouts ON marks (formula, issuer, slot) WHERE near = 0 AND number = 0;
CREATE INDEX marks_slot ON marks (slot);

-- How many readouts an issuer has in a year ('' for those without a day) with the same parties, and how many of them use
-- a formula: in so many places, and in the issuer's own side's words in so many readouts.
CREATE TABLE issued (
    issuer TEXT NOT NULL, year TEXT NOT NULL, parties TEXT NOT NULL, readouts INTEGER NOT NULL,
    PRIMARY KEY (issuer, year, parties)
) WITHOUT ROWID;
CREATE TABLE used (
    formula TEXT NOT NULL, issuer TEXT NOT NULL, year TEXT NOT NULL, parties TEXT NOT NULL,
    readouts INTEGER NOT NULL, own INTEGER NOT NULL, places INTEGER NOT NULL,
    PRIMARY KEY (formula, issuer, year, parties)
) WITHOUT ROWID;
INSERT INTO issued SELECT coalesce(issuer, source), coalesce(substr(day, 1, 4), ''), parties, count(*) FROM readouts
GROUP BY coalesce(issuer, source), coalesce(substr(day, 1, 4), ''), parties;
