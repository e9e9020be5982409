import type { Command } from 'commander';
import { AppError } from '@/kernel/errors';
import { rotateKeys } from '@/modules/account/commands/rotate-keys';
import { sealedByKey } from '@/modules/account/queries/sealed-by-key';
import { addDataKey, dropOldKeys, keyRing } from '@/server/data-keys';
import { SYSTEM_ACTOR, systemScope } from '@/server/scopes';
import { emit, progressBar } from './output';

type Json = { json?: boolean };

/** `xyd keys status|rotate|drop`: the keys personal fields are sealed with. */
export function register(program: Command): void {
  const keys = program.command('keys').description('数据密钥：查看、轮换、去掉旧密钥');

  keys
    .command('status')
    .description('有哪些密钥，各封存了多少条')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: Json) => {
      const ring = keyRing().map((k) => k.id);
      const sealed = await sealedByKey(systemScope());
      emit(options, { keys: ring, sealed }, () =>
        [
          `密钥：${ring.map((id, i) => (i === 0 ? `${id}（在用）` : id)).join('、')}`,
          ...sealed.map(
            (s) => `  ${s.column}  ${s.key}  ${s.rows} 条${ring.includes(s.key) ? '' : '  缺密钥'}`,
          ),
        ].join('\n'),
      );
    });

  keys
    .command('rotate')
    .description('换用新密钥，把封存的个人信息分批重新加密；中断后再运行即接着做')
    .option('--continue', '不再生成新密钥，只把上次没做完的做完')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: Json & { continue?: boolean }) => {
      // XYD_DATA_KEYS is changed by whoever set it: here only what stands under older keys is sealed anew
      if (!options.continue && !process.env.XYD_DATA_KEYS) addDataKey();
      const bar = progressBar('重新加密');
      const done = await rotateKeys(SYSTEM_ACTOR, { onBatch: (n) => bar.update(n) });
      bar.done();
      emit(
        options,
        done,
        () => `已用密钥 ${done.key} 重新加密 ${done.sealed} 条。确认无误并备份后，可运行 xyd keys drop。`,
      );
    });

  keys
    .command('drop')
    .description('去掉旧密钥；还有信息用它封存时不去掉')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: Json) => {
      const [first] = keyRing();
      const left = (await sealedByKey(systemScope())).filter((s) => s.key !== first.id);
      if (left.length > 0)
        throw new AppError(
          'conflict',
          'data-keys-in-use',
          `还有 ${left.reduce((n, s) => n + s.rows, 0)} 条信息用旧密钥封存。请先运行 xyd keys rotate --continue。`,
        );
      const dropped = dropOldKeys();
      emit(options, { dropped }, () =>
        dropped.length > 0 ? `已去掉密钥 ${dropped.join('、')}。` : '没有旧密钥。',
      );
    });
}
