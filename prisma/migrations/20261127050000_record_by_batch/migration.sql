-- (batch_id, row_no) stays unique by construction: a batch writes each row of its file at most once. An index
-- on the batch alone grows in the order records are written; one with the row number grew at random places.
CREATE INDEX `record_batch_id_idx` ON `record`(`batch_id`);
DROP INDEX `record_batch_id_row_no_key` ON `record`;
