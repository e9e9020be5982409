import { expect, it } from 'vitest';
import { profileSchema } from './profile';
import { fittingProfiles } from './profile-fit';
import { sourceOf } from './registry';

const list = (key: string, heading: string, ignores: string[] = []) =>
  profileSchema.parse({
    key,
    source: 'honour-list',
    label: key,
    provider: 'x',
    subject: [{ heading: '企业名称', scheme: 'name' }],
    fields: { certificateNo: { heading } },
    constants: { honour: 'high-tech' },
    ignores,
  });
const PLAIN = list('plain', '证书编号');
const RICH = list('rich', '证书编号', ['所属区域']);
const fits = (header: string[]) => fittingProfiles([PLAIN, RICH], sourceOf, header).map((p) => p.key);

it('the profile that knows most of the columns wins; all of its headings must be there', () => {
  expect(fits(['企业名称', '证书编号', '所属区域'])).toEqual(['rich']);
  expect(fits(['企业名称', '证书编号'])).toEqual(['plain']);
  expect(fits(['企业名称'])).toEqual([]);
});

it('two that know the same columns are both told', () => {
  const twin = list('twin', '证书编号');
  expect(fittingProfiles([PLAIN, twin], sourceOf, ['企业名称', '证书编号'])).toHaveLength(2);
});
