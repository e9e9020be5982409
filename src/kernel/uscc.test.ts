import { describe, expect, it } from 'vitest';
import { isPersonalId, maskPersonalIds, orgCodeOf, parseOrgCode, parseUscc } from './uscc';

const VALID = [
  '914403001922038216',
  '9144030071526726XG',
  '91100000100003962T',
  '91512081MA62K0260E',
  '123502001549897397',
  '91120116MAT0001220',
  '91120116MAT00019XT',
  '91120116MAT0000507',
  '91120103MAT000034N',
  '91120111MAT000085H',
  '91120113MAT000106Y',
  '91120119MAT000165Q',
];

describe('USCC (GB 32100-2015)', () => {
  it.each(VALID)('%s is valid', (code) => {
    expect(parseUscc(code)).toEqual({ ok: true, value: code });
  });

  it('refuses a wrong check digit, a wrong length and letters outside the alphabet', () => {
    expect(parseUscc('91350203M0001QAY9B')).toEqual({ ok: false, code: 'code-check-digit' });
    expect(parseUscc('9111010518045A')).toEqual({ ok: false, code: 'code-length' });
    expect(parseUscc('9144030071526726OG')).toEqual({ ok: false, code: 'code-alphabet' });
  });

  it('finds every single wrong character', () => {
    const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
    for (const code of VALID)
      for (let i = 0; i < 17; i++)
        for (const c of alphabet)
          if (c !== code[i]) expect(parseUscc(code.slice(0, i) + c + code.slice(i + 1)).ok).toBe(false);
  });

  it('holds the organisation code in digits 9-17', () => {
    const parsed = parseUscc('9144030071526726XG');
    expect(parsed.ok && orgCodeOf(parsed.value)).toBe('71526726X');
  });
});

describe('organisation code (GB 11714)', () => {
  it.each(['59467239-9', '10001686-X'])('%s is valid', (code) => {
    expect(parseOrgCode(code)).toEqual({ ok: true, value: code.replace('-', '') });
  });
  it('refuses a wrong check digit', () => {
    expect(parseOrgCode('59467239-8')).toEqual({ ok: false, code: 'code-check-digit' });
  });
});

describe('resident identity numbers (GB 11643)', () => {
  it.each(['11010519491231002X', '440524188001010014'])('%s is one', (id) => {
    expect(isPersonalId(id)).toBe(true);
  });
  it.each(['110105194912310021', '110105717776658000', '91100000100003962T'])('%s is none', (id) => {
    expect(isPersonalId(id)).toBe(false);
  });
  it('is masked inside a text, and nothing else is', () => {
    expect(maskPersonalIds('身份证11010519491231002X，信用代码91100000100003962T')).toBe(
      '身份证110105********002X，信用代码91100000100003962T',
    );
  });
  it('masks the taxpayer number of a sole trader: an identity number and two more characters', () => {
    expect(maskPersonalIds('经营部（11010519491231002XB0）')).toBe('经营部（110105********002XB0）');
    expect(maskPersonalIds('110105194912310021')).toBe('110105194912310021'); // wrong check digit: a document number
  });
});
