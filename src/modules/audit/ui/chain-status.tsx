'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { DateText } from '@/components/date-text';
import factList from '@/components/facts.module.css';
import { Section } from '@/components/section';
import { ErrorState, Loaded } from '@/components/states';
import { StatusTag } from '@/components/status-tag';
import { type Outputs, useTRPC } from '@/trpc/client';
import { faultWords, lateWords } from '../labels';
import styles from './audit.module.css';

type Status = NonNullable<Outputs['audit']['status']>;
type Report = Outputs['audit']['verify'];

/** 审计链: how far it is linked and signed, whether it held when last looked at; look again here. */
export function ChainStatus() {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const status = useQuery(trpc.audit.status.queryOptions());
  const verify = useMutation(
    trpc.audit.verify.mutationOptions({
      onSettled: () => cache.invalidateQueries({ queryKey: trpc.audit.pathKey() }),
    }),
  );
  return (
    <Section
      title="审计链"
      note="每条记录带着前一条的哈希；检查点另有签名，存在数据库之外"
      actions={
        <Button type="primary" loading={verify.isPending} onClick={() => verify.mutate()}>
          校验整条链
        </Button>
      }
    >
      <Loaded query={status}>
        {(held) =>
          held ? (
            <Facts status={held} />
          ) : (
            <Alert type="error" showIcon title="链头不见了：audit_head 被删除。请运行 xyd audit verify。" />
          )
        }
      </Loaded>
      {verify.error && <ErrorState error={verify.error} retry={() => verify.mutate()} />}
      {verify.data && <Verdict report={verify.data} />}
    </Section>
  );
}

function Facts({ status: s }: { status: Status }) {
  const since = s.linked - (s.checkpoint?.seq ?? 0);
  return (
    <dl className={factList.facts}>
      <dt>已入链</dt>
      <dd>
        {s.linked.toLocaleString('zh-CN')} 条{' '}
        {s.unchained === 0 ? (
          <StatusTag status="pass">没有未入链的记录</StatusTag>
        ) : (
          <StatusTag status="unknown">{s.unchained.toLocaleString('zh-CN')} 条尚未入链</StatusTag>
        )}
      </dd>
      <dt>最近的检查点</dt>
      <dd>
        {s.checkpoint ? (
          <>
            签到第 {s.checkpoint.seq.toLocaleString('zh-CN')} 条，
            <DateText value={s.checkpoint.at} time />
            {since > 0 && `；其后 ${since.toLocaleString('zh-CN')} 条尚未签名`}
          </>
        ) : (
          <StatusTag status="unknown">还没有检查点</StatusTag>
        )}
        {s.keyId === undefined && <StatusTag status="fail">没有签名密钥</StatusTag>}
      </dd>
      <dt>最近的校验</dt>
      <dd>
        {s.verified ? (
          <>
            <StatusTag status={s.verified.faults === 0 ? 'pass' : 'fail'}>
              {s.verified.faults === 0 ? '完整' : `${s.verified.faults} 处不符`}
            </StatusTag>{' '}
            <DateText value={s.verified.at} time />
            ，到第 {s.verified.seq.toLocaleString('zh-CN')} 条
          </>
        ) : (
          <StatusTag status="unknown">还没有校验过</StatusTag>
        )}
      </dd>
      <dt>链尾哈希</dt>
      <dd>
        <code>{s.hash}</code>
      </dd>
      {s.keyId !== undefined && (
        <>
          <dt>签名密钥</dt>
          <dd>
            <code>{s.keyId}</code>
          </dd>
        </>
      )}
    </dl>
  );
}

function Verdict({ report }: { report: Report }) {
  const { faults, faultCount, late, lateCount, rows, signedTo } = report;
  const intact = faultCount === 0;
  const lines = [...faults.map(faultWords), ...late.map(lateWords)];
  const hidden = faultCount + lateCount - lines.length;
  return (
    <Alert
      style={{ marginTop: 12 }}
      type={intact ? (lateCount > 0 ? 'warning' : 'success') : 'error'}
      showIcon
      title={
        intact
          ? `审计链完整：重算了 ${rows.toLocaleString('zh-CN')} 条，检查点签到第 ${signedTo.toLocaleString('zh-CN')} 条。`
          : `发现 ${faultCount} 处不符。请立即通知平台负责人另存数据库与检查点文件，再追查。`
      }
      description={
        lines.length > 0 && (
          <ul className={styles.faults}>
            {lines.map((words) => (
              <li key={words}>{words}</li>
            ))}
            {hidden > 0 && <li>另有 {hidden} 处，用 xyd audit verify --json 查看。</li>}
          </ul>
        )
      }
    />
  );
}
