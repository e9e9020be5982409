import type { Command } from 'commander';
import { notifyOwners } from '@/modules/applications/commands/notify-owners';
import { runClocks } from '@/modules/applications/commands/run-clocks';
import { sendFeedback } from '@/modules/applications/commands/send-feedback';
import { systemScope } from '@/server/scopes';
import { emit } from './output';

/** `xyd applications`: what time alone does to applications and loans, and what they report. */
export function register(program: Command): void {
  const applications = program.command('applications').description('融资申请：到期与逾期、反馈入库');
  applications
    .command('clocks')
    .description('过期的报价、逾期 30/60/90 天的贷款记入状态，反馈入库；每天运行一次，重复运行不变')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: { json?: boolean }) => {
      const moved = await runClocks(systemScope());
      const { sent } = await sendFeedback();
      emit(
        options,
        { ...moved, sent },
        () => `报价过期 ${moved.expired} 笔，逾期变动 ${moved.fallen} 笔，反馈入库 ${sent} 条`,
      );
    });
  applications
    .command('notify')
    .description('把站内消息也送到企业负责人的手机或邮箱（短信、邮件网关，默认写入文件）；每分钟运行一次')
    .option('--json', '只在标准输出给出 JSON')
    .action(async (options: { json?: boolean }) => {
      const done = await notifyOwners(systemScope());
      emit(
        options,
        done,
        () =>
          `送出 ${done.sent} 条（${done.port}），网关拒收 ${done.refused} 条；${done.withoutReader} 条的企业还没有账号，只留在站内`,
      );
    });
}
