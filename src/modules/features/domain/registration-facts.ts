import type { SourceRecord } from '@/modules/ingestion/domain/record';
import { oncePerView } from './once-per-view';

type RegistrationPayload = {
  readonly establishedOn?: string;
  readonly registeredCapital?: number;
  readonly kind?: string;
  readonly industryCode?: string;
  readonly districtCode?: string;
  readonly zone?: string;
  readonly status?: string;
};
type Facts = Partial<RegistrationPayload> & {
  readonly place?: { readonly districtCode?: string; readonly zone?: string };
};
export type RegistrationFacts = Omit<Facts, 'zone'>;

/** 登记注册 as it stands: each fact from the latest registration or change that tells it. */
export const registrationFacts = oncePerView((view) => {
  const facts: { -readonly [K in keyof RegistrationFacts]: RegistrationFacts[K] } = {};
  for (const { payload: p } of view.of('registration') as readonly SourceRecord<RegistrationPayload>[]) {
    facts.establishedOn = p.establishedOn ?? facts.establishedOn;
    facts.registeredCapital = p.registeredCapital ?? facts.registeredCapital;
    facts.kind = p.kind ?? facts.kind;
    facts.industryCode = p.industryCode ?? facts.industryCode;
    facts.districtCode = p.districtCode ?? facts.districtCode;
    facts.status = p.status ?? facts.status;
    // a move tells district and zone together: an old zone must not outlive it
    if (p.districtCode || p.zone) facts.place = { districtCode: p.districtCode, zone: p.zone };
  }
  return facts;
});
