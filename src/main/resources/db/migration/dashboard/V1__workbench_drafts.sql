-- Answers a person has not sent yet; what is sent lies with reviews and audits.
CREATE TABLE workbench_draft (
  username TEXT NOT NULL,
  desk     TEXT NOT NULL CHECK (desk IN ('REVIEWS','ADJUDICATIONS','AUDITS')),
  subject  TEXT NOT NULL,
  item     TEXT NOT NULL,
  answer   JSONB NOT NULL,
  saved_at TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (username, desk, subject, item)
);
