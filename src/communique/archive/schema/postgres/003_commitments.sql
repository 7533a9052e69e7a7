-- The ledger: who is bound and to whom, by day, so that a page of it needs no other table. Only texts that stand.
-- role 'by': the party is bound, 'to': it is the other side (of one that binds all sides, every one of them).
-- Every commitment has a row 'by' the party '' as well, so that all of them can be listed.
CREATE TABLE ledger (
    version BIGINT NOT NULL, statement INTEGER NOT NULL, role TEXT NOT NULL, party TEXT NOT NULL,
    day TEXT NOT NULL,                  -- readouts.day, '' where there is none
    due TEXT,                           -- last day of the term
    PRIMARY KEY (version, statement, role, party)
);
CREATE INDEX ledger_day ON ledger (role, party, day, version, statement);
CREATE INDEX ledger_due ON ledger (role, party, due) WHERE due IS NOT NULL;

CREATE OR REPLACE FUNCTION pg_temp.last_day(due TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE length(due) WHEN 4 THEN due || '-12-31'
           WHEN 7 THEN ((due || '-01')::date + interval '1 month' - interval '1 day')::date::text ELSE due END
$$;
INSERT INTO ledger
SELECT DISTINCT c.version, c.statement, 'by', w.party, coalesce(r.day, ''), pg_temp.last_day(c.due)
FROM readouts r JOIN commitments c ON c.version = r.version_key,
     LATERAL (SELECT '' AS party UNION SELECT jsonb_array_elements_text(c.who::jsonb)) w;
INSERT INTO ledger
SELECT DISTINCT c.version, c.statement, 'to', p.party, coalesce(r.day, ''), pg_temp.last_day(c.due)
FROM readouts r JOIN commitments c ON c.version = r.version_key,
     LATERAL (SELECT jsonb_array_elements_text(r.parties::jsonb) AS party) p
WHERE NOT jsonb_exists(c.who::jsonb, p.party) OR (jsonb_array_length(c.who::jsonb) > 1 AND c.who::jsonb @> r.parties::jsonb);
