import type { RowDataPacket } from 'mysql2';
import type { Instant } from '@/kernel/period';
import { pool } from '@/server/db';
import { inDistrict } from './district-of';

const text = (at: Instant) => at.slice(0, 23).replace('T', ' ');

async function ids(sql: string, values: unknown[]): Promise<Set<string>> {
  const [rows] = await pool().query<RowDataPacket[]>(sql, values);
  return new Set(rows.map((r) => String(r.id)));
}

/** Enterprises of the district with an account opened in (from, to]; from undefined = ever. */
export function registeredMembers(district: string, to: Instant, from?: Instant): Promise<Set<string>> {
  const where = inDistrict(district);
  return ids(
    `SELECT DISTINCT e.id FROM user u JOIN enterprise e ON e.id = u.enterprise_id
      WHERE ${where.sql} AND u.role = 'enterprise-owner' AND u.created_at <= ? AND u.created_at > ?`,
    [...where.values, text(to), from ? text(from) : '1970-01-01'],
  );
}

/** Enterprises of the district that had given a grant by then, live or ended since. */
export function authorisedMembers(district: string, to: Instant): Promise<Set<string>> {
  const where = inDistrict(district);
  return ids(
    `SELECT DISTINCT e.id FROM consent c JOIN enterprise e ON e.id = c.enterprise_id
      WHERE ${where.sql} AND c.valid_from <= ?`,
    [...where.values, text(to)],
  );
}

/** Enterprises of the district on a whitelist edition published in (from, to], not those referred to a person. */
export function listedMembers(district: string, to: Instant, from?: Instant): Promise<Set<string>> {
  const where = inDistrict(district);
  return ids(
    `SELECT DISTINCT e.id FROM whitelist_edition w
       JOIN whitelist_member m ON m.edition_id = w.id AND m.outcome = 'pass'
       JOIN enterprise e ON e.id = m.enterprise_id
      WHERE ${where.sql} AND w.published_at <= ? AND w.published_at > ?`,
    [...where.values, text(to), from ? text(from) : '1970-01-01'],
  );
}

/** All enterprises of the district known by then. */
export async function districtSize(district: string, to: Instant): Promise<number> {
  const where = inDistrict(district);
  const [rows] = await pool().query<RowDataPacket[]>(
    `SELECT COUNT(*) AS n FROM enterprise e WHERE ${where.sql} AND e.first_known_at <= ?`,
    [...where.values, text(to)],
  );
  return Number(rows[0]?.n ?? 0);
}
