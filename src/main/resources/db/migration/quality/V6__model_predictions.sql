-- What models and labeling functions (sources that are no people) say of items. It lies beside the labels of
-- people and never among them: agreement, pooled gold, quotas and cost read annotation, so none of it counts there.
CREATE TABLE prediction_upload (
  id            BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  dataset_key   TEXT NOT NULL,
  version       INT NOT NULL,
  upload_id     TEXT NOT NULL,
  model         TEXT NOT NULL,
  model_version TEXT NOT NULL,
  classes       TEXT[] NOT NULL,
  items         BIGINT NOT NULL DEFAULT 0,
  with_chances  BIGINT NOT NULL DEFAULT 0,
  body_hash     BYTEA NOT NULL,
  report        JSONB,
  received_at   TIMESTAMPTZ NOT NULL,
  received_by   TEXT NOT NULL,
  UNIQUE (dataset_key, version, upload_id)
);
CREATE TABLE prediction (
  upload  BIGINT NOT NULL REFERENCES prediction_upload,
  item_id BIGINT NOT NULL,
  label   TEXT NOT NULL,
  chances DOUBLE PRECISION[],
  PRIMARY KEY (upload, item_id)
);
-- Items of open batches that somebody wants a person to look at before they are settled.
CREATE TABLE doubted_item (
  dataset_key TEXT NOT NULL,
  version     INT NOT NULL,
  item_id     BIGINT NOT NULL,
  reason      TEXT NOT NULL,
  doubted_at  TIMESTAMPTZ NOT NULL,
  doubted_by  TEXT NOT NULL,
  PRIMARY KEY (dataset_key, version, item_id)
);
-- The sources whose predictions enter the consensus of a version, in the order they were named, and how sure it
-- has to be to settle what people leave open.
CREATE TABLE model_consensus (
  dataset_key    TEXT NOT NULL,
  version        INT NOT NULL,
  models         TEXT[] NOT NULL,
  model_versions TEXT[] NOT NULL,
  confidence     DOUBLE PRECISION NOT NULL CHECK (confidence > 0.5 AND confidence < 1),
  set_at         TIMESTAMPTZ NOT NULL,
  set_by         TEXT NOT NULL,
  PRIMARY KEY (dataset_key, version)
);
-- Accepted items whose votes come to something else when flagged annotators are left out; what a consensus
-- settled rests on these votes too.
CREATE OR REPLACE VIEW v_suspect_item AS
SELECT dataset_key, version, item_id
FROM (
  SELECT f.dataset_key, f.version, f.item_id, f.label AS final, a.label,
         count(*) FILTER (WHERE x.annotator_id IS NULL) AS clean,
         count(x.annotator_id) AS flagged
  FROM final_label f
  JOIN batch b ON b.id = f.batch_id AND b.state = 'ACCEPTED'
  JOIN annotation a ON a.batch_id = f.batch_id AND a.item_id = f.item_id AND a.superseded_at IS NULL
  LEFT JOIN flagged_annotator x ON x.dataset_key = a.dataset_key AND x.version = a.version
                               AND x.annotator_id = a.annotator_id
  WHERE f.origin IN ('MAJORITY', 'CONSENSUS')
  GROUP BY f.dataset_key, f.version, f.item_id, f.label, a.label) votes
GROUP BY dataset_key, version, item_id
HAVING sum(flagged) > 0
   AND coalesce(max(clean) FILTER (WHERE label = final), 0)
       <= coalesce(max(clean) FILTER (WHERE label <> final), 0);
