-- Further labels of uncertain items have a category of their own, so that what they cost is seen.
ALTER TABLE cost_entry DROP CONSTRAINT cost_entry_category_check;
ALTER TABLE cost_entry ADD CONSTRAINT cost_entry_category_check CHECK (category IN
  ('LABEL','OVERLAP','REVIEW','GOLD','AUDIT','REWORK','MANAGEMENT','CREDIT'));
