-- Keys under which an organization's personal data are sealed, wrapped by the master key, which is
-- kept outside the store.
CREATE TABLE seal_key (
    organization TEXT NOT NULL,   -- id
    number BIGINT NOT NULL,       -- 1, 2 …; the largest is the one in use
    profile TEXT NOT NULL,        -- aes, gm
    wrapped TEXT NOT NULL,        -- sealed under the master key
    master TEXT NOT NULL,         -- which master key: the head of its hash
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (organization, number)
) STRICT, WITHOUT ROWID;

-- Patients of an organization: what tells who they are is sealed, and found by keyed hashes.
CREATE TABLE patient (
    county TEXT NOT NULL,         -- of the organization: spreads the rows
    id TEXT NOT NULL,
    organization TEXT NOT NULL,   -- id
    key_number BIGINT NOT NULL,   -- of the seal_key of all that is sealed in the row
    name TEXT NOT NULL,           -- sealed, as the three below
    id_number TEXT,               -- null: unknown
    phone TEXT,
    address TEXT,
    name_hash TEXT NOT NULL,      -- keyed, as the two below
    id_number_hash TEXT,
    phone_hash TEXT,
    made_ms BIGINT NOT NULL,
    PRIMARY KEY (county, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX patient_id ON patient (id);
CREATE INDEX patient_name ON patient (organization, name_hash);
CREATE INDEX patient_id_number ON patient (organization, id_number_hash);
CREATE INDEX patient_phone ON patient (organization, phone_hash);
CREATE INDEX patient_key ON patient (organization, key_number);
