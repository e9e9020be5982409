// Builds and serves the web application.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { hashOf, must, node, SERVING, unlessDone } from './steps.mjs';

const INPUTS = ['src', 'prisma/schema', 'package-lock.json', 'next.config.js', 'tsconfig.json'];

/** prisma generate, unless the schema is the one generated last. */
export function generateClient(root) {
  const hash = hashOf(root, ['prisma/schema', 'prisma.config.ts', 'package-lock.json']);
  return unlessDone(path.join(root, 'src/server/prisma/.generated'), hash, async () => {
    await must(
      'prisma generate',
      ...node(path.join(root, 'node_modules/prisma/build/index.js'), 'generate'),
      {
        cwd: root,
      },
    );
  });
}

/** next build, unless nothing it reads changed. */
export function buildWeb(root) {
  const marker = path.join(root, '.next/.xyd-built');
  return unlessDone(marker, hashOf(root, INPUTS), async () => {
    rmSync(marker, { force: true });
    await must('next build', ...node(path.join(root, 'node_modules/next/dist/bin/next'), 'build'), {
      cwd: root,
    });
    const standalone = path.join(root, '.next/standalone');
    cpSync(path.join(root, '.next/static'), path.join(standalone, '.next/static'), { recursive: true });
    if (existsSync(path.join(root, 'public')))
      cpSync(path.join(root, 'public'), path.join(standalone, 'public'), { recursive: true });
  });
}

/** Starts the server that was built; it ends with this process. */
export function serveWeb(root, { port, env = {}, show = true }) {
  const server = spawn(process.execPath, [...SERVING, path.join(root, '.next/standalone/server.js')], {
    cwd: root,
    env: {
      ...process.env,
      ...env,
      XYD_WEB_ROOT: root, // where its threads find their sources
      NODE_ENV: 'production',
      PORT: String(port),
      HOSTNAME: process.env.HOST ?? '0.0.0.0',
      AUTH_TRUST_HOST: 'true',
      NEXT_TELEMETRY_DISABLED: '1',
    },
    stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
  });
  return server;
}
