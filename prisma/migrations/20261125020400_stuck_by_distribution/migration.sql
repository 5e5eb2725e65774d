-- The same of one distribution: a list that is grouped by letters reads them letter by letter.
CREATE INDEX "delivery_stuck_of_distribution_idx" ON "delivery" ("issuer_id", "status", "distribution_id", "since_on", "organization_code", "id") WHERE "status" IN ('question', 'bounced');
