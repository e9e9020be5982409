// One step of one application, asked for until it is known whether it was done.
import { randomUUID } from 'node:crypto';

const OF_OWNER = new Set(['withdraw', 'take-offer', 'decline-offer']);
const PLAIN = new Set(['accept', 'review', 'sign']);
const DOORS = {
  ask: ['applications.ask', 'questions'],
  approve: ['applications.approve', 'approval'],
  reject: ['applications.reject', 'rejection'],
  draw: ['applications.draw', 'drawdown'],
  repay: ['applications.repay', 'repayments'],
};

/** How an actor sends a step: a person by the page's procedure, a program by the channel under its key. */
function sender(actor, id, version, event, more, key) {
  if (actor.post) {
    const [route, body] = PLAIN.has(event) ? ['steps', { event }] : [DOORS[event][1], more];
    return () => actor.post(`/applications/${id}/${route}`, { version, ...body }, key);
  }
  const seen = { applicationId: id, version };
  if (event === 'answer') return () => actor.mutation('applications.answer', { ...seen, ...more });
  if (OF_OWNER.has(event)) return () => actor.mutation('applications.step', { ...seen, event });
  if (PLAIN.has(event)) return () => actor.mutation('applications.handle', { ...seen, event });
  return () => actor.mutation(DOORS[event][0], { ...seen, ...more });
}

/**
 * @param {object} at @param {object} application  its version and state are kept up to date
 * @param {(path: string, input: object) => Promise<any>} look  reads as the enterprise, until answered
 * @returns {(actor: object, event: string, more?: object) => Promise<boolean>} false = refused
 */
export function moveBy({ site, ledger, random }, application, look) {
  return async (actor, event, more = {}) => {
    const { id, version } = application;
    const key = actor.post ? randomUUID() : undefined;
    const move = {
      applicationId: id,
      version,
      event,
      actor: actor.login,
      more,
      key,
      known: 'lost',
      asked: 0,
    };
    ledger.moves.push(move);
    const send = sender(actor, id, version, event, more, key);
    let lost = false;
    for (;;) {
      await site.up();
      move.asked += 1;
      const call = await ledger.write('move', { applicationId: id, version, event, key }, send);
      if (call.outcome === 'acknowledged') {
        if (call.result?.replayed && !lost) ledger.violations.push(`${id} ${event}: a new key was known`);
        move.known = 'done';
        await again({ ledger, random, key, send, call, site });
        break;
      }
      lost ||= call.outcome === 'lost';
      if (call.outcome === 'refused' && call.status !== 429 && call.status !== 401) {
        if (call.reason !== 'application-changed' || !lost || key) {
          move.known = 'refused';
          if (call.reason === 'application-changed' && key)
            ledger.violations.push(`${id} ${event}: under its key it was told that another had changed it`);
          return false;
        }
        move.known = 'done'; // the one whose answer was lost
        break;
      }
      // a person looks before asking again, or just asks again
      if (lost && !key && random.chance(0.5)) {
        const seen = await look('applications.one', { applicationId: id });
        if (seen.version > version) {
          move.known = 'done';
          break;
        }
      }
    }
    const seen = await look('applications.one', { applicationId: id });
    Object.assign(application, { version: seen.version, state: seen.state });
    return true;
  };
}

/** The same key once more gives the same answer. */
async function again({ ledger, random, key, send, call, site }) {
  if (!key || !random.chance(0.15)) return;
  await site.up();
  const repeat = await ledger.write('replay', { key }, send);
  if (repeat.outcome !== 'acknowledged') {
    if (repeat.outcome === 'refused' && repeat.status !== 429 && repeat.status !== 401)
      ledger.violations.push(`${key}: done, and refused when asked again: ${repeat.reason}`);
    return;
  }
  if (!repeat.result.replayed || JSON.stringify(repeat.result.body) !== JSON.stringify(call.result.body))
    ledger.violations.push(`${key}: the same key was answered otherwise`);
}
