-- Second factor, claim of an enterprise account, its staff, and a sealed phone number.
ALTER TABLE `user`
  ADD COLUMN `password_due` tinyint(1) NOT NULL DEFAULT 0,
  ADD COLUMN `phone_sealed` varchar(255) NULL,
  ADD COLUMN `phone_hash` varchar(64) NULL,
  ADD COLUMN `oidc_subject` varchar(255) NULL,
  ADD UNIQUE INDEX `user_oidc_subject_key` (`oidc_subject`),
  ADD INDEX `user_phone_hash_idx` (`phone_hash`);

CREATE TABLE `second_factor` (
  `user_id` bigint NOT NULL,
  `secret_sealed` varchar(255) NOT NULL,
  `last_step` bigint NOT NULL,
  `begun_at` datetime(3) NOT NULL,
  `confirmed_at` datetime(3) NULL,
  PRIMARY KEY (`user_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `recovery_code` (
  `user_id` bigint NOT NULL,
  `code_hash` char(64) NOT NULL,
  `used_at` datetime(3) NULL,
  PRIMARY KEY (`user_id`, `code_hash`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `claim_code` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `enterprise_id` bigint NOT NULL,
  `code_hash` varchar(255) NOT NULL,
  `issued_by` varchar(64) NOT NULL,
  `issued_at` datetime(3) NOT NULL,
  `until` datetime(3) NOT NULL,
  `closed_at` datetime(3) NULL,
  `claimed_by` bigint NULL,
  PRIMARY KEY (`id`),
  INDEX `claim_code_enterprise_id_idx` (`enterprise_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `staff_invitation` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `enterprise_id` bigint NOT NULL,
  `code_hash` char(64) NOT NULL,
  `display_name` varchar(64) NOT NULL,
  `invited_by` varchar(64) NOT NULL,
  `invited_at` datetime(3) NOT NULL,
  `until` datetime(3) NOT NULL,
  `closed_at` datetime(3) NULL,
  `user_id` bigint NULL,
  PRIMARY KEY (`id`),
  UNIQUE INDEX `staff_invitation_code_hash_key` (`code_hash`),
  INDEX `staff_invitation_enterprise_id_idx` (`enterprise_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
