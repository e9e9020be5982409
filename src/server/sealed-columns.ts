/**
 * Every column that holds sealed text: what `xyd keys rotate` seals anew. A column that is not named here would
 * be lost with its key; `rotate-keys.int.test.ts` finds one in the database.
 */
export type SealedColumn = {
  readonly table: string;
  readonly key: string;
  readonly column: string;
  /** the keyed hash beside it, where it is looked up by */
  readonly hash?: string;
};

export const SEALED_COLUMNS: readonly SealedColumn[] = [
  { table: 'second_factor', key: 'user_id', column: 'secret_sealed' },
  { table: 'webhook_endpoint', key: 'id', column: 'secret_sealed' },
  { table: 'user', key: 'id', column: 'phone_sealed', hash: 'phone_hash' },
];

/** The place a sealed text belongs to. */
export function placeOf({ table, column }: SealedColumn, id: bigint | string): string {
  return `${table}.${column}:${id}`;
}
