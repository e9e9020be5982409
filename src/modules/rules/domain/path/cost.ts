import { type IsoDate, monthsBetween } from '@/kernel/period';
import type { Operand } from '../expr';
import type { FactType } from './breakpoints';

/**
 * What a change is worth, in thousandths of one step. A judgement, stated so that it can be argued with:
 * one step is an amount doubled, a share moved by 10 points, one thing more or less, one grade, 30 days,
 * or four months of waiting; supplying data that are there is half a step; waiting for a day nobody can
 * tell counts as a year.
 */
const STEP = 1_000;
const PER_MONTH = STEP / 4;
const PROVIDE = STEP / 2;
const UNKNOWN_MONTHS = 12;

/** Amounts near nothing are not doubled for ever: 1 万元, 1 kWh … count as the first. */
const AMOUNT_FLOOR: Partial<Record<FactType['type'], number>> = { money: 1_000_000 };

function doublings(x: number, floor: number): number {
  return Math.sign(x) * Math.log2(1 + Math.abs(x) / floor);
}

/** Steps between two values of a fact. */
function distance({ type, unit, codes }: FactType, now: Operand, to: Operand): number {
  if (typeof now === 'string' || typeof to === 'string') {
    const order = Object.keys(codes ?? {});
    return Math.max(1, Math.abs(order.indexOf(String(now)) - order.indexOf(String(to))));
  }
  if (type === 'money' || (type === 'number' && unit !== '')) {
    const floor = AMOUNT_FLOOR[type] ?? 1;
    return Math.abs(doublings(to, floor) - doublings(now, floor));
  }
  if (type === 'ratio' || type === 'number') return Math.abs(to - now) / 0.1;
  return Math.abs(to - now) / (unit === '天' ? 30 : 1);
}

/** A whole number of at least 1: no step is free, so none is in a cheapest path for nothing. */
const whole = (cost: number) => Math.max(1, Math.min(Math.ceil(cost), Number.MAX_SAFE_INTEGER / 1e6));

/** The firm does something. */
export function costOfActing(fact: FactType, now: Operand, to: Operand): number {
  return whole(distance(fact, now, to) * STEP);
}

/** Time does it. @param from first day it holds, undefined = cannot be known */
export function costOfWaiting(asOf: IsoDate, from: IsoDate | undefined): number {
  return whole((from === undefined ? UNKNOWN_MONTHS : 1 + monthsBetween(asOf, from)) * PER_MONTH);
}

/** Data come in. @param rank place among the values they could show: the first is asked for first */
export function costOfProviding(rank: number): number {
  return PROVIDE + rank;
}
