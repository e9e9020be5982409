import { hash } from 'node:crypto';

/** First 16 bytes of sha256 over source and key text, as hex: the record among those of its enterprise. */
export function naturalKeyHash(source: string, keyText: string): string {
  return hash('sha256', `${source}\u001f${keyText}`, 'hex').slice(0, 32);
}

/** First 16 bytes of sha256 over the canonical JSON (sorted keys), as hex: equal content, equal hash. */
export function contentHash(canonicalJson: string): string {
  return hash('sha256', canonicalJson, 'hex').slice(0, 32);
}

/** `naturalKeyHash` as characters, one a byte; the first 16 count. */
export function naturalKeyBytes(source: string, keyText: string): string {
  return hash('sha256', `${source}\u001f${keyText}`, 'binary');
}

/** `contentHash` as characters, one a byte; the first 16 count. */
export function contentBytes(canonicalJson: string): string {
  return hash('sha256', canonicalJson, 'binary');
}
