import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { BlindFile } from './blind-file';

const folder = mkdtempSync(path.join(tmpdir(), 'xyd-blind-'));
afterAll(() => rmSync(folder, { recursive: true }));

const ROWS = 40;
const states = () => ({
  districts: Uint8Array.from({ length: ROWS }, (_, row) => row % 3),
  scores: Uint8Array.from({ length: ROWS }, (_, row) => row % 7),
});
let files = 0;
const place = () => path.join(folder, `${files++}.blind`);

/** A file with three changes on top of its beginning, and the labels it then holds. */
function written(file: string) {
  const own = new BlindFile(file, ROWS);
  const labels = new Int32Array(ROWS);
  const change = (moves: readonly number[] | undefined) => {
    for (let i = 0; moves && i < moves.length; i += 2) labels[moves[i]!] = moves[i + 1]!;
    own.keep({ labels, ...states() }, moves && Int32Array.from(moves));
  };
  change(undefined);
  change([3, 1, 4, 1]);
  labels.fill(2, 20);
  change(undefined);
  change([39, 3]);
  return { own, labels, change };
}
const read = (file: string) => new BlindFile(file, ROWS).news();

describe('the file of what a bank was told', () => {
  it('gives another process the groups as they are after every change', () => {
    const moves = fc.array(fc.tuple(fc.nat(ROWS - 1), fc.nat(200)), { maxLength: 30 });
    fc.assert(
      fc.property(fc.array(fc.option(moves), { maxLength: 30 }), (changes) => {
        const file = place();
        const [one, two] = [new BlindFile(file, ROWS), new BlindFile(file, ROWS)];
        const labels = new Int32Array(ROWS);
        one.keep({ labels, ...states() }, undefined);
        expect(two.news()).toEqual({ labels, ...states() });
        expect(two.news()).toBeUndefined();
        changes.forEach((pairs, i) => {
          for (const [row, group] of pairs ?? []) labels[row] = group;
          if (!pairs) labels.fill(i);
          const [writer, reader] = i % 2 ? [two, one] : [one, two];
          writer.keep({ labels, ...states() }, pairs ? Int32Array.from(pairs.flat()) : undefined);
          expect(writer.news()).toBeUndefined();
          expect(reader.news()).toEqual({ labels, ...states() });
        });
      }),
      { numRuns: 60 },
    );
  });

  it('does not grow without end', () => {
    const file = place();
    const { labels, change } = written(file);
    for (let i = 0; i < 300; i++) change([i % ROWS, i]);
    expect(readFileSync(file).length).toBeLessThan(64 + 5 * ROWS * 6);
    expect(read(file)!.labels).toEqual(labels);
  });

  it('is the same without what a killed process had not finished, and goes on from there', () => {
    const file = place();
    const { labels, change } = written(file);
    appendFileSync(file, Buffer.alloc(11, 7));
    expect(read(file)!.labels).toEqual(labels);
    change([7, 9]);
    expect(read(file)!.labels).toEqual(labels);
    expect(labels[7]).toBe(9);
  });

  it('is refused when it was shortened or changed anywhere, also under a process that holds it', () => {
    const whole = (() => {
      const file = place();
      written(file);
      return readFileSync(file);
    })();
    for (let length = 1; length < whole.length; length += 3) {
      const file = place();
      const { own } = written(file);
      truncateSync(file, length);
      expect(() => read(file)).toThrow(/已损坏/);
      expect(() => own.news()).toThrow(/已损坏/);
    }
    for (let at = 0; at < whole.length; at += 1) {
      const file = place();
      const bytes = Buffer.from(whole);
      bytes[at]! ^= 1;
      writeFileSync(file, bytes);
      expect(() => read(file)).toThrow(/已损坏/);
    }
  });

  it('is read as it was written before it grew, and grows from then on', () => {
    const file = place();
    const labels = Int32Array.from({ length: ROWS }, (_, row) => row >> 4);
    const { districts, scores } = states();
    writeFileSync(file, Buffer.concat([new Uint8Array(labels.buffer), districts, scores]));
    const own = new BlindFile(file, ROWS);
    expect(own.news()).toEqual({ labels, districts, scores });
    labels[0] = 3;
    own.keep({ labels, districts, scores }, Int32Array.of(0, 3));
    expect(read(file)!.labels).toEqual(labels);
  });
});
