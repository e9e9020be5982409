-- A source's records lie together, in the order of enterprises: a file of one source is written in one run, where
-- it would else touch every page of the table. Readers of all sources get them merged in the key's order. A new
-- source gets a partition of its own by a migration (`ALTER TABLE record ADD PARTITION`).
ALTER TABLE `record` PARTITION BY LIST COLUMNS(`source`) (
  PARTITION `registration` VALUES IN ('registration'),
  PARTITION `annual_report` VALUES IN ('annual-report'),
  PARTITION `tax_payment` VALUES IN ('tax-payment'),
  PARTITION `tax_rating` VALUES IN ('tax-rating'),
  PARTITION `invoice` VALUES IN ('invoice'),
  PARTITION `social_insurance` VALUES IN ('social-insurance'),
  PARTITION `housing_fund` VALUES IN ('housing-fund'),
  PARTITION `utility` VALUES IN ('utility'),
  PARTITION `licence` VALUES IN ('licence'),
  PARTITION `penalty` VALUES IN ('penalty'),
  PARTITION `court_case` VALUES IN ('court-case'),
  PARTITION `dishonest_executee` VALUES IN ('dishonest-executee'),
  PARTITION `serious_dishonesty_list` VALUES IN ('serious-dishonesty-list'),
  PARTITION `abnormal_operation` VALUES IN ('abnormal-operation'),
  PARTITION `honour_list` VALUES IN ('honour-list'),
  PARTITION `ip_right` VALUES IN ('ip-right'),
  PARTITION `contract_performance` VALUES IN ('contract-performance'),
  PARTITION `commitment` VALUES IN ('commitment'),
  PARTITION `self_declared` VALUES IN ('self-declared'),
  PARTITION `repayment_feedback` VALUES IN ('repayment-feedback'),
  PARTITION `inspection` VALUES IN ('inspection'),
  PARTITION `objection` VALUES IN ('objection')
);
