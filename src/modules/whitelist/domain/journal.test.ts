import { describe, expect, it } from 'vitest';
import { parseJournal } from './journal';

const SHA = 'a'.repeat(64);
const BATCH = {
  kind: 'batch',
  id: '7',
  status: 'done',
  source: 'penalty',
  profile: 'city-penalty',
  profileSha256: SHA,
  fileName: '处罚.csv',
  fileSha256: SHA,
  fileBytes: 12,
  knownAt: '2026-11-20T01:02:03.004Z',
  publishedOn: '2026-11-20',
  coverage: 'complete',
  startedBy: 'operator',
  startedAt: '2026-11-20T01:02:02.000Z',
  finishedAt: '2026-11-20T01:02:04.000Z',
  read: 1,
  accepted: 1,
  duplicate: 0,
  superseded: 0,
  unmatched: 0,
  quarantined: 0,
  error: null,
  madeIds: { enterprise: [[1, 1]], quarantine_row: [] },
  corrects: null,
};
const DISMISSAL = {
  kind: 'dismissal',
  id: '3',
  remark: '无法核实',
  by: 'operator',
  at: '2026-11-21T00:00:00.000Z',
};
const part = (...lines: object[]) =>
  [...lines, { kind: 'end', lines: lines.length }].map((line) => `${JSON.stringify(line)}\n`).join('');

describe('a journal', () => {
  it('is read part by part, lines by kind in their order', () => {
    const read = parseJournal(part(BATCH, { ...BATCH, id: '5' }, DISMISSAL) + part());
    expect(read).toMatchObject({
      ok: true,
      value: { batch: [{ id: '7' }, { id: '5' }], dismissal: [{ id: '3' }] },
    });
    expect(read.ok && read.value.build).toEqual([]);
  });

  it('that was cut short, in or between lines, is refused', () => {
    const whole = part(BATCH, DISMISSAL);
    expect(parseJournal(whole.slice(0, whole.indexOf('{"kind":"end"')))).toMatchObject({
      ok: false,
      line: 3,
    });
    expect(parseJournal(whole.slice(0, 40))).toMatchObject({ ok: false, line: 1 });
    expect(parseJournal('')).toMatchObject({ ok: false });
    expect(parseJournal(part(BATCH).replace('"lines":1', '"lines":2'))).toMatchObject({ ok: false, line: 2 });
  });

  it('names the line and the field that are wrong', () => {
    for (const wrong of [{ knownAt: '2026-11-20' }, { fileSha256: 'x' }, { source: 'rumour' }, { more: 1 }]) {
      const read = parseJournal(part(DISMISSAL, { ...BATCH, ...wrong }));
      expect(read).toMatchObject({
        ok: false,
        line: 2,
        words: expect.stringContaining(Object.keys(wrong)[0]!),
      });
    }
  });
});
