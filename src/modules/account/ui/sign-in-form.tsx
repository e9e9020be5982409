'use client';
import { Alert, Button, Input } from 'antd';
import Link from 'next/link';
import { useActionState } from 'react';
import styles from './sign-in-form.module.css';

type State = {
  readonly words: string | undefined;
  readonly login: string;
  readonly ticket?: string;
};

/** Signs in, in one step or two; what went wrong stands above the fields, the login stays. */
export function SignInForm(props: {
  action: (state: State, form: FormData) => Promise<State>;
  city: { readonly name: string; readonly action: () => Promise<void> } | undefined;
  ended: boolean;
  changed: boolean;
  unlinked: boolean;
  ticket: string | undefined;
  next: string | undefined;
}) {
  const start: State = { words: undefined, login: '', ticket: props.ticket };
  const [state, submit, pending] = useActionState(props.action, start);
  return (
    <main className={styles.page}>
      <form action={submit} className={styles.form}>
        <h1>登录信易贷</h1>
        {!state.words && !state.ticket && <Notices {...props} />}
        {state.words && <Alert type="error" showIcon title={state.words} role="alert" />}
        {state.ticket ? <CodeField ticket={state.ticket} /> : <PasswordFields login={state.login} />}
        <input type="hidden" name="next" value={props.next ?? ''} />
        <Button type="primary" htmlType="submit" block loading={pending}>
          {state.ticket ? '验证' : '登录'}
        </Button>
        {state.ticket ? (
          <p className="muted">手机不在身边：输入启用时保存的恢复码。都没有，请联系安全管理员重置。</p>
        ) : (
          <p className="muted">
            忘记密码请联系安全管理员重置。企业第一次使用：<Link href="/claim">凭认领码开通账号</Link>。
          </p>
        )}
      </form>
      {props.city && !state.ticket && (
        <form action={props.city.action} className={styles.city}>
          <Button htmlType="submit" block>
            用{props.city.name}登录
          </Button>
        </form>
      )}
    </main>
  );
}

function Notices(props: { ended: boolean; changed: boolean; unlinked: boolean }) {
  const { ended, changed, unlinked } = props;
  if (changed) return <Alert type="success" showIcon title="密码已修改，请用新密码登录。" />;
  if (unlinked)
    return (
      <Alert
        type="warning"
        showIcon
        title="您的统一登录身份还没有关联本平台账号，请联系平台管理员关联，或用登录名和密码登录。"
      />
    );
  if (ended)
    return <Alert type="info" showIcon title="您有一段时间没有操作，为保护数据已自动退出，请重新登录。" />;
  return null;
}

function PasswordFields({ login }: { login: string }) {
  return (
    <>
      <label htmlFor="login">登录名</label>
      <Input id="login" name="login" autoComplete="username" required defaultValue={login} key={login} />
      <label htmlFor="password">密码</label>
      <Input.Password id="password" name="password" autoComplete="current-password" required />
    </>
  );
}

function CodeField({ ticket }: { ticket: string }) {
  return (
    <>
      <label htmlFor="code">验证器上的 6 位数字</label>
      <Input id="code" name="code" autoComplete="one-time-code" required autoFocus maxLength={64} />
      <input type="hidden" name="ticket" value={ticket} />
    </>
  );
}
