// What is printed at the end.

/** Writes by kind and how they ended. */
export function printLedger(ledger) {
  const outcomes = ['acknowledged', 'refused', 'lost', 'unsent'];
  const kinds = [...new Set(ledger.calls.map((c) => (c.event ? `${c.kind} ${c.event}` : c.kind)))].sort();
  const line = (name, cells) => `${name.padEnd(22)}${cells.map((c) => String(c).padStart(14)).join('')}\n`;
  process.stdout.write(`\n${line('write', outcomes)}`);
  for (const kind of kinds) {
    const calls = ledger.calls.filter((c) => (c.event ? `${c.kind} ${c.event}` : c.kind) === kind);
    process.stdout.write(
      line(
        kind,
        outcomes.map((o) => calls.filter((c) => c.outcome === o).length),
      ),
    );
  }
  const counts = ledger.counts();
  process.stdout.write(
    line(
      'all',
      outcomes.map((o) => counts[o]),
    ),
  );
  const reasons = new Map();
  for (const { outcome, reason } of ledger.calls)
    if (outcome === 'refused' || outcome === 'lost')
      reasons.set(`${outcome}: ${reason}`, (reasons.get(`${outcome}: ${reason}`) ?? 0) + 1);
  process.stdout.write(`\n${[...reasons].map(([reason, n]) => `${reason} ${n}`).join(' · ')}\n\n`);
}

/** @param {import('./proof.mjs').Finding[]} findings @returns {number} how many faults */
export function printFindings(findings) {
  let faults = 0;
  for (const { name, checked, wrong } of findings) {
    faults += wrong.length;
    process.stdout.write(
      `${wrong.length === 0 ? '✓' : '✗'} ${name}: ${checked}${wrong.length > 0 ? `, ${wrong.length} wrong` : ''}\n`,
    );
    for (const words of wrong.slice(0, 5)) process.stdout.write(`    ${words}\n`);
  }
  return faults;
}
