// Random numbers that can be had again: mulberry32 from a seed and a name, one stream a worker.
import { createHash } from 'node:crypto';

/**
 * @param {number} seed
 * @param {string} name  whose stream it is: what one worker draws changes nothing for another
 */
export function randomOf(seed, name) {
  let state = createHash('sha256').update(`${seed} ${name}`).digest().readUInt32LE(0);
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    between: (from, to) => from + next() * (to - from),
    chance: (p) => next() < p,
    pick: (list) => list[Math.floor(next() * list.length)],
  };
}
