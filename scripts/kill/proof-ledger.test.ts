import { describe, expect, it } from 'vitest';
import { proveLedger } from './proof-ledger.mjs';

type Row = Record<string, string | number | null>;
type Tables = Record<string, Row[]>;

const step = (event: string, detail: object | null = null): Row => ({
  ...{ id: '1', application_id: '3', event, from_state: '', to_state: '', actor: 'officer' },
  detail: detail && JSON.stringify(detail),
});
const KEY = 'c0ffee00-key';

/** A need, a grant that was taken back, a form that was handed in, accepted and repaid: as it should be. */
function world(): { tables: Tables; calls: Row[]; moves: object[] } {
  const done = { outcome: 'acknowledged', enterpriseId: '7' };
  const form = { kind: 'submit', formId: '5', files: ['9'], ...done, result: { applicationIds: [3n] } };
  return {
    tables: {
      need: [{ id: '1', purpose: 'need-000001', enterprise_id: '7' }],
      application_form: [{ id: '5', purpose: 'form-000002', enterprise_id: '7', submitted_at: '2026-11-27' }],
      consent: [{ id: '2', purpose: 'grant-000003', enterprise_id: '7', revoked_at: '2026-11-27' }],
      document: [{ id: '9', sha256: 'ab', bytes: 1, bound_to: 'application-form:5' }],
      bank_event: [{ data: '{"consentId":"2"}' }],
      application: [{ id: '3', form_id: '5' }],
      application_event: [step('submit'), step('accept'), step('repay', { amount: '100' })],
      bank_request: [{ key: KEY, status: 200 }],
    },
    calls: [
      { kind: 'need', mark: 'need-000001', ...done, result: { needId: 1n } },
      { kind: 'start', mark: 'form-000002', ...done, result: { formId: 5n } },
      { kind: 'grant', mark: 'grant-000003', ...done, result: { consentId: 2n } },
      { kind: 'revoke', consentId: '2', ...done, result: {} },
      form,
    ] as unknown as Row[],
    moves: [
      {
        applicationId: '3',
        version: 2,
        event: 'accept',
        actor: 'officer',
        more: {},
        known: 'done',
        key: KEY,
      },
      ...[
        {
          applicationId: '3',
          version: 3,
          event: 'repay',
          actor: 'officer',
          more: { amount: 100 },
          known: 'done',
        },
      ],
    ],
  };
}

async function wrongIn(spoil: (w: ReturnType<typeof world>) => void): Promise<string[]> {
  const w = world();
  spoil(w);
  const query = async (sql: string): Promise<[Row[]]> => [w.tables[/FROM (\w+)/.exec(sql)?.[1] ?? ''] ?? []];
  const findings = await proveLedger({
    database: { query },
    ledger: { calls: w.calls, moves: w.moves, violations: [] },
    dataDir: '/nowhere',
  });
  return findings.flatMap((f) => f.wrong);
}

describe('the proof', () => {
  it('finds nothing where nothing is wrong', async () => expect(await wrongIn(() => {})).toEqual([]));

  const set = (at: number, more: Row) => (w: ReturnType<typeof world>) => Object.assign(w.calls[at]!, more);
  const spoils: Record<string, (w: ReturnType<typeof world>) => void> = {
    'a need that was lost': (w) => w.tables.need!.pop(),
    'a need that is there twice': (w) => w.tables.need!.push({ ...w.tables.need![0]!, id: '8' }),
    'an unanswered need that is there twice': (w) => {
      Object.assign(w.calls[0]!, { outcome: 'lost', result: undefined });
      w.tables.need!.push({ ...w.tables.need![0]!, id: '8' });
    },
    'a refused need that is there': set(0, { outcome: 'refused', result: undefined as never }),
    'another number than was acknowledged': (w) => Object.assign(w.tables.need![0]!, { id: '4' }),
    'a form that is a draft again': (w) =>
      Object.assign(w.tables.application_form![0]!, { submitted_at: null }),
    'papers that came loose': (w) => Object.assign(w.tables.document![0]!, { bound_to: null }),
    'a form handed in twice': (w) => w.calls.push({ ...w.calls[4]! }),
    'a grant that stands again': (w) => Object.assign(w.tables.consent![0]!, { revoked_at: null }),
    'a bank told twice': (w) => w.tables.bank_event!.push({ ...w.tables.bank_event![0]! }),
    'a repayment that was lost': (w) => w.tables.application_event!.pop(),
    'a repayment that was doubled': (w) => w.tables.application_event!.push(step('repay', { amount: '100' })),
    'another amount': (w) => Object.assign(w.moves[1]!, { more: { amount: 101 } }),
    'a step that was refused and is there': (w) => Object.assign(w.moves[1]!, { known: 'refused' }),
    'a key that was forgotten': (w) => w.tables.bank_request!.pop(),
  };
  for (const [what, spoil] of Object.entries(spoils))
    it(`finds ${what}`, async () => expect(await wrongIn(spoil)).not.toEqual([]));
});
