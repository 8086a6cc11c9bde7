-- What has to be said of how the walks of a plan were found.
ALTER TABLE plannings ADD COLUMN walks TEXT;
