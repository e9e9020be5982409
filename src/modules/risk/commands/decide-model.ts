import { AppError } from '@/kernel/errors';
import type { OperatorScope } from '@/kernel/permissions';
import { audited } from '@/modules/audit/commands/audited';
import { latestSnapshot } from '@/modules/features/queries/latest-snapshot';
import { db } from '@/server/db';
import type { ModelActivation } from '@/server/prisma/client';
import { comparisonSchema, isSamePerson } from '../domain/activation';
import { championModel } from '../queries/active-models';
import { verifyModel } from '../queries/load-model';
import { type DecideModel, decideModelSchema } from '../schema';

export type Decision = {
  readonly id: bigint;
  readonly model: string;
  readonly version: string;
  readonly status: 'approved' | 'rejected';
  /** the champion from now on */
  readonly champion: { readonly name: string; readonly version: string };
};

/**
 * 复核: a second person approves a proposed model, which is the champion from then on, or rejects it.
 * Approving asks that everything the comparison rests on still stands; rejecting does not, so that a
 * proposal overtaken by events can be closed.
 * @throws AppError invalid (words), not-found, conflict (own work, ended, or overtaken: propose again),
 *   unavailable (the model is not fit any more)
 */
export async function decideModel(scope: OperatorScope, input: DecideModel): Promise<Decision> {
  const parsed = decideModelSchema.safeParse(input);
  if (!parsed.success) {
    const words = parsed.error.issues.map((i) => i.message).join('；');
    throw new AppError('invalid', 'decision-malformed', `没有提交：${words}。`);
  }
  const { id, decision: status, note } = parsed.data;
  const { login } = scope.actor;
  const proposal = await db().modelActivation.findUnique({ where: { id } });
  if (!proposal) throw new AppError('not-found', 'activation-unknown', '没有这份启用申请，请刷新后重试。');
  if (isSamePerson(login, proposal.proposedBy))
    throw new AppError(
      'conflict',
      'activation-own-work',
      '启用模型须由另一位操作员复核：经办人不能同意或退回自己的申请。',
    );
  if (proposal.status !== 'proposed') throw ended();
  if (status === 'approved') await refuseOvertaken(proposal);
  const { model, version, sha256, comparison } = proposal;
  return audited(scope.actor, async (tx) => {
    // decisions follow one another, so that of two proposals against one champion the second is refused
    await tx.$queryRaw`SELECT id FROM model_activation WHERE status = 'proposed' FOR UPDATE`;
    const before = await championModel(tx);
    const { champion } = comparisonSchema.parse(comparison);
    const decided = await tx.modelActivation.updateMany({
      where: { id, status: 'proposed' },
      data: { status, decidedBy: login, decidedAt: new Date(), decision: note === '' ? null : note },
    });
    if (decided.count !== 1) throw ended();
    if (status === 'approved' && (champion.name !== before.name || champion.version !== before.version))
      throw overtaken(
        `主模型已换成 ${before.name} ${before.version}，不再是对比时的 ${champion.name} ${champion.version}`,
      );
    const after = status === 'approved' ? { name: model, version } : before;
    return {
      result: { id, model, version, status, champion: after },
      entry: {
        action: 'decide-model',
        subject: `model-activation:${id}`,
        before: {
          status: 'proposed',
          proposedBy: proposal.proposedBy,
          champion: `${before.name}@${before.version}`,
        },
        after: {
          status,
          model: `${model}@${version}`,
          sha256,
          note,
          champion: `${after.name}@${after.version}`,
        },
      },
    };
  });
}

async function refuseOvertaken(proposal: ModelActivation): Promise<void> {
  const { model: name, version, sha256 } = proposal;
  const { manifest } = await verifyModel({ name, version });
  if (manifest.sha256 !== sha256)
    throw overtaken(`${manifest.label} ${version} 的模型文件已不是申请时的那一个（sha256 不同）`);
  const { snapshotId } = comparisonSchema.parse(proposal.comparison);
  const latest = await latestSnapshot();
  if (latest?.id !== snapshotId)
    throw overtaken(`最新快照已是 ${latest?.id ?? '无'}，对比用的是 ${snapshotId}`);
}

function ended(): AppError {
  return new AppError('conflict', 'activation-ended', '这份申请已由他人同意或退回，请刷新后查看。');
}

function overtaken(why: string): AppError {
  return new AppError('conflict', 'activation-overtaken', `${why}。请退回这份申请，由经办人重新提出。`);
}
