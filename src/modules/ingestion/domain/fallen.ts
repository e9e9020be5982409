import type { IsoDate } from '@/kernel/period';
import type { Redress } from '../sources/redress/schema';
import { onDisplay, type Penalty } from './display-period';
import { naturalKeyHash } from './hash-row';
import type { SourceRecord } from './record';
import { sourceOf } from './registry';
import type { SourceKey } from './source';

/** What a 异议与修复结果 says. */
export type RedressPayload = Redress;

type Payload = Readonly<Record<string, unknown>>;
type Judged = Pick<SourceRecord, 'source' | 'payload' | 'knownAt'>;

/**
 * Names a record by what its source knows it by, so that a later version of it has the same name; one of
 * which that is not known, by all it says.
 */
export function recordKey(source: SourceKey, payload: Payload): string {
  const { naturalKey } = sourceOf(source);
  const values = naturalKey.map((field) => payload[field]);
  const text = values.includes(undefined) ? JSON.stringify(payload) : values.join('\u001f');
  return `k-${naturalKeyHash(source, text)}`;
}

/**
 * Which records of one enterprise no longer stand, by its known 异议与修复结果: a repaired or withdrawn one
 * in whatever version, one whose display ended in the version that was judged.
 * @returns undefined where none has fallen
 */
export function fallenBy(redress: readonly Judged[]): ((record: Judged) => boolean) | undefined {
  if (redress.length === 0) return undefined;
  const decided = new Map<string, string>();
  for (const { payload, knownAt } of redress) {
    const { target, targetKey, effect } = payload as Redress;
    const name = `${target} ${targetKey}`;
    const before = effect === 'expired' ? knownAt : '9999';
    if ((decided.get(name) ?? '') < before) decided.set(name, before);
  }
  const targets = new Set(redress.map(({ payload }) => (payload as Redress).target as SourceKey));
  return ({ source, payload, knownAt }) =>
    targets.has(source) && knownAt < (decided.get(`${source} ${recordKey(source, payload)}`) ?? '');
}

type Listed = { readonly removedOn?: IsoDate };

/**
 * 停止公示: whether a record may no longer be shown to, shared with or used by others on a day by its own
 * dates: a penalty out of its display period, an entry taken off its list.
 */
export function expired(
  record: Pick<SourceRecord, 'source' | 'payload' | 'eventDate'>,
  today: IsoDate,
): boolean {
  const { source, payload, eventDate } = record;
  if (source === 'penalty') return !onDisplay(payload as Penalty, eventDate, today);
  const isList = source === 'abnormal-operation' || source === 'serious-dishonesty-list';
  if (!isList && source !== 'dishonest-executee') return false;
  const { removedOn } = payload as Listed;
  return removedOn !== undefined && removedOn <= today;
}
