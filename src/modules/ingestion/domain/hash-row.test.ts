import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { contentHash, naturalKeyHash } from './hash-row';

const sha = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 32);

describe('hashes of a row', () => {
  it('are the first 16 bytes of sha256 over UTF-8', () => {
    expect(contentHash('{"name":"甲"}')).toBe(sha('{"name":"甲"}'));
    expect(naturalKeyHash('penalty', '津〔2026〕1号')).toBe(sha('penalty\u001f津〔2026〕1号'));
  });

  it('differ by source and do not run over between source and key', () => {
    expect(naturalKeyHash('penalty', '1')).not.toBe(naturalKeyHash('licence', '1'));
    expect(naturalKeyHash('a', 'b')).not.toBe(naturalKeyHash('ab', ''));
  });
});
