CREATE TABLE app_user (
  username      TEXT PRIMARY KEY CHECK (username ~ '^[a-z0-9][a-z0-9._-]{1,63}$'),
  display_name  TEXT NOT NULL,
  role          TEXT NOT NULL CHECK (role IN ('OPERATIONS','REVIEWER','AUDITOR','MANAGER','VENDOR','GATE','ADMIN')),
  vendor_key    TEXT,
  password_hash TEXT,
  enabled       BOOLEAN NOT NULL DEFAULT TRUE,
  created_at    TIMESTAMPTZ NOT NULL,
  CHECK ((role = 'VENDOR') = (vendor_key IS NOT NULL))
);
-- Candidate groups of user tasks that the user may decide.
CREATE TABLE user_group (
  username   TEXT NOT NULL REFERENCES app_user ON DELETE CASCADE,
  group_name TEXT NOT NULL,
  PRIMARY KEY (username, group_name)
);
CREATE TABLE api_token (
  token_hash TEXT PRIMARY KEY,
  username   TEXT NOT NULL REFERENCES app_user ON DELETE CASCADE,
  created_at TIMESTAMPTZ NOT NULL,
  expires_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX api_token_username_idx ON api_token (username);
