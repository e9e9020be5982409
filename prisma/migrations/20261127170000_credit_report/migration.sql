-- 信用报告: each as it was made, with its signature; a row is never changed.
CREATE TABLE `credit_report` (
  `number` char(22) NOT NULL,
  `enterprise_id` bigint NOT NULL,
  `asker_kind` varchar(16) NOT NULL,
  `bank_id` bigint NULL,
  `made_by` varchar(64) NOT NULL,
  `purpose` varchar(255) NOT NULL,
  `categories` json NOT NULL,
  `made_at` datetime(3) NOT NULL,
  `valid_until` date NOT NULL,
  `content` mediumtext NOT NULL,
  `sha256` char(64) NOT NULL,
  `signature` char(88) NOT NULL,
  `key_id` char(16) NOT NULL,
  `code` char(14) NOT NULL,
  `pdf_sha256` char(64) NOT NULL,
  `pdf_seal` char(88) NOT NULL,
  PRIMARY KEY (`number`),
  UNIQUE INDEX `credit_report_pdf_sha256_key` (`pdf_sha256`),
  INDEX `credit_report_enterprise_id_made_at_idx` (`enterprise_id`, `made_at`),
  INDEX `credit_report_bank_id_made_at_idx` (`bank_id`, `made_at`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
