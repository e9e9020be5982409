// What the clients know of their writes: the other side of the comparison with the database.
import { setTimeout as pause } from 'node:timers/promises';

/**
 * How a call ended. acknowledged: answered with its result; refused: answered that nothing was done;
 * unsent: nobody listened; lost: sent, and no answer or an error of the server, so that it may have been done.
 * @typedef {'acknowledged' | 'refused' | 'unsent' | 'lost'} Outcome
 */
export class CallError extends Error {
  /** @param {Exclude<Outcome, 'acknowledged'>} outcome @param {string} reason @param {number} [status] */
  constructor(outcome, reason, status) {
    super(`${outcome}: ${reason}`);
    Object.assign(this, { outcome, reason, status });
  }
}

/** A socket that was refused carried nothing; any other end of a connection leaves open what was done. */
export function connectionError(error) {
  const codes = [error, error?.cause, error?.cause?.cause].map((e) => e?.code);
  return codes.includes('ECONNREFUSED')
    ? new CallError('unsent', 'ECONNREFUSED')
    : new CallError('lost', String(codes.find(Boolean) ?? error?.name ?? error));
}

export class Ledger {
  /** every call that writes */
  calls = [];
  /** steps of applications, each once however often it was asked for */
  moves = [];
  /** what a client saw that must not be */
  violations = [];
  acknowledged = 0;
  #number = 0;

  /** Words nobody else wrote: by them a write is found again. */
  mark(kind) {
    this.#number += 1;
    return `${kind}-${String(this.#number).padStart(6, '0')}`;
  }

  /**
   * Sends one write and keeps how it ended.
   * @param {string} kind @param {object} about  what it is found by @param {() => Promise<any>} send
   */
  async write(kind, about, send) {
    const call = { kind, ...about, outcome: 'lost', at: Date.now() };
    this.calls.push(call);
    try {
      call.result = await send();
      call.outcome = 'acknowledged';
      this.acknowledged += 1;
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      Object.assign(call, { outcome: error.outcome, reason: error.reason, status: error.status });
    }
    call.ended = Date.now();
    if (!call.result) await pause(50); // whoever was turned away does not hammer
    return call;
  }

  of(kind, ...outcomes) {
    return this.calls.filter((c) => c.kind === kind && outcomes.includes(c.outcome));
  }

  counts() {
    const counts = { acknowledged: 0, refused: 0, unsent: 0, lost: 0 };
    for (const { outcome } of this.calls) counts[outcome] += 1;
    return counts;
  }
}
