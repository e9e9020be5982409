-- The audit trail becomes a chain: each row carries the hash of the one before it. Rows that are there get
-- their links the next time anything is audited, or by `xyd audit verify`.
ALTER TABLE `audit_event`
  ADD COLUMN `seq` bigint NULL,
  ADD COLUMN `prev_hash` char(64) NULL,
  ADD COLUMN `hash` char(64) NULL,
  ADD UNIQUE INDEX `audit_event_seq_key` (`seq`),
  ADD INDEX `audit_event_action_at_idx` (`action`, `at`),
  ADD INDEX `audit_event_at_idx` (`at`);

CREATE TABLE `audit_head` (
  `id` int NOT NULL,
  `seq` bigint NOT NULL,
  `hash` char(64) NOT NULL,
  `checkpoint_seq` bigint NOT NULL,
  `checkpoint_at` datetime(3) NULL,
  `verified_at` datetime(3) NULL,
  `verified_seq` bigint NULL,
  `verified_faults` int NULL,
  PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

INSERT INTO `audit_head` (`id`, `seq`, `hash`, `checkpoint_seq`) VALUES (1, 0, REPEAT('0', 64), 0);
