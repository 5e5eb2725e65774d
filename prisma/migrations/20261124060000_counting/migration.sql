-- What is owed to an issuer is counted on every page: from the index alone, in the order in which recipients are told apart.
-- The index it replaces was made for an order by age that no list uses.
DROP INDEX "delivery_owed_to_issuer_idx";
CREATE INDEX "delivery_owed_to_issuer_idx" ON "delivery" ("issuer_id", "organization_id") INCLUDE ("owes", "status", "due_on", "distribution_id") WHERE "owes" IS NOT NULL;

-- Deliveries fall into few groups; without knowing that, the planner sorts all of them to count them.
CREATE STATISTICS "delivery_tally" (ndistinct) ON "distribution_id", "status", "owes", "due_on", "received_on", "disseminated_on" FROM "delivery";

-- Letters that came but went nowhere: few in a large register.
CREATE INDEX "notice_unforwarded_idx" ON "notice" ("register_id", "registered_at" DESC) WHERE "published_at" IS NULL AND "withdrawn_at" IS NULL;
