/** Kinds of rules in the order they are offered. */
export const SOURCE_KINDS = [
  ['template', '名单模板'],
  ['product', '产品的准入规则'],
  ['draft', '草稿'],
  ['rule-set', '已保存的规则版本'],
] as const;
