'use client';
import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { ErrorState } from '@/components/states';
import { useTRPC } from '@/trpc/client';
import { API_SCOPES, type ApiScope } from '../domain/scope';
import { SCOPE_LABELS } from '../labels';
import styles from './channel.module.css';
import { SecretOnce } from './secret-once';

/** A new program of the bank: what it is called and what it may do. */
export function ClientForm({ onDone }: { onDone: () => unknown }) {
  const trpc = useTRPC();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<ApiScope[]>([...API_SCOPES]);
  const [sandbox, setSandbox] = useState(true);
  const create = useMutation(
    trpc.channel.createClient.mutationOptions({
      onSuccess: () => {
        setName('');
        onDone();
      },
    }),
  );
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate({ name, scopes, sandbox });
      }}
    >
      {create.error && <ErrorState error={create.error} />}
      {create.data && (
        <SecretOnce
          title="已新建。密钥只显示这一次，请现在存好："
          lines={[
            ['客户端编号', create.data.clientId],
            ['密钥', create.data.secret],
          ]}
        />
      )}
      <div className={styles.form}>
        <label htmlFor="client-name">名称</label>
        <Input
          id="client-name"
          value={name}
          onChange={(e) => setName(e.target.value)}
          maxLength={64}
          style={{ maxWidth: 260 }}
          required
        />
        <span>权限</span>
        <Checkbox.Group<ApiScope>
          value={scopes}
          onChange={setScopes}
          options={API_SCOPES.map((value) => ({ value, label: SCOPE_LABELS[value] }))}
        />
        <span>数据</span>
        <Checkbox checked={sandbox} onChange={(e) => setSandbox(e.target.checked)}>
          沙箱：只有示例数据，碰不到真实企业
        </Checkbox>
      </div>
      <div>
        <Button
          htmlType="submit"
          loading={create.isPending}
          disabled={name.trim().length < 2 || scopes.length === 0}
        >
          新建客户端
        </Button>
      </div>
    </form>
  );
}
