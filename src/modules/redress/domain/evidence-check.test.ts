import { expect, it } from 'vitest';
import { isoDate } from '@/kernel/period';
import { evidenceChecks } from './evidence-check';

const payload = { decidedOn: '2026-05-10', severity: 'general', corrected: true, fine: 5_000_00 };
const facts = {
  kind: 'repair',
  source: 'penalty',
  payload,
  eventDate: isoDate('2026-05-10'),
  today: isoDate('2026-08-10'),
  promised: true,
  twins: 0,
  versions: 1,
  files: 1,
} as const;
const met = (change: object) =>
  Object.fromEntries(evidenceChecks({ ...facts, ...change }).map((c) => [c.what, c.met]));

it('a repair is held against term, correction, commitment, fine and files', () => {
  expect(met({})).toEqual({
    最短公示期: true,
    履行改正: true,
    信用承诺: true,
    罚款缴清: true,
    证明材料: true,
  });
  expect(met({ today: isoDate('2026-08-09'), files: 0, promised: undefined })).toEqual({
    最短公示期: false,
    履行改正: true,
    信用承诺: true,
    罚款缴清: true,
    证明材料: false,
  });
  const { corrected: _, ...untold } = payload;
  expect(met({ payload: untold })).toMatchObject({ 履行改正: undefined, 罚款缴清: undefined });
  expect(met({ payload: { ...payload, corrected: false } })).toMatchObject({
    履行改正: false,
    罚款缴清: false,
  });
});
it('an objection is held against display, twins and versions', () => {
  expect(met({ kind: 'objection' })).toEqual({
    公示期: false,
    重复列示: undefined,
    认定机关更正: undefined,
    证明材料: true,
  });
  expect(met({ kind: 'objection', today: isoDate('2027-05-10'), twins: 1, versions: 2 })).toEqual({
    公示期: true,
    重复列示: true,
    认定机关更正: true,
    证明材料: true,
  });
});
