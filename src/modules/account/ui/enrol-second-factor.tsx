'use client';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import Image from 'next/image';
import { ErrorState } from '@/components/states';
import { useTRPC } from '@/trpc/client';
import styles from './account.module.css';
import { CodeForm } from './code-form';

const inFours = (text: string) => (text.match(/.{1,4}/g) ?? []).join(' ');

/** Sets up the second factor: scan, type the first code, keep the recovery codes. */
export function EnrolSecondFactor({ onCodes }: { onCodes: (codes: readonly string[]) => void }) {
  const trpc = useTRPC();
  const begin = useMutation(trpc.account.beginSecondFactor.mutationOptions());
  const confirm = useMutation(
    trpc.account.confirmSecondFactor.mutationOptions({
      onSuccess: ({ recoveryCodes }) => onCodes(recoveryCodes),
    }),
  );
  if (!begin.data)
    return (
      <div className="stack">
        {begin.error && <ErrorState error={begin.error} />}
        <p style={{ margin: 0 }}>
          启用后，登录除密码外还要输入手机验证器上的 6 位数字，密码泄露也进不来。大约需要 1 分钟。
        </p>
        <div>
          <Button type="primary" loading={begin.isPending} onClick={() => begin.mutate()}>
            开始启用
          </Button>
        </div>
      </div>
    );
  const { picture, secret } = begin.data;
  return (
    <ol className={styles.steps}>
      <li>
        用手机上的验证器（如腾讯身份验证器、Microsoft Authenticator、Google Authenticator）扫描二维码：
        <div style={{ margin: '8px 0' }}>
          <Image unoptimized src={picture} alt="验证器二维码" width={180} height={180} />
        </div>
        扫不了，就在验证器里手工输入密钥（类型选“基于时间”）：
        <div className={styles.secret} data-testid="totp-secret">
          {inFours(secret)}
        </div>
      </li>
      <li>
        <CodeForm
          id="first-code"
          submit="启用"
          pending={confirm.isPending}
          error={confirm.error}
          onCode={(code) => confirm.mutate({ code })}
        />
      </li>
    </ol>
  );
}
