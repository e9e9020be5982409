import type { Command } from 'commander';
import { AppError } from '@/kernel/errors';
import { MODEL_ROLES } from '@/modules/risk/labels';
import { modelCards } from '@/modules/risk/queries/model-cards';
import { registerDrift } from './model-drift';
import { emit } from './output';

/** `xyd model list|verify|card|drift|outcomes`: the models that may score. */
export function register(program: Command): void {
  const model = program.command('model').description('评分模型');

  model
    .command('list')
    .description('列出登记的模型')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: { json?: boolean }) => {
      const cards = (await modelCards()).map(({ card: _, ...rest }) => rest);
      emit(options, cards, () =>
        cards
          .map(
            (m) =>
              `${m.name} ${m.version}  ${m.label}  ${MODEL_ROLES[m.role]}\n  指标 ${m.features.map((f) => f.label).join('、')}`,
          )
          .join('\n'),
      );
    });

  model
    .command('verify')
    .description('核对每个模型的 sha256、输入输出和标准行')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: { json?: boolean }) => {
      const checked = (await modelCards()).map(({ name, version, sha256 }) => ({ name, version, sha256 }));
      emit(options, checked, () =>
        checked.map((m) => `${m.name} ${m.version} 可以使用，sha256 ${m.sha256}`).join('\n'),
      );
    });

  model
    .command('card')
    .description('显示一个模型的说明卡')
    .argument('<name>', '模型')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (name: string, options: { json?: boolean }) => {
      const card = (await modelCards()).find((m) => m.name === name);
      if (!card)
        throw new AppError(
          'not-found',
          'model-unknown',
          `没有名为 ${name} 的模型，请用 xyd model list 查看。`,
        );
      emit(options, card, () => card.card);
    });

  registerDrift(model);
}
