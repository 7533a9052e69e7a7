-- The archive, first form. Spans are [start, end) in Unicode code points of versions.text, so that
-- substr(text, start + 1, end - start) gives their words. Lists are JSON arrays. Times are UTC, days ISO 8601.

CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);

-- One row a readout: how it stands now.
CREATE TABLE readouts (
    key BIGINT PRIMARY KEY,            -- order of arrival, from 1
    id TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,                -- present, changed, missing, unreachable, restored, moved
    version BIGINT NOT NULL,           -- number of the text that stands now (versions.number)
    version_key BIGINT NOT NULL,       -- versions.key of it
    slot BIGINT NOT NULL UNIQUE,       -- row of the full-text index: orders by day (writer.slot)
    first_seen TEXT NOT NULL,
    origin TEXT NOT NULL,               -- the SOURCE it first came through
    url TEXT,
    lang TEXT NOT NULL,
    publisher TEXT,
    source TEXT NOT NULL,
    issuer TEXT,
    title TEXT,
    published TEXT,                     -- as printed by the publisher
    day TEXT,                           -- event date, else day of publication
    day_basis TEXT,                     -- text, dateline, relative, publication
    kind TEXT,
    city TEXT,
    country TEXT,
    parties TEXT NOT NULL,
    reason TEXT,                        -- why there is no engagement
    content BIGINT NOT NULL,           -- checksum of the readout proper: equal in reprints
    meeting TEXT,
    fixed_meeting TEXT                  -- meeting given by a person
);
CREATE INDEX readouts_content ON readouts (content);
CREATE INDEX readouts_meeting ON readouts (meeting);
CREATE INDEX readouts_source ON readouts (source, day);
CREATE INDEX readouts_city ON readouts (city, day) WHERE kind IS NOT NULL;
CREATE INDEX readouts_parties ON readouts (parties) WHERE kind IS NOT NULL;

-- Every id and address a readout is or was known by. An address stands without its scheme.
CREATE TABLE names (
    kind TEXT NOT NULL,                 -- id, url
    name TEXT NOT NULL,
    readout BIGINT NOT NULL REFERENCES readouts (key),
    first_seen TEXT NOT NULL,
    PRIMARY KEY (kind, name)
);

-- One row a distinct text of a readout.
CREATE TABLE versions (
    key BIGINT PRIMARY KEY,
    readout BIGINT NOT NULL REFERENCES readouts (key),
    number INTEGER NOT NULL,            -- from 1
    given_id TEXT NOT NULL,             -- the id it was ingested under
    sha256 TEXT NOT NULL,               -- of the text in UTF-8
    first_seen TEXT NOT NULL,
    how TEXT NOT NULL,                  -- text, html, jsonl, csv, warc, feed, fetch
    origin TEXT NOT NULL,
    headers TEXT,
    statements INTEGER NOT NULL,        -- how many
    raw_sha256 TEXT,                    -- NULL where the raw bytes are the text
    reading_checksum BIGINT NOT NULL,
    text TEXT NOT NULL,
    reading BYTEA NOT NULL,              -- what the machine read: the model as JSON, deflated (pack.PRESET)
    raw BYTEA,                           -- bytes as received, deflated; NULL where they are the text
    UNIQUE (readout, number)
);

-- Every change of state, in order; nothing is ever taken out.
CREATE TABLE history (
    key BIGINT PRIMARY KEY,
    readout BIGINT NOT NULL REFERENCES readouts (key),
    at TEXT NOT NULL,
    state TEXT NOT NULL,
    version BIGINT NOT NULL,
    url TEXT,                           -- where it was met, if not where it was before
    note TEXT,
    run BIGINT NOT NULL
);
CREATE INDEX history_readout ON history (readout);

CREATE TABLE runs (key BIGINT PRIMARY KEY, started TEXT NOT NULL, ended TEXT, sources TEXT NOT NULL, counts TEXT);

