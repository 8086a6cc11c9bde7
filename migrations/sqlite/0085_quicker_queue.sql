-- The queue by any filter: what it asks of a line stands in the index that gives the order, so that lines that do not fit are passed over
-- without being read. A reference is found by its beginning, or by what stands after its dash, which is what people read out.
ALTER TABLE grievances ADD COLUMN reference_end TEXT GENERATED ALWAYS AS (substr(reference, instr(reference, '-') + 1)) VIRTUAL;
CREATE INDEX grievances_by_reference_end ON grievances (reference_end);
DROP INDEX grievances_by_need;
CREATE INDEX grievances_by_need ON grievances (is_open, severity, due_at, id, category, status, assigned_to, site_id);
DROP INDEX grievances_by_end;
CREATE INDEX grievances_by_end ON grievances (is_open, filed_at, id, severity, category, status, assigned_to, site_id);
