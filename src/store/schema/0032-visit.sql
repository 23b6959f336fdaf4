-- Sessions of visiting experts.
CREATE TABLE visit (
    county TEXT NOT NULL,  -- of the organization, empty where there is none: spreads the rows
    id TEXT NOT NULL,
    visit TEXT NOT NULL,  -- its code
    programme TEXT NOT NULL,  -- id of the programme file
    practitioner TEXT NOT NULL,  -- code of a practitioner
    organization TEXT NOT NULL,  -- code of an organization
    kind TEXT NOT NULL,  -- one of the words of model/noun
    discipline TEXT,
    day TEXT NOT NULL,
    starts TEXT,  -- hour
    state TEXT NOT NULL,  -- one of the words of model/noun
    travel_fen BIGINT,
    lodging_fen BIGINT,
    delivery TEXT NOT NULL,  -- with which it came
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, visit)
) STRICT, WITHOUT ROWID;
CREATE INDEX visit_id ON visit (id);
CREATE INDEX visit_code ON visit (visit);
CREATE INDEX visit_programme ON visit (programme, day);

-- Patients of a session or of a posted doctor, without identity.
CREATE TABLE booking (
    county TEXT NOT NULL,  -- of the organization, empty where there is none: spreads the rows
    id TEXT NOT NULL,
    booking TEXT NOT NULL,  -- its code
    programme TEXT NOT NULL,  -- id of the programme file
    visit TEXT,  -- code of the visit
    organization TEXT NOT NULL,  -- code of an organization
    practitioner TEXT,  -- code of a practitioner
    residence TEXT,  -- where the patient comes from
    day TEXT NOT NULL,
    state TEXT NOT NULL,  -- one of the words of model/noun
    delivery TEXT NOT NULL,  -- with which it came
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, booking)
) STRICT, WITHOUT ROWID;
CREATE INDEX booking_id ON booking (id);
CREATE INDEX booking_code ON booking (booking);
CREATE INDEX booking_programme ON booking (programme, day);

-- Rounds, demonstrations, lectures and their kin.
CREATE TABLE teaching (
    county TEXT NOT NULL,  -- of the organization, empty where there is none: spreads the rows
    id TEXT NOT NULL,
    teaching TEXT NOT NULL,  -- its code
    programme TEXT NOT NULL,  -- id of the programme file
    kind TEXT NOT NULL,  -- one of the words of model/noun
    practitioner TEXT NOT NULL,  -- code of a practitioner
    organization TEXT NOT NULL,  -- code of an organization
    discipline TEXT,
    day TEXT NOT NULL,
    topic TEXT,
    attendees BIGINT,
    delivery TEXT NOT NULL,  -- with which it came
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, teaching)
) STRICT, WITHOUT ROWID;
CREATE INDEX teaching_id ON teaching (id);
CREATE INDEX teaching_code ON teaching (teaching);
CREATE INDEX teaching_programme ON teaching (programme, day);
