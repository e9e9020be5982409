import type { CaseKind } from './case-states';

const PREFIX: Readonly<Record<CaseKind, string>> = { objection: 'YY', repair: 'XF' };

/** 办件编号: YY-000012, XF-000013. */
export function caseNumber(kind: CaseKind, id: bigint): string {
  return `${PREFIX[kind]}-${String(id).padStart(6, '0')}`;
}
