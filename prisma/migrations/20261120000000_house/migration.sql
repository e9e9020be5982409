CREATE TABLE `user` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `login` varchar(64) NOT NULL,
  `display_name` varchar(64) NOT NULL,
  `password_hash` varchar(255) NOT NULL,
  `role` varchar(32) NOT NULL,
  `enterprise_id` bigint NULL,
  `bank_id` bigint NULL,
  `district_code` char(6) NULL,
  `demo` tinyint(1) NOT NULL DEFAULT 0,
  `disabled_at` datetime(3) NULL,
  `session_epoch` int NOT NULL DEFAULT 0,
  `created_at` datetime(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  UNIQUE INDEX `user_login_key` (`login`),
  INDEX `user_enterprise_id_idx` (`enterprise_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `sign_in_attempt` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `login` varchar(64) NOT NULL,
  `address` varchar(64) NOT NULL,
  `ok` tinyint(1) NOT NULL,
  `at` datetime(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  INDEX `sign_in_attempt_login_at_idx` (`login`, `at`),
  INDEX `sign_in_attempt_address_at_idx` (`address`, `at`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `job` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `kind` varchar(64) NOT NULL,
  `status` varchar(16) NOT NULL,
  `progress` JSON NOT NULL,
  `result` JSON NULL,
  `error` text NULL,
  `started_by` varchar(64) NOT NULL,
  `started_at` datetime(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `heartbeat` datetime(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `finished_at` datetime(3) NULL,
  PRIMARY KEY (`id`),
  INDEX `job_kind_started_at_idx` (`kind`, `started_at`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `audit_event` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `at` datetime(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `actor` varchar(64) NOT NULL,
  `role` varchar(32) NOT NULL,
  `action` varchar(64) NOT NULL,
  `subject` varchar(128) NOT NULL,
  `before` JSON NULL,
  `after` JSON NULL,
  PRIMARY KEY (`id`),
  INDEX `audit_event_subject_at_idx` (`subject`, `at`),
  INDEX `audit_event_actor_at_idx` (`actor`, `at`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `consent` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `enterprise_id` bigint NOT NULL,
  `bank_id` bigint NOT NULL,
  `categories` JSON NOT NULL,
  `purpose` varchar(255) NOT NULL,
  `valid_from` datetime(3) NOT NULL,
  `valid_until` datetime(3) NOT NULL,
  `revoked_at` datetime(3) NULL,
  `granted_by` varchar(64) NOT NULL,
  PRIMARY KEY (`id`),
  INDEX `consent_enterprise_id_bank_id_idx` (`enterprise_id`, `bank_id`),
  INDEX `consent_bank_id_enterprise_id_idx` (`bank_id`, `enterprise_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `data_read` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `at` datetime(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `enterprise_id` bigint NOT NULL,
  `bank_id` bigint NOT NULL,
  `reader` varchar(64) NOT NULL,
  `categories` JSON NOT NULL,
  `purpose` varchar(255) NOT NULL,
  PRIMARY KEY (`id`),
  INDEX `data_read_enterprise_id_at_idx` (`enterprise_id`, `at`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `target` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `code` varchar(64) NOT NULL,
  `district_code` char(6) NOT NULL,
  `metric` varchar(64) NOT NULL,
  `label` varchar(255) NOT NULL,
  `operator` varchar(8) NOT NULL,
  `value` double NULL,
  `value_to` double NULL,
  `unit` varchar(16) NOT NULL,
  `base` double NULL,
  `base_note` varchar(255) NULL,
  `year` int NOT NULL,
  `document` varchar(32) NOT NULL,
  `quote` varchar(255) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE INDEX `target_code_key` (`code`),
  INDEX `target_district_code_year_idx` (`district_code`, `year`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `target_report` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `target_id` bigint NOT NULL,
  `value` double NOT NULL,
  `reported_on` date NOT NULL,
  `note` varchar(255) NOT NULL,
  `reported_by` varchar(64) NOT NULL,
  PRIMARY KEY (`id`),
  INDEX `target_report_target_id_reported_on_idx` (`target_id`, `reported_on`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `enterprise` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `uscc` char(18) NULL,
  `org_code` char(9) NULL,
  `name` varchar(255) NOT NULL,
  `name_norm` varchar(255) NOT NULL,
  `district_code` char(6) NULL,
  `industry_code` varchar(8) NULL,
  `first_known_at` datetime(3) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE INDEX `enterprise_uscc_key` (`uscc`),
  INDEX `enterprise_org_code_idx` (`org_code`),
  INDEX `enterprise_name_norm_idx` (`name_norm`),
  INDEX `enterprise_district_code_id_idx` (`district_code`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `enterprise_identifier` (
  `scheme` varchar(32) NOT NULL,
  `value` varchar(64) NOT NULL,
  `enterprise_id` bigint NOT NULL,
  `batch_id` bigint NOT NULL,
  `known_at` datetime(3) NOT NULL,
  PRIMARY KEY (`scheme`, `value`),
  INDEX `enterprise_identifier_enterprise_id_idx` (`enterprise_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `enterprise_name` (
  `name_norm` varchar(255) NOT NULL,
  `enterprise_id` bigint NOT NULL,
  `batch_id` bigint NOT NULL,
  `known_at` datetime(3) NOT NULL,
  PRIMARY KEY (`name_norm`, `enterprise_id`),
  INDEX `enterprise_name_enterprise_id_idx` (`enterprise_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `snapshot` (
  `id` varchar(40) NOT NULL,
  `as_of` date NOT NULL,
  `known_at` datetime(3) NOT NULL,
  `enterprises` int NOT NULL,
  `records` bigint NOT NULL,
  `arrow_sha256` char(64) NOT NULL,
  `manifest` JSON NOT NULL,
  `path` varchar(255) NOT NULL,
  `base_id` varchar(40) NULL,
  `built_at` datetime(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  INDEX `snapshot_as_of_known_at_idx` (`as_of`, `known_at`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `batch` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `source` varchar(32) NOT NULL,
  `profile` varchar(64) NOT NULL,
  `file_name` varchar(255) NOT NULL,
  `file_sha256` char(64) NOT NULL,
  `file_bytes` bigint NOT NULL,
  `status` varchar(16) NOT NULL,
  `known_at` datetime(3) NULL,
  `published_on` date NULL,
  `encoding` varchar(16) NULL,
  `coverage` varchar(8) NOT NULL DEFAULT 'partial',
  `read` int NOT NULL DEFAULT 0,
  `accepted` int NOT NULL DEFAULT 0,
  `duplicate` int NOT NULL DEFAULT 0,
  `superseded` int NOT NULL DEFAULT 0,
  `unmatched` int NOT NULL DEFAULT 0,
  `quarantined` int NOT NULL DEFAULT 0,
  `by_reason` JSON NOT NULL,
  `quality` JSON NOT NULL,
  `error` text NULL,
  `started_by` varchar(64) NOT NULL,
  `started_at` datetime(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `finished_at` datetime(3) NULL,
  PRIMARY KEY (`id`),
  INDEX `batch_source_profile_file_sha256_idx` (`source`, `profile`, `file_sha256`),
  INDEX `batch_started_at_idx` (`started_at`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `record` (
  `enterprise_id` bigint NOT NULL,
  `source` varchar(32) NOT NULL,
  `natural_key` binary(16) NOT NULL,
  `batch_id` bigint NOT NULL,
  `row_no` int unsigned NOT NULL,
  `content_hash` binary(16) NOT NULL,
  `known_at` datetime(3) NOT NULL,
  `superseded_at` datetime(3) NOT NULL,
  `published_on` date NOT NULL,
  `event_date` date NOT NULL,
  `payload` text NOT NULL,
  PRIMARY KEY (`enterprise_id`, `source`, `natural_key`, `batch_id`, `row_no`),
  UNIQUE INDEX `record_batch_id_row_no_key` (`batch_id`, `row_no`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `unmatched_record` (
  `batch_id` bigint NOT NULL,
  `row_no` int unsigned NOT NULL,
  `source` varchar(32) NOT NULL,
  `scheme` varchar(32) NOT NULL,
  `identifier` varchar(255) NOT NULL,
  `name_norm` varchar(255) NULL,
  `natural_key` binary(16) NOT NULL,
  `content_hash` binary(16) NOT NULL,
  `published_on` date NOT NULL,
  `event_date` date NOT NULL,
  `payload` text NOT NULL,
  `matched_at` datetime(3) NULL,
  PRIMARY KEY (`batch_id`, `row_no`),
  INDEX `unmatched_record_scheme_identifier_idx` (`scheme`, `identifier`),
  INDEX `unmatched_record_name_norm_idx` (`name_norm`),
  INDEX `unmatched_record_source_natural_key_idx` (`source`, `natural_key`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `quarantine_row` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `batch_id` bigint NOT NULL,
  `row_no` int unsigned NOT NULL,
  `reason` varchar(48) NOT NULL,
  `field` varchar(64) NULL,
  `detail` varchar(512) NOT NULL,
  `row` mediumtext NOT NULL,
  `status` varchar(16) NOT NULL DEFAULT 'open',
  `resolution` varchar(512) NULL,
  `resolved_by` varchar(64) NULL,
  `resolved_at` datetime(3) NULL,
  PRIMARY KEY (`id`),
  INDEX `quarantine_row_batch_id_row_no_idx` (`batch_id`, `row_no`),
  INDEX `quarantine_row_status_reason_id_idx` (`status`, `reason`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `need` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `enterprise_id` bigint NOT NULL,
  `amount_fen` bigint NOT NULL,
  `term_months` int NOT NULL,
  `purpose` varchar(255) NOT NULL,
  `wish` varchar(16) NOT NULL,
  `created_by` varchar(64) NOT NULL,
  `created_at` datetime(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  INDEX `need_enterprise_id_created_at_idx` (`enterprise_id`, `created_at`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `bank` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `code` varchar(32) NOT NULL,
  `name` varchar(128) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE INDEX `bank_code_key` (`code`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `product` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `code` varchar(48) NOT NULL,
  `bank_id` bigint NOT NULL,
  `kind` varchar(24) NOT NULL,
  `name` varchar(128) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE INDEX `product_code_key` (`code`),
  INDEX `product_bank_id_idx` (`bank_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `product_version` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `product_id` bigint NOT NULL,
  `version` int NOT NULL,
  `status` varchar(16) NOT NULL,
  `rule_set_id` bigint NOT NULL,
  `terms` JSON NOT NULL,
  `made_by` varchar(64) NOT NULL,
  `made_at` datetime(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `checked_by` varchar(64) NULL,
  `published_at` datetime(3) NULL,
  PRIMARY KEY (`id`),
  UNIQUE INDEX `product_version_product_id_version_key` (`product_id`, `version`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `lpr_rate` (
  `published_on` date NOT NULL,
  `tenor` varchar(4) NOT NULL,
  `bp` int NOT NULL,
  PRIMARY KEY (`published_on`, `tenor`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `score_run` (
  `id` varchar(64) NOT NULL,
  `snapshot_id` varchar(40) NOT NULL,
  `model` varchar(64) NOT NULL,
  `version` varchar(32) NOT NULL,
  `model_sha256` char(64) NOT NULL,
  `scored` int NOT NULL,
  `referred` int NOT NULL,
  `arrow_sha256` char(64) NOT NULL,
  `path` varchar(255) NOT NULL,
  `scored_at` datetime(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  INDEX `score_run_snapshot_id_idx` (`snapshot_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `rule_set` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `code` varchar(64) NOT NULL,
  `version` int NOT NULL,
  `sha256` char(64) NOT NULL,
  `rules` JSON NOT NULL,
  `created_by` varchar(64) NOT NULL,
  `created_at` datetime(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  UNIQUE INDEX `rule_set_code_version_key` (`code`, `version`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `whitelist` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `code` varchar(64) NOT NULL,
  `name` varchar(128) NOT NULL,
  `owner_kind` varchar(16) NOT NULL,
  `bank_id` bigint NULL,
  `district_code` char(6) NULL,
  `purpose` varchar(255) NOT NULL,
  `product_id` bigint NULL,
  `created_by` varchar(64) NOT NULL,
  `created_at` datetime(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (`id`),
  UNIQUE INDEX `whitelist_code_key` (`code`),
  INDEX `whitelist_bank_id_idx` (`bank_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `whitelist_build` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `whitelist_id` bigint NOT NULL,
  `definition` JSON NOT NULL,
  `snapshot_id` varchar(40) NOT NULL,
  `score_run_id` varchar(64) NULL,
  `rule_set_id` bigint NOT NULL,
  `funnel` JSON NOT NULL,
  `members` int NOT NULL,
  `sha256` char(64) NOT NULL,
  `path` varchar(255) NOT NULL,
  `status` varchar(16) NOT NULL,
  `version` int NOT NULL DEFAULT 1,
  `made_by` varchar(64) NOT NULL,
  `made_at` datetime(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  `checked_by` varchar(64) NULL,
  `checked_at` datetime(3) NULL,
  `remark` varchar(512) NULL,
  PRIMARY KEY (`id`),
  INDEX `whitelist_build_whitelist_id_made_at_idx` (`whitelist_id`, `made_at`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `whitelist_edition` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `whitelist_id` bigint NOT NULL,
  `number` int NOT NULL,
  `build_id` bigint NOT NULL,
  `sha256` char(64) NOT NULL,
  `members` int NOT NULL,
  `published_by` varchar(64) NOT NULL,
  `published_at` datetime(3) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE INDEX `whitelist_edition_build_id_key` (`build_id`),
  UNIQUE INDEX `whitelist_edition_whitelist_id_number_key` (`whitelist_id`, `number`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `whitelist_member` (
  `edition_id` bigint NOT NULL,
  `rank` int NOT NULL,
  `enterprise_id` bigint NOT NULL,
  `outcome` varchar(8) NOT NULL,
  `score` double NULL,
  `limit_fen` bigint NOT NULL,
  `reasons` JSON NOT NULL,
  PRIMARY KEY (`edition_id`, `rank`),
  INDEX `whitelist_member_enterprise_id_idx` (`enterprise_id`),
  UNIQUE INDEX `whitelist_member_edition_id_enterprise_id_key` (`edition_id`, `enterprise_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

ALTER TABLE `enterprise_identifier` ADD CONSTRAINT `enterprise_identifier_enterprise_id_fkey` FOREIGN KEY (`enterprise_id`) REFERENCES `enterprise` (`id`) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE `enterprise_name` ADD CONSTRAINT `enterprise_name_enterprise_id_fkey` FOREIGN KEY (`enterprise_id`) REFERENCES `enterprise` (`id`) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE `product` ADD CONSTRAINT `product_bank_id_fkey` FOREIGN KEY (`bank_id`) REFERENCES `bank` (`id`) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE `product_version` ADD CONSTRAINT `product_version_product_id_fkey` FOREIGN KEY (`product_id`) REFERENCES `product` (`id`) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE `whitelist_build` ADD CONSTRAINT `whitelist_build_whitelist_id_fkey` FOREIGN KEY (`whitelist_id`) REFERENCES `whitelist` (`id`) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE `whitelist_edition` ADD CONSTRAINT `whitelist_edition_whitelist_id_fkey` FOREIGN KEY (`whitelist_id`) REFERENCES `whitelist` (`id`) ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE `whitelist_member` ADD CONSTRAINT `whitelist_member_edition_id_fkey` FOREIGN KEY (`edition_id`) REFERENCES `whitelist_edition` (`id`) ON DELETE RESTRICT ON UPDATE CASCADE;
