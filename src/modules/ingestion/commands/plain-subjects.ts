import type { RowDataPacket } from 'mysql2';
import type { PoolConnection } from 'mysql2/promise';
import { normaliseName } from '../domain/normalise-name';
import type { LearntName, PlainSubjects, Taught } from '../domain/plain-subjects';
import type { Subject } from '../domain/subject';
import { SubjectTable } from '../domain/subject-table';
import { BulkLoad, field } from './bulk-load';
import { WHO_COLUMNS, whoLine } from './staged-lines';
import type { Staging } from './staging';

export type ResolvedPlain = {
  /** by subject number its enterprise; 0 for subjects that are not plain */
  readonly ids: Float64Array;
  readonly taught: Taught;
};

/**
 * Finds or makes the enterprises of plain subjects, and learns their names, as `resolveSubjects` would in the
 * database: ids go out in the order of first appearance, an enterprise is called by its first name in the file.
 * @param table every enterprise with a USCC and all their names, as the database has them now
 */
export async function resolvePlain(
  connection: PoolConnection,
  s: Staging,
  plain: PlainSubjects,
  at: string,
  table: SubjectTable,
): Promise<ResolvedPlain> {
  const { codes, names } = plain;
  const firstId = (await lastId(connection)) + 1;
  const fresh = SubjectTable.withRoomFor(plain.count, 0, 0);
  const made: string[] = [];
  const called: (string | undefined)[] = [];
  const ids = new Float64Array(codes.length);
  const learnt: LearntName[] = [];
  const teaches = new Uint8Array(codes.length);
  for (let who = 1; who < codes.length; who++) {
    const code = codes[who];
    if (code === undefined) continue;
    const name = names[who];
    const known = table.placeOf(code);
    let place = known < 0 ? fresh.placeOf(code) : -1;
    if (known < 0 && place < 0) {
      place = fresh.add(code, 0);
      made.push(code);
      called.push(name);
    }
    const id = known < 0 ? firstId + place : table.memory.ids[known]!;
    ids[who] = id;
    if (name === undefined) continue;
    if (known < 0) called[place] ??= name;
    const norm = normaliseName(name);
    if (known >= 0 && table.hasName(known, norm)) continue;
    learnt.push({ norm, id, code });
    teaches[who] = 1;
  }
  const inOrder = distinct(learnt);
  await loadEnterprises(connection, made, called, firstId, at);
  await loadNames(connection, s.batchId, inOrder, at);
  await nameTheNameless(connection, s, plain, ids, table);
  if (await someWait(connection)) await stageTaught(connection, s, plain, ids, teaches, firstId);
  return { ids, taught: { codes: made, firstId, names: inOrder } };
}

/** In the order of the table's key, which is the order they go in by; each once. */
function distinct(names: LearntName[]): LearntName[] {
  names.sort((a, b) => (a.norm < b.norm ? -1 : a.norm > b.norm ? 1 : a.id - b.id));
  return names.filter((n, i) => i === 0 || n.norm !== names[i - 1]!.norm || n.id !== names[i - 1]!.id);
}

async function loadEnterprises(
  connection: PoolConnection,
  codes: readonly string[],
  called: readonly (string | undefined)[],
  firstId: number,
  at: string,
): Promise<void> {
  if (codes.length === 0) return;
  const load = new BulkLoad(
    connection,
    'enterprise',
    `(id, uscc, org_code, name, name_norm) SET first_known_at = ${connection.escape(at)}`,
  );
  for (const [i, code] of codes.entries()) {
    const name = called[i] ?? code;
    const norm = name === code ? code : normaliseName(name);
    const behind = load.write(
      `${firstId + i}\t${code}\t${code.slice(8, 17)}\t${field(name)}\t${field(norm)}`,
    );
    if (behind) await behind;
  }
  await load.end();
}

async function loadNames(
  connection: PoolConnection,
  batchId: string,
  names: readonly LearntName[],
  at: string,
): Promise<void> {
  if (names.length === 0) return;
  const load = new BulkLoad(
    connection,
    'enterprise_name',
    `(name_norm, enterprise_id) SET batch_id = ${connection.escape(batchId)}, known_at = ${connection.escape(at)}`,
  );
  for (const { norm, id } of names) {
    const behind = load.write(`${field(norm)}\t${id}`);
    if (behind) await behind;
  }
  await load.end();
}

/** A name for enterprises that had only their code so far: the first in the file. */
async function nameTheNameless(
  connection: PoolConnection,
  s: Staging,
  { codes, names }: PlainSubjects,
  ids: Float64Array,
  table: SubjectTable,
): Promise<void> {
  const nameless = new Map<number, number>();
  for (let who = 1; who < codes.length; who++) {
    const known = names[who] === undefined ? -1 : table.placeOf(codes[who]!);
    if (known >= 0 && !table.hasNames(known) && !nameless.has(ids[who]!)) nameless.set(ids[who]!, who);
  }
  if (nameless.size === 0) return;
  const load = new BulkLoad(connection, s.who, WHO_COLUMNS);
  for (const who of nameless.values()) await load.write(lineOf(who, codes[who]!, names[who]));
  await load.end();
  await connection.query(
    `UPDATE ${s.who} w JOIN enterprise e ON e.uscc = w.uscc
        SET e.name = w.name, e.name_norm = w.name_norm WHERE e.name = e.uscc`,
  );
  await connection.query(`DELETE FROM ${s.who} WHERE who_id IN (?)`, [[...nameless.values()]]);
}

/** Rows of earlier files wait: what this one taught is laid beside them. */
async function stageTaught(
  connection: PoolConnection,
  s: Staging,
  { codes, names }: PlainSubjects,
  ids: Float64Array,
  teaches: Uint8Array,
  firstId: number,
): Promise<void> {
  const load = new BulkLoad(connection, s.who, `${WHO_COLUMNS.slice(0, -1)}, enterprise_id, fresh)`);
  for (let who = 1; who < codes.length; who++) {
    const [code, name, id] = [codes[who], names[who], ids[who]!];
    if (code === undefined) continue;
    const isNew = id >= firstId;
    if (!isNew && !teaches[who]) continue;
    const behind = load.write(`${lineOf(who, code, name)}\t${id}\t${isNew ? 1 : 0}`);
    if (behind) await behind;
  }
  await load.end();
}

/** Where the table is not at hand: the subjects go the way of all others, through the database. */
export async function stagePlain(
  connection: PoolConnection,
  s: Staging,
  plain: PlainSubjects,
): Promise<void> {
  if (plain.count === 0) return;
  const load = new BulkLoad(connection, s.who, WHO_COLUMNS);
  for (const [who, code] of plain.codes.entries()) {
    if (code === undefined) continue;
    const behind = load.write(lineOf(who, code, plain.names[who]));
    if (behind) await behind;
  }
  await load.end();
}

function lineOf(who: number, code: string, name: string | undefined): string {
  const subjects: Subject[] = [{ scheme: 'uscc', value: code }];
  if (name !== undefined) subjects.push({ scheme: 'name', value: name });
  return whoLine(who, subjects);
}

async function lastId(connection: PoolConnection): Promise<number> {
  const [rows] = await connection.query<RowDataPacket[]>(
    'SELECT COALESCE(MAX(id), 0) AS last FROM enterprise',
  );
  return Number(rows[0]?.last);
}

async function someWait(connection: PoolConnection): Promise<boolean> {
  const [rows] = await connection.query<RowDataPacket[]>(
    'SELECT 1 AS waits FROM unmatched_record WHERE matched_at IS NULL LIMIT 1',
  );
  return rows.length > 0;
}
