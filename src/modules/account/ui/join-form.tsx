'use client';
import { Alert } from 'antd';
import Link from 'next/link';
import { useEffect, useState } from 'react';
import { LOGIN, PASSWORD, PHONE } from './account-questions';
import { type Answers, Questions } from './questions';

type Told<T> = { readonly ok: T } | { readonly words: string };

/** 开通经办人账号. The code comes after `#` of the link: what stands there is sent to no server and kept in no log. */
export function JoinForm(props: {
  check: (input: unknown) => Promise<Told<{ enterprise: string; displayName: string }>>;
  join: (input: unknown) => Promise<Told<{ login: string }>>;
}) {
  const [who, setWho] = useState<{ enterprise: string; displayName: string }>();
  const [linked, setLinked] = useState<string>();
  useEffect(() => setLinked(decodeURIComponent(window.location.hash.slice(1))), []);
  const checkCode = async ({ code }: Answers) => {
    const told = await props.check({ code: code ?? '' });
    if ('words' in told) return told.words;
    setWho(told.ok);
  };
  const join = async (answers: Answers) => {
    const told = (await PASSWORD.check(answers)) ?? (await props.join(answers));
    if (typeof told === 'string') return told;
    return 'words' in told ? told.words : undefined;
  };
  return (
    <Questions
      key={linked ?? ''}
      title="开通经办人账号"
      start={linked ? { code: linked } : {}}
      questions={[
        {
          key: 'code',
          label: '邀请码是？',
          help: '企业负责人发给您的 16 位字母和数字；从链接打开时已经填好。',
          check: checkCode,
        },
        {
          ...PHONE,
          label: `${who?.displayName ?? ''}，您将成为“${who?.enterprise ?? ''}”的经办人。您的手机号是？`,
        },
        LOGIN,
        { ...PASSWORD, check: join },
      ]}
      done={
        <>
          <h1>账号已开通</h1>
          <Alert type="success" showIcon title={`您已是“${who?.enterprise ?? ''}”的经办人。`} />
          <p>
            现在可以<Link href="/sign-in">登录</Link>
            。授权银行、申请贷款、提异议、增减经办人，只有企业负责人能做。
          </p>
        </>
      }
    />
  );
}
