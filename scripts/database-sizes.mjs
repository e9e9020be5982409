const GIB = 2 ** 30;

/**
 * The server's memory: a quarter of the machine, for a city's records are read and written in order but
 * spread over all of them. Redo of 1 GiB keeps a bulk load from waiting for pages to reach the disk.
 * @param {number} memory bytes of the machine
 * @param {boolean} durable  false: a throw-away database of tests
 * @returns pool in bytes, redo in MiB
 */
export function databaseSizes(memory, durable) {
  if (!durable) return { pool: Math.min(GIB / 2, Math.floor(memory / 4)), redo: 96 };
  const pool = Math.min(32 * GIB, Math.floor(memory / 4));
  return { pool, redo: pool < 4 * GIB ? 256 : 1024 };
}
