'use client';
import { Alert } from 'antd';
import Link from 'next/link';
import { useState } from 'react';
import { LOGIN, NAME, PASSWORD, PHONE, USCC } from './account-questions';
import { type Answers, Questions } from './questions';

type Told<T> = { readonly ok: T } | { readonly words: string };

/** 开通企业账号: the enterprise's code, its claim code, then who you are. */
export function ClaimForm(props: {
  check: (input: unknown) => Promise<Told<{ enterprise: string }>>;
  claim: (input: unknown) => Promise<Told<{ login: string }>>;
}) {
  const [enterprise, setEnterprise] = useState<string>();
  const checkCode = async ({ uscc, code }: Answers) => {
    const told = await props.check({ uscc, code: code ?? '' });
    if ('words' in told) return told.words;
    setEnterprise(told.ok.enterprise);
  };
  const claim = async (answers: Answers) => {
    const told = (await PASSWORD.check(answers)) ?? (await props.claim(answers));
    if (typeof told === 'string') return told;
    return 'words' in told ? told.words : undefined;
  };
  return (
    <Questions
      title="开通企业账号"
      questions={[
        USCC,
        {
          key: 'code',
          label: '认领码是？',
          help: '平台寄给企业注册地址、或在窗口交给您的 12 位字母和数字，大小写、横线都不要紧。没有收到，请联系平台管理员。',
          check: checkCode,
        },
        { ...NAME, label: `要为“${enterprise ?? ''}”开通账号。您怎么称呼？` },
        PHONE,
        LOGIN,
        { ...PASSWORD, check: claim },
      ]}
      done={
        <>
          <h1>账号已开通</h1>
          <Alert type="success" showIcon title={`“${enterprise ?? ''}”的账号可以用了。`} />
          <p>
            现在可以<Link href="/sign-in">登录</Link>，看自己的信用、匹配贷款，还可以请同事做经办人。
          </p>
        </>
      }
    />
  );
}
