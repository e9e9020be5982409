import { randomBytes } from 'node:crypto';
import { inFours, spokenCode } from '../domain/spoken-code';

const LETTERS = 16; // 80 bits

/** A password that can be read out, for an account somebody else will use: good for choosing another. */
export function initialPassword(): string {
  return inFours(spokenCode(randomBytes(LETTERS))).toLowerCase();
}
