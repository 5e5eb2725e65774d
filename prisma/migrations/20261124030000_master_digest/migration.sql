-- Which shipped row an organization was last loaded from: a start follows the master where the master changed, and leaves alone what an office has corrected since.
ALTER TABLE "organization" ADD COLUMN "master_digest" TEXT;
