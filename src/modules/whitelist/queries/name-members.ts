import { instant } from '@/kernel/period';
import type { BankScope, OperatorScope } from '@/kernel/permissions';
import { consentedEnterprises } from '@/modules/consent/queries/consented-enterprises';
import { db } from '@/server/db';
import { env } from '@/server/env';
import { pseudonym } from '../domain/pseudonym';
import type { OwnEdition } from './own-edition';
import { fewUnauthorised } from './unauthorised-members';

export type MemberName = {
  readonly name: string;
  /** undefined: not shown without the enterprise's authorisation, or it has none */
  readonly uscc: string | undefined;
  readonly districtCode: string | undefined;
  /** whether the name is the enterprise's own */
  readonly authorised: boolean;
  /** district, score and limit are not shown either: the pseudonyms are too few to hide among */
  readonly veiled: boolean;
};

const CHUNK = 5_000;

/**
 * How enterprises are shown to the scope: the platform sees names; a bank those that have authorised it,
 * the others under a pseudonym of its own.
 * @param few whether the pseudonyms of the list they stand in could be told by their values (`fewPseudonyms`)
 */
export async function nameMembers(
  scope: BankScope | OperatorScope,
  ids: readonly bigint[],
  few: boolean,
): Promise<Map<bigint, MemberName>> {
  const authorised =
    scope.kind === 'bank' ? await consentedEnterprises(scope.bankId, ids, instant(new Date())) : new Set(ids);
  const names = new Map<bigint, MemberName>();
  for (let from = 0; from < ids.length; from += CHUNK) {
    const rows = await db().enterprise.findMany({ where: { id: { in: ids.slice(from, from + CHUNK) } } });
    for (const { id, name, uscc, districtCode } of rows) {
      const shown = authorised.has(id);
      const veiled = !shown && few;
      names.set(id, {
        name: shown || scope.kind === 'operator' ? name : pseudonym(secret(), scope.bankId, id),
        uscc: shown ? (uscc ?? undefined) : undefined,
        districtCode: veiled ? undefined : (districtCode ?? undefined),
        authorised: shown,
        veiled,
      });
    }
  }
  return names;
}

/** Whether an edition holds so few pseudonyms for the scope that their values would give them away. */
export async function fewPseudonyms(
  scope: BankScope | OperatorScope,
  own: Pick<OwnEdition, 'edition' | 'build'>,
): Promise<boolean> {
  if (scope.kind === 'operator') return false;
  return fewUnauthorised(own, scope.bankId, instant(new Date()));
}

function secret(): string {
  const { AUTH_SECRET } = env();
  if (!AUTH_SECRET)
    throw new Error('AUTH_SECRET is not set: pseudonyms need it. Run through npm start or bin/xyd.');
  return AUTH_SECRET;
}
