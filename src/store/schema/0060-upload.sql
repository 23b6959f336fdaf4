-- What a list is known by among those that are being imported: it is not read again to be told.
ALTER TABLE upload ADD COLUMN digest TEXT; -- SHA-256 of the file that was sent; null: none was kept
