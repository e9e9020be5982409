import { expect, it } from 'vitest';
import { passwordProblem } from './password-rules';

it.each([
  ['短', 'password-short'],
  ['123456789', 'password-short'],
  ['Password123', 'password-common'],
  ['1qaz2wsx3edc', 'password-common'],
  ['aaaaaaaaaaaa', 'password-one-letter'],
  ['zhang.san-2026', 'password-is-login'],
  [`${'x'.repeat(120)}abcdefghij`, 'password-long'],
  ['海河之畔三叉口九号院', undefined],
  ['correct horse battery', undefined],
] as const)('%s: %s', (password, problem) => {
  expect(passwordProblem(password, 'zhang.san')).toBe(problem);
});
