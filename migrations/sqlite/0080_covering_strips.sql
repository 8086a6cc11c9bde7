-- Places are stored in whole trillionths of a degree, a ten-thousandth of a millimetre, so that they come back from text as they were.
DROP INDEX premises_by_strip;
UPDATE premises SET lon = ROUND(lon, 12), lat = ROUND(lat, 12) WHERE lon <> ROUND(lon, 12) OR lat <> ROUND(lat, 12);

-- Doors are found in strips by an index that has all that finding asks for: where they are and which they are.
CREATE INDEX premises_in_strips ON premises (band, lon, lat, id, same_id) WHERE retired_at IS NULL;
