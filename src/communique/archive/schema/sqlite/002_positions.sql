-- Positions by what they are towards: one row a position of a text that stands and a target its words name
-- (communique.archive.targets), so that a party's stances on a target over time are one short range of an index.
-- `slot` is the readout's (readouts.slot): it orders by day. `own` is 1 where the issuer is the holder's side, 0 where
-- another side reports it, -1 where the issuer is not known. Filled by the program, because words are read in it.

CREATE TABLE stances (
    holder TEXT NOT NULL,
    target TEXT NOT NULL,
    own INTEGER NOT NULL,
    slot INTEGER NOT NULL,
    number INTEGER NOT NULL,            -- positions.number
    stance TEXT NOT NULL,
    grade TEXT NOT NULL,
    reading_rule TEXT NOT NULL,         -- positions.rule: which words took the stance
    rule TEXT NOT NULL,                 -- by which rule the words were taken for this target
    PRIMARY KEY (holder, target, own, slot, number)
) WITHOUT ROWID;
CREATE INDEX stances_target ON stances (target, slot);
CREATE INDEX stances_slot ON stances (slot);

-- Who holds positions on what, counted in readouts by whose account they stand in. `known` is 1 where the program knows
-- the target, 0 where its words are its id.
CREATE TABLE held (
    holder TEXT NOT NULL,
    target TEXT NOT NULL,
    known INTEGER NOT NULL,
    own INTEGER NOT NULL,
    reported INTEGER NOT NULL,
    PRIMARY KEY (holder, target)
) WITHOUT ROWID;
CREATE INDEX held_target ON held (target);
CREATE INDEX held_known ON held (known, target, holder, own, reported);
