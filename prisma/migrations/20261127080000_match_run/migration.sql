-- Every enterprise of a snapshot against every live product; the findings are files beside it.
CREATE TABLE `match_run` (
  `id` varchar(24) NOT NULL,
  `snapshot_id` varchar(40) NOT NULL,
  `score_run_id` varchar(64) NULL,
  `enterprises` int NOT NULL,
  `products` int NOT NULL,
  `passing` bigint NOT NULL,
  `made_by` varchar(64) NOT NULL,
  `made_at` datetime(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  INDEX `match_run_snapshot_id_made_at_idx` (`snapshot_id`, `made_at`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
