-- Whether only certified annotators get the work, and the language their certificate has to be for.
ALTER TABLE dataset
  ADD COLUMN certification_required BOOLEAN NOT NULL DEFAULT FALSE,
  ADD COLUMN language TEXT NOT NULL DEFAULT 'und' CHECK (length(language) BETWEEN 2 AND 35);
