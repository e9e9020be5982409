/** JSON with the fields of every object sorted by name and no spaces; undefined fields are left out. Same value, same text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, held) =>
    held !== null && typeof held === 'object' && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)))
      : held,
  );
}
