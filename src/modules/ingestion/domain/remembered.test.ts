import { expect, it } from 'vitest';
import { remembered } from './remembered';

function counted() {
  const read: string[] = [];
  const by = remembered((text) => {
    read.push(text);
    return { text };
  });
  return { read, by };
}

it('reads what repeats once, and gives what reading gives', () => {
  const { read, by } = counted();
  for (let i = 0; i < 100_000; i++) expect(by(`${i % 36}`).text).toBe(`${i % 36}`);
  expect(read).toHaveLength(36);
});

it('keeps nothing of a column that does not repeat, and reads it all', () => {
  const { read, by } = counted();
  for (let i = 0; i < 20_000; i++) expect(by(`${i}`).text).toBe(`${i}`);
  expect(read).toHaveLength(20_000);
  const before = read.length;
  by('19999');
  expect(read).toHaveLength(before + 1); // it rests
});

it('does not keep long cells', () => {
  const { read, by } = counted();
  const long = 'x'.repeat(65);
  by(long);
  by(long);
  expect(read).toHaveLength(2);
});
