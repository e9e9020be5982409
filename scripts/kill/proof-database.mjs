// What must hold inside the database whatever the clients saw.
import { finding, groupedBy, json, rowsOf } from './proof.mjs';

const FEEDBACK = {
  submit: 'applied',
  approve: 'approved',
  reject: 'rejected',
  draw: 'drawn',
  repay: 'repaid',
  settle: 'settled',
};
const NEWS = {
  submit: 'application.submitted',
  answer: 'application.answered',
  withdraw: 'application.withdrawn',
  'take-offer': 'offer.accepted',
  'decline-offer': 'offer.declined',
};

/** The highest numbers there are: what comes later was written under the kills. */
export async function baseline(database) {
  const base = {};
  for (const table of ['need', 'consent', 'audit_event', 'bank_event', 'batch'])
    base[table] = (await rowsOf(database, `SELECT COALESCE(MAX(id), 0) AS id FROM ${table}`))[0].id;
  return base;
}

/** @returns {Promise<import('./proof.mjs').Finding[]>} */
export async function proveDatabase({ database, base, arrived }) {
  const applications = await rowsOf(database, 'SELECT * FROM application ORDER BY id');
  const events = groupedBy(
    await rowsOf(database, 'SELECT * FROM application_event ORDER BY application_id, id'),
    (r) => r.application_id,
  );
  const audit = await rowsOf(database, 'SELECT * FROM audit_event WHERE id > ? ORDER BY id', [
    base.audit_event,
  ]);
  return [
    chained(applications, events),
    ...(await loans(database, applications, events)),
    ...(await audited(database, base, audit)),
    auditedMoves(applications, audit),
    ...(await fedBack(database, applications, events)),
    ...(await told(database, base, events, arrived)),
    await settledBatches(database),
  ];
}

function chained(applications, events) {
  return finding('events of an application follow each other', applications, (row) => {
    const list = events.get(row.id) ?? [];
    let state = 'draft';
    for (const event of list) {
      if (event.from_state !== state)
        return `application ${row.id}: ${event.event} from ${event.from_state}, not ${state}`;
      state = event.to_state;
    }
    if (state !== row.state) return `application ${row.id} is ${row.state}, its events end at ${state}`;
    return (
      row.version !== list.length + 1 &&
      `application ${row.id}: version ${row.version}, ${list.length} events`
    );
  });
}

async function loans(database, applications, events) {
  const byId = async (sql) => groupedBy(await rowsOf(database, sql), (r) => r.application_id);
  const [offers, drawn, plans, paid] = await Promise.all([
    byId('SELECT application_id FROM application_offer'),
    byId('SELECT application_id FROM application_loan'),
    byId('SELECT application_id FROM application_instalment'),
    byId('SELECT application_id, amount_fen FROM application_repayment ORDER BY id'),
  ]);
  const times = (id, name) => (events.get(id) ?? []).filter((e) => e.event === name);
  return [
    finding('offers, loans and plans, one for each step', applications, ({ id }) => {
      const counts = [offers, drawn].map((rows) => rows.get(id)?.length ?? 0);
      const wanted = [times(id, 'approve').length, times(id, 'draw').length];
      if (counts.join() !== wanted.join())
        return `application ${id}: offers, loans ${counts}, steps ${wanted}`;
      return wanted[1] !== Math.sign(plans.get(id)?.length ?? 0) && `application ${id}: loan and plan differ`;
    }),
    finding('repayments, one for each step, to the 分', applications, ({ id }) => {
      const rows = (paid.get(id) ?? []).map((r) => r.amount_fen).join();
      const steps = times(id, 'repay')
        .map((e) => json(e.detail).amount)
        .join();
      return rows !== steps && `application ${id}: repayments ${rows}, steps ${steps}`;
    }),
  ];
}

/** One row of the trail for each write, and none without one. */
async function audited(database, base, audit) {
  const kinds = [
    ['save-need', 'need', `SELECT id FROM need WHERE id > ${base.need}`],
    ['grant-consent', 'consent', `SELECT id FROM consent WHERE id > ${base.consent}`],
    ['keep-document', 'document', 'SELECT id FROM document'],
    ['start-application', 'application-form', 'SELECT id FROM application_form'],
    [
      'submit-application',
      'application-form',
      'SELECT id FROM application_form WHERE submitted_at IS NOT NULL',
    ],
    ['ingest-file', 'batch', `SELECT id FROM batch WHERE id > ${base.batch}`],
  ];
  const findings = [];
  for (const [action, subject, sql] of kinds) {
    const rows = audit.filter((r) => r.action === action);
    const bySubject = groupedBy(rows, (r) => r.subject);
    const written = new Set((await rowsOf(database, sql)).map((r) => `${subject}:${r.id}`));
    findings.push(
      finding(
        `one row of the trail for each ${action}`,
        new Set([...written, ...bySubject.keys()]),
        (name) => {
          const count = bySubject.get(name)?.length ?? 0;
          if (!written.has(name)) return `${name}: in the trail, not there`;
          return count !== 1 && `${name}: ${count} rows in the trail`;
        },
      ),
    );
  }
  return findings;
}

function auditedMoves(applications, audit) {
  const moves = groupedBy(
    audit.filter((r) => r.subject.startsWith('application:') && r.before !== null),
    (r) => r.subject,
  );
  return finding(
    'the trail of an application has no gap and no repetition',
    applications,
    ({ id, version, state }) => {
      let at = state === 'draft' ? 1 : 2; // handing in is told of the form
      for (const row of moves.get(`application:${id}`) ?? []) {
        if (json(row.before).version !== at)
          return `application ${id}: the trail goes on from ${json(row.before).version}, not ${at}`;
        at = json(row.after).version;
      }
      return at !== version && `application ${id}: the trail ends at ${at}, the application at ${version}`;
    },
  );
}

