import mysql, { type Connection, type RowDataPacket } from 'mysql2/promise';
import { columnOf, columnType, readSchema, type Schema, type SchemaModel, tableOf } from './schema-model';

type Column = { table: string; name: string; type: string; nullable: string; extra: string };
type Index = { table: string; unique: number; columns: string };
type ForeignKey = { table: string; columns: string; target: string };
type Live = {
  columns: Column[];
  indexes: Index[];
  foreignKeys: ForeignKey[];
  collations: Map<string, string>;
};

const COLLATION = 'utf8mb4_bin';

/** 10.11 writes int(10) unsigned and bigint(20); json is longtext there. */
function plain(type: string): string {
  return type
    .toLowerCase()
    .replace(/^(int|bigint|smallint|mediumint)\(\d+\)/, '$1')
    .replace(/^tinyint$/, 'tinyint(4)')
    .replace(/\s/g, '')
    .replace(/^json$/, 'longtext');
}

async function readLive(connection: Connection): Promise<Live> {
  const rows = async <T>(sql: string) => (await connection.query<RowDataPacket[]>(sql))[0] as unknown as T[];
  const here = 'TABLE_SCHEMA = DATABASE()';
  const tables = await rows<{ table: string; collation: string }>(
    `SELECT TABLE_NAME AS \`table\`, TABLE_COLLATION AS collation FROM information_schema.TABLES WHERE ${here}`,
  );
  return {
    columns: await rows(
      `SELECT TABLE_NAME AS \`table\`, COLUMN_NAME AS name, COLUMN_TYPE AS type, IS_NULLABLE AS nullable, EXTRA AS extra
         FROM information_schema.COLUMNS WHERE ${here}`,
    ),
    indexes: await rows(
      `SELECT TABLE_NAME AS \`table\`, 1 - NON_UNIQUE AS \`unique\`,
              GROUP_CONCAT(COLUMN_NAME ORDER BY SEQ_IN_INDEX) AS columns
         FROM information_schema.STATISTICS WHERE ${here} GROUP BY TABLE_NAME, INDEX_NAME, NON_UNIQUE`,
    ),
    foreignKeys: await rows(
      `SELECT TABLE_NAME AS \`table\`, REFERENCED_TABLE_NAME AS target,
              GROUP_CONCAT(COLUMN_NAME ORDER BY ORDINAL_POSITION) AS columns
         FROM information_schema.KEY_COLUMN_USAGE WHERE ${here} AND REFERENCED_TABLE_NAME IS NOT NULL
        GROUP BY TABLE_NAME, CONSTRAINT_NAME, REFERENCED_TABLE_NAME`,
    ),
    collations: new Map(tables.map((t) => [t.table, t.collation])),
  };
}

function columnDrift(model: SchemaModel, live: Live): string[] {
  const table = tableOf(model);
  const found = new Map(live.columns.filter((c) => c.table === table).map((c) => [c.name, c]));
  if (found.size === 0) return [`table ${table} is missing`];
  const drift: string[] = [];
  for (const field of model.fields.filter((f) => f.kind !== 'object')) {
    const name = field.dbName ?? field.name;
    const column = found.get(name);
    found.delete(name);
    if (!column) {
      drift.push(`${table}.${name} is missing`);
      continue;
    }
    const type = columnType(field);
    if (plain(column.type) !== plain(type))
      drift.push(`${table}.${name} is ${column.type}, the schema says ${type}`);
    if ((column.nullable === 'YES') === field.isRequired)
      drift.push(
        `${table}.${name} ${field.isRequired ? 'may be NULL' : 'is NOT NULL'}, the schema says otherwise`,
      );
    const counted = typeof field.default === 'object' && field.default.name === 'autoincrement';
    if (counted !== /auto_increment/.test(column.extra))
      drift.push(`${table}.${name}: AUTO_INCREMENT differs from the schema`);
  }
  for (const name of found.keys()) drift.push(`${table}.${name} is in the database alone`);
  return drift;
}

function keyDrift(schema: Schema, live: Live): string[] {
  const drift: string[] = [];
  for (const model of schema.models) {
    const table = tableOf(model);
    for (const field of model.fields.filter((f) => f.kind === 'object' && f.relationFromFields?.length)) {
      const columns = field.relationFromFields!.map((name) => columnOf(model, name)).join(',');
      const target = tableOf(schema.models.find((m) => m.name === field.type)!);
      const held = live.foreignKeys.some(
        (k) => k.table === table && k.columns === columns && k.target === target,
      );
      if (!held) drift.push(`${table}: foreign key (${columns}) to ${target} is missing`);
    }
  }
  for (const index of schema.indexes) {
    const model = schema.models.find((m) => m.name === index.model)!;
    const columns = index.fields.map((f) => columnOf(model, f.name)).join(',');
    const unique = index.type === 'normal' ? 0 : 1;
    const held = live.indexes.some(
      (i) => i.table === tableOf(model) && i.columns === columns && Number(i.unique) === unique,
    );
    if (!held) drift.push(`${tableOf(model)}: ${index.type} index (${columns}) is missing`);
  }
  return drift;
}

/** Where the database differs from prisma/schema; empty when it does not. */
export async function drift(url: string, schemaFolder?: string): Promise<string[]> {
  const connection = await mysql.createConnection(url);
  try {
    const [schema, live] = [await readSchema(schemaFolder), await readLive(connection)];
    const wanted = new Set(schema.models.map(tableOf));
    const strange = [...live.collations.keys()].filter((t) => !wanted.has(t) && t !== '_prisma_migrations');
    const collations = [...live.collations].filter(([t, c]) => wanted.has(t) && c !== COLLATION);
    return [
      ...schema.models.flatMap((model) => columnDrift(model, live)),
      ...keyDrift(schema, live),
      ...strange.map((table) => `table ${table} is in the database alone`),
      ...collations.map(([table, collation]) => `table ${table} is ${collation}, not ${COLLATION}`),
    ].sort();
  } finally {
    await connection.end();
  }
}
