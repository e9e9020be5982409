import type { z } from 'zod';
import type { ApiScope } from './scope';

/** One thing a bank's program can ask for: route, contract and example in one place, from which all else is made. */
export type Operation<
  P extends z.ZodObject = z.ZodObject,
  Q extends z.ZodObject = z.ZodObject,
  B extends z.ZodObject = z.ZodObject,
  A extends z.ZodObject = z.ZodObject,
> = {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** below /api/bank/v1, `{name}` for a part of `params` */
  readonly path: string;
  readonly scope: ApiScope;
  readonly summary: string;
  readonly params: P;
  readonly query: Q;
  /** `nothing` where no body is sent */
  readonly body: B;
  readonly answer: A;
  readonly status: 200 | 201;
  readonly example: {
    readonly params: z.input<P>;
    readonly query: z.input<Q>;
    readonly body: z.input<B>;
    readonly answer: z.input<A>;
  };
};

/** Keeps the types of the parts. */
export function operation<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodObject,
  A extends z.ZodObject,
>(parts: Operation<P, Q, B, A>): Operation<P, Q, B, A> {
  return parts;
}

/** Writes are done once under an Idempotency-Key; what is deleted is deleted however often it is asked for. */
export function needsKey({ method }: Operation): boolean {
  return method === 'POST';
}
