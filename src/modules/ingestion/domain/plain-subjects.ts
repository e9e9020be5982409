import type { Profile } from './profile';
import type { Subject } from './subject';

/** Whether the rows of such a file can be about plain subjects: a USCC, perhaps with a name, and no other code. */
export function namesPlainly({ subject }: Profile): boolean {
  return subject.every(({ scheme }) => scheme === 'uscc' || scheme === 'name');
}

export function isPlain(subjects: readonly Subject[]): boolean {
  return subjects[0]?.scheme === 'uscc' && (subjects.length === 1 || subjects[1]?.scheme === 'name');
}

/** Plain subjects of a file by their numbers; the numbers between are of others, or of none. */
export class PlainSubjects {
  readonly codes: (string | undefined)[] = [undefined];
  readonly names: (string | undefined)[] = [undefined];
  count = 0;

  add(id: number, [code, name]: readonly Subject[]): void {
    while (this.codes.length < id) this.push(undefined, undefined);
    this.push(code!.value, name?.value);
    this.count++;
  }

  private push(code: string | undefined, name: string | undefined): void {
    this.codes.push(code);
    this.names.push(name);
  }
}

/** What a file taught of plain subjects, to be added to the table once it is committed. */
export type Taught = {
  /** new enterprises, numbered from `firstId` */
  readonly codes: readonly string[];
  readonly firstId: number;
  readonly names: readonly LearntName[];
};
/** A name an enterprise was not known under before. */
export type LearntName = { readonly norm: string; readonly id: number; readonly code: string };
