-- Places are stored in whole trillionths of a degree, a ten-thousandth of a millimetre, as on the other engine.
DROP INDEX premises_by_strip;
UPDATE premises SET lon = ROUND(lon::NUMERIC, 12), lat = ROUND(lat::NUMERIC, 12)
    WHERE lon <> ROUND(lon::NUMERIC, 12)::DOUBLE PRECISION OR lat <> ROUND(lat::NUMERIC, 12)::DOUBLE PRECISION;

-- Doors are found in strips by an index that has all that finding asks for: where they are and which they are.
CREATE INDEX premises_in_strips ON premises (band, lon) INCLUDE (lat, id, same_id) WHERE retired_at IS NULL;
