-- Where the deliveries stand, counted in the background. Whoever changes deliveries only appends by how much the counts
-- change (no counter is shared, so nobody waits); a fold moves what was appended into the totals. A reader adds the two:
-- exact at any moment, because the fold takes away what it adds in one statement. Uncommitted changes are seen by neither.

-- So many deliveries of a distribution that are alike. One measure each: 'standing' (day: due; '' and infinity where there
-- is none), and of those who are asked the days they were 'notified', 'received', 'disseminated'; 'since' of what is owed.
CREATE TABLE "delivery_tally" (
    "issuer_id" UUID NOT NULL,
    "distribution_id" UUID NOT NULL,
    "measure" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "owes" TEXT NOT NULL,
    "is_exempt" BOOLEAN NOT NULL,
    "asked_separately" BOOLEAN NOT NULL,
    "is_notified" BOOLEAN NOT NULL,
    "is_received" BOOLEAN NOT NULL,
    "is_disseminated" BOOLEAN NOT NULL,
    "day" DATE NOT NULL,
    "count" BIGINT NOT NULL,

    CONSTRAINT "delivery_tally_pkey" PRIMARY KEY ("issuer_id", "distribution_id", "measure", "status", "role", "owes", "is_exempt", "asked_separately", "is_notified", "is_received", "is_disseminated", "day")
);
CREATE INDEX "delivery_tally_distribution_id_idx" ON "delivery_tally"("distribution_id");
CREATE INDEX "delivery_tally_owed_idx" ON "delivery_tally"("issuer_id", "distribution_id") WHERE "owes" <> '';
CREATE INDEX "delivery_tally_empty_idx" ON "delivery_tally"("issuer_id") WHERE "count" = 0;

-- Appended by the trigger below: how many more (or fewer) deliveries are alike in all this.
CREATE TABLE "delivery_tally_change" (
    "id" BIGSERIAL NOT NULL,
    "issuer_id" UUID NOT NULL,
    "distribution_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "owes" TEXT,
    "is_exempt" BOOLEAN NOT NULL,
    "asked_separately" BOOLEAN NOT NULL,
    "due_on" DATE,
    "notified_on" DATE,
    "received_on" DATE,
    "disseminated_on" DATE,
    "since_on" DATE,
    "count" BIGINT NOT NULL,

    CONSTRAINT "delivery_tally_change_pkey" PRIMARY KEY ("id")
);

-- Recipients who owe an issuer something: since when the oldest line waits, and how many lines. The groups of 未確認.
CREATE TABLE "outstanding_organization" (
    "issuer_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "organization_code" TEXT NOT NULL,
    "since_on" DATE NOT NULL,
    "lines" INTEGER NOT NULL,

    CONSTRAINT "outstanding_organization_pkey" PRIMARY KEY ("issuer_id", "organization_id")
);
CREATE INDEX "outstanding_organization_issuer_id_since_on_organization_co_idx" ON "outstanding_organization"("issuer_id", "since_on", "organization_code");

-- How many of them there are.
CREATE TABLE "outstanding_issuer" (
    "issuer_id" UUID NOT NULL,
    "organizations" BIGINT NOT NULL,

    CONSTRAINT "outstanding_issuer_pkey" PRIMARY KEY ("issuer_id")
);

