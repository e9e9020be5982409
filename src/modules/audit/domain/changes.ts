/** One field of an audit row's before and after, as JSON text; undefined = the side does not have it. */
export type Change = { readonly field: string; readonly before?: string; readonly after?: string };

/**
 * The two sides of an audit row field by field: objects by their keys joined with dots, all else whole.
 * Fields stand in the order of `before`, then those that only `after` has.
 */
export function changesOf(before: unknown, after: unknown): Change[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  const names = new Set([...was.keys(), ...is.keys()]);
  return [...names].map((field) => ({ field, before: was.get(field), after: is.get(field) }));
}

function fieldsOf(value: unknown, at = ''): Map<string, string> {
  if (value === null || value === undefined) return new Map();
  if (typeof value !== 'object' || Array.isArray(value) || Object.keys(value).length === 0)
    return new Map([[at, JSON.stringify(value)]]);
  return new Map(
    Object.entries(value).flatMap(([key, inner]) => {
      const name = at ? `${at}.${key}` : key;
      const found: [string, string][] = inner === null ? [[name, 'null']] : [...fieldsOf(inner, name)];
      return found;
    }),
  );
}
