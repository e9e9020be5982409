import { modelPictureSchema } from '@/modules/risk/schema';
import { currentAccount } from '@/server/auth';
import { appRouter } from '@/trpc/root';

/**
 * A model's picture, for an `img`. It goes through the procedure and so through its permission; whoever
 * may not see it learns nothing, not even that it is there.
 */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ name: string; version: string; picture: string }> },
): Promise<Response> {
  const asked = modelPictureSchema.safeParse(await params);
  const account = await currentAccount();
  if (!asked.success || !account) return new Response(null, { status: 404 });
  const base64 = await appRouter
    .createCaller({ account })
    .risk.picture(asked.data)
    .catch(() => undefined);
  if (base64 === undefined) return new Response(null, { status: 404 });
  return new Response(Buffer.from(base64, 'base64'), {
    headers: {
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=3600',
    },
  });
}
