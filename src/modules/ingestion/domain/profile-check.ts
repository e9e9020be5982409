import { parseValue } from './parse-value';
import type { Profile } from './profile';
import type { SourceDefinition } from './source';

/**
 * What is wrong with a profile before any file is seen: unknown fields, required ones without a column
 * or constant, an unreachable natural key, a map to a value the field does not take, a broken pattern.
 * @returns sentences, empty when the profile can be used
 */
export function profileProblems(profile: Profile, source: SourceDefinition): string[] {
  const problems: string[] = [];
  const has = (field: string) => field in profile.fields || field in profile.constants;
  if (profile.source !== source.key) problems.push(`信源是 ${profile.source}，不是 ${source.key}`);
  for (const field of [...Object.keys(profile.fields), ...Object.keys(profile.constants)])
    if (!source.fields[field]) problems.push(`信源没有字段 ${field}`);
  for (const [field, spec] of Object.entries(source.fields))
    if (spec.required && !has(field)) problems.push(`必填字段 ${field} 没有列`);
  const key = profile.naturalKey ?? source.naturalKey;
  for (const field of profile.naturalKey ?? [])
    if (!has(field)) problems.push(`naturalKey 中的 ${field} 没有列`);
  if (!key.some((field) => has(field))) problems.push(`识别字段 ${key.join('、')} 都没有列`);
  for (const [field, value] of Object.entries(profile.constants)) {
    const spec = source.fields[field];
    if (spec && !parseValue(spec, {}, String(value)).ok) problems.push(`${field} 的固定值 ${value} 不合法`);
  }
  for (const [field, column] of Object.entries(profile.fields)) {
    const spec = source.fields[field];
    for (const target of Object.values(column.map ?? {}))
      if (spec && target !== '' && !parseValue(spec, {}, target).ok)
        problems.push(`${field} 对照到不合法的值 ${target}`);
    if (column.unit && spec?.type !== 'money') problems.push(`${field} 不是金额，不能写单位`);
    if (column.format && spec?.type !== 'date') problems.push(`${field} 不是日期，不能写日期次序`);
    if (column.pattern !== undefined && !hasOneGroup(column.pattern))
      problems.push(`${field} 的 pattern 须是有一个括号组的正则式`);
  }
  return problems;
}

function hasOneGroup(pattern: string): boolean {
  try {
    return new RegExp(`${pattern}|`).exec('')?.length === 2;
  } catch {
    return false;
  }
}
