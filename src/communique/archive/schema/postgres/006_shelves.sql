-- What readouts can be listed by. Each readout that stands is on several shelves, in order of day; the archive fills
-- these tables itself, from what is read (archive/filing.py), and anew where the way of filing has changed.

CREATE TABLE shelves (
    key BIGINT PRIMARY KEY,
    kind TEXT COLLATE "C" NOT NULL,      -- source, section, lang, kind, issuer, party, present, person, called
    name TEXT COLLATE "C" NOT NULL,      -- code, printed name, or a person's record; section: its trail as JSON;
                                        -- called: [name, party, role] as printed, as JSON
    parent BIGINT NOT NULL,             -- the source of a section, the person of a name; 0 for none
    sort TEXT COLLATE "C",               -- of persons: the name without case and accents
    readouts INTEGER NOT NULL,          -- how many stand on it
    UNIQUE (parent, kind, name)
);
CREATE INDEX shelves_persons ON shelves (readouts, sort) WHERE kind = 'person';
CREATE INDEX shelves_sorted ON shelves (sort) WHERE kind = 'person';

-- Which readouts stand on a shelf, by readouts.slot, and the shelves of each as a JSON list of keys.
CREATE TABLE shelved (shelf BIGINT NOT NULL, slot BIGINT NOT NULL, PRIMARY KEY (shelf, slot));
CREATE TABLE filed (slot BIGINT PRIMARY KEY, shelves TEXT NOT NULL);

-- How many readouts stand on two shelves at once: parties with parties, persons with parties, all with sources.
CREATE TABLE together (
    shelf BIGINT NOT NULL, other BIGINT NOT NULL, readouts INTEGER NOT NULL,
    PRIMARY KEY (shelf, other)
);

-- Of a source: how many readouts a month has, on how many days, and the first and the last of their slots.
CREATE TABLE months (
    shelf BIGINT NOT NULL, month TEXT COLLATE "C" NOT NULL, readouts INTEGER NOT NULL, days INTEGER NOT NULL,
    first BIGINT, last BIGINT,
    PRIMARY KEY (shelf, month)
);

-- The words of persons' names, in the keys of archive/tokens.py.
CREATE TABLE person_words (word TEXT COLLATE "C" NOT NULL, person BIGINT NOT NULL, PRIMARY KEY (word, person));
