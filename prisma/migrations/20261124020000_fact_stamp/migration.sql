-- The real time at which a fact was written: "take it back within ten minutes" must not depend on the world's clock.
ALTER TABLE "delivery_fact" ADD COLUMN "stamped_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP;
