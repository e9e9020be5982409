-- A limit that cannot be worked out is unknown, not 0.
ALTER TABLE `whitelist_member` MODIFY `limit_fen` BIGINT NULL;
