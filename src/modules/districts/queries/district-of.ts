import { DISTRICTS } from '@/kernel/districts';
import { AppError } from '@/kernel/errors';
import type { DistrictScope, OperatorScope } from '@/kernel/permissions';
import { CITY } from '../domain/target';

/**
 * The district a query is about: a district officer's own, or what the operator asks for (the whole
 * city when nothing).
 * @throws AppError forbidden when a district asks for another; invalid for an unknown code
 */
export function districtOf(scope: DistrictScope | OperatorScope, asked?: string): string {
  if (scope.kind === 'district') {
    if (asked !== undefined && asked !== scope.districtCode) {
      throw new AppError(
        'forbidden',
        'district-not-yours',
        '只能查看本区数据。如需他区数据，请联系平台管理员。',
      );
    }
    return scope.districtCode;
  }
  const code = asked ?? CITY;
  if (code !== CITY && !(code in DISTRICTS)) {
    throw new AppError('invalid', 'district-unknown', `没有区划代码 ${code}，请从列表中选择。`);
  }
  return code;
}

/** SQL condition on `e.district_code` and its values; the city takes all. */
export function inDistrict(code: string): { sql: string; values: string[] } {
  return code === CITY ? { sql: 'TRUE', values: [] } : { sql: 'e.district_code = ?', values: [code] };
}
