-- Lists of deliveries are cut by an index before anything is joined. So a delivery carries what its lists are ordered by:
-- the code of its recipient, which never changes, and the day since which it waits: told, else published.
ALTER TABLE "delivery" ADD COLUMN "organization_code" TEXT, ADD COLUMN "since_on" DATE;
UPDATE "delivery" v SET "organization_code" = o.code, "since_on" = coalesce(v.notified_on, d.published_on)
  FROM "organization" o, "distribution" d WHERE o.id = v.organization_id AND d.issuer_id = v.issuer_id AND d.id = v.distribution_id;
ALTER TABLE "delivery" ALTER COLUMN "organization_code" SET NOT NULL;
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_since" CHECK (("owes" IS NULL OR "since_on" IS NOT NULL) AND ("notified_on" IS NULL OR "since_on" = "notified_on"));

-- The ledger of one distribution: 宛先, 写し, 参考, each in register order; what is asked separately last.
CREATE INDEX "delivery_ledger_idx" ON "delivery" ("issuer_id", "distribution_id",
  (CASE role WHEN 'to' THEN 0 WHEN 'cc' THEN 1 ELSE 2 END), "asked_separately", "organization_code");

-- 未確認, longest waiting first: across all letters, of one recipient, of one distribution. A question stops the clock.
DROP INDEX "delivery_owed_to_issuer_idx";
DROP INDEX "delivery_owed_by_distribution_idx";
CREATE INDEX "delivery_outstanding_idx" ON "delivery" ("issuer_id", "since_on", "organization_code", "id")
  WHERE "owes" IS NOT NULL AND "status" <> 'question';
CREATE INDEX "delivery_outstanding_of_organization_idx" ON "delivery" ("issuer_id", "organization_id", "since_on", "id")
  WHERE "owes" IS NOT NULL AND "status" <> 'question';
CREATE INDEX "delivery_outstanding_of_distribution_idx" ON "delivery" ("issuer_id", "distribution_id", "since_on", "organization_code", "id")
  WHERE "owes" IS NOT NULL AND "status" <> 'question';
-- Few at any time: open questions and what did not arrive.
CREATE INDEX "delivery_stuck_idx" ON "delivery" ("issuer_id", "status", "distribution_id") WHERE "status" IN ('question', 'bounced');
