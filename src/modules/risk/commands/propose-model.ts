import { AppError } from '@/kernel/errors';
import type { OperatorScope } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import type { Comparison } from '../domain/activation';
import type { ModelManifest } from '../domain/model-files';
import { championModel } from '../queries/active-models';
import { compareOnLatest } from '../queries/compare-on-latest';
import { verifyModel } from '../queries/load-model';
import { type ProposeModel, proposeModelSchema } from '../schema';

export type Proposal = {
  readonly id: bigint;
  readonly model: string;
  readonly version: string;
  readonly sha256: string;
  readonly comparison: Comparison;
};

/**
 * 经办: asks that a model version decide in place of the champion, with what it would change on the
 * latest snapshot. Nothing changes before a second person approves.
 * @throws AppError invalid (words; a model that cannot be the champion), not-found and unavailable
 *   (model), conflict (in force, already proposed, not scored on the latest snapshot)
 */
export async function proposeModel(scope: OperatorScope, input: ProposeModel): Promise<Proposal> {
  const parsed = proposeModelSchema.safeParse(input);
  if (!parsed.success) {
    const words = parsed.error.issues.map((i) => i.message).join('；');
    throw new AppError('invalid', 'proposal-malformed', `没有提交：${words}。`);
  }
  const { name, version, note } = parsed.data;
  const { manifest } = await verifyModel({ name, version });
  refuseUnfit(manifest);
  const champion = await championModel();
  if (champion.name === name && champion.version === version)
    throw new AppError(
      'conflict',
      'model-in-force',
      `${manifest.label} ${version} 已是现用主模型，不用再启用。`,
    );
  const { sha256 } = manifest;
  const comparison = await compareOnLatest(champion, { name, version, sha256 });
  return audited(scope.actor, async (tx) => {
    // the range is locked before it is read: of two proposals at once the second sees the first
    const open = await tx.$queryRaw<{ id: bigint; model: string; version: string }[]>`
      SELECT id, model, version FROM model_activation WHERE status = 'proposed' FOR UPDATE`;
    const same = open.find((o) => o.model === name && o.version === version);
    if (same)
      throw new AppError(
        'conflict',
        'model-already-proposed',
        `${manifest.label} ${version} 已有一份待复核的申请（第 ${same.id} 号），请先由另一位操作员同意或退回。`,
      );
    const proposedBy = scope.actor.login;
    const made = await tx.modelActivation.create({
      data: { model: name, version, sha256, note, comparison, proposedBy },
    });
    return {
      result: { id: made.id, model: name, version, sha256, comparison },
      entry: {
        action: 'propose-model',
        subject: `model-activation:${made.id}`,
        before: { champion: `${champion.name}@${champion.version}` },
        after: { model: `${name}@${version}`, sha256, note, snapshot: comparison.snapshotId },
      },
    };
  });
}

/** The champion decides on enterprises and must say why. */
function refuseUnfit({ label, version, subject, kind }: ModelManifest): void {
  if (subject !== 'enterprise')
    throw new AppError(
      'invalid',
      'model-not-of-enterprises',
      `${label} ${version} 不是给企业打分的模型，不能作主模型。`,
    );
  if (kind !== 'scorecard')
    throw new AppError(
      'invalid',
      'model-gives-no-reasons',
      `${label} ${version} 是树模型，给不出逐项理由，只能作对照，不能作主模型。`,
    );
}
