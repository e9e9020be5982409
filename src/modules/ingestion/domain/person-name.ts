const ENTERPRISE_WORD =
  /公司|集团|中心|企业|工厂|商行|商店|商场|超市|酒店|饭店|宾馆|餐厅|学校|学院|大学|医院|诊所|银行|基金|协会|合作社|事务所|研究|工作室|经营部|服务部|门市|市场|农场|幼儿园|村委会|居委会/;
const ENTERPRISE_END = /[店厂社部所院站馆局处校场坊吧铺摊]$/;

/**
 * Whether a name cell names a natural person: masked (`张*三`, `关*`, `田**`) or two to four Chinese
 * characters with no word of an enterprise. Such a row is not about an enterprise and is never
 * attached to one; a short trade name caught by this waits in quarantine for a person's eye.
 */
export function isPersonName(text: string): boolean {
  const name = text.replace(/\s+/g, '');
  if (ENTERPRISE_WORD.test(name)) return false;
  if (/^[\u4e00-\u9fff\u3400-\u4dbf*＊×某]{1,4}$/.test(name) && /[*＊×某]/.test(name)) return true;
  if (!/^[\u4e00-\u9fff\u3400-\u4dbf]{2,4}$/.test(name))
    return /^[\u4e00-\u9fff]+[·•・][\u4e00-\u9fff]+$/.test(name);
  return !(name.length >= 3 && ENTERPRISE_END.test(name));
}
