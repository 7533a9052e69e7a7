-- Meetings as rows of their own, kept beside readouts.meeting, so that one page of them, a day's or a dyad's count is a
-- short range of an index however many readouts there are. What they say is always that of the readouts with a day.

CREATE TABLE meetings (
    id TEXT PRIMARY KEY,
    day TEXT NOT NULL,                  -- the earliest of its readouts'
    kind TEXT,                          -- that of its first readout by day and id
    parties TEXT NOT NULL               -- all that its readouts name, sorted
) WITHOUT ROWID;
CREATE INDEX meetings_day ON meetings (day, id);

-- Who took part: one row a party of a meeting, and one row each way for two of them.
CREATE TABLE attendance (
    party TEXT NOT NULL, day TEXT NOT NULL, meeting TEXT NOT NULL,
    PRIMARY KEY (party, day, meeting)
) WITHOUT ROWID;
CREATE TABLE encounters (
    party TEXT NOT NULL, other TEXT NOT NULL, day TEXT NOT NULL, meeting TEXT NOT NULL,
    PRIMARY KEY (party, other, day, meeting)
) WITHOUT ROWID;
CREATE INDEX encounters_day ON encounters (day, party, other) WHERE party < other;

INSERT INTO meetings (id, day, kind, parties)
SELECT m.meeting, m.day,
       (SELECT f.kind FROM readouts f WHERE f.meeting = m.meeting AND f.day IS NOT NULL ORDER BY f.day, f.id LIMIT 1),
       (SELECT json_group_array(party) FROM (
            SELECT DISTINCT p.value AS party FROM readouts r, json_each(r.parties) p
            WHERE r.meeting = m.meeting AND r.day IS NOT NULL ORDER BY 1))
FROM (SELECT meeting, min(day) AS day FROM readouts WHERE meeting IS NOT NULL AND day IS NOT NULL GROUP BY meeting) m;

INSERT INTO attendance (party, day, meeting)
SELECT p.value, m.day, m.id FROM meetings m, json_each(m.parties) p;

INSERT INTO encounters (party, other, day, meeting)
SELECT p.value, o.value, m.day, m.id FROM meetings m, json_each(m.parties) p, json_each(m.parties) o
WHERE p.value <> o.value;
