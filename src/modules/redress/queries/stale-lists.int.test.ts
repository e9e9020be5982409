import { randomUUID } from 'node:crypto';
import { afterAll, expect, it } from 'vitest';
import type { Rule } from '@/modules/rules/domain/expr';
import { buildWhitelist } from '@/modules/whitelist/commands/build-whitelist';
import { publishWhitelist } from '@/modules/whitelist/commands/publish-whitelist';
import { closeDb, db } from '@/server/db';
import { mintScope, SYSTEM_ACTOR } from '@/server/scopes';
import { moveCase } from '../commands/move-case';
import { openCase } from '../commands/open-case';
import { rebuildCorrected } from '../commands/rebuild-corrected';
import { aFile, aFined, aSnapshot, NOW, operator } from '../commands/redress-case';
import { checkRedress } from './check-redress';
import { editionCorrection } from './corrections-since';
import { ownRecords } from './own-records';
import { staleLists } from './stale-lists';

const tag = randomUUID().slice(0, 8);
afterAll(closeDb);

const rule = (feature: string): Rule => ({
  id: 'a',
  label: '甲',
  when: {
    op: 'or',
    args: [
      { op: 'lte', feature, value: 1 },
      { op: 'not', arg: { op: 'known', feature } },
    ],
  },
  onUnknown: 'pass',
  hard: true,
});

it('a current list with a member whose listing read a fallen record is stale; a new edition is not', async () => {
  const fined = await aFined();
  const { batchId } = await db().record.findFirstOrThrow({ where: { enterpriseId: fined.enterpriseId } });
  const maker = mintScope.operator({ login: `maker-${tag}`, role: 'system' });
  const checker = mintScope.operator({ login: `checker-${tag}`, role: 'system' });
  const edition = async (code: string, feature: string, snapshotId: string) => {
    const { buildId } = await buildWhitelist(maker, {
      code: `${code}-${tag}`,
      name: `更正测试${code}`,
      purpose: '测试',
      definition: {
        districts: [],
        batchIds: [String(batchId)],
        rules: [rule(feature)],
        ranking: [{ feature: 'age-months', direction: 'desc' }],
        cap: null,
        limit: null,
        limitMax: null,
      },
      snapshotId,
    });
    return (await publishWhitelist(checker, { buildId, version: 1 })).editionId;
  };
  const before = await aSnapshot();
  const reads = await edition('reads', 'penalties-general', before);
  const other = await edition('other', 'age-months', before);
  expect(await editionCorrection(maker, reads)).toEqual({ stale: false });

  const [record] = await ownRecords(fined.owner, NOW);
  const { caseId } = await openCase(
    fined.owner,
    {
      kind: 'repair',
      source: 'penalty',
      targetKey: record!.targetKey,
      words: '已履行完毕，承诺今后守法经营。',
      files: [await aFile(fined.owner)],
    },
    NOW,
  );
  const [a, b] = [operator(`a-${tag}`), operator(`b-${tag}`)];
  await moveCase(a, { caseId, version: 1, event: 'accept', note: '' }, NOW);
  await moveCase(a, { caseId, version: 2, event: 'forward', note: '' }, NOW);
  const note = '认定机关书面同意修复。';
  await moveCase(b, { caseId, version: 3, event: 'grant', note }, NOW);

  expect(await editionCorrection(maker, reads)).toEqual({ stale: true });
  expect(await editionCorrection(maker, other)).toEqual({ stale: false });
  const stranger = mintScope.bank({ login: `bank-${tag}`, role: 'bank-officer' }, 999_998n);
  await expect(editionCorrection(stranger, reads)).rejects.toMatchObject({ kind: 'not-found' });
  expect((await staleLists()).filter((l) => l.code.endsWith(tag))).toMatchObject([
    { editionId: reads, members: 1, knownBefore: false },
  ]);

  // published again on the old snapshot although it is known: that must not be
  const wrong = await edition('reads', 'penalties-general', before);
  const { violations } = await checkRedress({ snapshot: before, now: NOW });
  expect(violations).toContainEqual({
    kind: 'list',
    list: expect.objectContaining({ editionId: wrong, number: 2, members: 1, knownBefore: true }),
  });

  const rebuilt = await rebuildCorrected({ actor: SYSTEM_ACTOR, now: NOW, snapshot: before });
  const right = await edition('reads', 'penalties-general', rebuilt.snapshot!.id);
  expect(await editionCorrection(maker, right)).toEqual({ stale: false });
  expect((await staleLists()).filter((l) => l.code.endsWith(tag))).toEqual([]);
});
