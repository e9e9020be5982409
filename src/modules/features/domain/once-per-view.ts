import type { IsoDate } from '@/kernel/period';
import type { RecordView } from './feature';

/**
 * Works a digest of one source out once for all features of an enterprise: remembers the last view
 * asked for and no other, so that a million enterprises leave nothing behind.
 */
export function oncePerView<T>(make: (view: RecordView, asOf: IsoDate) => T) {
  let last: { readonly view: RecordView; readonly asOf: IsoDate; readonly value: T } | undefined;
  return (view: RecordView, asOf: IsoDate): T => {
    if (last?.view !== view || last.asOf !== asOf) last = { view, asOf, value: make(view, asOf) };
    return last.value;
  };
}
