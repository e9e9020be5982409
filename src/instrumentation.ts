import type { Instrumentation } from 'next';

/** Once, when the server starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { watchRequests } = await import('./server/watch-requests');
  watchRequests();
}

/** A page that failed: the user is shown Next's digest, which stands beside the cause in the log. */
export const onRequestError: Instrumentation.onRequestError = async (error, request) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { errorId } = await import('./server/error-id');
  const [path] = request.path.split('?'); // what follows may name people
  errorId(error, { path, digest: (error as { digest?: string }).digest });
};
