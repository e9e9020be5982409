// Two databases that took the same files in, one under kills: what each holds of them.
import { createHash } from 'node:crypto';
import { rowsOf } from './proof.mjs';

/** Numbers and instants differ between two installations; what a record says, of whom and from which row does not. */
const TABLES = {
  records: `SELECT b.file_sha256, r.row_no, e.uscc, e.name, r.source, HEX(r.natural_key) AS natural_key,
      HEX(r.content_hash) AS content_hash, r.event_date, r.payload, r.superseded_at < '9999-01-01' AS superseded
    FROM record r JOIN batch b ON b.id = r.batch_id JOIN enterprise e ON e.id = r.enterprise_id
    WHERE b.profile <> 'platform-feedback'`,
  'rows that wait for their enterprise': `SELECT b.file_sha256, r.row_no, r.source, r.scheme, r.identifier,
      HEX(r.natural_key) AS natural_key, HEX(r.content_hash) AS content_hash, r.payload, r.matched_at IS NULL AS waits
    FROM unmatched_record r JOIN batch b ON b.id = r.batch_id`,
  'refused rows': `SELECT b.file_sha256, q.row_no, q.reason, q.field, q.detail, q.row, q.status
    FROM quarantine_row q JOIN batch b ON b.id = q.batch_id`,
  'files with their counts': `SELECT file_sha256, profile, source, \`read\`, accepted, duplicate, superseded, unmatched,
      quarantined, coverage FROM batch WHERE status = 'done' AND profile <> 'platform-feedback'`,
  enterprises: 'SELECT uscc, name, district_code, industry_code FROM enterprise',
};

/** @returns {Promise<import('./proof.mjs').Finding[]>} */
export async function proveIngest({ database, twin }) {
  const findings = [];
  for (const [name, sql] of Object.entries(TABLES)) {
    const [here, there] = await Promise.all([digest(database, sql), digest(twin, sql)]);
    const wrong =
      here.sha256 === there.sha256 ? [] : [`${here.lines.length} here, ${there.lines.length} there`];
    if (wrong.length > 0) {
      const known = new Set(there.lines);
      wrong.push(...here.lines.filter((line) => !known.has(line)).slice(0, 3));
    }
    findings.push({
      name: `as without kills: ${name} (${here.sha256.slice(0, 12)})`,
      checked: here.lines.length,
      wrong,
    });
  }
  return findings;
}

async function digest(database, sql) {
  const lines = (await rowsOf(database, sql)).map((row) => JSON.stringify(Object.values(row))).sort();
  return { lines, sha256: createHash('sha256').update(lines.join('\n')).digest('hex') };
}
