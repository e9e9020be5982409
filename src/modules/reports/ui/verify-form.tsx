'use client';
import { Button, Input } from 'antd';
import Link from 'next/link';
import { useCallback, useEffect, useState } from 'react';
import { Section } from '@/components/section';
import { ErrorState } from '@/components/states';
import type { Verdict } from '../domain/verdict';
import styles from './reports.module.css';
import { VerdictView } from './verdict-view';

type Checked = { ok: Verdict } | { words: string };

/**
 * 核验: number and code, typed or from the QR code. @param check asks the server
 * @param given from the address; then it asks at once
 */
export function VerifyForm(props: {
  check: (input: { number: string; code: string }) => Promise<Checked>;
  given: { number: string; code: string };
}) {
  const { check, given } = props;
  const [number, setNumber] = useState(given.number);
  const [code, setCode] = useState(given.code);
  const [checked, setChecked] = useState<Checked>();
  const [busy, setBusy] = useState(false);
  const ask = useCallback(
    async (input: { number: string; code: string }) => {
      setBusy(true);
      setChecked(undefined);
      const answer = await check(input).catch(() => ({ words: '没有连上平台，请检查网络后重试。' }));
      setChecked(answer);
      setBusy(false);
    },
    [check],
  );
  const { number: givenNumber, code: givenCode } = given;
  useEffect(() => {
    if (givenNumber && givenCode) void ask({ number: givenNumber, code: givenCode });
  }, [ask, givenNumber, givenCode]);
  return (
    <div className={`stack ${styles.public}`}>
      <Link href="/">信易贷</Link>
      <h1>核验信用报告</h1>
      <Section title="编号与校验码" note="在报告首页二维码旁">
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault();
            void ask({ number, code });
          }}
        >
          <Input
            aria-label="报告编号"
            placeholder="XB-20261127-00000000-0"
            value={number}
            maxLength={64}
            onChange={(e) => setNumber(e.target.value)}
            style={{ width: 240 }}
          />
          <Input
            aria-label="校验码"
            placeholder="校验码"
            value={code}
            maxLength={32}
            onChange={(e) => setCode(e.target.value)}
            style={{ width: 180 }}
          />
          <Button type="primary" htmlType="submit" loading={busy} disabled={!number || !code}>
            核验
          </Button>
        </form>
      </Section>
      {checked &&
        ('ok' in checked ? (
          <VerdictView verdict={checked.ok} />
        ) : (
          <ErrorState error={{ message: checked.words }} />
        ))}
      <p className="muted">
        这里只回答报告是否真实、是谁的、何时出具，不显示报告内容；统一社会信用代码只显示首尾，供与手中报告比对。
      </p>
    </div>
  );
}