-- What was read, a row a thing, with active corrections applied. `version` is versions.key.
CREATE TABLE participants (
    version BIGINT NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL, party TEXT, role TEXT,
    role_start INTEGER, role_end INTEGER, start INTEGER NOT NULL, "end" INTEGER NOT NULL, principal INTEGER NOT NULL,
    record TEXT, rule TEXT NOT NULL, checksum BIGINT NOT NULL,
    PRIMARY KEY (version, number)
);
CREATE TABLE statements (
    version BIGINT NOT NULL, number INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    sentence_start INTEGER NOT NULL, sentence_end INTEGER NOT NULL, cue_start INTEGER, cue_end INTEGER,
    speakers TEXT NOT NULL, party TEXT NOT NULL, mode TEXT NOT NULL, acts TEXT NOT NULL, topics TEXT NOT NULL,
    strength INTEGER, addressee TEXT NOT NULL, flags TEXT NOT NULL, issuer_side TEXT, speaker_side TEXT,
    rule TEXT NOT NULL, checksum BIGINT NOT NULL,
    PRIMARY KEY (version, number)
);
CREATE TABLE positions (
    version BIGINT NOT NULL, number INTEGER NOT NULL, statement INTEGER NOT NULL, holder TEXT NOT NULL,
    stance TEXT NOT NULL, grade TEXT NOT NULL, target TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    resolved TEXT NOT NULL, rule TEXT NOT NULL, checksum BIGINT NOT NULL,
    PRIMARY KEY (version, number)
);
CREATE TABLE commitments (
    version BIGINT NOT NULL, statement INTEGER NOT NULL, who TEXT NOT NULL, firmness TEXT NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, deadline TEXT, deadline_start INTEGER, deadline_end INTEGER,
    due TEXT, checksum BIGINT NOT NULL,
    PRIMARY KEY (version, statement)
);
CREATE TABLE references_made (
    version BIGINT NOT NULL, number INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, rule TEXT NOT NULL, checksum BIGINT NOT NULL,
    PRIMARY KEY (version, number)
);

-- The log of corrections, append-only but for the state.
CREATE TABLE corrections (
    number BIGINT PRIMARY KEY, readout BIGINT NOT NULL REFERENCES readouts (key), statement INTEGER,
    field TEXT NOT NULL, value TEXT NOT NULL, "by" TEXT NOT NULL, why TEXT, at TEXT NOT NULL, sha256 TEXT NOT NULL,
    anchor TEXT NOT NULL, start INTEGER NOT NULL,
    state TEXT NOT NULL, reason TEXT
);
CREATE INDEX corrections_readout ON corrections (readout);

-- The index: keys of words and facets (communique.archive.tokens, .facets). `body` begins and ends with a space, so
-- that a phrase is found as ' a b '; `keys` are the same once each, for the index.
CREATE TABLE words (
    version BIGINT PRIMARY KEY REFERENCES versions (key), standing BOOLEAN NOT NULL, body TEXT NOT NULL,
    keys TEXT[] NOT NULL
);
CREATE INDEX words_keys ON words USING gin (keys) WITH (fastupdate = off);
CREATE TABLE spoken (
    version BIGINT NOT NULL REFERENCES versions (key), number INTEGER NOT NULL, body TEXT NOT NULL, keys TEXT[] NOT NULL,
    PRIMARY KEY (version, number)
);
CREATE INDEX spoken_keys ON spoken USING gin (keys) WITH (fastupdate = off);

-- For people with an SQL window: every statement that stands, in its own words.
CREATE VIEW quotations AS
SELECT r.id, r.title, r.day, r.publisher, r.url, s.number AS statement, s.speakers, s.party, s.mode, s.acts, s.topics,
       substr(v.text, s.start + 1, s."end" - s.start) AS quote
FROM readouts r JOIN versions v ON v.key = r.version_key JOIN statements s ON s.version = v.key;
