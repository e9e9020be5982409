-- One form of an enterprise to many banks, each with its own life, from draft to the last repayment.

CREATE TABLE `application_form` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `enterprise_id` bigint NOT NULL,
  `amount_fen` bigint NOT NULL,
  `term_months` int NOT NULL,
  `purpose` varchar(255) NOT NULL,
  `wish` varchar(16) NOT NULL,
  `snapshot_id` varchar(40) NOT NULL,
  `as_of` date NOT NULL,
  `facts` JSON NOT NULL,
  `made_by` varchar(64) NOT NULL,
  `made_at` datetime(3) NOT NULL,
  `submitted_at` datetime(3) NULL,
  PRIMARY KEY (`id`),
  INDEX `application_form_enterprise_id_id_idx` (`enterprise_id`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `application` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `form_id` bigint NOT NULL,
  `enterprise_id` bigint NOT NULL,
  `bank_id` bigint NOT NULL,
  `product_version_id` bigint NOT NULL,
  `product_code` varchar(48) NOT NULL,
  `match` JSON NOT NULL,
  `state` varchar(16) NOT NULL,
  `version` int NOT NULL DEFAULT 1,
  `state_at` datetime(3) NOT NULL,
  `due_on` date NULL,
  `days_left` int NULL,
  `assigned_to` varchar(64) NULL,
  `consent_id` bigint NULL,
  `submitted_at` datetime(3) NULL,
  `renews_id` bigint NULL,
  PRIMARY KEY (`id`),
  UNIQUE INDEX `application_renews_id_key` (`renews_id`),
  INDEX `application_form_id_idx` (`form_id`),
  INDEX `application_bank_id_state_due_on_idx` (`bank_id`, `state`, `due_on`),
  INDEX `application_enterprise_id_id_idx` (`enterprise_id`, `id`),
  INDEX `application_state_due_on_idx` (`state`, `due_on`),
  CONSTRAINT `application_form_id_fkey` FOREIGN KEY (`form_id`) REFERENCES `application_form` (`id`) ON DELETE RESTRICT ON UPDATE CASCADE
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `application_event` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `application_id` bigint NOT NULL,
  `at` datetime(3) NOT NULL,
  `event` varchar(16) NOT NULL,
  `from_state` varchar(16) NOT NULL,
  `to_state` varchar(16) NOT NULL,
  `actor` varchar(64) NOT NULL,
  `role` varchar(32) NOT NULL,
  `detail` JSON NULL,
  PRIMARY KEY (`id`),
  INDEX `application_event_application_id_id_idx` (`application_id`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `application_offer` (
  `application_id` bigint NOT NULL,
  `amount_fen` bigint NOT NULL,
  `rate_bp` int NOT NULL,
  `term_months` int NOT NULL,
  `method` varchar(16) NOT NULL,
  `upfront_fee_bp` int NOT NULL,
  `guarantee_fee_bp` int NOT NULL,
  `valid_until` date NOT NULL,
  `offered_by` varchar(64) NOT NULL,
  PRIMARY KEY (`application_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `application_loan` (
  `application_id` bigint NOT NULL,
  `loan_no` varchar(32) NOT NULL,
  `drawn_on` date NOT NULL,
  `amount_fen` bigint NOT NULL,
  `rate_bp` int NOT NULL,
  `term_months` int NOT NULL,
  `method` varchar(16) NOT NULL,
  `recorded_by` varchar(64) NOT NULL,
  PRIMARY KEY (`application_id`),
  UNIQUE INDEX `application_loan_loan_no_key` (`loan_no`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `application_instalment` (
  `application_id` bigint NOT NULL,
  `number` int NOT NULL,
  `due_on` date NOT NULL,
  `principal_fen` bigint NOT NULL,
  `interest_fen` bigint NOT NULL,
  PRIMARY KEY (`application_id`, `number`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `application_repayment` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `application_id` bigint NOT NULL,
  `paid_on` date NOT NULL,
  `amount_fen` bigint NOT NULL,
  `recorded_by` varchar(64) NOT NULL,
  `recorded_at` datetime(3) NOT NULL,
  PRIMARY KEY (`id`),
  INDEX `application_repayment_application_id_id_idx` (`application_id`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `application_feedback` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `application_id` bigint NOT NULL,
  `event` varchar(16) NOT NULL,
  `happened_on` date NOT NULL,
  `amount_fen` bigint NULL,
  `days_past_due` int NULL,
  `sent_at` datetime(3) NULL,
  PRIMARY KEY (`id`),
  INDEX `application_feedback_sent_at_id_idx` (`sent_at`, `id`),
  INDEX `application_feedback_application_id_idx` (`application_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `message` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `enterprise_id` bigint NULL,
  `bank_id` bigint NULL,
  `at` datetime(3) NOT NULL,
  `title` varchar(128) NOT NULL,
  `body` varchar(512) NOT NULL,
  `link` varchar(255) NOT NULL,
  `read_at` datetime(3) NULL,
  PRIMARY KEY (`id`),
  INDEX `message_enterprise_id_id_idx` (`enterprise_id`, `id`),
  INDEX `message_bank_id_id_idx` (`bank_id`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
