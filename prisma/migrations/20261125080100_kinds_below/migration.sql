-- Which kinds and prefectures lie below a parent is looked up, not gathered from all of its children. Whatever looked up
-- children by the parent alone finds them here, too.
CREATE INDEX "organization_parent_id_kind_prefecture_code_idx" ON "organization"("parent_id", "kind", "prefecture_code");
DROP INDEX "organization_parent_id_idx";
