-- Where an item came from: the rows of an import carry its instant.
CREATE OR REPLACE VIEW v_item AS
SELECT i.id AS item_id, i.dataset_key, i.key AS item_key, encode(i.payload_hash, 'hex') AS payload_hash,
       i.labels_required, i.imported_at, m.import_id, m.imported_by,
       i.payload -> 'media' ->> 'uri' AS media_uri, i.payload -> 'media' ->> 'sha256' AS media_sha256
  FROM item i
  LEFT JOIN item_import m ON m.dataset_key = i.dataset_key AND m.imported_at = i.imported_at;
CREATE OR REPLACE VIEW v_item_count AS
SELECT dataset_key, count(*) AS items FROM item GROUP BY dataset_key;
CREATE OR REPLACE VIEW v_item_profile AS
SELECT dataset_key, version, profiled_at FROM item_profile;
