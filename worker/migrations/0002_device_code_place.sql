-- A digest of the network that a device's request came from, so that the page can warn whoever is about to allow a
-- request from elsewhere (RFC 8628, 5.4).
ALTER TABLE device_codes ADD COLUMN place_digest TEXT NOT NULL DEFAULT '';