async function fedBack(database, applications, events) {
  const rows = await rowsOf(database, 'SELECT * FROM application_feedback ORDER BY id');
  const byApplication = groupedBy(rows, (r) => r.application_id);
  const reported = finding('what happened is reported once', applications, ({ id }) => {
    const wanted = (events.get(id) ?? [])
      .map((e) => FEEDBACK[e.event])
      .filter(Boolean)
      .join();
    const found = (byApplication.get(id) ?? []).map((r) => r.event).join();
    return wanted !== found && `application ${id}: ${found} reported, ${wanted} happened`;
  });
  const waiting = rows.filter((r) => r.sent_at === null);
  const wanted = new Map();
  for (const r of rows)
    wanted.set(
      `XYD${r.application_id.padStart(8, '0')} ${r.event} ${r.happened_on}`,
      String(r.amount_fen ?? ''),
    );
  const records = groupedBy(
    (
      await rowsOf(
        database,
        "SELECT payload FROM record WHERE source = 'repayment-feedback' AND superseded_at > '9999-01-01' AND payload LIKE '%XYD0%'",
      )
    ).map((r) => json(r.payload)),
    (p) => `${p.loanNo} ${p.event} ${p.happenedOn}`,
  );
  const sent = finding(
    'feedback became one record each',
    new Set([...wanted.keys(), ...records.keys()]),
    (name) => {
      const found = records.get(name) ?? [];
      if (found.length !== 1) return `${name}: ${found.length} records`;
      return (
        String(found[0].amount ?? '') !== wanted.get(name) &&
        `${name}: ${found[0].amount}, reported ${wanted.get(name)}`
      );
    },
  );
  return [
    reported,
    { name: 'feedback that still waits', checked: rows.length, wrong: waiting.map((r) => r.id) },
    sent,
  ];
}

async function told(database, base, events, arrived) {
  const rows = await rowsOf(database, 'SELECT * FROM bank_event ORDER BY id');
  const wanted = [];
  for (const [id, list] of events)
    for (const [i, { event }] of list.entries())
      if (NEWS[event]) wanted.push(`${NEWS[event]} ${id} ${i + 2}`);
  const consents = await rowsOf(database, 'SELECT id FROM consent WHERE id > ?', [base.consent]);
  for (const { id } of consents) wanted.push(`consent.granted ${id}`);
  const written = groupedBy(
    rows.filter((r) => BigInt(r.id) > BigInt(base.bank_event) && r.type !== 'consent.revoked'),
    ({ type, data: text }) => {
      const data = json(text);
      return data.consentId ? `${type} ${data.consentId}` : `${type} ${data.applicationId} ${data.version}`;
    },
  );
  const outbox = finding(
    'the outbox holds each event once',
    new Set([...wanted, ...written.keys()]),
    (name) => {
      const count = written.get(name)?.length ?? 0;
      return count !== 1 && `${name}: ${count} times`;
    },
  );
  if (new Set(wanted).size !== wanted.length) outbox.wrong.push('one event happened twice');
  const endpoints = await rowsOf(database, 'SELECT id, bank_id FROM webhook_endpoint');
  const deliveries = groupedBy(await rowsOf(database, 'SELECT * FROM webhook_delivery'), (d) => d.event_id);
  const seen = groupedBy(arrived, (a) => a.delivery);
  const delivered = finding('every event reached its bank', rows, (row) => {
    const to = endpoints.filter((e) => e.bank_id === row.bank_id).length;
    const made = deliveries.get(row.id) ?? [];
    if (row.spread_at === null || made.length !== to)
      return `event ${row.id}: ${made.length} deliveries, ${to} addresses`;
    const missing = made.find((d) => d.state !== 'delivered' || !seen.has(d.id));
    return (
      missing &&
      `event ${row.id}: delivery ${missing.id} is ${missing.state}, arrived ${seen.has(missing.id)}`
    );
  });
  const eventOf = new Map([...deliveries.values()].flat().map((d) => [d.id, d]));
  const first = [...seen.keys()].map((id) => eventOf.get(id)).filter(Boolean);
  const bySubject = groupedBy(first, (d) => `${d.endpoint_id} ${d.subject}`);
  const order = finding('events of one subject arrived in order', bySubject, ([subject, list]) => {
    const wrong = list.find((d, i) => i > 0 && BigInt(d.event_id) < BigInt(list[i - 1].event_id));
    return wrong && `${subject}: event ${wrong.event_id} came late`;
  });
  return [outbox, delivered, order];
}

async function settledBatches(database) {
  const running = await rowsOf(database, "SELECT id FROM batch WHERE status = 'running'");
  const tables = await rowsOf(database, "SHOW TABLES LIKE 'ingest\\_%'");
  const twice = await rowsOf(
    database,
    "SELECT file_sha256 FROM batch WHERE status = 'done' GROUP BY file_sha256, profile HAVING COUNT(*) > 1",
  );
  const wrong = [
    ...running.map((r) => `batch ${r.id} still runs`),
    ...tables.map((t) => `table ${Object.values(t)[0]} was left`),
    ...twice.map((r) => `file ${r.file_sha256} was taken in twice`),
  ];
  const [{ n }] = await rowsOf(database, 'SELECT COUNT(*) AS n FROM batch');
  return { name: 'batches ended, no table left, no file twice', checked: Number(n), wrong };
}
