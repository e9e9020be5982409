-- 定向撮合方案: which needs go to which products under quotas; the plan itself is a file named by its content.
CREATE TABLE `assignment_plan` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `snapshot_id` varchar(40) NOT NULL,
  `score_run_id` varchar(64) NULL,
  `inputs_sha256` char(64) NOT NULL,
  `sha256` char(64) NOT NULL,
  `path` varchar(255) NOT NULL,
  `solver` varchar(16) NOT NULL,
  `proven` tinyint(1) NOT NULL,
  `needs` int NOT NULL,
  `served` int NOT NULL,
  `short` int NOT NULL,
  `cost_bp` bigint NOT NULL,
  `made_by` varchar(64) NOT NULL,
  `made_at` datetime(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  INDEX `assignment_plan_inputs_sha256_idx` (`inputs_sha256`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
