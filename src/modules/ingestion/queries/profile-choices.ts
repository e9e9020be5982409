import type { OperatorScope } from '@/kernel/permissions';
import type { SourceKey } from '../domain/source';
import { listProfiles } from './load-profile';

export type ProfileChoice = {
  readonly key: string;
  readonly source: SourceKey;
  readonly label: string;
  readonly provider: string;
};

/** 字段映射 to choose from when a file is uploaded, in key order. */
export function profileChoices(_scope: OperatorScope): ProfileChoice[] {
  return listProfiles().map(({ key, source, label, provider }) => ({ key, source, label, provider }));
}
