import { normaliseName } from './normalise-name';
import type { Subject } from './subject';

const CODE = 18;
const NONE = 0xffffffff;
/** characters; see person-name.ts */
const LONGEST_PERSON = 4;

/** The table's memory: shared between threads, filled by one of them before the others look. */
export type SubjectMemory = {
  readonly slots: Uint32Array;
  readonly codes: Uint8Array;
  readonly ids: Float64Array;
  /** by enterprise (its place in `ids`): its first name in `names`, or NONE */
  readonly firstName: Uint32Array;
  /** each name: its place in `text`, its length, and the next name of the same enterprise or NONE */
  readonly names: Uint32Array;
  readonly text: Uint16Array;
};

/**
 * Enterprises by USCC, with the normalised names they were seen under, in about 150 bytes each. Answers
 * for the subjects of a row whether there is anything to resolve or to learn.
 */
export class SubjectTable {
  /** enterprises and names added by this object: the one that fills the table */
  count = 0;
  nameCount = 0;
  private textLength = 0;

  constructor(readonly memory: SubjectMemory) {}

  /** @param chars room for the names, UTF-16 code units */
  static withRoomFor(enterprises: number, names: number, chars: number): SubjectTable {
    const room = (bytes: number) => new SharedArrayBuffer(Math.max(8, bytes));
    const slots = 2 ** Math.ceil(Math.log2(2 * enterprises + 16));
    return new SubjectTable({
      slots: new Uint32Array(room(4 * slots)),
      codes: new Uint8Array(room(CODE * enterprises)),
      ids: new Float64Array(room(8 * enterprises)),
      firstName: new Uint32Array(room(4 * enterprises)).fill(NONE),
      names: new Uint32Array(room(12 * names)),
      text: new Uint16Array(room(2 * chars)),
    });
  }

  /** @returns this table, or a larger one with the same in it, that has room for so many more */
  withRoomForMore(enterprises: number, names: number, chars: number): SubjectTable {
    const { ids, names: held, text, codes, firstName } = this.memory;
    const [n, m, c] = [this.count + enterprises, this.nameCount + names, this.textLength + chars];
    if (n <= ids.length && 3 * m <= held.length && c <= text.length) return this;
    const larger = SubjectTable.withRoomFor(n + (n >> 2), m + (m >> 2), c + (c >> 2));
    for (let place = 0; place < this.count; place++) {
      larger.add(String.fromCharCode(...codes.subarray(place * CODE, (place + 1) * CODE)), ids[place]!);
      larger.memory.firstName[place] = firstName[place]!;
    }
    larger.memory.names.set(held.subarray(0, 3 * this.nameCount));
    larger.memory.text.set(text.subarray(0, this.textLength));
    larger.nameCount = this.nameCount;
    larger.textLength = this.textLength;
    return larger;
  }

  /** @returns the enterprise's place, for `addName` */
  add(uscc: string, id: number): number {
    const { slots, codes, ids } = this.memory;
    const place = this.count++;
    ids[place] = id;
    for (let i = 0; i < CODE; i++) codes[place * CODE + i] = uscc.charCodeAt(i);
    let slot = hashOf(uscc) & (slots.length - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
    Atomics.store(slots, slot, place + 1); // seen by other threads after what it points at
    return place;
  }

  /** Beyond the room there is, names are left out. */
  addName(place: number, norm: string): void {
    const { firstName, names, text } = this.memory;
    if (3 * this.nameCount >= names.length || this.textLength + norm.length > text.length) return;
    const name = this.nameCount++;
    names[3 * name] = this.textLength;
    names[3 * name + 1] = norm.length;
    names[3 * name + 2] = firstName[place]!;
    for (let i = 0; i < norm.length; i++) text[this.textLength++] = norm.charCodeAt(i);
    Atomics.store(firstName, place, name);
  }

  /** @returns the enterprise whose USCC stands alone, or beside a name it is known under; else undefined */
  find(subjects: readonly Subject[]): number | undefined {
    const [code, name] = subjects;
    if (code?.scheme !== 'uscc' || subjects.length > 2) return undefined;
    if (name && name.scheme !== 'name') return undefined;
    const place = this.placeOf(code.value);
    if (place < 0) return undefined;
    if (name && !this.hasName(place, name.value) && !this.hasName(place, normaliseName(name.value)))
      return undefined;
    return this.memory.ids[place];
  }

  /**
   * `find` for cells as they stand: no reading could make another subject of them. A name that might be a
   * person's is left to be read. @returns undefined where they must be read
   */
  findPlain(code: string | undefined, name: string | undefined): number | undefined {
    if (code?.length !== CODE) return undefined;
    if (name !== undefined && (name.length <= LONGEST_PERSON || name.includes('·'))) return undefined;
    const place = this.placeOf(code);
    if (place < 0 || (name !== undefined && !this.hasName(place, name))) return undefined;
    return this.memory.ids[place];
  }

  /** @returns the enterprise's place, or -1 */
  placeOf(uscc: string): number {
    const { slots, codes } = this.memory;
    const mask = slots.length - 1;
    for (let slot = hashOf(uscc) & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
      const place = slots[slot]! - 1;
      let i = 0;
      while (i < CODE && codes[place * CODE + i] === uscc.charCodeAt(i)) i++;
      if (i === CODE) return place;
    }
    return -1;
  }

  hasNames(place: number): boolean {
    return this.memory.firstName[place] !== NONE;
  }

  /** A text that is a normalised name is its own normalised form. */
  hasName(place: number, norm: string): boolean {
    const { firstName, names, text } = this.memory;
    for (let name = firstName[place]!; name !== NONE; name = names[3 * name + 2]!) {
      if (names[3 * name + 1] !== norm.length) continue;
      const at = names[3 * name]!;
      let i = 0;
      while (i < norm.length && text[at + i] === norm.charCodeAt(i)) i++;
      if (i === norm.length) return true;
    }
    return false;
  }
}

/** FNV-1a, the last digits told apart by a final mixing. */
function hashOf(uscc: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < CODE; i++) h = Math.imul(h ^ uscc.charCodeAt(i), 0x01000193);
  return (h ^ (h >>> 15)) >>> 0;
}
