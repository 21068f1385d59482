-- A version of a dataset's gold on its way from candidates to active gold; of one guideline version throughout.
CREATE TABLE gold_set (
  id                TEXT PRIMARY KEY,
  dataset_key       TEXT NOT NULL,
  number            INT NOT NULL,
  name              TEXT NOT NULL,
  guideline_key     TEXT NOT NULL,
  guideline_version TEXT NOT NULL,
  choice            TEXT NOT NULL CHECK (choice IN ('HAND','STRATA','ADJUDICATED','SUSPENDED')),
  request           JSONB NOT NULL,
  seed              BIGINT NOT NULL,
  state             TEXT NOT NULL CHECK (state IN ('LABELING','COMPARED','APPROVED','ACTIVE','REFUSED')),
  requested_by      TEXT NOT NULL,
  requested_at      TIMESTAMPTZ NOT NULL,
  compared_at       TIMESTAMPTZ,
  approved_by       TEXT,
  approved_at       TIMESTAMPTZ,
  active_at         TIMESTAMPTZ,
  process_instance  BIGINT,
  UNIQUE (dataset_key, number),
  UNIQUE (dataset_key, name)
);
-- former_label is that of suspended gold that is labelled anew.
CREATE TABLE gold_candidate (
  set_id       TEXT NOT NULL REFERENCES gold_set,
  item_id      BIGINT NOT NULL,
  former_label TEXT,
  PRIMARY KEY (set_id, item_id)
);
-- Seats 1 and 2 are the blind experts', 3 the adjudicator's; nobody has two of a set.
CREATE TABLE gold_seat (
  set_id    TEXT NOT NULL REFERENCES gold_set,
  seat      INT NOT NULL CHECK (seat BETWEEN 1 AND 3),
  person    TEXT NOT NULL,
  closed_at TIMESTAMPTZ,
  PRIMARY KEY (set_id, seat),
  UNIQUE (set_id, person)
);
-- No label: the item cannot be labelled.
CREATE TABLE gold_verdict (
  set_id     TEXT NOT NULL,
  item_id    BIGINT NOT NULL,
  seat       INT NOT NULL,
  label      TEXT,
  rationale  TEXT,
  decided_at TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (set_id, item_id, seat),
  FOREIGN KEY (set_id, item_id) REFERENCES gold_candidate,
  FOREIGN KEY (set_id, seat) REFERENCES gold_seat
);
-- WAITING: beyond what one vendor may have open at once. NOTED: no gold that is active; nobody outside can tell these apart.
CREATE TABLE gold_challenge (
  id            BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  dataset_key   TEXT NOT NULL,
  item_id       BIGINT NOT NULL,
  challenger    TEXT NOT NULL,
  vendor_key    TEXT,
  annotator_id  BIGINT,
  reason        TEXT NOT NULL,
  raised_at     TIMESTAMPTZ NOT NULL,
  state         TEXT NOT NULL CHECK (state IN ('OPEN','WAITING','NOTED','CORRECTED','RETIRED','REJECTED')),
  due_at        TIMESTAMPTZ,
  overdue_at    TIMESTAMPTZ,
  label_before  TEXT,
  label_after   TEXT,
  decided_by    TEXT,
  decided_at    TIMESTAMPTZ,
  decided_why   TEXT,
  UNIQUE (dataset_key, item_id, challenger)
);
CREATE UNIQUE INDEX gold_challenge_open_idx ON gold_challenge (dataset_key, item_id) WHERE state = 'OPEN';
-- How much gold is planted where and when it is used up; a dataset's own plan beats its program's.
CREATE TABLE gold_plan (
  program_key       TEXT NOT NULL,
  dataset_key       TEXT NOT NULL,
  version           INT NOT NULL,
  share             DOUBLE PRECISION NOT NULL CHECK (share > 0 AND share <= 0.5),
  most_per_person   INT NOT NULL CHECK (most_per_person BETWEEN 1 AND 100),
  most_people       INT NOT NULL CHECK (most_people >= 1),
  changed_at        TIMESTAMPTZ NOT NULL,
  changed_by        TEXT NOT NULL,
  PRIMARY KEY (program_key, dataset_key, version)
);
-- What became of each gold item, by whom, when and why.
CREATE TABLE gold_history (
  id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  dataset_key TEXT NOT NULL,
  item_id     BIGINT NOT NULL,
  at          TIMESTAMPTZ NOT NULL,
  actor       TEXT NOT NULL,
  state       TEXT NOT NULL,
  label       TEXT,
  reason      TEXT NOT NULL
);
CREATE INDEX gold_history_item_idx ON gold_history (dataset_key, item_id, id);
CREATE TRIGGER gold_history_append_only BEFORE UPDATE OR DELETE ON gold_history
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
