-- The foundation: register, distributions, deliveries with their facts, accounts, audit. PostgreSQL 15 to 18.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- The world's clock (interfaces: SHUCHI_NOW). In production the installation is never ahead, so this is now().
CREATE FUNCTION shuchi_now() RETURNS timestamptz LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN now() + coalesce((SELECT world_ahead_ms FROM installation WHERE id = 1), 0) * interval '1 millisecond';
END $$;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "user_account" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "email" TEXT NOT NULL,
    "email_key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "is_system_administrator" BOOLEAN NOT NULL DEFAULT false,
    "is_auditor" BOOLEAN NOT NULL DEFAULT false,
    "locale" TEXT,
    "disabled_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "user_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "token_hash" BYTEA NOT NULL,
    "user_id" UUID NOT NULL,
    "organization_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "ended_at" TIMESTAMPTZ(6),
    "address" TEXT,
    "user_agent" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organization_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "key_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(6),
    "last_used_at" TIMESTAMPTZ(6),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "installation" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "set_up_at" TIMESTAMPTZ(6),
    "setup_code_hash" BYTEA,
    "world_ahead_ms" BIGINT NOT NULL DEFAULT 0,
    "scale_filled_at" TIMESTAMPTZ(6),

    CONSTRAINT "installation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_record" (
    "actor_key" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "route" TEXT NOT NULL,
    "body_hash" BYTEA NOT NULL,
    "status" INTEGER,
    "response" JSONB,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_record_pkey" PRIMARY KEY ("actor_key","key")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "xid" xid8 NOT NULL DEFAULT pg_current_xact_id(),
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT shuchi_now(),
    "event" TEXT NOT NULL,
    "outcome" TEXT NOT NULL DEFAULT 'done',
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "actor_organization_id" UUID,
    "organization_id" UUID,
    "object_type" TEXT NOT NULL,
    "object_id" TEXT,
    "label" TEXT,
    "before" JSONB,
    "after" JSONB,
    "request_id" TEXT,
    "address" TEXT,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "distribution" (
    "issuer_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "notice_id" UUID NOT NULL,
    "ask" TEXT NOT NULL,
    "receipt_due_on" DATE,
    "due_on" DATE,
    "urgency" TEXT NOT NULL DEFAULT 'normal',
    "contact" TEXT,
    "source_delivery_id" UUID,
    "upstream_ids" UUID[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT shuchi_now(),
    "created_by_id" UUID,
    "published_at" TIMESTAMPTZ(6),
    "published_on" DATE,
    "withdrawn_at" TIMESTAMPTZ(6),
    "withdrawn_reason" TEXT,

    CONSTRAINT "distribution_pkey" PRIMARY KEY ("issuer_id","id")
);

-- CreateTable
CREATE TABLE "distribution_enclosure" (
    "issuer_id" UUID NOT NULL,
    "distribution_id" UUID NOT NULL,
    "notice_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "distribution_enclosure_pkey" PRIMARY KEY ("issuer_id","distribution_id","notice_id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "issuer_id" UUID NOT NULL,
    "distribution_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "role" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "asked_separately" BOOLEAN NOT NULL DEFAULT false,
    "post_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "status" TEXT NOT NULL DEFAULT 'not_notified',
    "owes" TEXT,
    "is_exempt" BOOLEAN NOT NULL DEFAULT false,
    "due_on" DATE,
    "notified_on" DATE,
    "notified_by" TEXT,
    "received_on" DATE,
    "disseminated_on" DATE,
    "reached" INTEGER,
    "question_on" DATE,
    "is_behalf" BOOLEAN NOT NULL DEFAULT false,
    "last_fact_at" TIMESTAMPTZ(6),

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("issuer_id","distribution_id","organization_id")
);

-- CreateTable
CREATE TABLE "delivery_fact" (
    "id" BIGSERIAL NOT NULL,
    "issuer_id" UUID NOT NULL,
    "distribution_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "occurred_on" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT shuchi_now(),
    "recorded_by_id" UUID,
    "recorded_by_name" TEXT NOT NULL,
    "recorded_for_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "channel" TEXT,
    "medium" TEXT,
    "person" TEXT,
    "means" TEXT[],
    "reached" INTEGER,
    "note" TEXT,
    "receipt_number" TEXT,
    "corrects_id" BIGINT,

    CONSTRAINT "delivery_fact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "register_id" UUID NOT NULL,
    "issuer_id" UUID,
    "issuer" TEXT[],
    "kind" TEXT NOT NULL,
    "kind_inferred" BOOLEAN NOT NULL DEFAULT false,
    "subject" TEXT NOT NULL,
    "subject_suffix" TEXT,
    "issued_on" DATE NOT NULL,
    "issued_on_raw" TEXT,
    "fiscal_year" INTEGER NOT NULL,
    "addressee" TEXT,
    "body" TEXT,
    "contact" TEXT,
    "requested_action" TEXT,
    "target_audience" TEXT[],
    "deadline" DATE,
    "seal_omitted" BOOLEAN NOT NULL DEFAULT false,
    "already_notified" TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "search_key" TEXT NOT NULL,
    "registered_at" TIMESTAMPTZ(6) NOT NULL DEFAULT shuchi_now(),
    "registered_by_id" UUID,
    "published_at" TIMESTAMPTZ(6),
    "withdrawn_at" TIMESTAMPTZ(6),
    "withdrawn_reason" TEXT,

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice_number" (
    "notice_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "raw" TEXT NOT NULL,
    "normalized" TEXT NOT NULL,
    "number_key" TEXT NOT NULL,
    "symbol" TEXT,
    "mmdd" TEXT,
    "serial" TEXT,
    "branch" TEXT,
    "fiscal_year_prefix" TEXT,

    CONSTRAINT "notice_number_pkey" PRIMARY KEY ("notice_id","position")
);

-- CreateTable
CREATE TABLE "notice_version" (
    "notice_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT,
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT shuchi_now(),
    "created_by_id" UUID,

    CONSTRAINT "notice_version_pkey" PRIMARY KEY ("notice_id","version")
);

-- CreateTable
CREATE TABLE "notice_file" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "notice_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "pages" INTEGER,
    "added_at" TIMESTAMPTZ(6) NOT NULL DEFAULT shuchi_now(),
    "removed_at" TIMESTAMPTZ(6),

    CONSTRAINT "notice_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "file_content" (
    "sha256" TEXT NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "stored_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "file_content_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "file_chunk" (
    "sha256" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "file_chunk_pkey" PRIMARY KEY ("sha256","position")
);

-- CreateTable
CREATE TABLE "notice_arrival" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "notice_id" UUID NOT NULL,
    "arrived_on" DATE NOT NULL,
    "arrived_at" TIMESTAMPTZ(6),
    "channel" TEXT NOT NULL,
    "sender" TEXT NOT NULL,
    "sha256" TEXT,
    "note" TEXT,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT shuchi_now(),

    CONSTRAINT "notice_arrival_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice_link" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "from_id" UUID NOT NULL,
    "to_id" UUID,
    "relation" TEXT NOT NULL,
    "cited_numbers" TEXT[],
    "cited_number_keys" TEXT[],
    "cited_date" DATE,
    "date_inferred" BOOLEAN NOT NULL DEFAULT false,
    "cited_title" TEXT,
    "cited_issuer" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT shuchi_now(),

    CONSTRAINT "notice_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organization" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kana" TEXT NOT NULL,
    "prefecture_code" TEXT,
    "parent_id" UUID,
    "valid_from" DATE,
    "valid_to" DATE,
    "source" TEXT,
    "search_key" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "telephone" TEXT,
    "fax" TEXT,
    "valid_to" DATE,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organization_group" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organization_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "group_member" (
    "group_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,

    CONSTRAINT "group_member_pkey" PRIMARY KEY ("group_id","organization_id")
);

-- CreateTable
CREATE TABLE "closing_day" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organization_id" UUID NOT NULL,
    "from_month_day" TEXT NOT NULL,
    "to_month_day" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "closing_day_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_account_email_key_key" ON "user_account"("email_key");

-- CreateIndex
CREATE INDEX "membership_user_id_idx" ON "membership"("user_id");

-- CreateIndex
CREATE INDEX "membership_organization_id_idx" ON "membership"("organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_key_hash_key" ON "api_key"("key_hash");

-- CreateIndex
CREATE INDEX "api_key_organization_id_idx" ON "api_key"("organization_id");

-- CreateIndex
CREATE INDEX "audit_entry_organization_id_id_idx" ON "audit_entry"("organization_id", "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entry_object_id_idx" ON "audit_entry"("object_id");

-- CreateIndex
CREATE INDEX "distribution_notice_id_idx" ON "distribution"("notice_id");

-- CreateIndex
CREATE INDEX "distribution_upstream_ids_idx" ON "distribution" USING GIN ("upstream_ids");

-- CreateIndex
CREATE UNIQUE INDEX "distribution_id_key" ON "distribution"("id");

-- CreateIndex
CREATE INDEX "distribution_enclosure_notice_id_idx" ON "distribution_enclosure"("notice_id");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_id_key" ON "delivery"("id");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_fact_receipt_number_key" ON "delivery_fact"("receipt_number");

-- CreateIndex
CREATE INDEX "delivery_fact_issuer_id_distribution_id_organization_id_id_idx" ON "delivery_fact"("issuer_id", "distribution_id", "organization_id", "id");

-- CreateIndex
CREATE INDEX "notice_register_id_issued_on_id_idx" ON "notice"("register_id", "issued_on" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "notice_search_key_idx" ON "notice" USING GIN ("search_key" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "notice_number_number_key_idx" ON "notice_number"("number_key");

-- CreateIndex
CREATE INDEX "notice_number_serial_idx" ON "notice_number"("serial");

-- CreateIndex
CREATE INDEX "notice_file_notice_id_position_idx" ON "notice_file"("notice_id", "position");

-- CreateIndex
CREATE INDEX "notice_file_sha256_idx" ON "notice_file"("sha256");

-- CreateIndex
CREATE INDEX "notice_arrival_notice_id_idx" ON "notice_arrival"("notice_id");

-- CreateIndex
CREATE INDEX "notice_link_from_id_idx" ON "notice_link"("from_id");

-- CreateIndex
CREATE INDEX "notice_link_to_id_idx" ON "notice_link"("to_id");

-- CreateIndex
CREATE INDEX "notice_link_cited_number_keys_idx" ON "notice_link" USING GIN ("cited_number_keys");

-- CreateIndex
CREATE UNIQUE INDEX "organization_code_key" ON "organization"("code");

-- CreateIndex
CREATE INDEX "organization_parent_id_idx" ON "organization"("parent_id");

-- CreateIndex
CREATE INDEX "organization_kind_prefecture_code_idx" ON "organization"("kind", "prefecture_code");

-- CreateIndex
CREATE INDEX "organization_search_key_idx" ON "organization" USING GIN ("search_key" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "post_organization_id_idx" ON "post"("organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "organization_group_organization_id_name_key" ON "organization_group"("organization_id", "name");

-- CreateIndex
CREATE INDEX "closing_day_organization_id_idx" ON "closing_day"("organization_id");

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_number" ADD CONSTRAINT "notice_number_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "notice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_version" ADD CONSTRAINT "notice_version_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "notice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_file" ADD CONSTRAINT "notice_file_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "notice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_file" ADD CONSTRAINT "notice_file_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "file_content"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "file_chunk" ADD CONSTRAINT "file_chunk_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "file_content"("sha256") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_arrival" ADD CONSTRAINT "notice_arrival_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "notice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_link" ADD CONSTRAINT "notice_link_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "notice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_link" ADD CONSTRAINT "notice_link_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "notice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organization" ADD CONSTRAINT "organization_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organization_group" ADD CONSTRAINT "organization_group_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_member" ADD CONSTRAINT "group_member_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "organization_group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_member" ADD CONSTRAINT "group_member_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "closing_day" ADD CONSTRAINT "closing_day_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- Lists of what is owed: per distribution, per recipient's inbox, per issuer across distributions (oldest first).
CREATE INDEX "delivery_owed_by_distribution_idx" ON "delivery" ("issuer_id", "distribution_id", "organization_id") WHERE "owes" IS NOT NULL;
CREATE INDEX "delivery_owed_by_organization_idx" ON "delivery" ("organization_id", "due_on", "distribution_id") WHERE "owes" IS NOT NULL;
CREATE INDEX "delivery_owed_to_issuer_idx" ON "delivery" ("issuer_id", "notified_on", "id") WHERE "owes" IS NOT NULL;
CREATE INDEX "delivery_organization_idx" ON "delivery" ("organization_id", "distribution_id");
ALTER TABLE "delivery" SET (fillfactor = 90);

-- One living membership per person and organization; one row that says what this installation is.
CREATE UNIQUE INDEX "membership_living_key" ON "membership" ("user_id", "organization_id") WHERE "ended_at" IS NULL;
ALTER TABLE "installation" ADD CONSTRAINT "installation_is_one_row" CHECK ("id" = 1);
INSERT INTO "installation" ("id") VALUES (1);

-- Receipt numbers are scrambled from this sequence; gaps are harmless.
CREATE SEQUENCE "receipt_number_seq";

-- Evidence is only ever appended, whoever asks (security decision 4.8).
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '42501';
END $$;
CREATE TRIGGER "audit_entry_append_only" BEFORE UPDATE OR DELETE ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "audit_entry_no_truncate" BEFORE TRUNCATE ON "audit_entry" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "delivery_fact_append_only" BEFORE UPDATE OR DELETE ON "delivery_fact" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "delivery_fact_no_truncate" BEFORE TRUNCATE ON "delivery_fact" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