-- Recipients whose line in outstanding_organization no longer holds: a reader counts these himself.
CREATE TABLE "outstanding_change" (
    "id" BIGSERIAL NOT NULL,
    "issuer_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,

    CONSTRAINT "outstanding_change_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "outstanding_change_issuer_id_organization_id_idx" ON "outstanding_change"("issuer_id", "organization_id");

-- What was appended, as measures: the one place that says which deliveries a measure counts.
CREATE VIEW "delivery_tally_tail" AS
  SELECT c.issuer_id, c.distribution_id, m.measure, CASE WHEN m.is_standing THEN c.status ELSE '' END AS status, CASE WHEN m.is_standing THEN c.role ELSE '' END AS role,
    CASE WHEN m.is_standing THEN coalesce(c.owes, '') ELSE '' END AS owes, m.is_standing AND c.is_exempt AS is_exempt, m.is_standing AND c.asked_separately AS asked_separately,
    m.is_standing AND c.notified_on IS NOT NULL AS is_notified, m.is_standing AND c.received_on IS NOT NULL AS is_received,
    m.is_standing AND c.disseminated_on IS NOT NULL AS is_disseminated, coalesce(m.day, 'infinity'::date) AS day, c.count
  FROM delivery_tally_change c, LATERAL (VALUES
    ('standing', c.due_on, true, true),
    ('notified', c.notified_on, false, NOT c.is_exempt AND c.notified_on IS NOT NULL),
    ('received', c.received_on, false, NOT c.is_exempt AND c.received_on IS NOT NULL),
    ('disseminated', c.disseminated_on, false, NOT c.is_exempt AND c.disseminated_on IS NOT NULL),
    ('since', c.since_on, false, c.owes IS NOT NULL AND c.status <> 'question')) AS m(measure, day, is_standing, is_counted)
  WHERE m.is_counted;

-- Folded and not yet folded: several rows of a key are to be summed.
CREATE VIEW "delivery_tally_now" AS
  SELECT issuer_id, distribution_id, measure, status, role, owes, is_exempt, asked_separately, is_notified, is_received, is_disseminated, day, count FROM delivery_tally
  UNION ALL SELECT issuer_id, distribution_id, measure, status, role, owes, is_exempt, asked_separately, is_notified, is_received, is_disseminated, day, count FROM delivery_tally_tail;

CREATE FUNCTION note_delivery_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO delivery_tally_change (issuer_id, distribution_id, status, role, owes, is_exempt, asked_separately, due_on, notified_on, received_on, disseminated_on, since_on, count)
    SELECT issuer_id, distribution_id, status, role, owes, is_exempt, asked_separately, due_on, notified_on, received_on, disseminated_on, since_on, count(*)
    FROM after_change GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12;
    INSERT INTO outstanding_change (issuer_id, organization_id)
    SELECT DISTINCT issuer_id, organization_id FROM after_change WHERE owes IS NOT NULL AND status <> 'question';
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO delivery_tally_change (issuer_id, distribution_id, status, role, owes, is_exempt, asked_separately, due_on, notified_on, received_on, disseminated_on, since_on, count)
    SELECT issuer_id, distribution_id, status, role, owes, is_exempt, asked_separately, due_on, notified_on, received_on, disseminated_on, since_on, -count(*)
    FROM before_change GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12;
    INSERT INTO outstanding_change (issuer_id, organization_id)
    SELECT DISTINCT issuer_id, organization_id FROM before_change WHERE owes IS NOT NULL AND status <> 'question';
  ELSE
    INSERT INTO delivery_tally_change (issuer_id, distribution_id, status, role, owes, is_exempt, asked_separately, due_on, notified_on, received_on, disseminated_on, since_on, count)
    SELECT issuer_id, distribution_id, status, role, owes, is_exempt, asked_separately, due_on, notified_on, received_on, disseminated_on, since_on, sum(sign)
    FROM (
      SELECT issuer_id, distribution_id, status, role, owes, is_exempt, asked_separately, due_on, notified_on, received_on, disseminated_on, since_on, 1 AS sign FROM after_change
      UNION ALL
      SELECT issuer_id, distribution_id, status, role, owes, is_exempt, asked_separately, due_on, notified_on, received_on, disseminated_on, since_on, -1 FROM before_change) AS change
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 HAVING sum(sign) <> 0;
    INSERT INTO outstanding_change (issuer_id, organization_id)
    SELECT DISTINCT issuer_id, organization_id
    FROM (
      SELECT issuer_id, organization_id, since_on, 1 AS sign FROM after_change WHERE owes IS NOT NULL AND status <> 'question'
      UNION ALL
      SELECT issuer_id, organization_id, since_on, -1 FROM before_change WHERE owes IS NOT NULL AND status <> 'question') AS change
    GROUP BY issuer_id, organization_id, since_on HAVING sum(sign) <> 0;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "delivery_added" AFTER INSERT ON "delivery" REFERENCING NEW TABLE AS after_change FOR EACH STATEMENT EXECUTE FUNCTION note_delivery_changes();
CREATE TRIGGER "delivery_changed" AFTER UPDATE ON "delivery" REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change FOR EACH STATEMENT EXECUTE FUNCTION note_delivery_changes();
CREATE TRIGGER "delivery_removed" AFTER DELETE ON "delivery" REFERENCING OLD TABLE AS before_change FOR EACH STATEMENT EXECUTE FUNCTION note_delivery_changes();

-- Moves what was appended into the totals. Each statement sees one state of the database, so that it takes away exactly
-- what it adds; one fold at a time. Returns how many changes it took: call again while there are many.
CREATE FUNCTION fold_deliveries() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE taken_tallies bigint; taken_organizations bigint;
BEGIN
  IF NOT pg_try_advisory_xact_lock(7300143) THEN RETURN 0; END IF;
  WITH gone AS (DELETE FROM delivery_tally_change RETURNING 1),
    summed AS (
      SELECT issuer_id, distribution_id, measure, status, role, owes, is_exempt, asked_separately, is_notified, is_received, is_disseminated, day, sum(count) AS count
      FROM delivery_tally_tail GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 HAVING sum(count) <> 0),
    moved AS (
      INSERT INTO delivery_tally AS t SELECT * FROM summed
      ON CONFLICT (issuer_id, distribution_id, measure, status, role, owes, is_exempt, asked_separately, is_notified, is_received, is_disseminated, day)
      DO UPDATE SET count = t.count + excluded.count)
  SELECT count(*) INTO taken_tallies FROM gone;
  IF taken_tallies > 0 THEN DELETE FROM delivery_tally WHERE count = 0; END IF;

  WITH chosen AS MATERIALIZED (SELECT id, issuer_id, organization_id FROM outstanding_change ORDER BY id LIMIT 50000),
    gone AS (DELETE FROM outstanding_change WHERE id IN (SELECT id FROM chosen) RETURNING 1),
    touched AS MATERIALIZED (SELECT DISTINCT issuer_id, organization_id FROM chosen),
    living AS MATERIALIZED (
      SELECT t.issuer_id, t.organization_id, found.* FROM touched t CROSS JOIN LATERAL (
        SELECT min(v.since_on) AS since_on, count(*) AS lines
        FROM delivery v WHERE v.issuer_id = t.issuer_id AND v.organization_id = t.organization_id AND v.owes IS NOT NULL AND v.status <> 'question') AS found
      WHERE found.lines > 0),
    shift AS MATERIALIZED (
      SELECT t.issuer_id, count(l.organization_id) - count(o.organization_id) AS organizations FROM touched t LEFT JOIN living l USING (issuer_id, organization_id)
        LEFT JOIN outstanding_organization o USING (issuer_id, organization_id) GROUP BY t.issuer_id),
    settled AS (
      DELETE FROM outstanding_organization o USING touched t WHERE o.issuer_id = t.issuer_id AND o.organization_id = t.organization_id
        AND NOT EXISTS (SELECT 1 FROM living l WHERE l.issuer_id = t.issuer_id AND l.organization_id = t.organization_id)),
    moved AS (
      INSERT INTO outstanding_organization (issuer_id, organization_id, organization_code, since_on, lines) SELECT l.issuer_id, l.organization_id, o.code, l.since_on, l.lines
      FROM living l JOIN organization o ON o.id = l.organization_id
      ON CONFLICT (issuer_id, organization_id) DO UPDATE SET since_on = excluded.since_on, lines = excluded.lines),
    counted AS (
      INSERT INTO outstanding_issuer AS i SELECT issuer_id, organizations FROM shift WHERE organizations <> 0
      ON CONFLICT (issuer_id) DO UPDATE SET organizations = i.organizations + excluded.organizations)
  SELECT count(*) INTO taken_organizations FROM gone;
  RETURN taken_tallies + taken_organizations;
END $$;

-- What is there already.
INSERT INTO delivery_tally_change (issuer_id, distribution_id, status, role, owes, is_exempt, asked_separately, due_on, notified_on, received_on, disseminated_on, since_on, count)
  SELECT issuer_id, distribution_id, status, role, owes, is_exempt, asked_separately, due_on, notified_on, received_on, disseminated_on, since_on, count(*)
  FROM delivery GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12;
INSERT INTO outstanding_change (issuer_id, organization_id) SELECT DISTINCT issuer_id, organization_id FROM delivery WHERE owes IS NOT NULL AND status <> 'question';
DO $$ BEGIN LOOP EXIT WHEN fold_deliveries() = 0; END LOOP; END $$;
