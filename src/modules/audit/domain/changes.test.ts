import { expect, it } from 'vitest';
import { changesOf } from './changes';

it('sets the two sides beside each other, field by field', () => {
  expect(
    changesOf(
      { status: 'draft', terms: { cap: 1, rate: null } },
      { status: 'done', terms: { cap: 1 }, by: ['a'] },
    ),
  ).toEqual([
    { field: 'status', before: '"draft"', after: '"done"' },
    { field: 'terms.cap', before: '1', after: '1' },
    { field: 'terms.rate', before: 'null', after: undefined },
    { field: 'by', before: undefined, after: '["a"]' },
  ]);
});

it('a side that is missing, empty or no object is told as it is', () => {
  expect(changesOf(null, null)).toEqual([]);
  expect(changesOf(undefined, 3)).toEqual([{ field: '', before: undefined, after: '3' }]);
  expect(changesOf({}, { a: {} })).toEqual([
    { field: '', before: '{}', after: undefined },
    { field: 'a', before: undefined, after: '{}' },
  ]);
});
