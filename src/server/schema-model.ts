import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import wasm from '@prisma/prisma-schema-wasm';

export type SchemaField = {
  readonly name: string;
  readonly dbName?: string | null;
  readonly kind: 'scalar' | 'object' | 'enum';
  readonly type: string;
  readonly isRequired: boolean;
  readonly nativeType?: [string, string[]] | null;
  readonly default?: { name: string } | string | number | boolean;
  readonly relationFromFields?: readonly string[];
};
export type SchemaModel = {
  readonly name: string;
  readonly dbName?: string | null;
  readonly fields: readonly SchemaField[];
};
export type SchemaIndex = {
  readonly model: string;
  readonly type: 'id' | 'normal' | 'unique' | 'fulltext';
  readonly fields: readonly { name: string }[];
};
export type Schema = { readonly models: readonly SchemaModel[]; readonly indexes: readonly SchemaIndex[] };

const DEFAULTS: Readonly<Record<string, string>> = {
  String: 'varchar(191)',
  Int: 'int',
  BigInt: 'bigint',
  Float: 'double',
  Boolean: 'tinyint(1)',
  DateTime: 'datetime(3)',
  Json: 'longtext',
};

/** prisma/schema/*.prisma as Prisma itself reads it. */
export async function readSchema(folder = path.resolve('prisma/schema')): Promise<Schema> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.prisma')).sort();
  const prismaSchema = await Promise.all(
    names.map(async (name) => [name, await readFile(path.join(folder, name), 'utf8')]),
  );
  const dmmf = JSON.parse(wasm.get_dmmf(JSON.stringify({ prismaSchema, noColor: true })));
  return dmmf.datamodel;
}

/** The column type of a field, as information_schema writes it. */
export function columnType({ nativeType, type }: SchemaField): string {
  if (!nativeType) return DEFAULTS[type] ?? type;
  const [name, args] = nativeType;
  if (name === 'UnsignedInt') return 'int unsigned';
  return `${name.toLowerCase()}${args.length > 0 ? `(${args.join(',')})` : ''}`;
}

export const tableOf = (model: SchemaModel): string => model.dbName ?? model.name;
export const columnOf = (model: SchemaModel, field: string): string =>
  model.fields.find((f) => f.name === field)?.dbName ?? field;
