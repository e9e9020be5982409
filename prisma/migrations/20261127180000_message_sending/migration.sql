-- When a message also went out of the platform; what stands already is old news and does not.
ALTER TABLE `message`
  ADD COLUMN `sent_at` datetime(3) NULL,
  ADD INDEX `message_sent_at_id_idx` (`sent_at`, `id`);
UPDATE `message` SET `sent_at` = `at`;
