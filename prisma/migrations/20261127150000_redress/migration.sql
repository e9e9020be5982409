-- What a decision in an enterprise's favour does is a record of its own, so that the fallen one stays as it was known.
ALTER TABLE `record` ADD PARTITION (PARTITION `redress` VALUES IN ('redress'));

CREATE TABLE `redress_case` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `kind` varchar(16) NOT NULL,
  `enterprise_id` bigint NOT NULL,
  `source` varchar(32) NOT NULL,
  `target_key` char(34) NOT NULL,
  `record_batch` bigint NOT NULL,
  `record_row` int unsigned NOT NULL,
  `authority` varchar(255) NULL,
  `state` varchar(16) NOT NULL,
  `open` boolean NULL,
  `version` int NOT NULL DEFAULT 1,
  `ground` varchar(32) NULL,
  `words` varchar(1000) NOT NULL,
  `opened_by` varchar(64) NOT NULL,
  `opened_at` datetime(3) NOT NULL,
  `due_on` date NOT NULL,
  `handled_by` varchar(64) NULL,
  `decided_by` varchar(64) NULL,
  `decided_on` date NULL,
  `reason` varchar(1000) NULL,
  `batch_id` bigint NULL,
  PRIMARY KEY (`id`),
  UNIQUE INDEX `redress_case_enterprise_id_source_target_key_open_key` (`enterprise_id`, `source`, `target_key`, `open`),
  INDEX `redress_case_state_due_on_idx` (`state`, `due_on`),
  INDEX `redress_case_enterprise_id_opened_at_idx` (`enterprise_id`, `opened_at`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `redress_event` (
  `case_id` bigint NOT NULL,
  `version` int NOT NULL,
  `event` varchar(16) NOT NULL,
  `state` varchar(16) NOT NULL,
  `at` datetime(3) NOT NULL,
  `actor` varchar(64) NOT NULL,
  `role` varchar(32) NOT NULL,
  `note` varchar(1000) NULL,
  PRIMARY KEY (`case_id`, `version`),
  CONSTRAINT `redress_event_case_id_fkey` FOREIGN KEY (`case_id`) REFERENCES `redress_case`(`id`) ON DELETE RESTRICT ON UPDATE CASCADE
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `document` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `enterprise_id` bigint NOT NULL,
  `bound_to` varchar(64) NULL,
  `name` varchar(128) NOT NULL,
  `type` varchar(16) NOT NULL,
  `bytes` int NOT NULL,
  `sha256` char(64) NOT NULL,
  `uploaded_by` varchar(64) NOT NULL,
  `uploaded_at` datetime(3) NOT NULL,
  PRIMARY KEY (`id`),
  INDEX `document_bound_to_idx` (`bound_to`),
  INDEX `document_enterprise_id_uploaded_at_idx` (`enterprise_id`, `uploaded_at`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
