// The architecture as rules: what may import what. No exceptions list; a rule that is wrong is changed here
// and in ARCHITECTURE.md. scripts/house-rules.test.ts shows each of them biting.

/** Data flows to the right: a module imports only modules to its left. This array is the architecture. */
const MODULES = [
  'audit',
  'account',
  'enterprise',
  'consent',
  'documents',
  'ingestion',
  'features',
  'risk',
  'rules',
  'products',
  'supply-chain',
  'ip-pledge',
  'matching',
  'whitelist',
  'applications',
  'redress',
  'channel',
  'districts',
  'reports',
];

const rule = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });
const TESTS = '\\.(test|bench)\\.tsx?$';

const moduleOrder = MODULES.map((name, i) =>
  rule(
    `module-order-${name}`,
    'A module imports only modules to its left.',
    { path: `^src/modules/${name}/` },
    { path: `^src/modules/(?!(${MODULES.slice(0, i + 1).join('|')})/)` },
  ),
);

/** From one place, everything of ours outside the named places is forbidden. */
const only = (name, comment, from, allowed) =>
  rule(
    name,
    comment,
    { path: from, pathNot: TESTS },
    { path: '^(src|prisma|scripts|e2e)/', pathNot: allowed },
  );

module.exports = {
  forbidden: [
    rule(
      'no-cycles',
      'A cycle has no beginning to read from.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    rule(
      'module-known',
      'A module stands in the order above.',
      { path: `^src/modules/(?!(${MODULES.join('|')})/)` },
      {},
    ),
    ...moduleOrder,
    only('kernel-alone', 'kernel imports nothing.', '^src/kernel/', '^src/kernel/'),
    only('domain-pure', 'domain imports kernel and domains to its left.', '^src/modules/[^/]+/domain/', [
      '^src/kernel/',
      '^src/modules/[^/]+/domain/',
      // the shapes a source or a profile is made of
      '^src/modules/ingestion/sources/',
      '^src/modules/[^/]+/schema\\.ts$',
    ]),
    only(
      'data-access',
      'commands and queries import domains, other commands and queries, server, kernel.',
      '^src/modules/[^/]+/(commands|queries)/',
      [
        '^src/(kernel|server)/',
        '^src/modules/[^/]+/(domain|commands|queries)/',
        '^src/modules/[^/]+/(schema|labels)\\.ts$',
      ],
    ),
    only(
      'channel-door',
      'What answers a bank calls its own commands and queries.',
      '^src/modules/channel/(http|read-request|token-endpoint)\\.ts$',
      ['^src/(kernel|server)/', '^src/modules/channel/'],
    ),
    only('router-thin', 'A router calls its own commands and queries.', '^src/modules/([^/]+)/router\\.ts$', [
      '^src/kernel/',
      '^src/server/trpc\\.ts$',
      '^src/modules/$1/',
    ]),
    only(
      'ui-own',
      'ui imports its own schema, labels and domain, components and the client of the calls.',
      '^src/modules/([^/]+)/ui/',
      [
        '^src/(kernel|components)/',
        '^src/trpc/client\\.ts$',
        '^src/modules/$1/(ui|domain)/',
        '^src/modules/$1/(schema|labels)\\.ts$',
      ],
    ),
    only('app-composes', 'Pages compose ui; data come by calls.', '^src/app/', [
      '^src/app/',
      '^src/(components|trpc)/',
      '^src/server/(auth|auth-config|role-gate|city-sign-on|claiming|report-check|readiness|metrics|metrics-gate|call-context)\\.ts$',
      '^src/modules/[^/]+/ui/',
      '^src/modules/[^/]+/(schema|labels)\\.ts$',
      // the one door for programs of banks
      '^src/modules/channel/http\\.ts$',
    ]),
    only('components-anywhere', 'components could ship in another product.', '^src/components/', [
      '^src/(components|kernel)/',
    ]),
    only(
      'server-below',
      'server stands on kernel; the gates on account, audit and reports.',
      '^src/server/',
      [
        '^src/(server|kernel)/',
        '^src/modules/account/(commands|queries)/',
        '^src/modules/account/schema.ts$',
        '^src/modules/audit/commands/audited.ts$',
        '^src/modules/reports/queries/verify-report.ts$',
        '^src/modules/reports/(schema|domain/verdict).ts$',
      ],
    ),
    rule(
      'account-for-the-gate',
      'Only the gates of sessions, claims and verifications use modules: they serve people who have no account. A refusal is written down.',
      { path: '^src/server/', pathNot: '^src/server/(auth|claiming|report-check|record-refusal).ts$' },
      { path: '^src/modules/' },
    ),
    only('cli-thin', 'A verb calls commands and queries.', '^src/cli/', [
      '^src/(cli|server|kernel)/',
      '^src/modules/[^/]+/(commands|queries|domain)/',
      '^src/modules/[^/]+/(schema|labels)\\.ts$',
      '^prisma/seed/',
    ]),
    only('root-lists-routers', 'root.ts is the one list of routers.', '^src/trpc/root\\.ts$', [
      '^src/modules/[^/]+/router\\.ts$',
      '^src/server/trpc\\.ts$',
    ]),
    rule(
      'database-below',
      'The database is opened in commands, queries, server and seeds alone; the command line closes it.',
      {
        path: '^src/',
        pathNot: ['^src/(server|cli)/', '^src/modules/[^/]+/(commands|queries)/', '\\.int\\.test\\.ts$'],
      },
      { path: '^src/server/(prisma/|db\\.ts)' },
    ),
    rule(
      'drivers-below',
      'Prisma and mysql2 appear in commands, queries, server and seeds alone.',
      { path: '^src/', pathNot: ['^src/server/', '^src/modules/[^/]+/(commands|queries)/'] },
      { path: 'node_modules/(mysql2|mariadb|@prisma)/' },
    ),
    rule(
      'onnx-in-one-place',
      'onnxruntime-node is opened in server/onnx.ts alone.',
      { pathNot: '^src/server/onnx\\.ts$' },
      { path: 'node_modules/onnxruntime-node/' },
    ),
    rule('no-tests-imported', 'Tests are imported by nobody.', { pathNot: TESTS }, { path: TESTS }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^src/server/prisma/', '\\.next/', '\\.(css|svg)$'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
