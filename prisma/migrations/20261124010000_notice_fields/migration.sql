-- What a letter says, as interfaces.md names it: addressees and contact as objects, attachments and citations as printed.
ALTER TABLE "notice" ALTER COLUMN "addressee" TYPE JSONB USING CASE WHEN "addressee" IS NULL THEN '[]'::jsonb
  ELSE jsonb_build_array(jsonb_build_object('name', "addressee", 'honorific', NULL, 'distributive', "addressee" LIKE '各%')) END;
ALTER TABLE "notice" ALTER COLUMN "addressee" SET DEFAULT '[]', ALTER COLUMN "addressee" SET NOT NULL;
ALTER TABLE "notice" ALTER COLUMN "contact" TYPE JSONB USING CASE WHEN "contact" IS NULL THEN NULL
  ELSE jsonb_build_object('unit', "contact", 'person', NULL, 'tel', NULL, 'extension', NULL) END;
ALTER TABLE "notice"
  ADD COLUMN "attachments" JSONB NOT NULL DEFAULT '[]',
  ADD COLUMN "cited_documents" JSONB NOT NULL DEFAULT '[]',
  ADD COLUMN "not_documents" TEXT[] NOT NULL DEFAULT '{}',
  ADD COLUMN "seal_raw" TEXT,
  ADD COLUMN "issuer_key" TEXT NOT NULL DEFAULT '';
UPDATE "notice" SET "issuer_key" = lower(normalize(array_to_string("issuer", ' '), NFKC));
ALTER TABLE "notice_version" ADD COLUMN "created_by_name" TEXT;

-- Search by a piece of a number or of the issuer.
CREATE INDEX "notice_number_number_key_trgm_idx" ON "notice_number" USING GIN ("number_key" gin_trgm_ops);
CREATE INDEX "notice_issuer_key_idx" ON "notice" USING GIN ("issuer_key" gin_trgm_ops);
