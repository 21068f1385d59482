CREATE OR REPLACE VIEW v_release_file AS
SELECT dataset_key, version, name, sha256, size FROM release_file;
CREATE OR REPLACE VIEW v_sign_off AS
SELECT dataset_key, version, duty, actor, signed, reason, manifest_hash, signed_at FROM sign_off;
