/** A place in a list ordered by (instant, id). */
export type Place = { readonly at: Date; readonly id: bigint };

/** Opaque to the bank: base64url of `milliseconds.id`. */
export function cursorOf({ at, id }: Place): string {
  return Buffer.from(`${at.getTime()}.${id}`).toString('base64url');
}

/** undefined = not one of ours */
export function placeOfCursor(cursor: string): Place | undefined {
  const found = /^(\d{1,14})\.([1-9]\d{0,17})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'));
  if (!found) return undefined;
  const place = { at: new Date(Number(found[1])), id: BigInt(found[2] as string) };
  return cursorOf(place) === cursor ? place : undefined;
}

/**
 * The longest a transaction may take (`audited`), and some: what is committed later is dated before it. A list of
 * changes is complete up to so long ago; asked for from there next time, nothing is missed and some come twice.
 */
export const SETTLED_AFTER_MS = 75_000;
