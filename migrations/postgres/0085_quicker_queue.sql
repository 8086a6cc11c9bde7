-- The queue by any filter: what it asks of a line stands in the index that gives the order, so that lines that do not fit are passed over
-- without being read. A reference is found by its beginning, or by what stands after its dash, which is what people read out.
-- References are ordered by their bytes, as SQLite orders them: those that begin alike are then one range of the index.
ALTER TABLE grievances ALTER COLUMN reference TYPE TEXT COLLATE "C";
ALTER TABLE grievances ADD COLUMN reference_end TEXT COLLATE "C" GENERATED ALWAYS AS (split_part(reference, '-', 2)) STORED;
CREATE INDEX grievances_by_reference_end ON grievances (reference_end);
DROP INDEX grievances_by_need;
CREATE INDEX grievances_by_need ON grievances (is_open, severity, due_at, id, category, status, assigned_to, site_id);
DROP INDEX grievances_by_end;
CREATE INDEX grievances_by_end ON grievances (is_open, filed_at, id, severity, category, status, assigned_to, site_id);
