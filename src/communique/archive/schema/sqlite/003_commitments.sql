-- The ledger: who is bound and to whom, by day, so that a page of it needs no other table. Only texts that stand.
-- role 'by': the party is bound, 'to': it is the other side (of one that binds all sides, every one of them).
-- Every commitment has a row 'by' the party '' as well, so that all of them can be listed.
CREATE TABLE ledger (
    version INTEGER NOT NULL, statement INTEGER NOT NULL, role TEXT NOT NULL, party TEXT NOT NULL,
    day TEXT NOT NULL,                  -- readouts.day, '' where there is none
    due TEXT,                           -- last day of the term
    PRIMARY KEY (version, statement, role, party)
) WITHOUT ROWID;
CREATE INDEX ledger_day ON ledger (role, party, day);
CREATE INDEX ledger_due ON ledger (role, party, due) WHERE due IS NOT NULL;

INSERT INTO ledger
SELECT c.version, c.statement, 'by', w.party, coalesce(r.day, ''),
       CASE length(c.due) WHEN 4 THEN c.due || '-12-31' WHEN 7 THEN date(c.due || '-01', '+1 month', '-1 day') ELSE c.due END
FROM readouts r JOIN commitments c ON c.version = r.version_key
     JOIN (SELECT '' AS party, version, statement FROM commitments
           UNION SELECT each.value, version, statement FROM commitments, json_each(who) each) w
     ON w.version = c.version AND w.statement = c.statement;
INSERT INTO ledger
SELECT DISTINCT c.version, c.statement, 'to', each.value, coalesce(r.day, ''),
       CASE length(c.due) WHEN 4 THEN c.due || '-12-31' WHEN 7 THEN date(c.due || '-01', '+1 month', '-1 day') ELSE c.due END
FROM readouts r JOIN commitments c ON c.version = r.version_key, json_each(r.parties) each
WHERE each.value NOT IN (SELECT value FROM json_each(c.who))
   OR (json_array_length(c.who) > 1 AND NOT EXISTS (
       SELECT 1 FROM json_each(r.parties) WHERE value NOT IN (SELECT value FROM json_each(c.who))));
