// The clients' ledger against the database: acknowledged writes are there once, others at most once or not at all.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { finding, groupedBy, json, rowsOf, timesFault } from './proof.mjs';

/** @returns {Promise<import('./proof.mjs').Finding[]>} */
export async function proveLedger({ database, ledger, dataDir }) {
  return [
    { name: 'what clients saw was consistent', checked: ledger.calls.length, wrong: ledger.violations },
    ...(await marked(database, ledger)),
    await documents(database, ledger, dataDir),
    await revoked(database, ledger),
    await handedIn(database, ledger),
    ...(await moved(database, ledger)),
  ];
}

/** Writes whose row holds words nobody else wrote. */
async function marked(database, ledger) {
  const kinds = [
    ['need', 'need', 'needId', 'needs'],
    ['start', 'application_form', 'formId', 'application forms'],
    ['grant', 'consent', 'consentId', 'grants'],
  ];
  const findings = [];
  for (const [kind, table, id, name] of kinds) {
    const rows = await rowsOf(
      database,
      `SELECT id, purpose, enterprise_id FROM ${table} WHERE purpose LIKE '%-0%'`,
    );
    const byMark = groupedBy(rows, (r) => r.purpose);
    findings.push(
      finding(
        name,
        ledger.calls.filter((c) => c.kind === kind),
        (call) => {
          const found = byMark.get(call.mark) ?? [];
          const fault = timesFault(found.length, call.outcome, call.mark);
          if (fault || !call.result) return fault;
          const [row] = found;
          const same = row.id === String(call.result[id]) && row.enterprise_id === String(call.enterpriseId);
          return !same && `${call.mark} is not the row that was acknowledged`;
        },
      ),
    );
  }
  return findings;
}

async function documents(database, ledger, dataDir) {
  const bySha = groupedBy(await rowsOf(database, 'SELECT id, sha256, bytes FROM document'), (r) => r.sha256);
  return finding(
    'papers, their bytes on the disk',
    ledger.calls.filter((c) => c.kind === 'document'),
    (call) => {
      const found = bySha.get(call.sha256) ?? [];
      const fault = timesFault(found.length, call.outcome, call.mark);
      if (fault || found.length === 0) return fault;
      if (call.result && found[0].id !== String(call.result.fileId)) return `${call.mark} has another number`;
      const file = path.join(dataDir, 'documents', call.sha256);
      const there = existsSync(file) && createHash('sha256').update(readFileSync(file)).digest('hex');
      return there !== call.sha256 && `${call.mark}: its row is there and its bytes are not`;
    },
  );
}

async function revoked(database, ledger) {
  const consents = new Map(
    (await rowsOf(database, 'SELECT id, revoked_at FROM consent')).map((r) => [r.id, r.revoked_at]),
  );
  const told = groupedBy(
    await rowsOf(database, "SELECT data FROM bank_event WHERE type = 'consent.revoked'"),
    (r) => json(r.data).consentId,
  );
  return finding(
    'grants taken back, and the bank told once',
    ledger.calls.filter((c) => c.kind === 'revoke'),
    (call) => {
      const at = consents.get(call.consentId);
      if (call.result && !at) return `consent ${call.consentId} stands although its end was acknowledged`;
      const times = told.get(call.consentId)?.length ?? 0;
      const replaced = times === 0 && at !== null; // a newer grant had ended it: nothing more to tell
      if (call.result && times !== 1 && !replaced)
        return `consent ${call.consentId}: the bank was told ${times} times`;
      return times > 1 && `consent ${call.consentId}: the bank was told ${times} times`;
    },
  );
}

async function handedIn(database, ledger) {
  const forms = new Map(
    (await rowsOf(database, 'SELECT id, submitted_at FROM application_form')).map((r) => [
      r.id,
      r.submitted_at,
    ]),
  );
  const applications = groupedBy(
    await rowsOf(database, "SELECT id, form_id FROM application WHERE state <> 'draft'"),
    (r) => r.form_id,
  );
  const bound = new Map(
    (await rowsOf(database, 'SELECT id, bound_to FROM document')).map((r) => [r.id, r.bound_to]),
  );
  const calls = groupedBy(
    ledger.calls.filter((c) => c.kind === 'submit'),
    (c) => c.formId,
  );
  return finding('forms handed in, with their papers', calls, ([formId, attempts]) => {
    const acknowledged = attempts.filter((c) => c.result);
    if (acknowledged.length > 1) return `form ${formId} was handed in ${acknowledged.length} times`;
    const there = forms.get(formId) !== null;
    const possible = attempts.some((c) => c.outcome === 'lost') || acknowledged.length > 0;
    if (there && !possible) return `form ${formId} was handed in although that was refused`;
    if (!there) return acknowledged.length > 0 && `form ${formId} was handed in and is a draft`;
    const ids = (applications.get(formId) ?? []).map((r) => r.id);
    if (acknowledged[0] && ids.join() !== acknowledged[0].result.applicationIds.map(String).join())
      return `form ${formId} holds other applications than were acknowledged`;
    const loose = attempts[0].files.filter((id) => bound.get(id) !== `application-form:${formId}`);
    return loose.length > 0 && `form ${formId} lost its papers ${loose.join()}`;
  });
}

async function moved(database, ledger) {
  const events = groupedBy(
    await rowsOf(database, 'SELECT * FROM application_event ORDER BY application_id, id'),
    (r) => r.application_id,
  );
  const asked = new Map();
  const moves = finding('steps of applications, with what was said', ledger.moves, (move) => {
    const at = `${move.applicationId}/${move.version}`;
    const what = `application ${move.applicationId} ${move.event} at version ${move.version}`;
    const event = (events.get(move.applicationId) ?? [])[move.version - 1];
    const mine = event && matches(move, event);
    if (move.known === 'done' && !mine) return `${what} was acknowledged and is not there`;
    if (mine) asked.set(at, move);
    return move.known === 'refused' && mine && `${what} was refused and is there`;
  });
  const all = [...events].flatMap(([id, list]) => list.map((event, i) => ({ event, id, version: i + 1 })));
  const unasked = finding('steps that were taken were asked for', all, ({ event, id, version }) => {
    if (event.event === 'submit' || event.event === 'settle') return undefined;
    return (
      !asked.has(`${id}/${version}`) && `application ${id} ${event.event} at version ${version}: nobody asked`
    );
  });
  const kept = groupedBy(await rowsOf(database, 'SELECT `key`, status FROM bank_request'), (r) => r.key);
  const keyed = ledger.moves.filter((m) => m.key);
  const keys = finding('writes under an idempotency key', keyed, (move) => {
    const outcome = { done: 'acknowledged', lost: 'lost', refused: 'refused' }[move.known];
    return timesFault(kept.get(move.key)?.length ?? 0, outcome, `key ${move.key} of ${move.event}`);
  });
  return [moves, unasked, keys];
}

/** The event is this step, by this actor, with what was said in it. */
function matches({ event, actor, more }, row) {
  if (row.event !== event || row.actor !== actor) return false;
  const detail = row.detail === null ? {} : json(row.detail);
  if (more.words !== undefined) return detail.words === more.words;
  if (more.remark !== undefined) return detail.remark === more.remark;
  return event !== 'repay' || detail.amount === String(more.amount);
}
