/** Crockford's base 32: no I, L, O or U, which are misread or misheard. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Random bytes as letters that can be read out and typed; five bits of each byte count. */
export function spokenCode(bytes: Uint8Array): string {
  return [...bytes].map((b) => LETTERS[b & 31]).join('');
}

/** As it is shown: groups of four. */
export function inFours(code: string): string {
  return (code.match(/.{1,4}/g) ?? []).join('-');
}

/** As it was meant, however it was typed: full width, lower case, spaces, hyphens, O for 0, I and L for 1. */
export function heardCode(typed: string): string {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-—–]/g, '');
  return plain.replace(/O/g, '0').replace(/[IL]/g, '1');
}
