import { readiness } from '@/server/readiness';

export const dynamic = 'force-dynamic';

/** Whether to send requests here: 200 or 503, and which of the three is missing. */
export async function GET(): Promise<Response> {
  const state = await readiness();
  return Response.json(state, {
    status: state.ready ? 200 : 503,
    headers: { 'cache-control': 'no-store' },
  });
}
