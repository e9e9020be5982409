import { describe, expect, it } from 'vitest';
import { inCityOrder, noonOf, parseCityFile } from './city-file';

describe('files of the city, by their names', () => {
  it.each([
    ['2026-10-05/penalty.csv', 'penalty', '2026-10-05'],
    ['tax-payment__2026-09__2026-10-05.csv', 'tax-payment', '2026-10-05'],
    ['tax-payment__part-1.csv.gz', 'tax-payment', undefined],
    ['deep/2026-02-30/penalty.csv', 'penalty', undefined],
    ['registration.xlsx', 'registration', undefined],
  ])('%s', (path, source, publishedOn) => {
    expect(parseCityFile(path)).toEqual({ path, source, publishedOn });
  });

  it.each(['README.md', 'penalties.csv', 'penalty', 'penalty.json'])('%s is none', (path) => {
    expect(parseCityFile(path)).toBeUndefined();
  });

  it('come oldest publication first, those without one last', () => {
    const names = [
      'penalty.csv',
      '2026-11-05/invoice.csv',
      '2026-10-05/utility.csv',
      '2026-10-05/invoice.csv',
    ];
    const files = names.map((name) => parseCityFile(name)).filter((f) => f !== undefined);
    expect(inCityOrder(files).map((f) => f.path)).toEqual([
      '2026-10-05/invoice.csv',
      '2026-10-05/utility.csv',
      '2026-11-05/invoice.csv',
      'penalty.csv',
    ]);
  });

  it('are known at noon in Tianjin', () => {
    expect(noonOf('2026-10-05' as never)).toBe('2026-10-05T04:00:00.000Z');
  });
});
