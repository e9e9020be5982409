import { accountRouter } from '@/modules/account/router';
import { applicationsRouter } from '@/modules/applications/router';
import { auditRouter } from '@/modules/audit/router';
import { channelRouter } from '@/modules/channel/router';
import { consentRouter } from '@/modules/consent/router';
import { districtsRouter } from '@/modules/districts/router';
import { documentsRouter } from '@/modules/documents/router';
import { featuresRouter } from '@/modules/features/router';
import { ingestionRouter } from '@/modules/ingestion/router';
import { matchingRouter } from '@/modules/matching/router';
import { productsRouter } from '@/modules/products/router';
import { redressRouter } from '@/modules/redress/router';
import { reportsRouter } from '@/modules/reports/router';
import { riskRouter } from '@/modules/risk/router';
import { rulesRouter } from '@/modules/rules/router';
import { whitelistRouter } from '@/modules/whitelist/router';
import { router } from '@/server/trpc';

/** The one list of routers, in the order of the modules. */
export const appRouter = router({
  audit: auditRouter,
  account: accountRouter,
  consent: consentRouter,
  documents: documentsRouter,
  ingestion: ingestionRouter,
  features: featuresRouter,
  risk: riskRouter,
  rules: rulesRouter,
  products: productsRouter,
  matching: matchingRouter,
  whitelist: whitelistRouter,
  applications: applicationsRouter,
  redress: redressRouter,
  channel: channelRouter,
  districts: districtsRouter,
  reports: reportsRouter,
});
export type AppRouter = typeof appRouter;
