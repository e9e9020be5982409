import { fen, formatYuan } from '@/kernel/money';
import { sourceOf } from './registry';
import type { FieldSpec, SourceKey } from './source';

function words({ type, codes }: FieldSpec, value: unknown): string {
  if (type === 'money') return `${formatYuan(fen(Number(value)))} 元`;
  if (type === 'flag') return value ? '是' : '否';
  if (type === 'code') return codes?.[String(value)] ?? String(value);
  return String(value);
}

/** A record as people read it: the fields it holds, in the source's order. What is not there is not shown. */
export function payloadWords(
  source: SourceKey,
  payload: Readonly<Record<string, unknown>>,
): { label: string; text: string }[] {
  return Object.entries(sourceOf(source).fields).flatMap(([key, spec]) =>
    payload[key] === undefined ? [] : [{ label: spec.label, text: words(spec, payload[key]) }],
  );
}
