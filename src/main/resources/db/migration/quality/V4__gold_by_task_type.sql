-- Labels that are not equal to gold and right all the same, by the tolerance of their task type.
CREATE TABLE gold_right (
  annotation_id BIGINT NOT NULL,
  expected      TEXT NOT NULL,
  PRIMARY KEY (annotation_id, expected)
);
CREATE FUNCTION gold_correct(annotation BIGINT, given TEXT, gold TEXT) RETURNS BOOLEAN
  LANGUAGE sql STABLE PARALLEL SAFE AS $$
SELECT given = gold OR EXISTS (SELECT FROM gold_right r
                                WHERE r.annotation_id = annotation AND r.expected = gold) $$;
