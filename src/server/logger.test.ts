import { expect, it } from 'vitest';
import { makeLogger } from './logger';

/** What is written when something is logged. */
function lineOf(what: object, words = 'words'): string {
  let line = '';
  const write = (text: string) => {
    line += text;
  };
  makeLogger('info', { write }).info(what, words);
  return line;
}

const ID = '11010519491231002X'; // the example of GB 11643
const PHONE = '13800138000';

it('writes no secret, under whatever name and up to two levels down', () => {
  for (const name of [
    'password',
    'ticket',
    'secret',
    'phone',
    'idNumber',
    'token',
    'cookie',
    'authorization',
  ]) {
    for (const what of [{ [name]: 'hush' }, { a: { [name]: 'hush' } }, { a: { b: { [name]: 'hush' } } }])
      expect(lineOf(what), JSON.stringify(what)).not.toContain('hush');
  }
  expect(lineOf({ code: '123456' })).not.toContain('123456');
  expect(lineOf({ input: { code: '123456' } })).not.toContain('123456');
  expect(lineOf({ req: { headers: { cookie: 'session=hush' } } })).not.toContain('hush');
});

it('masks identity and mobile numbers inside words, also of an error', () => {
  const error = new Error(`Duplicate entry '${ID}' of ${PHONE}`);
  for (const line of [lineOf({ err: error }), lineOf({}, `${ID} ${PHONE}`), lineOf({ note: ID })]) {
    expect(line).not.toContain(ID);
    expect(line).not.toContain(PHONE);
  }
  expect(lineOf({}, PHONE)).toContain('138****8000');
});

it('leaves what is no personal data as it is: USCC, times, codes of errors, counts', () => {
  const uscc = '91120116MA05XXXX1A';
  const line = lineOf({
    uscc,
    err: Object.assign(new Error('x'), { code: 'ER_DUP_ENTRY' }),
    rows: 13800138000123,
  });
  expect(line).toContain(uscc);
  expect(line).toContain('ER_DUP_ENTRY');
  expect(line).toContain('13800138000123');
  expect(JSON.parse(line).time).toBeGreaterThan(1.6e12);
});
