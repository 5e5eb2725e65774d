-- Whom an addressee line names: found by the first letters of the name without its corporate form, so that reading a line
-- does not read every institution of the directory. The expression stands as it is in features/organizations/addressee-reach.ts.
CREATE INDEX "organization_name_start_idx" ON "organization" (
  left(regexp_replace(split_part("search_key", ' ', 1), '^((公益|一般)?(社団|財団)法人|特定非営利活動法人|\((公社|一社|公財|一財)\))', ''), 12)
);
