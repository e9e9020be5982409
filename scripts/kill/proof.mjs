// What every proof is made of: a name, how many things were looked at, and what is wrong with which.

/** @typedef {{ name: string, checked: number, wrong: string[] }} Finding */

/** @param {string} name @param {Iterable<T>} things @param {(thing: T) => string | undefined | false} fault @returns {Finding} @template T */
export function finding(name, things, fault) {
  const wrong = [];
  let checked = 0;
  for (const thing of things) {
    checked += 1;
    const words = fault(thing);
    if (words) wrong.push(words);
  }
  return { name, checked, wrong };
}

/** How often a write that ended so may stand in the database. */
export const ALLOWED = { acknowledged: [1, 1], lost: [0, 1], refused: [0, 0], unsent: [0, 0] };

/** @param {number} found @param {keyof typeof ALLOWED} outcome @param {string} what */
export function timesFault(found, outcome, what) {
  const [least, most] = ALLOWED[outcome];
  if (found < least) return `${what} was acknowledged and is not there`;
  return found > most && `${what} (${outcome}) is there ${found} times`;
}

export function groupedBy(rows, key) {
  const groups = new Map();
  for (const row of rows) {
    const name = key(row);
    const group = groups.get(name);
    if (group) group.push(row);
    else groups.set(name, [row]);
  }
  return groups;
}

export const json = (value) => (typeof value === 'string' ? JSON.parse(value) : value);

export const rowsOf = async (database, sql, values) => (await database.query(sql, values))[0];
