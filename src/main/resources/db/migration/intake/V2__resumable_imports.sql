-- An import arrives in parts, each committed by itself; its rows become items together at its end.
ALTER TABLE item_import
  ALTER COLUMN body_hash DROP NOT NULL,
  ALTER COLUMN imported_at DROP NOT NULL,
  ADD COLUMN id BIGINT GENERATED ALWAYS AS IDENTITY UNIQUE,
  ADD COLUMN state TEXT NOT NULL DEFAULT 'COMPLETE' CHECK (state IN ('RECEIVING','MERGING','COMPLETE')),
  ADD COLUMN format TEXT,
  ADD COLUMN started_at TIMESTAMPTZ,
  ADD COLUMN taken BIGINT,
  ADD COLUMN refused BIGINT,
  ADD COLUMN bytes BIGINT;
CREATE TABLE item_import_refusal (
  import BIGINT NOT NULL,
  line   BIGINT NOT NULL,
  field  TEXT,
  reason TEXT NOT NULL
);
INSERT INTO item_import_refusal (import, line, field, reason)
SELECT m.id, (r->>'line')::bigint, r->>'field', r->>'reason'
  FROM item_import m, jsonb_array_elements(m.report->'refusals') r;
UPDATE item_import SET started_at = imported_at, taken = (report->>'taken')::bigint,
       refused = (report->>'refused')::bigint;
CREATE INDEX item_import_refusal_idx ON item_import_refusal (import, line);
ALTER TABLE item_import
  ALTER COLUMN started_at SET NOT NULL,
  ALTER COLUMN state DROP DEFAULT,
  DROP COLUMN report,
  ADD CHECK (state <> 'COMPLETE' OR (imported_at, body_hash, taken, refused) IS NOT NULL);
-- Unlogged like the rows that belong to the parts (a table per import, item_import_rows_ and its id):
-- a crash of PostgreSQL empties all of them together, and the import begins anew.
CREATE UNLOGGED TABLE item_import_part (
  import      BIGINT NOT NULL,
  number      INT NOT NULL,
  taken       BIGINT NOT NULL,
  refused     BIGINT NOT NULL,
  -- Where the part ends in the unpacked body, and the SHA-256 of all before.
  bytes       BIGINT NOT NULL,
  lines       BIGINT NOT NULL,
  prefix_hash BYTEA NOT NULL,
  stored_at   TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (import, number)
);
