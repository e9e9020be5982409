-- The bank channel: programs of banks, their tokens and writes, what they are told, receipts of lists.
CREATE TABLE `bank_client` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `client_id` varchar(40) NOT NULL,
  `bank_id` bigint NOT NULL,
  `name` varchar(64) NOT NULL,
  `secret_hash` char(64) NOT NULL,
  `scopes` JSON NOT NULL,
  `sandbox` boolean NOT NULL,
  `created_by` varchar(64) NOT NULL,
  `created_at` datetime(3) NOT NULL,
  `rotated_at` datetime(3) NULL,
  `disabled_at` datetime(3) NULL,
  PRIMARY KEY (`id`),
  UNIQUE INDEX `bank_client_client_id_key` (`client_id`),
  INDEX `bank_client_bank_id_idx` (`bank_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `bank_token` (
  `token_hash` char(64) NOT NULL,
  `client_id` bigint NOT NULL,
  `scopes` JSON NOT NULL,
  `expires_at` datetime(3) NOT NULL,
  PRIMARY KEY (`token_hash`),
  INDEX `bank_token_client_id_expires_at_idx` (`client_id`, `expires_at`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `bank_request` (
  `client_id` bigint NOT NULL,
  `key` varchar(64) NOT NULL,
  `fingerprint` char(64) NOT NULL,
  `status` int NOT NULL,
  `answer` JSON NOT NULL,
  `at` datetime(3) NOT NULL,
  PRIMARY KEY (`client_id`, `key`),
  INDEX `bank_request_at_idx` (`at`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `bank_event` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `bank_id` bigint NOT NULL,
  `type` varchar(40) NOT NULL,
  `subject` varchar(64) NOT NULL,
  `at` datetime(3) NOT NULL,
  `data` JSON NOT NULL,
  `spread_at` datetime(3) NULL,
  PRIMARY KEY (`id`),
  INDEX `bank_event_spread_at_id_idx` (`spread_at`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `webhook_endpoint` (
  `id` char(36) NOT NULL,
  `bank_id` bigint NOT NULL,
  `sandbox` boolean NOT NULL,
  `url` varchar(512) NOT NULL,
  `events` JSON NOT NULL,
  `secret_sealed` varchar(255) NOT NULL,
  `created_by` varchar(64) NOT NULL,
  `created_at` datetime(3) NOT NULL,
  `closed_at` datetime(3) NULL,
  PRIMARY KEY (`id`),
  INDEX `webhook_endpoint_bank_id_idx` (`bank_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `webhook_delivery` (
  `id` char(36) NOT NULL,
  `endpoint_id` char(36) NOT NULL,
  `event_id` bigint NOT NULL,
  `subject` varchar(64) NOT NULL,
  `state` varchar(16) NOT NULL,
  `attempts` int NOT NULL DEFAULT 0,
  `first_at` datetime(3) NOT NULL,
  `next_at` datetime(3) NOT NULL,
  `held_until` datetime(3) NULL,
  `last_status` int NULL,
  `last_error` varchar(64) NULL,
  `delivered_at` datetime(3) NULL,
  PRIMARY KEY (`id`),
  UNIQUE INDEX `webhook_delivery_endpoint_id_event_id_key` (`endpoint_id`, `event_id`),
  INDEX `webhook_delivery_state_next_at_idx` (`state`, `next_at`),
  INDEX `webhook_delivery_endpoint_id_subject_state_event_id_idx` (`endpoint_id`, `subject`, `state`, `event_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `list_receipt` (
  `edition_id` bigint NOT NULL,
  `bank_id` bigint NOT NULL,
  `members` int NOT NULL,
  `received_by` varchar(64) NOT NULL,
  `received_at` datetime(3) NOT NULL,
  PRIMARY KEY (`edition_id`),
  INDEX `list_receipt_bank_id_edition_id_idx` (`bank_id`, `edition_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- what changed of a bank's applications since an instant
CREATE INDEX `application_bank_id_state_at_id_idx` ON `application` (`bank_id`, `state_at`, `id`);
