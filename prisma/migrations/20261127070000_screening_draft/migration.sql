-- Rules being worked on at the screening desk, shared within their owner.
CREATE TABLE `screening_draft` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `owner` varchar(32) NOT NULL,
  `name` varchar(64) NOT NULL,
  `base` varchar(80) NOT NULL,
  `rules` JSON NOT NULL,
  `version` int NOT NULL DEFAULT 1,
  `updated_by` varchar(64) NOT NULL,
  `updated_at` datetime(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  INDEX `screening_draft_owner_updated_at_idx` (`owner`, `updated_at`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
