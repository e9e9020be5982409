export const DOCUMENT_MOST_BYTES = 20 * 1024 * 1024;

export type DocumentType = 'pdf' | 'png' | 'jpeg';

const BEGINNINGS: readonly (readonly [DocumentType, readonly number[]])[] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['jpeg', [0xff, 0xd8, 0xff]],
];

/** What a file is by its first bytes, whatever it is called; undefined = none of those that are taken. */
export function documentType(bytes: Uint8Array): DocumentType | undefined {
  return BEGINNINGS.find(([, beginning]) => beginning.every((byte, i) => bytes[i] === byte))?.[0];
}

/** A name fit to be shown and saved under: no folders, no control characters, the ending of what it is. */
export function documentName(raw: string, type: DocumentType): string {
  const stem = (raw.split(/[\\/]/).at(-1) ?? '')
    .replace(/[^\P{C}]/gu, '')
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replace(/[<>:"|?*]/g, '_')
    .trim();
  return `${[...(stem || '材料')].slice(0, 100).join('')}.${type === 'jpeg' ? 'jpg' : type}`;
}
