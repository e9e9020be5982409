import { PrismaMariaDb } from '@prisma/adapter-mariadb';
import mysql from 'mysql2/promise';
import { type IsoDate, isoDate } from '@/kernel/period';
import { env } from './env';
import { gauge } from './metrics';
import { PrismaClient } from './prisma/client';

function connectionParts(from = env().DATABASE_URL) {
  const url = new URL(from);
  return {
    host: url.hostname,
    port: Number(url.port || 3306),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)),
  };
}

const held = globalThis as unknown as {
  xydPrisma?: PrismaClient;
  xydPool?: mysql.Pool;
  xydScreeningPool?: mysql.Pool;
  xydChainPool?: mysql.Pool;
};

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
  held.xydPool ??= newPool(env().DATABASE_URL);
  return held.xydPool;
}

/** The same to the engine that screens, where one is named beside the database. */
export function screeningPool(): mysql.Pool {
  const url = env().SCREENING_DATABASE_URL;
  if (url === undefined) return pool();
  held.xydScreeningPool ??= newPool(url);
  return held.xydScreeningPool;
}

/** One connection of its own for the audit chain: it never waits for who holds all others. */
export function chainPool(): mysql.Pool {
  held.xydChainPool ??= newPool(env().DATABASE_URL, 1);
  return held.xydChainPool;
}

function newPool(url: string, connectionLimit = 8): mysql.Pool {
  const made = mysql.createPool({
    ...connectionParts(url),
    connectionLimit,
    charset: 'utf8mb4_bin',
    timezone: 'Z',
    dateStrings: true,
    supportBigNumbers: true,
    bigNumberStrings: true,
  });
  countConnections(made);
  return made;
}

let inUse = 0;
let waited = 0;

/** For the metrics: connections of bulk work in use (prisma's own pool tells no numbers), and how often one was waited for. */
function countConnections(made: mysql.Pool): void {
  made.on('acquire', () => {
    inUse += 1;
  });
  made.on('release', () => {
    inUse -= 1;
  });
  made.on('enqueue', () => {
    waited += 1;
  });
  gauge('xyd_db_connections_in_use', 'Connections of the mysql2 pool in use', () => inUse);
  gauge('xyd_db_connection_waits', 'Times a connection was waited for since the start', () => waited);
}

export async function closeDb(): Promise<void> {
  const pools = [held.xydPool, held.xydScreeningPool, held.xydChainPool];
  await Promise.all([held.xydPrisma?.$disconnect(), ...pools.map((pool) => pool?.end())]);
  held.xydPrisma = undefined;
  held.xydPool = undefined;
  held.xydScreeningPool = undefined;
  held.xydChainPool = undefined;
}

/** A DATE column as Prisma gives it (UTC midnight) to a calendar day, and back. */
export function dateFromDb(value: Date): IsoDate {
  return isoDate(value.toISOString().slice(0, 10));
}
export function dateToDb(value: IsoDate): Date {
  return new Date(`${value}T00:00:00.000Z`);
}
