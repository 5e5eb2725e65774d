-- Counts of tries in a window of time (security decision 4.3). Unlogged: a crash forgets the counts, never an answer.
CREATE UNLOGGED TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "hits" INTEGER NOT NULL,
    "ends_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);
CREATE INDEX "rate_limit_ends_at_idx" ON "rate_limit"("ends_at");
