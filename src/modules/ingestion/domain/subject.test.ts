import { describe, expect, it } from 'vitest';
import { isRegistrationNumber, readSubject } from './subject';

const is = (scheme: string, value: string) => ({ ok: true, value: { scheme, value } });
const ABSENT = { ok: true, value: null };

describe('readSubject', () => {
  it('takes a USCC trimmed, in lower case, in full width, and in any code column', () => {
    for (const text of ['91100000100003962T', ' 91100000100003962t ', '９１１０００００１００００３９６２Ｔ'])
      expect(readSubject('uscc', text)).toEqual(is('uscc', '91100000100003962T'));
    expect(readSubject('reg-no', '91100000100003962T')).toEqual(is('uscc', '91100000100003962T'));
    expect(readSubject('org-code', '91100000100003962T')).toEqual(is('uscc', '91100000100003962T'));
  });

  it('a blank word is absent', () => {
    for (const scheme of ['uscc', 'reg-no', 'org-code', 'taxpayer-id', 'name', 'own:x'])
      for (const text of ['', ' ', '无', '/', '-', '—', '空', 'null', 'N/A', '无 '])
        expect(readSubject(scheme, text)).toEqual(ABSENT);
  });

  it.each([
    ['uscc', '9.11101E+17', 'code-scientific'],
    ['uscc', '911101117747256E17', 'code-scientific'],
    ['uscc', '9112****3240', 'code-masked'],
    ['reg-no', '142322************', 'code-masked'],
    ['uscc', '91350203M0001QAY9B', 'code-check-digit'],
    ['uscc', '911100007001499000', 'code-check-digit'],
    ['uscc', '91110113MA008NEYOW', 'code-alphabet'],
    ['uscc', '921110113MA00U8HW2W', 'code-length'],
    ['uscc', '11010519491231002X', 'personal-id'],
    ['own:x', '11010519491231002X', 'personal-id'],
    ['name', '11010519491231002X', 'personal-id'],
    ['taxpayer-id', '110105491231002', 'personal-id'],
    ['reg-no', '111010800009', 'code-length'],
    ['reg-no', '事证第11102240号abcd', 'code-length'],
    ['org-code', '59467239-8', 'code-check-digit'],
    ['name', '颜*民', 'subject-person'],
    ['name', '齐**', 'subject-person'],
    ['name', '李建国', 'subject-person'],
    ['name', '北*********', 'name-masked'],
    ['name', '***电器销售有限公司', 'name-masked'],
  ])('%s %s is refused: %s', (scheme, text, code) => {
    expect(readSubject(scheme, text)).toMatchObject({ ok: false, code });
  });

  it('reads old numbers as what they are', () => {
    expect(readSubject('uscc', '110111008460685')).toEqual(is('reg-no', '110111008460685'));
    expect(readSubject('org-code', '59467239-9')).toEqual(is('org-code', '594672399'));
    expect(readSubject('taxpayer-id', '110105780238342')).toEqual(is('org-code', '780238342'));
    expect(readSubject('taxpayer-id', '11010210114648X')).toEqual(is('org-code', '10114648X'));
    expect(readSubject('own:cumcm', ' e124 ')).toEqual(is('own:cumcm', 'E124'));
  });

  it('takes trade names of enterprises, short ones too', () => {
    for (const name of [
      '北京德草堂大药房',
      '张记店',
      '老王饭店',
      '天津某某贸易有限公司',
      '全聚德集团',
      '山西餐厅',
    ])
      expect(readSubject('name', name)).toEqual(is('name', name));
  });
});

it('a registration number has one right last digit (GS 15-2006, ISO 7064 MOD 11,10)', () => {
  for (const stem of ['11011100846068', '12000000000000', '37010000001234']) {
    const right = [...'0123456789'].filter((d) => isRegistrationNumber(stem + d));
    expect(right).toHaveLength(1);
  }
  expect(isRegistrationNumber('110000041074684')).toBe(false);
  expect(isRegistrationNumber('11011100846068X')).toBe(false);
});
