// Writes that stand alone: needs, papers, grants given and taken back. One that was lost is not sent again.
import { createHash } from 'node:crypto';
import { Over } from './site.mjs';

const CATEGORIES = ['tax', 'invoice', 'social-insurance', 'utility', 'finance'];

/** @param {{ site: any, ledger: any, random: any, owners: any[], banks: { bankId: string }[] }} at */
export async function runDesk({ site, ledger, random, owners, banks }) {
  const granted = [];
  const acts = {
    async need(owner) {
      const mark = ledger.mark('need');
      const amount = 1_000_000 * Math.floor(random.between(10, 400));
      await ledger.write('need', { mark, enterpriseId: owner.enterpriseId, amount }, () =>
        owner.mutation('matching.saveNeed', { amount, termMonths: 12, purpose: mark, wish: 'speed' }),
      );
    },
    document: (owner) => sendDocument({ ledger, random, owner }),
    async grant(owner) {
      const mark = ledger.mark('grant');
      const { bankId } = random.pick(banks);
      const categories = [random.pick(CATEGORIES)];
      const about = { mark, enterpriseId: owner.enterpriseId, bankId, categories };
      const call = await ledger.write('grant', about, () =>
        owner.mutation('consent.grant', { bankId, categories, purpose: mark, months: 6 }),
      );
      if (call.result) granted.push({ owner, consentId: String(call.result.consentId) });
    },
    async revoke() {
      const given = granted.pop();
      if (!given) return;
      const { owner, consentId } = given;
      await ledger.write('revoke', { consentId }, () => owner.mutation('consent.revoke', { consentId }));
    },
  };
  const names = ['need', 'need', 'document', 'document', 'grant', 'revoke'];
  try {
    for (;;) {
      await site.up();
      await acts[random.pick(names)](random.pick(owners));
    }
  } catch (error) {
    if (!(error instanceof Over)) throw error;
  }
}

/** A small PDF nobody sent before. @returns the call as the ledger keeps it */
export function sendDocument({ ledger, random, owner }) {
  const mark = ledger.mark('paper');
  const filling = 'x'.repeat(Math.floor(random.between(100, 60_000)));
  const bytes = Buffer.from(`%PDF-1.4\n% ${mark}\n${filling}\n%%EOF\n`);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const about = { mark, enterpriseId: owner.enterpriseId, sha256, bytes: bytes.length };
  return ledger.write('document', about, () =>
    owner.mutation('documents.upload', new Blob([bytes], { type: 'application/pdf' })),
  );
}
