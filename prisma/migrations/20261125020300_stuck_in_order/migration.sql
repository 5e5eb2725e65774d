-- Open questions and what did not arrive, longest waiting first like every list of 未確認.
DROP INDEX "delivery_stuck_idx";
CREATE INDEX "delivery_stuck_idx" ON "delivery" ("issuer_id", "status", "since_on", "organization_code", "id") WHERE "status" IN ('question', 'bounced');
