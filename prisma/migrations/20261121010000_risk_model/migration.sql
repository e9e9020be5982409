-- Who lets a model decide, and an enterprise's wish that a person looks.
CREATE TABLE `model_activation` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `model` varchar(64) NOT NULL,
  `version` varchar(32) NOT NULL,
  `sha256` char(64) NOT NULL,
  `status` varchar(16) NOT NULL DEFAULT 'proposed',
  `note` varchar(512) NOT NULL,
  `comparison` JSON NOT NULL,
  `proposed_by` varchar(64) NOT NULL,
  `proposed_at` datetime(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `decided_by` varchar(64) NULL,
  `decided_at` datetime(3) NULL,
  `decision` varchar(512) NULL,
  PRIMARY KEY (`id`),
  INDEX `model_activation_status_decided_at_idx` (`status`, `decided_at`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `score_review` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `enterprise_id` bigint NOT NULL,
  `score_run_id` varchar(64) NOT NULL,
  `status` varchar(16) NOT NULL DEFAULT 'open',
  `reason` varchar(1000) NOT NULL,
  `requested_by` varchar(64) NOT NULL,
  `requested_at` datetime(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `answer` varchar(1000) NULL,
  `answered_by` varchar(64) NULL,
  `answered_at` datetime(3) NULL,
  PRIMARY KEY (`id`),
  INDEX `score_review_status_requested_at_idx` (`status`, `requested_at`),
  INDEX `score_review_enterprise_id_requested_at_idx` (`enterprise_id`, `requested_at`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
