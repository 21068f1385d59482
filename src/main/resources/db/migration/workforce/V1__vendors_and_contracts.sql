CREATE TABLE vendor (
  key      TEXT PRIMARY KEY CHECK (key ~ '^[a-z0-9][a-z0-9-]{1,63}$'),
  name     TEXT NOT NULL,
  active   BOOLEAN NOT NULL DEFAULT TRUE,
  revision INT NOT NULL DEFAULT 0
);
CREATE TABLE annotator (
  id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  vendor_key TEXT NOT NULL REFERENCES vendor,
  pseudonym  TEXT NOT NULL CHECK (length(pseudonym) BETWEEN 1 AND 100),
  active     BOOLEAN NOT NULL DEFAULT TRUE,
  created_at TIMESTAMPTZ NOT NULL,
  UNIQUE (vendor_key, pseudonym)
);
-- Terms in force for a program: the newest row not later than now.
CREATE TABLE contract (
  vendor_key          TEXT NOT NULL REFERENCES vendor,
  program_key         TEXT NOT NULL,
  version             INT NOT NULL,
  turnaround_seconds  INT NOT NULL CHECK (turnaround_seconds > 0),
  reminder_seconds    INT NOT NULL CHECK (reminder_seconds > 0 AND reminder_seconds < turnaround_seconds),
  rework_seconds      INT NOT NULL CHECK (rework_seconds > 0),
  lease_seconds       INT NOT NULL CHECK (lease_seconds > 0),
  gold_accuracy       DOUBLE PRECISION NOT NULL CHECK (gold_accuracy > 0 AND gold_accuracy < 1),
  rate_per_label      NUMERIC(10,4) NOT NULL CHECK (rate_per_label >= 0),
  currency            CHAR(3) NOT NULL,
  share               INT NOT NULL DEFAULT 1 CHECK (share >= 0),
  valid_from          TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (vendor_key, program_key, version)
);
