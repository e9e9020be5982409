import type { Command } from 'commander';
import { AppError } from '@/kernel/errors';
import { listBanks } from '@/modules/account/queries/list-banks';
import { createClient, disableClient, rotateSecret } from '@/modules/channel/commands/manage-clients';
import { API_SCOPES } from '@/modules/channel/domain/scope';
import { apiClients } from '@/modules/channel/queries/api-clients';
import { clientSchema } from '@/modules/channel/schema';
import { systemScope } from '@/server/scopes';
import { emit } from './output';

type Json = { json?: boolean };
type Create = Json & { bank: string; name: string; scopes?: string; sandbox?: boolean };
const once = ({ clientId, secret }: { clientId: string; secret: string }) =>
  `客户端编号 ${clientId}\n密钥（只显示这一次）${secret}`;

/** `xyd channel client create|list|rotate-secret|disable`. */
export function registerClients(channel: Command): void {
  const client = channel.command('client').description('银行的接口客户端');

  client
    .command('create')
    .description('新建；密钥只显示这一次')
    .requiredOption('--bank <code>', '银行代码')
    .requiredOption('--name <name>', '名称，给人看')
    .option('--scopes <list>', `权限，逗号隔开；不给即全部：${API_SCOPES.join('、')}`)
    .option('--sandbox', '沙箱：只有示例数据')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: Create) => {
      const bank = (await listBanks()).find((b) => b.code === options.bank);
      if (!bank)
        throw new AppError('not-found', 'bank-unknown', `没有代码为“${options.bank}”的银行，请核对。`);
      const input = clientSchema.safeParse({
        name: options.name,
        scopes: options.scopes?.split(',').map((s) => s.trim()) ?? API_SCOPES,
        sandbox: options.sandbox ?? false,
      });
      if (!input.success)
        throw new AppError(
          'invalid',
          'client-malformed',
          `${input.error.issues[0]?.message}；权限有：${API_SCOPES.join('、')}。`,
        );
      const made = await createClient(systemScope(), { bankId: bank.bankId, ...input.data });
      emit(options, made, () => once(made));
    });

  client
    .command('list')
    .description('有哪些')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: Json) => {
      const lines = await apiClients(systemScope());
      emit(options, lines, () =>
        lines
          .map(
            (c) =>
              `${c.clientId}  ${c.bank}  ${c.name}  ${c.scopes.join(',')}${c.sandbox ? '  沙箱' : ''}${c.disabledAt ? '  已停用' : ''}`,
          )
          .join('\n'),
      );
    });

  client
    .command('rotate-secret')
    .description('换密钥：旧密钥和用它取的令牌立即失效')
    .argument('<client>', '客户端编号')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (clientId: string, options: Json) => {
      const made = await rotateSecret(systemScope(), { clientId });
      emit(options, made, () => once(made));
    });

  client
    .command('disable')
    .description('停用：下一次调用即被拒绝')
    .argument('<client>', '客户端编号')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (clientId: string, options: Json) => {
      await disableClient(systemScope(), { clientId });
      emit(options, { clientId, disabled: true }, () => `客户端 ${clientId} 已停用。`);
    });
}
