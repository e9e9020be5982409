'use client';
import { Alert, Button, Input } from 'antd';
import { useActionState } from 'react';
import styles from './sign-in-form.module.css';

type State = { readonly words: string | undefined; readonly login: string };

/** Signs in; what went wrong stands above the fields, the login stays. */
export function SignInForm(props: {
  action: (state: State, form: FormData) => Promise<State>;
  ended: boolean;
  next: string | undefined;
}) {
  const [state, submit, pending] = useActionState(props.action, { words: undefined, login: '' });
  return (
    <main className={styles.page}>
      <form action={submit} className={styles.form}>
        <h1>登录信易贷</h1>
        {props.ended && !state.words && (
          <Alert type="info" showIcon title="您有一段时间没有操作，为保护数据已自动退出，请重新登录。" />
        )}
        {state.words && <Alert type="error" showIcon title={state.words} role="alert" />}
        <label htmlFor="login">登录名</label>
        <Input
          id="login"
          name="login"
          autoComplete="username"
          required
          defaultValue={state.login}
          key={state.login}
        />
        <label htmlFor="password">密码</label>
        <Input.Password id="password" name="password" autoComplete="current-password" required />
        <input type="hidden" name="next" value={props.next ?? ''} />
        <Button type="primary" htmlType="submit" block loading={pending}>
          登录
        </Button>
        <p className="muted">忘记密码请联系平台管理员重置。企业账号由企业负责人开通。</p>
      </form>
    </main>
  );
}
