#!/usr/bin/env node
// Prisma's CLI wants a schema engine binary even for `generate`, which does not use it. Where the
// binary cannot be downloaded this file stands in; migrations run through `xyd db migrate`.
process.stderr.write('No schema engine on this machine: use `npm run xyd -- db migrate`.\n');
process.exit(1);
