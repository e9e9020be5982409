import type { Prng } from './prng';

/** A row on its way into a file: the subject's cells and the fields' cells. */
export type Cells = { code: string; name: string; readonly fields: Record<string, string> };

const DATE_FIELDS = ['decidedOn', 'filedOn', 'happenedOn', 'signedOn', 'issuedOn', 'promisedOn', 'grantedOn'];
const COUNT_FIELDS = ['insured', 'payers', 'quantity', 'employees'];

/**
 * What goes wrong at the bureaus, about 3 rows in a thousand: spreadsheet programs rewrite codes,
 * clerks mistype a digit, mask a code, enter days that do not exist or negative head counts.
 */
export function spoil(rng: Prng, cells: Cells): void {
  if (!rng.chance(0.003)) return;
  const flaw = rng.int(0, 4);
  if (flaw === 0 && cells.code)
    cells.code = `${cells.code.slice(0, 1)}.${cells.code.slice(1, 6).replace(/\D/g, '0')}E+17`;
  else if (flaw === 1 && cells.code)
    cells.code = `${cells.code.slice(0, 17)}${cells.code[17] === '8' ? '9' : '8'}`;
  else if (flaw === 2 && cells.code)
    cells.code = `${cells.code.slice(0, 4)}**********${cells.code.slice(14)}`;
  else if (flaw === 3) {
    const field = DATE_FIELDS.find((f) => cells.fields[f]);
    if (field) cells.fields[field] = `${(cells.fields[field] as string).slice(0, 4)}-02-30`;
  } else {
    const field = COUNT_FIELDS.find((f) => cells.fields[f]);
    if (field) cells.fields[field] = `-${cells.fields[field]}`;
  }
}

/** A clerk's correction a week later: the amounts of the first report were short. */
export function correct(cells: Cells): Cells {
  const fields = { ...cells.fields };
  for (const f of ['taxPaid', 'paid', 'amount', 'total']) {
    const value = fields[f];
    if (value && Number(value) > 0) fields[f] = (Math.round(Number(value) * 112) / 100).toFixed(2);
  }
  return { ...cells, fields };
}
