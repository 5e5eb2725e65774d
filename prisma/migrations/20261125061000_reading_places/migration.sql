-- Where the words stand on the page as shown, what kind of file it is, and what the officer should know of its reading;
-- which links a letter was given when it was accepted.
ALTER TABLE "reading_page" ADD COLUMN "size" JSONB, ADD COLUMN "places" JSONB NOT NULL DEFAULT '[]';
ALTER TABLE "reading_file" ADD COLUMN "kind" TEXT, ADD COLUMN "notes" JSONB NOT NULL DEFAULT '[]', DROP COLUMN "is_scan";
ALTER TABLE "reading_outcome" ADD COLUMN "link_ids" UUID[];
