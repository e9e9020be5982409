import type { Command } from 'commander';
import { AppError } from '@/kernel/errors';
import { MODEL_ROLES } from '@/modules/risk/labels';
import { type Champion, championSince } from '@/modules/risk/queries/champion-since';
import { modelCards } from '@/modules/risk/queries/model-cards';
import { registerActivation } from './model-activation';
import { registerDrift } from './model-drift';
import { emit } from './output';

/** `xyd model`: the models that may score; `model-activation` says which decides, `model-drift` how they hold. */
export function register(program: Command): void {
  const model = program.command('model').description('评分模型');

  model
    .command('list')
    .description('列出登记的模型、各自的用处，与现用主模型从何时起')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: { json?: boolean }) => {
      const [models, champion] = await Promise.all([modelCards(), championSince()]);
      const cards = models.map(({ card: _, ...rest }) =>
        rest.role === 'champion' ? { ...rest, since: champion.since } : rest,
      );
      emit(options, cards, () =>
        [
          championWords(champion),
          ...cards.map(
            (m) =>
              `${m.name} ${m.version}  ${m.label}  ${MODEL_ROLES[m.role]}` +
              (m.features.length > 0 ? `\n  指标 ${m.features.map((f) => f.label).join('、')}` : ''),
          ),
        ].join('\n'),
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

  registerActivation(model);
  registerDrift(model);
}

function championWords({ name, version, since }: Champion): string {
  const how = since
    ? `${since.at} 起，${since.maker} 经办，${since.checker} 复核（申请第 ${since.activation} 号）`
    : '随本版本发布，未经更换';
  return `现用主模型 ${name} ${version}：${how}`;
}
