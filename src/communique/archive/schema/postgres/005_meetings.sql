-- Meetings as rows of their own, kept beside readouts.meeting, so that one page of them, a day's or a dyad's count is a
-- short range of an index however many readouts there are. What they say is always that of the readouts with a day.

ALTER TABLE readouts ALTER COLUMN meeting TYPE TEXT COLLATE "C";
CREATE TABLE meetings (
    id TEXT COLLATE "C" PRIMARY KEY,
    day TEXT COLLATE "C" NOT NULL,      -- the earliest of its readouts'
    kind TEXT,                          -- that of its first readout by day and id
    parties TEXT NOT NULL               -- all that its readouts name, sorted
);
CREATE INDEX meetings_day ON meetings (day, id);

-- Who took part: one row a party of a meeting, and one row each way for two of them.
CREATE TABLE attendance (
    party TEXT COLLATE "C" NOT NULL, day TEXT COLLATE "C" NOT NULL, meeting TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (party, day, meeting)
);
CREATE TABLE encounters (
    party TEXT COLLATE "C" NOT NULL, other TEXT COLLATE "C" NOT NULL, day TEXT COLLATE "C" NOT NULL,
    meeting TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (party, other, day, meeting)
);
CREATE INDEX encounters_day ON encounters (day, party, other) WHERE party < other;

INSERT INTO meetings (id, day, kind, parties)
SELECT m.meeting, m.day,
       (SELECT f.kind FROM readouts f WHERE f.meeting = m.meeting AND f.day IS NOT NULL
        ORDER BY f.day COLLATE "C", f.id COLLATE "C" LIMIT 1),
       coalesce((SELECT replace(json_agg(party ORDER BY party COLLATE "C")::text, ', ', ',') FROM (
            SELECT DISTINCT p.party FROM readouts r, json_array_elements_text(r.parties::json) AS p (party)
            WHERE r.meeting = m.meeting AND r.day IS NOT NULL) named), '[]')
FROM (SELECT meeting, min(day COLLATE "C") AS day FROM readouts
      WHERE meeting IS NOT NULL AND day IS NOT NULL GROUP BY meeting) m;

INSERT INTO attendance (party, day, meeting)
SELECT p.party, m.day, m.id FROM meetings m, json_array_elements_text(m.parties::json) AS p (party);

INSERT INTO encounters (party, other, day, meeting)
SELECT p.party, o.party, m.day, m.id FROM meetings m, json_array_elements_text(m.parties::json) AS p (party),
       json_array_elements_text(m.parties::json) AS o (party)
WHERE p.party <> o.party;
