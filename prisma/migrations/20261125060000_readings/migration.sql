-- Reading of letters: what came in, what was proposed, what it led to, and what officers taught.
CREATE TABLE "reading" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organization_id" UUID NOT NULL,
    "received_at" TIMESTAMPTZ(6) NOT NULL DEFAULT shuchi_now(),
    "received_by_id" UUID,
    "received_by_name" TEXT NOT NULL,
    "progressed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "proposed_at" TIMESTAMPTZ(6),
    "proposal" JSONB,
    "accepted_at" TIMESTAMPTZ(6),
    "accepted_by_id" UUID,
    "accepted_by_name" TEXT,
    "discarded_at" TIMESTAMPTZ(6),
    "discarded_by_id" UUID,
    "discarded_by_name" TEXT,
    CONSTRAINT "reading_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "reading_organization_id_received_at_id_idx" ON "reading"("organization_id", "received_at" DESC, "id" DESC);

CREATE TABLE "reading_file" (
    "reading_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT,
    "size_bytes" INTEGER NOT NULL,
    "sha256" TEXT,
    "is_scan" BOOLEAN NOT NULL DEFAULT false,
    "pages" INTEGER,
    "pages_read" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "problem_values" JSONB,
    CONSTRAINT "reading_file_pkey" PRIMARY KEY ("reading_id", "position")
);
CREATE INDEX "reading_file_sha256_idx" ON "reading_file"("sha256");

CREATE TABLE "reading_page" (
    "reading_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "page" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "is_scan" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "reading_page_pkey" PRIMARY KEY ("reading_id", "position", "page")
);

CREATE TABLE "reading_outcome" (
    "reading_id" UUID NOT NULL,
    "index" INTEGER NOT NULL,
    "taken" TEXT NOT NULL,
    "notice_id" UUID,
    CONSTRAINT "reading_outcome_pkey" PRIMARY KEY ("reading_id", "index")
);
CREATE INDEX "reading_outcome_notice_id_idx" ON "reading_outcome"("notice_id");

CREATE TABLE "learned_symbol" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organization_id" UUID NOT NULL,
    "symbol" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "in_use_from" TEXT NOT NULL DEFAULT '',
    "in_use_to" TEXT NOT NULL DEFAULT '',
    "kind" TEXT,
    "confirmed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT shuchi_now(),
    "confirmed_by_id" UUID,
    "confirmed_by_name" TEXT NOT NULL,
    "reading_id" UUID,
    "removed_at" TIMESTAMPTZ(6),
    "removed_by_name" TEXT,
    CONSTRAINT "learned_symbol_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "learned_symbol_organization_id_symbol_idx" ON "learned_symbol"("organization_id", "symbol");

ALTER TABLE "reading_file" ADD CONSTRAINT "reading_file_reading_id_fkey" FOREIGN KEY ("reading_id") REFERENCES "reading"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "reading_file" ADD CONSTRAINT "reading_file_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "file_content"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "reading_page" ADD CONSTRAINT "reading_page_reading_id_position_fkey" FOREIGN KEY ("reading_id", "position") REFERENCES "reading_file"("reading_id", "position") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "reading_outcome" ADD CONSTRAINT "reading_outcome_reading_id_fkey" FOREIGN KEY ("reading_id") REFERENCES "reading"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "reading_outcome" ADD CONSTRAINT "reading_outcome_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "notice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The pages of an original that holds several letters; the title of a citation in its folded spelling.
ALTER TABLE "notice_file" ADD COLUMN "first_page" INTEGER, ADD COLUMN "last_page" INTEGER;
ALTER TABLE "notice_link" ADD COLUMN "cited_title_key" TEXT NOT NULL DEFAULT '';
CREATE INDEX "notice_link_cited_title_key_idx" ON "notice_link"("cited_title_key");
