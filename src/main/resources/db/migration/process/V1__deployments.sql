CREATE TABLE process_deployment (
  id            BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  content_hash  TEXT NOT NULL UNIQUE,
  app_version   TEXT NOT NULL,
  deployed_at   TIMESTAMPTZ NOT NULL,
  resources     JSONB NOT NULL
);
