-- A password that somebody else has seen is changed at the next sign-in.
ALTER TABLE "user_account" ADD COLUMN "must_change_password" BOOLEAN NOT NULL DEFAULT false;

-- What two people may edit at once carries a revision, so that nobody overwrites what he has not seen.
ALTER TABLE "post" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "organization_group" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 1;

-- The trail is read by time and by who acted, too.
CREATE INDEX "audit_entry_recorded_at_idx" ON "audit_entry"("recorded_at");
CREATE INDEX "audit_entry_actor_id_idx" ON "audit_entry"("actor_id");
