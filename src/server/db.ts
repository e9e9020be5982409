import { PrismaMariaDb } from '@prisma/adapter-mariadb';
import mysql from 'mysql2/promise';
import { type IsoDate, isoDate } from '@/kernel/period';
import { env } from './env';
import { PrismaClient } from './prisma/client';

function connectionParts() {
  const url = new URL(env().DATABASE_URL);
  return {
    host: url.hostname,
    port: Number(url.port || 3306),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)),
  };
}

const held = globalThis as unknown as { xydPrisma?: PrismaClient; xydPool?: mysql.Pool };

/** Prisma, for everything that is not bulk. One client per process, also across hot reloads. */
export function db(): PrismaClient {
  held.xydPrisma ??= new PrismaClient({
    adapter: new PrismaMariaDb({
      ...connectionParts(),
      connectionLimit: 8,
      charset: 'utf8mb4',
      timezone: 'Z',
    }),
  });
  return held.xydPrisma;
}

/** mysql2 pool, for bulk loads, streaming reads and set-based statements. Dates come as text, BIGINT as string. */
export function pool(): mysql.Pool {
  held.xydPool ??= mysql.createPool({
    ...connectionParts(),
    connectionLimit: 8,
    charset: 'utf8mb4_bin',
    timezone: 'Z',
    dateStrings: true,
    supportBigNumbers: true,
    bigNumberStrings: true,
  });
  return held.xydPool;
}

export async function closeDb(): Promise<void> {
  await Promise.all([held.xydPrisma?.$disconnect(), held.xydPool?.end()]);
  held.xydPrisma = undefined;
  held.xydPool = undefined;
}

/** A DATE column as Prisma gives it (UTC midnight) to a calendar day, and back. */
export function dateFromDb(value: Date): IsoDate {
  return isoDate(value.toISOString().slice(0, 10));
}
export function dateToDb(value: IsoDate): Date {
  return new Date(`${value}T00:00:00.000Z`);
}
