-- What a rebuild from the source files needs of a batch: the mapping it was read by, and the numbers it gave out.
ALTER TABLE `batch`
  ADD COLUMN `profile_sha256` char(64) NULL,
  ADD COLUMN `made_ids` JSON NULL;
