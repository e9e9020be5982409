import fc from 'fast-check';

// the same cases at every run, so that a failure can be seen again; XYD_SEED tries others
fc.configureGlobal({ seed: Number(process.env.XYD_SEED ?? 20261121) });
