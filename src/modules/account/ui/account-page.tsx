'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { type Column, DataTable } from '@/components/data-table';
import { dateWords } from '@/components/date-text';
import { PageTitle } from '@/components/page-title';
import { Section } from '@/components/section';
import { ErrorState, Loaded } from '@/components/states';
import { type Outputs, useTRPC } from '@/trpc/client';
import { CodeForm } from './code-form';
import { EnrolSecondFactor } from './enrol-second-factor';
import { PasswordForm } from './password-form';
import { RecoveryCodes } from './recovery-codes';

type Own = Outputs['account']['own'];
type Attempt = Own['attempts'][number];

const ATTEMPTS: readonly Column<Attempt>[] = [
  { key: 'at', title: '时间', value: (a) => dateWords(a.at, true) },
  { key: 'address', title: '来自', value: (a) => a.address },
  { key: 'ok', title: '结果', value: (a) => (a.ok ? '成功' : '失败') },
];

/** 我的账号: the second factor, who tried to sign in, and the way out of everywhere. */
export function AccountPage() {
  const trpc = useTRPC();
  const own = useQuery(trpc.account.own.queryOptions());
  return (
    <>
      <PageTitle title="我的账号" />
      <Loaded query={own}>
        {(security) => (
          <div className="stack">
            {security.passwordDue && <PasswordForm due />}
            <SecondFactor own={security} />
            <Section title="最近的登录" note="不是您本人，请退出全部设备并联系安全管理员">
              <DataTable
                name="登录记录"
                rows={security.attempts}
                columns={ATTEMPTS}
                rowKey={(a) => a.at}
                empty="还没有登录记录。"
                search={false}
                exports={false}
              />
              <EndSessions />
            </Section>
            {!security.passwordDue && <PasswordForm due={false} />}
          </div>
        )}
      </Loaded>
    </>
  );
}

function SecondFactor({ own }: { own: Own }) {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const router = useRouter();
  const [codes, setCodes] = useState<readonly string[]>();
  const done = async () => {
    setCodes(undefined);
    await cache.invalidateQueries({ queryKey: trpc.account.own.queryKey() });
    router.refresh();
  };
  return (
    <Section title="两步验证">
      {codes && <RecoveryCodes codes={codes} onDone={() => void done()} />}
      {!codes && own.secondFactor === 'held' && <Held own={own} onCodes={setCodes} />}
      {!codes && own.secondFactor !== 'held' && (
        <div className="stack">
          {own.secondFactor === 'due' && (
            <Alert type="warning" showIcon title="您的账号能看到他人数据，须先启用两步验证，才能使用平台。" />
          )}
          {own.secondFactor === 'waived' && (
            <Alert
              type="info"
              showIcon
              title="这是演示账号：本演示环境允许不启用两步验证。正式环境中，银行、区和平台账号必须启用。"
            />
          )}
          <EnrolSecondFactor onCodes={setCodes} />
        </div>
      )}
    </Section>
  );
}

function Held({ own, onCodes }: { own: Own; onCodes: (codes: readonly string[]) => void }) {
  const trpc = useTRPC();
  const renew = useMutation(
    trpc.account.renewRecoveryCodes.mutationOptions({
      onSuccess: ({ recoveryCodes }) => onCodes(recoveryCodes),
    }),
  );
  return (
    <div className="stack">
      <p style={{ margin: 0 }}>
        已启用（{own.since ? dateWords(own.since) : ''} 起）。还有 {own.recoveryCodesLeft}{' '}
        个恢复码可用。换手机或丢失手机，请联系安全管理员重置。
      </p>
      <p className="muted" style={{ margin: 0 }}>
        要换一批恢复码（旧的作废）：
      </p>
      <CodeForm
        id="renew-code"
        submit="换一批恢复码"
        pending={renew.isPending}
        error={renew.error}
        onCode={(code) => renew.mutate({ code })}
      />
    </div>
  );
}

function EndSessions() {
  const trpc = useTRPC();
  const { modal } = App.useApp();
  const end = useMutation(
    trpc.account.endSessions.mutationOptions({ onSuccess: () => window.location.assign('/sign-in') }),
  );
  const ask = () =>
    modal.confirm({
      title: '退出全部设备？',
      content: '包括本机在内，所有已登录的浏览器都会立即退出。',
      okText: '全部退出',
      cancelText: '不退出',
      onOk: () => end.mutateAsync().catch(() => {}),
    });
  return (
    <div className="stack" style={{ marginTop: 12 }}>
      {end.error && <ErrorState error={end.error} />}
      <div>
        <Button onClick={ask}>退出全部设备</Button>
      </div>
    </div>
  );
}
