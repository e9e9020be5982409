-- The platform invites the listed to authorise a bank that does not know who they are.
CREATE TABLE `invitation_request` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `bank_id` bigint NOT NULL,
  `edition_id` bigint NOT NULL,
  `categories` JSON NOT NULL,
  `purpose` varchar(255) NOT NULL,
  `months` int NOT NULL,
  `until` datetime(3) NOT NULL,
  `made_by` varchar(64) NOT NULL,
  `made_at` datetime(3) NOT NULL,
  PRIMARY KEY (`id`),
  INDEX `invitation_request_bank_id_edition_id_idx` (`bank_id`, `edition_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `invitation` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `request_id` bigint NOT NULL,
  `bank_id` bigint NOT NULL,
  `enterprise_id` bigint NOT NULL,
  `state` varchar(16) NOT NULL,
  `open` boolean NULL,
  `until` datetime(3) NOT NULL,
  `state_at` datetime(3) NOT NULL,
  `consent_id` bigint NULL,
  PRIMARY KEY (`id`),
  UNIQUE INDEX `invitation_enterprise_id_bank_id_open_key` (`enterprise_id`, `bank_id`, `open`),
  INDEX `invitation_request_id_state_idx` (`request_id`, `state`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `invitation_event` (
  `invitation_id` bigint NOT NULL,
  `state` varchar(16) NOT NULL,
  `at` datetime(3) NOT NULL,
  `actor` varchar(64) NOT NULL,
  `note` varchar(255) NULL,
  PRIMARY KEY (`invitation_id`, `state`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
