'use client';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { ErrorState } from '@/components/states';
import styles from './account.module.css';

/** Asks for the six digits the app shows now. */
export function CodeForm(props: {
  id: string;
  submit: string;
  pending: boolean;
  error: { message: string } | null;
  onCode: (code: string) => void;
}) {
  const [code, setCode] = useState('');
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        props.onCode(code);
      }}
    >
      {props.error && <ErrorState error={props.error} />}
      <div className={styles.code}>
        <label htmlFor={props.id}>验证器现在显示的 6 位数字</label>
        <Input
          id={props.id}
          value={code}
          onChange={(event) => setCode(event.target.value)}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={8}
          style={{ width: 120 }}
          required
        />
        <Button type="primary" htmlType="submit" loading={props.pending} disabled={code.trim() === ''}>
          {props.submit}
        </Button>
      </div>
    </form>
  );
}
