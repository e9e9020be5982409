import { setTimeout as pause } from 'node:timers/promises';
import type { Command } from 'commander';
import { deliverDue } from '@/modules/channel/commands/deliver-due';
import { forgetRequests } from '@/modules/channel/commands/forget-requests';
import { pingWebhook, redeliver } from '@/modules/channel/commands/send-again';
import { STATE_LABELS } from '@/modules/channel/labels';
import { openDeliveries } from '@/modules/channel/queries/bank-deliveries';
import { systemScope } from '@/server/scopes';
import { registerClients } from './channel-client';
import { emit } from './output';

type Json = { json?: boolean };
const EVERY_MS = 5_000;

/** `xyd channel`: programs of banks, and what they are told. */
export function register(program: Command): void {
  const channel = program.command('channel').description('银行接口：客户端、事件通知');
  registerClients(channel);

  channel
    .command('deliver')
    .description('送出到期的事件通知；每分钟运行一次，或用 --loop 一直运行')
    .option('--loop', '一直运行，每 5 秒看一次')
    .option('--json', '只在标准输出给出 JSON（每一轮一个）')
    .action(async (options: Json & { loop?: boolean }) => {
      let stopped = false;
      const stop = () => {
        stopped = true;
      };
      process.once('SIGTERM', stop).once('SIGINT', stop);
      do {
        const done = { ...(await deliverDue()), forgotten: await forgetRequests(new Date()) };
        const quiet = options.loop && done.delivered + done.failed === 0;
        if (!quiet)
          emit(
            options,
            done,
            () => `新事件 ${done.spread} 件，送到 ${done.delivered} 次，失败 ${done.failed} 次`,
          );
        if (options.loop && !stopped) await pause(EVERY_MS);
      } while (options.loop && !stopped);
    });

  channel
    .command('deliveries')
    .description('没有送到的通知：等待重试的和已放弃的')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: Json) => {
      const lines = await openDeliveries(systemScope());
      emit(options, lines, () =>
        lines.length === 0
          ? '没有等待或放弃的通知。'
          : lines
              .map(
                (l) =>
                  `${l.deliveryId}  ${l.bank}  ${l.type}  ${STATE_LABELS[l.state]}  试过 ${l.attempts} 次  ${l.lastStatus ?? l.lastError ?? ''}`,
              )
              .join('\n'),
      );
    });

  channel
    .command('redeliver')
    .description('再送一次')
    .argument('<delivery>', '通知编号')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (deliveryId: string, options: Json) => {
      emit(
        options,
        await redeliver(systemScope(), { deliveryId }),
        () => `通知 ${deliveryId} 已排上，下一轮送出。`,
      );
    });

  channel
    .command('ping')
    .description('给回调地址送一次 ping')
    .argument('<webhook>', '回调地址编号')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (webhookId: string, options: Json) => {
      const sent = await pingWebhook(systemScope(), { webhookId });
      emit(options, sent, () => `ping ${sent.deliveryId} 已排上，下一轮送出。`);
    });
}
